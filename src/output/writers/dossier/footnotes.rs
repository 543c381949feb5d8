//! Footnotes, numbered by first use. A sentence has one footnote for each source that it cites.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::blocks::Blocks;
use super::sources::Sources;
use crate::model::{Citation, CitedPart, Graph, SourceId};
use crate::text::escape::escape_markdown;
use crate::text::part_in_words;

/// The cited parts of one source, in citation order, each with the words quoted from it.
type CitedPassages<'g> = Vec<(CitedPart, Vec<&'g str>)>;

pub(super) struct Footnotes<'g> {
    graph: &'g Graph,
    numbers: HashMap<(SourceId, CitedPassages<'g>), usize>,
    in_order: Vec<(SourceId, CitedPassages<'g>)>,
}

impl<'g> Footnotes<'g> {
    pub(super) fn new(graph: &'g Graph) -> Self {
        Self { graph, numbers: HashMap::new(), in_order: Vec::new() }
    }

    /// Adds one footnote per source, unless the same footnote exists, and returns the references: `[^1][^4]`.
    pub(super) fn cite(&mut self, cites: impl Iterator<Item = Citation<'g>>) -> String {
        let mut refs = String::new();
        for note in group_by_source(cites) {
            let next = self.in_order.len() + 1;
            let number = *self.numbers.entry(note.clone()).or_insert(next);
            if number == next {
                self.in_order.push(note);
            }
            // Writing to a String cannot fail.
            let _ = write!(refs, "[^{number}]");
        }
        refs
    }

    pub(super) fn sources(&self) -> Sources<'g> {
        let mut ids: Vec<SourceId> = Vec::new();
        for (source, _) in &self.in_order {
            if !ids.contains(source) {
                ids.push(*source);
            }
        }
        Sources::new(self.graph, ids)
    }

    /// The list of sources, then one paragraph per footnote; empty if there are no footnotes.
    pub(super) fn text(&self) -> String {
        if self.in_order.is_empty() {
            return String::new();
        }
        let sources = self.sources();
        let mut blocks = Blocks::default();
        blocks.push_heading(2, "Sources");
        sources.items().iter().for_each(|item| blocks.push_item(item));
        let footnotes = self.in_order.iter().enumerate();
        let footnotes = footnotes.map(|(index, (source, passages))| {
            format!(
                "\n[^{}]: {}, {}.\n",
                index + 1,
                sources.short_name(*source),
                describe_passages(passages)
            )
        });
        format!("\n{}{}", blocks.finish(), footnotes.collect::<Vec<String>>().concat())
    }
}

#[expect(clippy::indexing_slicing, reason = "the index is found above, or the last")]
fn group_by_source<'g>(
    cites: impl Iterator<Item = Citation<'g>>,
) -> Vec<(SourceId, CitedPassages<'g>)> {
    let mut footnotes: Vec<(SourceId, CitedPassages<'g>)> = Vec::new();
    for cite in cites {
        let index = footnotes.iter().position(|(source, _)| *source == cite.source);
        let index = index.unwrap_or_else(|| {
            footnotes.push((cite.source, Vec::new()));
            footnotes.len() - 1
        });
        let passages = &mut footnotes[index].1;
        match passages.iter_mut().find(|(part, _)| *part == cite.part) {
            Some((_, words)) => words.extend(cite.words),
            None => passages.push((cite.part, cite.words.into_iter().collect())),
        }
    }
    footnotes
}

/// `paragraph 2: “advised by him”; paragraph 4`.
fn describe_passages(passages: &CitedPassages<'_>) -> String {
    let passage = |(part, words): &(CitedPart, Vec<&str>)| {
        let quoted: Vec<String> =
            words.iter().map(|words| format!("“{}”", escape_markdown(words))).collect();
        let part = part_in_words(*part);
        match quoted.as_slice() {
            [] => part,
            quoted => format!("{part}: {}", quoted.join(", ")),
        }
    };
    passages.iter().map(passage).collect::<Vec<String>>().join("; ")
}
