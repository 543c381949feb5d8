//! What a note rests on, told before anything else.

use super::Chapter;
use super::markdown::inline;
use super::notes::Notes;
use super::words::count;
use crate::model::{Graph, RelationId, Standing, series};

/// How many relations from how many sources, and how many of them are less firm than stated.
pub(super) fn basis(graph: &Graph, chapters: &[Chapter], notes: &Notes<'_>) -> String {
    let mut relations: Vec<RelationId> = chapters.iter().flat_map(Chapter::relations).collect();
    relations.sort_unstable();
    relations.dedup();
    let title = match graph.title() {
        "" => "the graph".to_owned(),
        title => format!("“{}”", inline(title)),
    };
    let (sources, witnesses) = notes.sources();
    let independent = if witnesses < sources {
        format!(", {witnesses} of them independent")
    } else {
        String::new()
    };
    let relations_told = count(relations.len(), "relation", "relations");
    let sources = count(sources, "source", "sources");
    let reservations = reservations(graph, &relations);
    format!(
        "Drawn from {title}: {relations_told}, resting on {sources}{independent}.{reservations}"
    )
}

fn reservations(graph: &Graph, relations: &[RelationId]) -> String {
    let with = |standing| {
        relations.iter().filter(|id| graph.relation(**id).standing() == standing).count()
    };
    let parts = [
        (with(Standing::Opinion), "one is an opinion", "are opinions"),
        (with(Standing::Implied), "one is only implied", "are only implied"),
        (with(Standing::Alleged), "one is alleged", "are alleged"),
        (with(Standing::Denied), "one is denied", "are denied"),
    ];
    let parts = parts.iter().filter(|(number, ..)| *number > 0);
    let parts: Vec<String> = parts
        .map(|(number, one, many)| match number {
            1 => (*one).to_owned(),
            _ => format!("{number} {many}"),
        })
        .collect();
    if parts.is_empty() { String::new() } else { format!(" Of the relations, {}.", series(&parts)) }
}

impl Chapter {
    /// Every relation it tells.
    fn relations(&self) -> Vec<RelationId> {
        match self {
            Self::Portrait { relations, .. } | Self::Between { relations, .. } => relations.clone(),
            Self::Shared { others, .. } => {
                others.iter().flat_map(|(_, relations)| relations.clone()).collect()
            }
            Self::Chain { hops, .. } => hops.concat(),
        }
    }
}
