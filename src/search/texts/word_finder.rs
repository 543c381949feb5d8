use std::fmt::{Display, Write as _};

use super::text_query::{TermSet, TextQuery};
use super::text_sink::TextSink;
use crate::search::hit::Field;

/// Finds words in the strings of a document, without joining them.
pub(super) struct WordFinder<'q> {
    query: &'q TextQuery,
    wanted: TermSet,
    found: TermSet,
    formatted: String,
}

impl<'q> WordFinder<'q> {
    /// Finds the words that are not yet in `found`.
    pub(super) fn new(query: &'q TextQuery, found: TermSet) -> Self {
        Self { query, wanted: query.all_terms(), found, formatted: String::new() }
    }

    pub(super) fn found(&self) -> TermSet {
        self.found
    }

    fn find_in(&mut self, text: &str) {
        let missing = self.wanted & !self.found;
        if missing != 0 {
            self.found |= self.query.words_in(text, missing);
        }
    }
}

impl<'g> TextSink<'g> for WordFinder<'_> {
    fn start_part(&mut self, _field: Field, text: &'g str) {
        self.find_in(text);
    }

    fn add(&mut self, _separator: &str, text: &'g str) {
        self.find_in(text);
    }

    fn add_formatted(&mut self, _separator: &str, text: &dyn Display) {
        if self.found != self.wanted {
            let mut formatted = std::mem::take(&mut self.formatted);
            formatted.clear();
            // Writing to a string cannot fail.
            let _ = write!(formatted, "{text}");
            self.find_in(&formatted);
            self.formatted = formatted;
        }
    }

    fn end_head(&mut self) {}
}
