//! Footnotes: numbered as they are first used, each place and its words once.

use std::collections::HashMap;
use std::fmt::Write as _;

use super::date;
use super::markdown::inline;
use crate::model::{Citation, Graph, Paragraph, SourceId};

type Key<'g> = (SourceId, Paragraph, Option<&'g str>);

/// The footnotes of one note.
pub(super) struct Notes<'g> {
    graph: &'g Graph,
    numbers: HashMap<Key<'g>, usize>,
    in_order: Vec<Citation<'g>>,
}

impl<'g> Notes<'g> {
    pub(super) fn new(graph: &'g Graph) -> Self {
        Self { graph, numbers: HashMap::new(), in_order: Vec::new() }
    }

    /// The marks for some citations: `[^1][^4]`.
    pub(super) fn marks(&mut self, cites: impl Iterator<Item = Citation<'g>>) -> String {
        let mut marks = String::new();
        for cite in cites {
            let key = (cite.source, cite.paragraph, cite.words);
            let next = self.in_order.len() + 1;
            let number = *self.numbers.entry(key).or_insert(next);
            if number == next {
                self.in_order.push(cite);
            }
            // Writing to a String cannot fail.
            let _ = write!(marks, "[^{number}]");
        }
        marks
    }

    /// The footnotes themselves, one paragraph each.
    pub(super) fn text(&self) -> String {
        let notes = self.in_order.iter().enumerate();
        let notes = notes.map(|(place, cite)| format!("\n[^{}]: {}\n", place + 1, self.note(cite)));
        notes.collect::<Vec<String>>().concat()
    }

    /// How many sources they name, and how many of those are independent witnesses.
    pub(super) fn sources(&self) -> (usize, usize) {
        let mut ids: Vec<SourceId> = self.in_order.iter().map(|cite| cite.source).collect();
        ids.sort_unstable();
        ids.dedup();
        let mut witnesses: Vec<&str> =
            ids.iter().map(|id| self.graph.source(*id).witness()).collect();
        witnesses.sort_unstable();
        witnesses.dedup();
        (ids.len(), witnesses.len())
    }

    /// `Mira Holt, “A quarrel on the quay”, Harbour Gazette, 2 May 2021, paragraph 2: “advised by him”.`
    fn note(&self, cite: &Citation<'_>) -> String {
        let source = self.graph.source(cite.source);
        let published = source.published().map(date::told);
        let parts = [
            source.author().map(inline),
            Some(format!("“{}”", inline(source.title()))),
            source.publisher().map(inline),
            published,
            Some(format!("paragraph {}", cite.paragraph)),
        ];
        let place = parts.into_iter().flatten().collect::<Vec<String>>().join(", ");
        match cite.words {
            Some(words) => format!("{place}: “{}”.", inline(words)),
            None => format!("{place}."),
        }
    }
}
