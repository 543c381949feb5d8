//! The list of problems while it is being written.

use super::item::{Item, Start};
use super::path::Path;
use super::problem::{Problem, Severity};
use super::rule::Rule;
use super::snippet::Snippet;
use super::tree::Node;
use crate::model::visible;

/// Problems are kept with their words up to this number and only counted beyond it, so that a
/// million faults do not fill the memory.
const KEPT: usize = 10_000;
/// So many of them show their source line.
const SHOWN: usize = 500;
/// So many letters of a quotation are told, and so many of a whole message.
const QUOTED: usize = 80;
const MESSAGE: usize = 1_000;

/// Collects problems.
#[derive(Clone, Debug, Default)]
pub(super) struct Problems {
    list: Vec<Problem>,
    unlisted_errors: usize,
    unlisted_warnings: usize,
    /// The names of the files that items come from.
    names: Vec<String>,
    /// The item that the last fault was found in, and its tree.
    last: Option<(Start, Option<Node>)>,
}

/// The finished list.
pub(super) struct Listed {
    pub(super) problems: Vec<Problem>,
    pub(super) unlisted_errors: usize,
    pub(super) unlisted_warnings: usize,
}

/// What is wrong and what to do: the words of a problem. It may quote the data as it is; hostile
/// characters are made visible when the problem is noted.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub(super) rule: Rule,
    pub(super) message: String,
    pub(super) help: Option<String>,
    /// Where it is, if it is in a file that is no text.
    pub(super) spot: Option<Spot>,
}

/// A place in a file that cannot be kept, with what stands there.
#[derive(Clone, Debug)]
pub(super) struct Spot {
    /// Line and column, counted from 1.
    pub(super) place: (u32, u32),
    pub(super) snippet: Snippet,
}

impl Fault {
    pub(super) fn new(rule: Rule, message: impl Into<String>) -> Self {
        Self { rule, message: message.into(), help: None, spot: None }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    pub(super) fn spot(mut self, spot: Spot) -> Self {
        self.spot = Some(spot);
        self
    }

    pub(super) fn maybe_help(mut self, help: Option<String>) -> Self {
        self.help = help;
        self
    }
}

impl Problems {
    /// Tells the names of the files that items come from.
    pub(super) fn name_files(&mut self, names: Vec<String>) {
        self.names = names;
    }

    /// Whether nothing has been noted.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many faults have been noted.
    pub(super) fn noted(&self) -> usize {
        self.list.len() + self.unlisted_errors + self.unlisted_warnings
    }

    /// The files that problems were noted in so far, each once.
    pub(super) fn files(&self) -> Vec<String> {
        let mut files: Vec<String> = self.list.iter().map(|problem| problem.file.clone()).collect();
        files.sort();
        files.dedup();
        files
    }

    /// The name of a file.
    pub(super) fn name(&self, file: u32) -> &str {
        self.names.get(file as usize).map_or("", String::as_str)
    }

    /// Notes a fault in an item.
    pub(super) fn fault(&mut self, item: &Item<'_>, path: &Path<'_>, fault: Fault) {
        if self.list.len() >= KEPT {
            return self.count(fault.rule);
        }
        let place = self.place(item, path);
        self.at(item.file, place, fault);
    }

    /// Notes a fault at a line and column of a file.
    pub(super) fn at(&mut self, file: u32, place: (u32, u32), fault: Fault) {
        let name = self.name(file).to_owned();
        self.file(&name, place, fault);
    }

    /// Notes a fault in a file that is not among those of the graph, or in a folder.
    pub(super) fn file(&mut self, name: &str, place: (u32, u32), fault: Fault) {
        if self.list.len() >= KEPT {
            return self.count(fault.rule);
        }
        let ((line, column), snippet) = match fault.spot {
            Some(spot) => (spot.place, Some(spot.snippet)),
            None => (place, None),
        };
        self.list.push(Problem {
            rule: fault.rule,
            severity: fault.rule.severity(),
            file: visible(name).into_owned(),
            line,
            column,
            snippet,
            message: clip(&visible(&fault.message)),
            help: fault.help.map(|help| clip(&visible(&help))),
        });
    }

    /// The finished list, with source lines from the files' texts: what keeps a text from being read
    /// first, what only follows from other faults last, and else by file, the graph's first file before
    /// the others, line and column.
    pub(super) fn finish(mut self, texts: &[(&str, &str)]) -> Listed {
        let main = self.names.first().map(|name| visible(name).into_owned());
        self.list.sort_by_cached_key(|problem| {
            let elsewhere = Some(&problem.file) != main.as_ref();
            let place = (problem.line, problem.column, problem.rule);
            (problem.rule.weight(), elsewhere, problem.file.clone(), place)
        });
        self.list.dedup_by(|next, first| repeats(next, first));
        let shown = SHOWN.min(self.list.len());
        for problems in self.list[..shown].chunk_by_mut(together) {
            let text = texts.iter().find(|(name, _)| *name == problems[0].file);
            if let Some((_, text)) = text {
                add_snippets(text, problems);
            }
        }
        Listed {
            problems: self.list,
            unlisted_errors: self.unlisted_errors,
            unlisted_warnings: self.unlisted_warnings,
        }
    }

    /// Where a value stands. The tree of the last item is kept: one item often has many faults.
    fn place(&mut self, item: &Item<'_>, path: &Path<'_>) -> (u32, u32) {
        if self.last.as_ref().is_none_or(|(start, _)| *start != item.start()) {
            self.last = Some((item.start(), item.tree().ok().flatten()));
        }
        match &self.last {
            Some((_, Some(node))) => node.place(path),
            _ => item.start().place,
        }
    }

    fn count(&mut self, rule: Rule) {
        match rule.severity() {
            Severity::Error => self.unlisted_errors += 1,
            Severity::Warning => self.unlisted_warnings += 1,
        }
    }
}

/// A message whose quotations, and which itself, have an end: the data may be of any length.
fn clip(message: &str) -> String {
    let parts: Vec<String> = message
        .split('`')
        .enumerate()
        .map(|(place, part)| if place % 2 == 1 { first(part, QUOTED) } else { part.to_owned() })
        .collect();
    first(&parts.join("`"), MESSAGE)
}

/// The first letters of a text, with a mark where more follows.
fn first(text: &str, letters: usize) -> String {
    match text.char_indices().nth(letters) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// Whether a problem says again what the one before it says: two readers may stumble over one
/// place, and a line has one fault of syntax.
fn repeats(next: &Problem, first: &Problem) -> bool {
    let same_line = (next.rule, &next.file, next.line) == (first.rule, &first.file, first.line);
    let same = next.column == first.column && next.message == first.message;
    same_line && (same || next.rule == Rule::Syntax)
}

/// Whether two problems stand in one file, the first not behind the second.
fn together(one: &Problem, other: &Problem) -> bool {
    one.file == other.file && one.line <= other.line
}

/// Adds source lines to the problems of one file, which stand in the order of lines.
fn add_snippets(text: &str, problems: &mut [Problem]) {
    let mut lines = (1..).zip(text.split('\n')).peekable();
    for problem in problems.iter_mut().filter(|problem| problem.column > 0) {
        while lines.next_if(|(number, _)| *number < problem.line).is_some() {}
        if let Some((_, line)) = lines.peek().filter(|(number, _)| *number == problem.line) {
            let found = problem.message.split('`').nth(1).unwrap_or_default().trim_end_matches('…');
            problem.snippet = Some(Snippet::new(line, problem.column, found));
        }
    }
}
