use crate::search::SearchScope;

use super::super::super::session::serialise::as_debug;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, serde::Serialize)]
pub struct Finder {
    #[serde(serialize_with = "as_debug")]
    pub(crate) scope: SearchScope,
    pub(crate) purpose: Purpose,
}

/// The purpose of the finder, which determines what happens to the accepted hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, serde::Serialize)]
pub(crate) enum Purpose {
    /// Go to the hit.
    #[default]
    Go,
    /// Find a path from the focus to the hit.
    Path,
    /// Print a reference to the hit.
    Pick,
}
