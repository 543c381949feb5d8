//! A name with the sign of its kind before it, as a node of a picture.

use crate::layout::mark::Mark;
use crate::model::{EntityId, Graph};
use crate::text::width;

use super::drawing::{Border, Node};
use super::geometry::{Point, Rect, cells};

/// The columns that the sign of a kind takes before a name.
pub(crate) const SIGN_WIDTH: usize = 1;

/// A node without a frame whose sign is at a cell and whose name, cut to `label`, follows.
pub(crate) fn named_node(
    graph: &Graph,
    id: EntityId,
    label: String,
    at: Point,
    hop: usize,
) -> Node {
    let kind = graph.entity(id).kind_id();
    let label_at = Point::new(at.x.saturating_add(cells(SIGN_WIDTH)), at.y);
    let at = Rect::line(at, cells(SIGN_WIDTH + width(&label)));
    let sign = Some(Mark::of_kind(kind));
    Node { id, kind, sign, label, label_at, at, border: Border::Open, hop }
}
