//! The finder as plain data, and what it has found.

use super::target::{Hit, SearchScope};

/// What is searched, and what for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Finder {
    /// What is searched.
    pub scope: SearchScope,
    /// What the accepted entity is for.
    pub purpose: Purpose,
    /// Which of the earlier queries is in the field, until it is changed.
    pub recalled: Option<usize>,
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

/// What was found.
#[derive(Debug, Default)]
pub struct HitList {
    /// The hits, best first.
    pub hits: Vec<Hit>,
    /// What is wrong with the query, and what would be right.
    pub hint: Option<String>,
    /// What is still to come.
    pub awaited: Awaited,
}

/// What is still to come of a search on another thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Awaited {
    /// Nothing: the hits are those of the query.
    #[default]
    Nothing,
    /// The hits; meanwhile those of an earlier query are shown.
    Hits,
    /// The hits, of which the first is already accepted.
    Choice,
}
