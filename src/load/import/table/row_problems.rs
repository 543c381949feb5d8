use std::collections::BTreeMap;

use super::text::Row;
use crate::load::problems::{LocatedProblem, NewProblem, Rule};

/// Problems of one rule that are listed; the others of a table are only counted.
const MAX_LISTED: usize = 100;

/// The problems with the rows of a table.
#[derive(Debug, Default)]
pub(in crate::load::import) struct RowProblems {
    list: Vec<LocatedProblem>,
    counts: BTreeMap<Rule, usize>,
}

impl RowProblems {
    pub(in crate::load::import) fn add(
        &mut self,
        row: &Row,
        rule: Rule,
        message: String,
        help: &str,
    ) {
        let count = self.counts.entry(rule).or_default();
        *count += 1;
        if *count <= MAX_LISTED {
            self.list.push((row.position(), NewProblem::new(rule, message, help)));
        }
    }

    pub(in crate::load::import) fn finish(mut self) -> Vec<LocatedProblem> {
        for (rule, count) in self.counts.into_iter().filter(|(_, count)| *count > MAX_LISTED) {
            let message = format!("{} more rows with this problem", count - MAX_LISTED);
            let problem = NewProblem::new(rule, message, "fix the rows listed first");
            self.list.push(((0, 0), problem));
        }
        self.list
    }
}
