//! The finder as plain data.

use super::target::SearchScope;

/// What is searched, and what for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Finder {
    /// What is searched.
    pub scope: SearchScope,
    /// What the accepted entity is for.
    pub purpose: Purpose,
    /// Which of the earlier queries is in the field, until it is changed.
    pub recalled: Option<usize>,
    /// Whether Enter was pressed before the search was finished: then it takes the first hit.
    pub accepted: bool,
}

/// What a target is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Purpose {
    /// To go there.
    #[default]
    Go,
    /// To find a path from the focus to it.
    Path,
    /// To print it, if the filter lets it through.
    Pick,
}
