use crate::load::location::LineColumn;
use crate::load::problems::{LocatedProblem, NewProblem, Rule};

/// Why a text cannot be parsed as a tree.
#[derive(Clone, Debug)]
pub(crate) struct TreeError {
    pub(crate) position: LineColumn,
    pub(crate) problem: NewProblem,
    pub(crate) lacks: Lacks,
}

/// What may be missing because the text is only part of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lacks {
    /// Nothing: it is invalid in its file too.
    Nothing,
    /// The end of something in quotes or brackets.
    End,
    /// The value that an alias refers to.
    Anchor,
}

const ALONE: &str =
    "an alias of something outside this entry, in a file that cannot be read as a whole";

impl TreeError {
    pub(super) fn new(position: LineColumn, problem: NewProblem) -> Self {
        Self { position, problem, lacks: Lacks::Nothing }
    }

    /// Whether the text may be valid in the context of its file.
    pub(crate) fn may_be_valid_in_file(&self) -> bool {
        self.lacks != Lacks::Nothing
    }

    /// The problem of a part of a file if the whole file has the problem `whole`.
    pub(crate) fn of_part(self, whole: &Self) -> LocatedProblem {
        if self.lacks != Lacks::Anchor || self.position == whole.position {
            return (self.position, self.problem);
        }
        (self.position, NewProblem::new(Rule::LeftOut, ALONE, "fix the other errors first"))
    }
}
