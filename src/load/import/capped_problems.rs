use std::collections::BTreeMap;

use crate::load::location::LineColumn;
use crate::load::problems::{LocatedProblem, NewProblem, Rule};

/// The maximum number of listed problems per rule and file; further ones are only counted.
const MAX_LISTED: usize = 100;

/// The problems with the rows, notes or lines of a file.
#[derive(Debug, Default)]
pub(super) struct CappedProblems {
    list: Vec<LocatedProblem>,
    counts: BTreeMap<Rule, usize>,
}

impl CappedProblems {
    pub(super) fn add(&mut self, at: LineColumn, rule: Rule, message: String, help: &str) {
        let count = self.counts.entry(rule).or_default();
        *count += 1;
        if *count <= MAX_LISTED {
            self.list.push((at, NewProblem::new(rule, message, help)));
        }
    }

    pub(super) fn finish(mut self) -> Vec<LocatedProblem> {
        for (rule, count) in self.counts.into_iter().filter(|(_, count)| *count > MAX_LISTED) {
            let message =
                format!("only the first {MAX_LISTED} of {count} with this problem are listed");
            let problem = NewProblem::new(rule, message, "fix those listed first");
            self.list.push(((0, 0), problem));
        }
        self.list
    }
}
