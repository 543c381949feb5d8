use std::collections::{BTreeMap, HashSet};

use crate::load::location::LineColumn;
use crate::model::{ClaimHandle, ClaimLink, FileLine};

/// The id of a relation or fact and its references to other claims, before it is in the graph.
#[derive(Debug, Default)]
pub(super) struct ClaimMarks<'w> {
    /// Its id, if it has a valid one.
    pub(super) id: Option<&'w str>,
    pub(super) references: Vec<NamedClaim>,
}

/// An id in a list of `disputes` or `compare`, and its location.
#[derive(Debug)]
pub(super) struct NamedClaim {
    pub(super) link: ClaimLink,
    pub(super) name: String,
    pub(super) file: u32,
    pub(super) position: LineColumn,
}

/// The ids so far, and references to claims that may follow later.
#[derive(Debug, Default)]
pub(super) struct ClaimReferences {
    /// By id: the claim, unless it was left out, and its location.
    pub(super) given: BTreeMap<String, (Option<ClaimHandle>, FileLine)>,
    /// Relations that were left out, as `from.kind.to`.
    pub(super) left_out: HashSet<String>,
    pub(super) references: Vec<(ClaimHandle, NamedClaim)>,
    /// Whether an entry could not be read, or was left out with its facts: it may have defined any id.
    pub(super) incomplete: bool,
}
