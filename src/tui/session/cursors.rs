//! Cursors and scroll positions.

use crate::model::{ClaimId, EntityId};

use super::super::canvas::state::CanvasPosition;
use super::super::cursor::Window;
use super::super::reader::state::ReaderPosition;

/// Every cursor and scroll position of the panes. Actions move them; derivation adjusts only those that no longer fit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cursors {
    /// The selected claim.
    pub claim: Option<ClaimId>,
    /// The index of the citation shown.
    pub citation: usize,
    /// The entity under the cursor of the canvas.
    pub node: Option<EntityId>,
    /// The visible part of the picture.
    pub canvas: CanvasPosition,
    /// The visible entities.
    pub entities: Window,
    /// The visible relations.
    pub relations: Window,
    /// The visible lines of the source.
    pub reader: ReaderPosition,
}

impl Cursors {
    /// Selects a claim and its first citation; derivation then moves the canvas cursor to an end of the claim.
    pub(crate) fn select(&mut self, claim: impl Into<Option<ClaimId>>) {
        (self.claim, self.citation, self.node) = (claim.into(), 0, None);
    }
}
