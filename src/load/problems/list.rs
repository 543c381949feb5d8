use std::collections::BTreeSet;

use super::new_problem::{FileName, NewProblem};
use super::problem::Problem;
use super::rule::Rule;
use super::severity::Severity;
use super::snippet::Snippet;
use crate::load::location::{LineColumn, Location};
use crate::load::text::{Body, LongFiles, Text};
use crate::model::{FileLine, escape_hostile};

/// The maximum number of listed problems. Further problems are only counted, to limit memory use and time: no one reads
/// more, and most follow from a few mistakes.
pub(crate) const MAX_LISTED: usize = 10_000;
/// The number of unlisted errors after which a graph is not read any further. Each error takes about ten times as long as
/// a valid entry, and a graph with this many errors is usually the wrong file.
const MAX_UNLISTED_ERRORS: usize = 100_000;
const MAX_SNIPPETS: usize = 500;
/// In bytes. Longer lines are not quoted, as finding the column takes too long.
const MAX_QUOTED_LINE: usize = 4 << 20;
/// The maximum length of a quoted text, in characters.
const MAX_QUOTATION: usize = 80;
/// The maximum length of a message, in characters.
const MAX_MESSAGE: usize = 1_000;

#[derive(Clone, Debug, Default)]
pub(crate) struct Problems {
    list: Vec<Problem>,
    unlisted: UnlistedCounts,
    file_names: Vec<FileName>,
    /// The entries in the graph from which something was left out.
    incomplete_entries: BTreeSet<FileLine>,
}

/// The number of problems counted but not listed, by severity.
pub(crate) type UnlistedCounts = [usize; 2];

impl Problems {
    pub(crate) fn set_file_names(&mut self, names: Vec<FileName>) {
        self.file_names = names;
    }

    pub(crate) fn mark_incomplete(&mut self, entry: FileLine) {
        self.incomplete_entries.insert(entry);
    }

    pub(crate) fn take_incomplete_entries(&mut self) -> BTreeSet<FileLine> {
        std::mem::take(&mut self.incomplete_entries)
    }

    pub(crate) fn total(&self) -> usize {
        self.list.len() + self.unlisted.iter().sum::<usize>()
    }

    /// Whether further problems are only counted, so their position and help need not be computed.
    pub(crate) fn is_full(&self) -> bool {
        self.list.len() >= MAX_LISTED
    }

    /// Whether there are so many errors that the rest of the graph should not be read.
    #[expect(clippy::indexing_slicing, reason = "there is a count for each severity")]
    pub(crate) fn has_too_many_errors(&self) -> bool {
        self.unlisted[Severity::Error as usize] >= MAX_UNLISTED_ERRORS
    }

    /// Reports the first entry that is not read because of too many errors, even if the list is full.
    #[expect(clippy::indexing_slicing, reason = "there is a count for each severity")]
    pub(crate) fn add_too_many_errors(&mut self, at: &Location<'_>) {
        let Some(file) = self.file_name(at.file).cloned() else { return };
        let is_error = |problem: &&Problem| problem.rule.severity() == Severity::Error;
        let listed = self.list.iter().filter(is_error).count();
        let errors = listed + self.unlisted[Severity::Error as usize];
        let message = format!("{errors} errors, so nothing is read from here on");
        let help = "fix the errors listed first, which may have the same cause as the others";
        self.push(&file, at.start, NewProblem::new(Rule::TooLarge, message, help));
    }

    pub(crate) fn files(&self) -> BTreeSet<FileName> {
        let file =
            |problem: &Problem| FileName { name: problem.file.clone(), path: problem.path.clone() };
        self.list.iter().map(file).collect()
    }

    pub(crate) fn file_name(&self, file: u32) -> Option<&FileName> {
        self.file_names.get(file as usize)
    }

    pub(crate) fn add(&mut self, at: &Location<'_>, problem: NewProblem) {
        if self.is_full() {
            return self.count_unlisted(problem.rule);
        }
        let (file, position) = at.file_position();
        self.add_at(file, position, problem);
    }

    pub(crate) fn add_at(&mut self, file: u32, position: LineColumn, problem: NewProblem) {
        if let Some(name) = problem.outside_file.clone() {
            return self.add_in_file(&name, position, problem);
        }
        let file = problem.file.unwrap_or(file);
        if let Some(name) = self.file_name(file).cloned() {
            self.add_in_file(&name, position, problem);
        }
    }

    /// Adds a problem in a folder, or in a file outside the graph.
    pub(crate) fn add_in_file(
        &mut self,
        file: &FileName,
        position: LineColumn,
        problem: NewProblem,
    ) {
        if self.is_full() {
            return self.count_unlisted(problem.rule);
        }
        self.push(file, position, problem);
    }

    fn push(&mut self, file: &FileName, position: LineColumn, problem: NewProblem) {
        let ((line, column), snippet) = match problem.spot {
            Some(spot) => (spot.position, Some(spot.snippet)),
            None => (position, None),
        };
        self.list.push(Problem {
            rule: problem.rule,
            severity: problem.rule.severity(),
            file: escape_hostile(&file.name).into_owned(),
            path: file.path.clone(),
            line,
            column,
            snippet,
            message: clip(&escape_hostile(&problem.message)),
            help: problem.help.map(|help| clip(&escape_hostile(&help))),
        });
    }

    /// Returns the problems with their source lines, sorted by rank, by file (the main file first), then by line and
    /// column.
    pub(crate) fn finish(
        mut self,
        texts: &[Text],
        long_files: &LongFiles,
    ) -> (Vec<Problem>, UnlistedCounts) {
        let main_file = self.file_name(0).map(|file| escape_hostile(&file.name).into_owned());
        self.list.sort_by_cached_key(|problem| {
            let is_other_file = Some(&problem.file) != main_file.as_ref();
            let position = (problem.line, problem.column, problem.rule);
            (problem.rule.rank(), is_other_file, problem.file.clone(), position)
        });
        self.list.dedup_by(|next, first| is_repeat(next, first));
        let snippet_count = MAX_SNIPPETS.min(self.list.len());
        let (first, _) = self.list.split_at_mut(snippet_count);
        for problems in first.chunk_by_mut(is_in_order_in_same_file) {
            let Some(file) = problems.first().map(|first| &first.file) else { continue };
            let is_in = |text: &Text| text.name == *file;
            if let Some((index, text)) = texts.iter().enumerate().find(|(_, text)| is_in(text)) {
                let body = Body::Memory(&text.body);
                add_snippets(long_files.get(&index).map_or(body, Body::Long), problems);
            }
        }
        (self.list, self.unlisted)
    }

    #[expect(clippy::indexing_slicing, reason = "there is a count for each severity")]
    fn count_unlisted(&mut self, rule: Rule) {
        self.unlisted[rule.severity() as usize] += 1;
    }
}

/// Truncates a message and the quotations in it, since quoted data can be of any length.
fn clip(message: &str) -> String {
    let limit = |index| if index % 2 == 1 { MAX_QUOTATION } else { MAX_MESSAGE };
    let parts = message.split('`').enumerate().map(|(index, part)| truncate(part, limit(index)));
    truncate(&parts.collect::<Vec<_>>().join("`"), MAX_MESSAGE)
}

#[expect(clippy::string_slice, reason = "`char_indices` gives the starts of characters")]
fn truncate(text: &str, max_length: usize) -> String {
    match text.char_indices().nth(max_length) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Whether a problem repeats the previous one: two readers may report the same problem, and only the first syntax error
/// of a line is kept.
fn is_repeat(next: &Problem, first: &Problem) -> bool {
    let is_same_line = (next.rule, &next.file, next.line) == (first.rule, &first.file, first.line);
    let is_same_message = next.column == first.column && next.message == first.message;
    is_same_line && (is_same_message || next.rule == Rule::Syntax)
}

fn is_in_order_in_same_file(one: &Problem, other: &Problem) -> bool {
    one.file == other.file && one.line <= other.line
}

/// Adds source lines to problems of one file, sorted by line.
fn add_snippets(body: Body<'_>, problems: &mut [Problem]) {
    let mut problems = problems.iter_mut().filter(|problem| problem.column > 0).peekable();
    let mut number = 1;
    for (_, segment) in body.segments(body.len()) {
        if problems.peek().is_none() {
            return;
        }
        for line in segment.split_inclusive('\n') {
            while let Some(problem) = problems.next_if(|problem| problem.line <= number) {
                add_snippet(problem, (number, line));
            }
            number += 1;
        }
    }
    // The file may end with a line break.
    problems.for_each(|problem| add_snippet(problem, (number, "")));
}

/// Adds a source line if it is that of the problem.
fn add_snippet(problem: &mut Problem, (number, line): (u32, &str)) {
    if problem.line == number && line.len() <= MAX_QUOTED_LINE {
        let value = problem.message.split('`').nth(1).unwrap_or_default().trim_end_matches('…');
        problem.snippet = Some(Snippet::new(line, problem.column, value));
    }
}
