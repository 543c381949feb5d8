//! The state of the finder.

use crate::search::SearchScope;

use super::super::super::session::serialise::as_debug;

/// The state of the finder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, serde::Serialize)]
pub struct Finder {
    /// The scope.
    #[serde(serialize_with = "as_debug")]
    pub scope: SearchScope,
    /// The purpose for which a hit is accepted.
    pub purpose: Purpose,
}

/// The purpose of the finder, which determines what happens to the accepted hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, serde::Serialize)]
pub enum Purpose {
    /// Go to the hit.
    #[default]
    Go,
    /// Find a path from the focus to the hit.
    Path,
    /// Print a reference to the hit.
    Pick,
}
