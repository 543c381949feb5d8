//! The state of the finder.

use crate::search::SearchScope;

/// The state of the finder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Finder {
    /// The scope.
    pub scope: SearchScope,
    /// The purpose of the accepted entity.
    pub purpose: Purpose,
    /// Whether Enter was pressed before the search finished, which accepts the first hit.
    pub accepted: bool,
}

/// The purpose of a target.
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
