//! Messages for arguments that do not name exactly one entity.

use crate::model::{EntityId, Graph, escape_hostile};
use crate::search::EntityHit;
use crate::text::{entity_name, entity_names, full_distinction};

/// The maximum length of an argument in a message, in characters.
const MAX_ARGUMENT_LENGTH: usize = 60;

pub(super) fn ambiguous_name_message(graph: &Graph, typed: &str, hits: &[EntityHit]) -> String {
    let candidates = hits.iter().map(|hit| {
        let entity = graph.entity(hit.entity);
        let distinction = full_distinction(graph, hit.entity).map(|text| format!(": {text}"));
        let (slug, name, kind) = (entity.slug(), entity.name(), &entity.kind().slug);
        format!("\n  {slug}  {name} ({kind}){}", distinction.unwrap_or_default())
    });
    let candidates: String = candidates.collect();
    format!("`{}` matches several entities:{candidates}", shorten_for_message(typed))
}

/// The message for words with several interpretations, each with the slugs that select it.
pub(super) fn ambiguous_words_message(
    graph: &Graph,
    typed: &[String],
    interpretations: &[Vec<EntityId>],
) -> String {
    let interpretations = interpretations.iter().map(|interpretation| {
        let slugs = interpretation.iter().map(|id| graph.entity(*id).slug());
        let slugs = slugs.collect::<Vec<&str>>().join(" ");
        format!("\n  {slugs}  {}", entity_names(graph, interpretation))
    });
    let interpretations: String = interpretations.collect();
    let typed: Vec<String> = typed.iter().map(|word| shorten_for_message(word)).collect();
    format!("`{}` could be one name or several:{interpretations}", typed.join(" "))
}

pub(super) fn no_match_message(graph: &Graph, typed: &str, nearest: &[EntityId]) -> String {
    let typed = shorten_for_message(typed);
    if nearest.is_empty() {
        return format!("no entity `{typed}`: try `guanxi search QUERY`");
    }
    let names: Vec<_> = nearest.iter().map(|id| entity_name(graph, *id)).collect();
    format!("no entity `{typed}`: did you mean {}?", names.join(", "))
}

/// An argument for use in a message: shortened, with control characters escaped.
pub(in crate::cli) fn shorten_for_message(typed: &str) -> String {
    let mut characters = typed.chars();
    let start: String = characters.by_ref().take(MAX_ARGUMENT_LENGTH).collect();
    let more = if characters.next().is_some() { "…" } else { "" };
    format!("{}{more}", escape_hostile(&start))
}
