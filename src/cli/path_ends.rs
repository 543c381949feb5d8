use super::context::Context;
use super::failure::Failure;
use super::filters::Filters;
use super::subject::{names_one_entity, resolve_entity, resolve_exact_name, shorten_for_message};
use crate::model::{Entity, EntityId, Graph, escape_hostile};
use crate::query::{Dimension, FilterArgs, PathQuery};
use crate::text::entity_name;

/// The query for paths from one end to the other that pass the filters and avoid the given entities and relations.
pub(super) fn query(
    context: &Context,
    [from, to]: [&str; 2],
    filters: &Filters,
    avoid: &[String],
) -> Result<PathQuery, Failure> {
    let graph = context.graph()?;
    let (from, to) =
        (resolve_end(context, from, resolve_entity)?, resolve_end(context, to, resolve_entity)?);
    let filter = filters.resolve(graph)?;
    let mut query = PathQuery { from, to, filter, ..PathQuery::default() };
    for avoided in avoid {
        if let Some(relation) = graph.find_relation(avoided) {
            query.avoid_relations.push(relation);
            continue;
        }
        let matches = resolve_end(context, avoided, resolve_exact_name)?;
        // The ends of the path are excluded only by name, not by a query that also matches other entities.
        let is_end = |id: &EntityId| query.from.contains(id) || query.to.contains(id);
        let is_excluded = |id: &EntityId| matches.len() == 1 || !is_end(id);
        query.avoid_entities.extend(matches.iter().copied().filter(is_excluded));
    }
    Ok(query)
}

/// The two ends that the words name. More than two words must have exactly one split into two names or filters.
pub(super) fn two_ends(context: &Context, typed: &[String]) -> Result<[String; 2], Failure> {
    if let [from, to] = typed {
        return Ok([from.clone(), to.clone()]);
    }
    let splits = (1..typed.len()).map(|index| typed.split_at(index));
    let splits = splits.map(|(from, to)| [from.join(" "), to.join(" ")]);
    let mut valid = Vec::new();
    for split in splits {
        if can_be_end(context, &split[0])? && can_be_end(context, &split[1])? {
            valid.push(split);
        }
    }
    let typed = shorten_for_message(&typed.join(" "));
    match valid.len() {
        0 => {
            Err(Failure::NotFound(format!("`{typed}` does not name two entities: {QUOTING_HINT}")))
        }
        1 => Ok(valid.remove(0)),
        _ => Err(Failure::NotFound(format!(
            "`{typed}` can be split into two names in several ways: {QUOTING_HINT}"
        ))),
    }
}

const QUOTING_HINT: &str = "put multi-word names in quotes, as in `guanxi path \"li bin\" porsche`";

/// Whether the argument is a filter or names exactly one entity.
fn can_be_end(context: &Context, typed: &str) -> Result<bool, Failure> {
    Ok(is_filter(typed) || names_one_entity(context, typed)?)
}

pub(super) fn no_path_message(graph: &Graph, [from, to]: [&str; 2], query: &PathQuery) -> String {
    let from = end_name(graph, from, &query.from);
    let to = end_name(graph, to, &query.to);
    format!("no path from {from} to {to}")
}

/// The entity that the argument names, or every entity that passes its filters: `kind:firm source:radio` means
/// every firm with a relation that cites `radio`.
fn resolve_end(
    context: &Context,
    typed: &str,
    resolve_name: fn(&Context, &str) -> Result<EntityId, Failure>,
) -> Result<Vec<EntityId>, Failure> {
    let graph = context.graph()?;
    if !is_filter(typed) {
        return resolve_name(context, typed).map(|id| vec![id]);
    }
    let args: FilterArgs = typed.split_whitespace().map(filter_arg).collect::<Result<_, _>>()?;
    let filter = args.resolve(graph)?;
    let is_match = |id: &EntityId| {
        let mut ties = graph.ties(*id);
        filter.allows_entity(graph, *id)
            && (filter.limits_only_entities()
                || ties.any(|tie| filter.allows_relation(graph, tie.relation)))
    };
    let matches: Vec<EntityId> = graph.entities().map(Entity::id).filter(is_match).collect();
    if matches.is_empty() {
        return Err(Failure::NotFound(format!(
            "no entity matches `{}`",
            shorten_for_message(typed)
        )));
    }
    Ok(matches)
}

/// Whether the argument starts with a filter such as `kind:firm`. Entities whose names start like that must be given by slug.
fn is_filter(typed: &str) -> bool {
    let flag = typed.trim_start().split_once(':').map(|(flag, _)| flag);
    flag.and_then(Dimension::from_flag).is_some()
}

fn filter_arg(word: &str) -> Result<(Dimension, String), Failure> {
    let flag = word.split_once(':');
    flag.and_then(|(flag, value)| Some((Dimension::from_flag(flag)?, value.to_owned()))).ok_or_else(
        || {
            let flags: Vec<&str> = Dimension::all().map(Dimension::flag).collect();
            let (word, flags) = (escape_hostile(word), flags.join(", "));
            Failure::Usage(format!(
                "`{word}`: expected FILTER:VALUE, where FILTER is one of {flags}"
            ))
        },
    )
}

fn end_name(graph: &Graph, typed: &str, ends: &[EntityId]) -> String {
    match ends {
        [only] => entity_name(graph, *only).into_owned(),
        _ => escape_hostile(typed).into_owned(),
    }
}
