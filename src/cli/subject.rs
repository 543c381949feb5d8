//! What a command is about: the entities named, and the part of the graph around them.

use clap::Args;

use super::context::Context;
use super::failure::Failure;
use super::filters::Filters;
use super::ui::{self, Reader};
use crate::model::{EntityId, Graph, Paragraph, Selection, Source, visible};
use crate::output::Extract;
use crate::query::{Filter, everything, neighbourhood};
use crate::search::{EntityHit, Resolution, find_named, find_one};
use crate::text::{nearest, suggestion};

/// Hops around the entities named, by default.
const USUAL_DEPTH: usize = 1;

/// A part of the graph, as it is asked for.
#[derive(Args, Clone, Debug)]
pub(super) struct ExtractArgs {
    /// Entities to include, with their neighbours [default: the whole graph]
    #[arg(value_name = "ENTITY")]
    entities: Vec<String>,
    /// Number of hops around the entities [default: 1]
    #[arg(long, value_name = "N", requires = "entities")]
    depth: Option<usize>,
    #[command(flatten)]
    filters: Filters,
}

impl ExtractArgs {
    /// The part of the graph that is meant.
    pub(super) fn extract<'c>(&self, context: &'c Context) -> Result<Extract<'c>, Failure> {
        let graph = context.graph()?;
        let filter = self.filters.resolve(graph)?;
        let seeds = entities(context, &self.entities)?;
        let depth = self.depth.unwrap_or(USUAL_DEPTH);
        let selection = selection(graph, &seeds, depth, &filter);
        Ok(Extract::new(graph, seeds, filter, selection))
    }
}

/// The one entity that a text names. A misspelling is followed only if a person reads the answer,
/// and with a note.
pub(super) fn entity(context: &Context, typed: &str) -> Result<EntityId, Failure> {
    let graph = context.graph()?;
    let resolution = find_one(context.index()?, graph, typed);
    match resolution {
        Resolution::Similar(entity) if context.reader == Reader::Person => {
            let name = graph.entity(entity).name();
            ui::note(format!("no `{}`; showing {name}", as_repeated(typed)));
            Ok(entity)
        }
        resolution => resolved(graph, typed, resolution),
    }
}

/// The one entity that a text names by its slug, its name or an alias.
pub(super) fn named_entity(context: &Context, typed: &str) -> Result<EntityId, Failure> {
    let graph = context.graph()?;
    resolved(graph, typed, find_named(context.index()?, graph, typed))
}

fn resolved(graph: &Graph, typed: &str, resolution: Resolution) -> Result<EntityId, Failure> {
    match resolution {
        Resolution::One(entity) => Ok(entity),
        Resolution::Similar(entity) => {
            Err(Failure::No(none(typed, &[graph.entity(entity).name().to_owned()])))
        }
        Resolution::Several(hits) => Err(Failure::No(several(graph, typed, &hits))),
        Resolution::None(nearest) => Err(Failure::No(none(typed, &nearest))),
    }
}

/// The entities that some texts name, without duplicates, in the order in which they were named.
pub(super) fn entities(context: &Context, typed: &[String]) -> Result<Vec<EntityId>, Failure> {
    if let Some(one) = one_name(context, typed)? {
        return Ok(vec![one]);
    }
    let mut found = Vec::with_capacity(typed.len());
    for text in typed {
        let id = entity(context, text)?;
        if !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}

/// The entity whose name several words are together, as in `show richard yu`. Fails if each word
/// names an entity as well.
pub(super) fn one_name(context: &Context, typed: &[String]) -> Result<Option<EntityId>, Failure> {
    let (graph, index) = (context.graph()?, context.index()?);
    let one = |text: &str| match find_one(index, graph, text) {
        Resolution::One(entity) => Some(entity),
        _ => None,
    };
    let ([_, _, ..], Some(joined)) = (typed, one(&typed.join(" "))) else { return Ok(None) };
    match typed.iter().map(|text| one(text)).collect::<Option<Vec<_>>>() {
        Some(each) if each.iter().any(|entity| *entity != joined) => {
            let [typed, each] = [
                typed.iter().map(|text| as_repeated(text)).collect::<Vec<String>>(),
                each.iter().map(|id| graph.entity(*id).slug().to_owned()).collect(),
            ]
            .map(|words| words.join(" "));
            let joined = graph.entity(joined).slug();
            let message = format!("`{typed}` is one name or several: use `{joined}` or `{each}`");
            Err(Failure::No(message))
        }
        _ => Ok(Some(joined)),
    }
}

/// The source, and the paragraph if there is one, that `courage-speech#4` names.
pub(super) fn source<'g>(
    graph: &'g Graph,
    typed: &str,
) -> Result<(Source<'g>, Option<Paragraph>), Failure> {
    let (slug, number) =
        typed.rsplit_once('#').map_or((typed, None), |(slug, number)| (slug, Some(number)));
    let Some(source) = graph.find_source(slug.trim()) else {
        return Err(Failure::No(no_source(graph, slug)));
    };
    let source = graph.source(source);
    let Some(number) = number else { return Ok((source, None)) };
    let count = source.paragraph_count();
    let paragraph = number.parse().ok().and_then(Paragraph::new);
    match paragraph.filter(|paragraph| paragraph.index() < count) {
        Some(paragraph) => Ok((source, Some(paragraph))),
        None => Err(Failure::No(format!(
            "no paragraph `#{}` in {}: it has #1 to #{count}",
            visible(number),
            source.slug()
        ))),
    }
}

/// The most sources that a message lists if none is similar to what was typed.
const LISTED_SOURCES: usize = 12;

fn no_source(graph: &Graph, typed: &str) -> String {
    let known: Vec<&str> = graph.sources().map(Source::slug).take(LISTED_SOURCES).collect();
    match nearest(typed, graph.sources().map(Source::slug)) {
        Some(slug) => format!("no source `{}`: {}", visible(typed), suggestion(slug)),
        None => format!("no source `{}`: there are {}", visible(typed), known.join(", ")),
    }
}

/// What is up to some hops around entities, or everything without any.
pub(super) fn selection(
    graph: &Graph,
    seeds: &[EntityId],
    depth: usize,
    filter: &Filter,
) -> Selection {
    match seeds {
        [] => whole(graph, filter),
        _ => neighbourhood(graph, seeds, depth, filter).selection,
    }
}

/// Everything that a filter leaves.
///
/// If it limits relations, entities without any left are left out too: everything negative does not
/// include all other entities.
fn whole(graph: &Graph, filter: &Filter) -> Selection {
    let mut left = everything(graph, filter);
    if filter.is_only_on_entities() {
        return left;
    }
    let mut tied = vec![false; graph.entity_count()];
    for relation in left.relations.iter().map(|id| graph.relation(*id)) {
        tied[relation.from().id().index()] = true;
        tied[relation.to().id().index()] = true;
    }
    left.entities.retain(|id| tied[id.index()]);
    left
}

/// The most characters of what was typed that a message repeats.
const LONGEST_REPEATED: usize = 60;

fn several(graph: &Graph, typed: &str, hits: &[EntityHit]) -> String {
    let candidates = hits.iter().map(|hit| {
        let entity = graph.entity(hit.entity);
        format!("\n  {}  {} ({})", entity.slug(), entity.name(), entity.kind().slug)
    });
    let candidates: String = candidates.collect();
    format!("`{}` matches several entities:{candidates}", as_repeated(typed))
}

/// What was typed, as a message repeats it: control characters made visible, and shortened.
pub(super) fn as_repeated(typed: &str) -> String {
    let mut characters = typed.chars();
    let start: String = characters.by_ref().take(LONGEST_REPEATED).collect();
    let more = if characters.next().is_some() { "…" } else { "" };
    format!("{}{more}", visible(&start))
}

fn none(typed: &str, nearest: &[String]) -> String {
    let typed = as_repeated(typed);
    if nearest.is_empty() {
        return format!("no entity `{typed}`: try `guanxi search`");
    }
    format!("no entity `{typed}`: did you mean {}?", nearest.join(", "))
}
