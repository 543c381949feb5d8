//! Every cursor and scroll position of the panes, as plain data.

use crate::model::{ClaimId, EntityId};

use super::super::canvas::state::CanvasPosition;
use super::super::cursor::Window;
use super::super::reader::state::ReaderPosition;

/// Every cursor and scroll position of the panes. Actions move them; whatever is derived from a
/// session carries them over on purpose, and changes only what no longer fits.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cursors {
    /// The selected claim.
    pub claim: Option<ClaimId>,
    /// Which of its citations is shown, counted from 0.
    pub citation: usize,
    /// The entity under the cursor of the canvas.
    pub node: Option<EntityId>,
    /// The part of the picture that is shown.
    pub canvas: CanvasPosition,
    /// The entities that are shown.
    pub entities: Window,
    /// The relations that are shown.
    pub relations: Window,
    /// The lines of the source that are shown.
    pub reader: ReaderPosition,
}
