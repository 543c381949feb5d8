use super::footnotes::Footnotes;
use crate::model::{Graph, RelationId, Standing};
use crate::query::Chapter;
use crate::text::escape::escape_markdown;
use crate::text::{count_in_words, number_in_words, series};

/// The opening paragraph of a dossier: the number of relations, sources and witnesses, and how many relations are
/// disputed or not `stated`.
pub(super) fn opening_paragraph(
    graph: &Graph,
    chapters: &[Chapter],
    footnotes: &Footnotes<'_>,
) -> String {
    let mut relations: Vec<RelationId> = chapters.iter().flat_map(Chapter::relations).collect();
    relations.sort_unstable();
    relations.dedup();
    let title = match graph.title() {
        "" => "the graph".to_owned(),
        title => format!("“{}”", escape_markdown(title)),
    };
    let (sources, witnesses) = footnotes.sources().count_with_witnesses();
    let source_summary = match (sources, witnesses) {
        (0, _) => String::new(),
        (1, _) => ", based on one source".to_owned(),
        _ if witnesses < sources => format!(
            ", based on {} sources, {} of them independent",
            number_in_words(sources),
            number_in_words(witnesses)
        ),
        _ => format!(", based on {} sources", number_in_words(sources)),
    };
    let total = count_in_words(relations.len(), "relation", "relations");
    let qualifications = qualifications(graph, &relations);
    format!("Drawn from {title}: {total}{source_summary}.{qualifications}")
}

/// ` Of these, nine are opinions, six only implied and one is denied.`
fn qualifications(graph: &Graph, relations: &[RelationId]) -> String {
    let count = |standing| {
        relations.iter().filter(|id| graph.relation(**id).standing() == standing).count()
    };
    let disputed = relations.iter().filter(|id| graph.relation(**id).is_disputed());
    let parts = [
        (count(Standing::Opinion), "an opinion", "opinions"),
        (count(Standing::Implied), "only implied", "only implied"),
        (count(Standing::Alleged), "alleged", "alleged"),
        (count(Standing::Denied), "denied", "denied"),
        (disputed.count(), "disputed", "disputed"),
    ];
    let parts = parts.iter().filter_map(|(count, singular, plural)| match count {
        0 => None,
        1 => Some(format!("one is {singular}")),
        _ => Some(format!("{} are {plural}", number_in_words(*count))),
    });
    let parts: Vec<String> = parts.collect();
    match (parts.as_slice(), relations.len()) {
        ([], _) => String::new(),
        ([first, ..], 1) => format!(" It is {}.", first.trim_start_matches("one is ")),
        _ => format!(" Of these, {}.", series(&parts)),
    }
}
