//! The list of problems while it is being written.

use super::item::Item;
use super::path::Path;
use super::problem::{Problem, Severity};
use super::rule::Rule;
use crate::model::visible;

/// Problems are kept with their words up to this number and only counted beyond it, so that a
/// million faults do not fill the memory.
const KEPT: usize = 10_000;

/// Collects problems.
#[derive(Debug, Default)]
pub(super) struct Problems {
    pub(super) list: Vec<Problem>,
    pub(super) unlisted_errors: usize,
    pub(super) unlisted_warnings: usize,
    names: Vec<String>,
}

impl Problems {
    /// Tells the names of the files that items come from.
    pub(super) fn rename(&mut self, names: Vec<String>) {
        self.names = names;
    }

    /// The name of a file.
    pub(super) fn name(&self, file: u32) -> &str {
        self.names.get(file as usize).map_or("", String::as_str)
    }

    /// Notes a fault in an item; `message` may quote the data, it is made visible here.
    pub(super) fn fault(
        &mut self,
        rule: Rule,
        item: &Item<'_>,
        path: &Path<'_>,
        message: &str,
        help: Option<String>,
    ) {
        if self.list.len() >= KEPT {
            return self.count(rule);
        }
        let (line, column) = item.place(path);
        self.at(rule, item.file, (line, column), message, help);
    }

    /// Notes a fault at a line and column of a file.
    pub(super) fn at(
        &mut self,
        rule: Rule,
        file: u32,
        (line, column): (u32, u32),
        message: &str,
        help: Option<String>,
    ) {
        let name = self.names.get(file as usize).cloned().unwrap_or_default();
        self.file(rule, &name, (line, column), message, help);
    }

    /// Notes a fault in a file that is not in the list.
    pub(super) fn file(
        &mut self,
        rule: Rule,
        name: &str,
        (line, column): (u32, u32),
        message: &str,
        help: Option<String>,
    ) {
        if self.list.len() >= KEPT {
            return self.count(rule);
        }
        self.list.push(Problem {
            rule,
            severity: rule.severity(),
            file: visible(name).into_owned(),
            line,
            column,
            snippet: None,
            message: visible(message).into_owned(),
            help: help.map(|help| visible(&help).into_owned()),
        });
    }

    fn count(&mut self, rule: Rule) {
        match rule.severity() {
            Severity::Error => self.unlisted_errors += 1,
            Severity::Warning => self.unlisted_warnings += 1,
        }
    }
}
