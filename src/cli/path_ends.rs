//! Builds path queries from arguments, and the message if there is no path.

use super::context::Context;
use super::failure::Failure;
use super::filters::Filters;
use super::subject::{entity, named_entity, names_one, shorten_for_message};
use crate::model::{Entity, EntityId, Graph, visible};
use crate::query::{Dimension, FilterArgs, PathQuery};
use crate::text::entity_name;

/// The query for paths between two ends that pass a filter and avoid the given entities, and relations given by id.
pub(super) fn query(
    context: &Context,
    [from, to]: [&str; 2],
    filters: &Filters,
    avoid: &[String],
) -> Result<PathQuery, Failure> {
    let graph = context.graph()?;
    let (from, to) = (ends(context, from, entity)?, ends(context, to, entity)?);
    let filter = filters.resolve(graph)?;
    let mut query = PathQuery { from, to, filter, ..PathQuery::default() };
    for avoided in avoid {
        if let Some(relation) = graph.find_relation(avoided) {
            query.avoid_relations.push(relation);
            continue;
        }
        let meant = ends(context, avoided, named_entity)?;
        // A named end is not excluded, even if it matches a query to avoid.
        let is_end = |id: &EntityId| query.from.contains(id) || query.to.contains(id);
        let is_meant = |id: &EntityId| meant.len() == 1 || !is_end(id);
        let meant: Vec<EntityId> = meant.iter().copied().filter(is_meant).collect();
        query.avoid_entities.extend(meant);
    }
    Ok(query)
}

/// The two ends of a path: two words are the ends; more are split into two names, if there is only one way to do so.
pub(super) fn two_ends(context: &Context, typed: &[String]) -> Result<[String; 2], Failure> {
    if let [from, to] = typed {
        return Ok([from.clone(), to.clone()]);
    }
    let splits = (1..typed.len()).map(|index| [typed[..index].join(" "), typed[index..].join(" ")]);
    let mut found = Vec::new();
    for split in splits {
        if is_end(context, &split[0])? && is_end(context, &split[1])? {
            found.push(split);
        }
    }
    let typed = shorten_for_message(&typed.join(" "));
    match found.len() {
        0 => Err(Failure::NotFound(format!("`{typed}` does not name two ends: {QUOTING_HINT}"))),
        1 => Ok(found.remove(0)),
        _ => Err(Failure::NotFound(format!(
            "`{typed}` can be split into two names in several ways: {QUOTING_HINT}"
        ))),
    }
}

/// The suggestion if words cannot be split into two names.
const QUOTING_HINT: &str = "put multi-word names in quotes, as in `guanxi path \"li bin\" porsche`";

/// Whether a text is a filter or names one entity.
fn is_end(context: &Context, typed: &str) -> Result<bool, Failure> {
    Ok(is_filter(typed) || names_one(context, typed)?)
}

pub(super) fn no_path(graph: &Graph, [from, to]: [&str; 2], query: &PathQuery) -> String {
    let (from, to) = (named(graph, from, &query.from), named(graph, to, &query.to));
    format!("no path from {from} to {to}")
}

/// One end of a path: an entity, or all entities that pass a filter: `kind:firm source:radio` means every firm with a
/// relation that cites the radio.
fn ends(
    context: &Context,
    typed: &str,
    entity: fn(&Context, &str) -> Result<EntityId, Failure>,
) -> Result<Vec<EntityId>, Failure> {
    let graph = context.graph()?;
    if !is_filter(typed) {
        return entity(context, typed).map(|found| vec![found]);
    }
    let args: FilterArgs = typed.split_whitespace().map(filter_arg).collect::<Result<_, _>>()?;
    let filter = args.resolve(graph)?;
    let fits = |id: &EntityId| {
        let mut ties = graph.ties(*id);
        filter.allows_entity(graph, *id)
            && (filter.limits_only_entities()
                || ties.any(|tie| filter.allows_relation(graph, tie.relation)))
    };
    let fitting: Vec<EntityId> = graph.entities().map(Entity::id).filter(fits).collect();
    if fitting.is_empty() {
        return Err(Failure::NotFound(format!(
            "no entity matches `{}`",
            shorten_for_message(typed)
        )));
    }
    Ok(fitting)
}

/// Whether a text has the form `kind:firm`; no name starts with a flag and a colon.
fn is_filter(typed: &str) -> bool {
    let flag = typed.trim_start().split_once(':').map(|(flag, _)| flag);
    flag.and_then(Dimension::from_flag).is_some()
}

/// Parses `kind:firm` into a filter flag and its value.
fn filter_arg(word: &str) -> Result<(Dimension, String), Failure> {
    let flag = word.split_once(':');
    flag.and_then(|(flag, value)| Some((Dimension::from_flag(flag)?, value.to_owned()))).ok_or_else(
        || {
            let flags: Vec<&str> = Dimension::all().map(Dimension::flag).collect();
            let flags = flags.join(":, ");
            Failure::Usage(format!("`{}`: expected one of {flags}: and a value", visible(word)))
        },
    )
}

/// The name of an end of a path: of its one entity, or the words as typed.
fn named(graph: &Graph, typed: &str, ends: &[EntityId]) -> String {
    match ends {
        [only] => entity_name(graph, *only).into_owned(),
        _ => visible(typed).into_owned(),
    }
}
