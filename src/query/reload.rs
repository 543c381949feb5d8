//! Finds the items of a graph again after a reload.

mod corresponding_claim;

use crate::model::{Citation, ClaimId, EntityId, Graph, SourceId};

use corresponding_claim::corresponding_claim;
pub(crate) use corresponding_claim::saved_claim;

/// A graph before and after a reload.
#[derive(Clone, Copy)]
pub(crate) struct Reload<'g> {
    pub(crate) old: &'g Graph,
    pub(crate) new: &'g Graph,
}

impl Reload<'_> {
    /// The entity with the same slug.
    pub(crate) fn entity(self, id: EntityId) -> Option<EntityId> {
        self.new.find_entity(self.old.entity(id).slug())
    }

    /// The source with the same slug.
    pub(crate) fn source(self, id: SourceId) -> Option<SourceId> {
        self.new.find_source(self.old.source(id).slug())
    }

    /// The claim that corresponds to this one; it may be reworded.
    pub(crate) fn claim(self, claim: ClaimId) -> Option<ClaimId> {
        corresponding_claim(self.old, claim, self.new)
    }

    /// The index of the first citation of claim `new` with the same source and part as citation `index` of claim `old`.
    pub(crate) fn citation(self, old: ClaimId, new: ClaimId, index: usize) -> Option<usize> {
        let cite = self.old.citations_of(old).get(index).copied()?;
        let source = self.source(cite.source)?;
        let is_same = |other: &Citation<'_>| (other.source, other.part) == (source, cite.part);
        self.new.citations_of(new).iter().position(is_same)
    }
}
