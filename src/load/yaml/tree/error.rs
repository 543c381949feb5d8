use crate::load::location::LineColumn;
use crate::load::problems::{LocatedProblem, NewProblem, Rule};

/// An error in parsing text as a tree.
#[derive(Clone, Debug)]
pub(crate) struct TreeError {
    pub(crate) position: LineColumn,
    pub(crate) problem: NewProblem,
    pub(crate) missing: MissingContext,
}

/// The context that text may lack because it is part of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum MissingContext {
    /// No context is missing: the text is invalid in its file too.
    Nothing,
    End,
    Anchor,
}

const OUTSIDE_ALIAS: &str =
    "this alias refers outside its entry, in a file that cannot be read as a whole";

impl TreeError {
    pub(super) fn new(position: LineColumn, problem: NewProblem) -> Self {
        Self { position, problem, missing: MissingContext::Nothing }
    }

    pub(crate) fn may_be_valid_in_file(&self) -> bool {
        self.missing != MissingContext::Nothing
    }

    /// The problem to report for part of a file, given the error of parsing the whole file.
    pub(crate) fn into_part_problem(self, error_in_file: &Self) -> LocatedProblem {
        if self.missing != MissingContext::Anchor || self.position == error_in_file.position {
            return (self.position, self.problem);
        }
        (self.position, NewProblem::new(Rule::LeftOut, OUTSIDE_ALIAS, "fix the other errors first"))
    }
}
