//! The state of the finder.

use crate::search::SearchScope;

/// The state of the finder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Finder {
    /// The scope.
    pub scope: SearchScope,
    /// What the accepted hit is for.
    pub purpose: Purpose,
}

/// What an accepted hit is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Purpose {
    /// To go there.
    #[default]
    Go,
    /// To find a path from the focus to it.
    Path,
    /// To print it, if it passes the filter.
    Pick,
}
