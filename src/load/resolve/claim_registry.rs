use std::collections::{BTreeMap, HashMap, HashSet};

use crate::load::location::LineColumn;
use crate::model::{ClaimHandle, ClaimLink, EntityHandle, FileLine, RelationKindId};

/// The ends and the kind of a relation, which make up its default id.
pub(super) type EndsAndKind = ([EntityHandle; 2], RelationKindId);

/// The explicit id of a new relation or fact, and its references to other claims.
#[derive(Debug, Default)]
pub(super) struct ClaimLinkFields<'w> {
    /// `None` if it is missing or not valid.
    pub(super) id: Option<&'w str>,
    pub(super) references: Vec<ClaimReference>,
}

/// A reference to a claim in a `disputes` or `compare` list, and its location.
#[derive(Debug)]
pub(super) struct ClaimReference {
    pub(super) link: ClaimLink,
    pub(super) target: String,
    pub(super) file: u32,
    pub(super) position: LineColumn,
}

/// The explicit ids and the references between claims, collected until all claims are read: a reference may name a
/// later claim.
#[derive(Debug, Default)]
pub(super) struct ClaimRegistry {
    /// For each explicit id, the claim and its location. The claim is `None` if it was left out.
    pub(super) by_id: BTreeMap<String, (Option<ClaimHandle>, FileLine)>,
    /// The location of each numbered default id that a file gives, such as `from.kind.to.2`. Numbers start at 2.
    pub(super) ordinals: HashMap<(EndsAndKind, u32), FileLine>,
    /// Relations that were left out, as `from.kind.to`.
    pub(super) dropped_relations: HashSet<String>,
    pub(super) references: Vec<(ClaimHandle, ClaimReference)>,
    /// Whether an entry could not be read, or an entity was left out with its facts, so that ids may be missing.
    pub(super) is_incomplete: bool,
}
