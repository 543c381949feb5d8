//! Messages if an argument does not name one entity: what it may have meant.

use crate::model::{EntityId, Graph, visible};
use crate::search::EntityHit;
use crate::text::{distinction, entity_names};

/// The most characters of what was typed that a message repeats.
const LONGEST_REPEATED: usize = 60;

/// The message if several entities are called so, each with what tells it apart.
pub(super) fn several(graph: &Graph, typed: &str, hits: &[EntityHit]) -> String {
    let candidates = hits.iter().map(|hit| {
        let entity = graph.entity(hit.entity);
        let about = distinction(graph, hit.entity).map(|about| format!(": {about}"));
        let (slug, name, kind) = (entity.slug(), entity.name(), &entity.kind().slug);
        format!("\n  {slug}  {name} ({kind}){}", about.unwrap_or_default())
    });
    let candidates: String = candidates.collect();
    format!("`{}` matches several entities:{candidates}", as_repeated(typed))
}

/// The message if several words can be read in more than one way, each with what to type for it.
pub(super) fn several_readings(
    graph: &Graph,
    typed: &[String],
    readings: &[Vec<EntityId>],
) -> String {
    let readings = readings.iter().map(|reading| {
        let slugs = reading.iter().map(|id| graph.entity(*id).slug());
        let slugs = slugs.collect::<Vec<&str>>().join(" ");
        format!("\n  {slugs}  {}", entity_names(graph, reading))
    });
    let readings: String = readings.collect();
    let typed: Vec<String> = typed.iter().map(|word| as_repeated(word)).collect();
    format!("`{}` is one name or several:{readings}", typed.join(" "))
}

/// The message if no entity is called so.
pub(super) fn none(typed: &str, nearest: &[String]) -> String {
    let typed = as_repeated(typed);
    if nearest.is_empty() {
        return format!("no entity `{typed}`: try `guanxi search`");
    }
    format!("no entity `{typed}`: did you mean {}?", nearest.join(", "))
}

/// What was typed, as a message repeats it: control characters made visible, and shortened.
pub(in crate::cli) fn as_repeated(typed: &str) -> String {
    let mut characters = typed.chars();
    let start: String = characters.by_ref().take(LONGEST_REPEATED).collect();
    let more = if characters.next().is_some() { "…" } else { "" };
    format!("{}{more}", visible(&start))
}
