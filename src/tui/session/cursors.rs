use crate::model::{ClaimId, EntityId, RelationId};

use super::super::canvas::state::CanvasPosition;
use super::super::cursor::{Window, step_clamped};
use super::super::reader::state::ReaderPosition;

/// Every cursor and scroll position in the panes. Actions move them; derivation adjusts only those that no longer fit.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Cursors {
    pub claim: Option<ClaimId>,
    /// The index of the citation shown.
    pub citation: usize,
    pub node: Option<EntityId>,
    pub canvas: CanvasPosition,
    pub entities: Window,
    pub relations: Window,
    pub reader: ReaderPosition,
    /// The last choice, while the picture or the filters hide it.
    pub hidden: Option<HiddenChoice>,
}

/// The user's choice: a claim with one of its citations, and an entity in the picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Choice {
    pub claim: Option<ClaimId>,
    /// The index of the citation of the claim.
    pub citation: usize,
    pub(crate) node: Option<EntityId>,
}

/// A choice that is selected again once it is visible, unless the user has chosen something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct HiddenChoice {
    pub choice: Choice,
    /// The page of the picture that was shown.
    pub(crate) page: usize,
    /// The index of the path that was shown, if any.
    pub(crate) path: Option<usize>,
    /// The focus, and the choice that is selected instead.
    pub(crate) replacement: (EntityId, Choice),
}

impl Cursors {
    pub(crate) fn relation(&self) -> Option<RelationId> {
        self.claim?.relation()
    }

    /// Selects a claim and its first citation, ends a detour of the reader, and forgets a hidden choice. Derivation
    /// then moves the canvas cursor to an end of the claim.
    pub(crate) fn select(&mut self, claim: impl Into<Option<ClaimId>>) {
        self.choose(Choice { claim: claim.into(), ..Choice::default() });
        (self.reader.detour, self.hidden) = (None, None);
    }

    /// Moves the selection through a list of claims, stopping at the ends.
    #[expect(clippy::indexing_slicing, reason = "a step stays below the length")]
    pub(crate) fn step_through(&mut self, claims: &[ClaimId], by: isize) {
        let index = claims.iter().position(|claim| Some(*claim) == self.claim);
        if let Some(to) = step_clamped(index, by, claims.len()).filter(|to| Some(*to) != index) {
            self.select(claims[to]);
        }
    }

    pub(crate) fn choice(&self) -> Choice {
        Choice { claim: self.claim, citation: self.citation, node: self.node }
    }

    pub(crate) fn choose(&mut self, choice: Choice) {
        (self.claim, self.citation, self.node) = (choice.claim, choice.citation, choice.node);
    }
}
