use crate::layout::map::MapPoint;
use crate::model::{Graph, RelationId};

use super::bounding_box::BoundingBox;
use super::curve::Curve;
use super::curve_label::CurveLabel;

/// The space between a name and an arrowhead, in pixels.
const HEAD_GAP: f64 = 2.0;
/// The length of an arrowhead, in pixels.
const HEAD_LENGTH: f64 = 9.0;

/// One relation as a curve that runs from the border of one name to that of the other.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct VectorEdge {
    pub(crate) relation: RelationId,
    pub(crate) curve: Curve,
    /// The arrowheads, each as its tip and the middle of its base.
    pub(crate) heads: Vec<[MapPoint; 2]>,
    /// The label; `None` if there is no room for it.
    pub(crate) label: Option<CurveLabel>,
}

impl VectorEdge {
    /// An edge along a curve from the middle of one name to the middle of another.
    pub(super) fn new(
        graph: &Graph,
        relation: RelationId,
        curve: Curve,
        [from, to]: [BoundingBox; 2],
    ) -> Self {
        let is_in =
            |area: BoundingBox| move |point: MapPoint| area.padded(HEAD_GAP).contains(point);
        let (start, end) = (curve.exit(is_in(from)), 1.0 - curve.reversed().exit(is_in(to)));
        let mut curve = curve.part(start, end.max(start));
        let (end_head, shortened) = with_head(curve);
        curve = shortened;
        let mut heads = vec![end_head];
        if graph.relation(relation).kind().mutual {
            let (start_head, shortened) = with_head(curve.reversed());
            curve = shortened.reversed();
            heads.push(start_head);
        }
        Self { relation, curve, heads, label: None }
    }
}

/// The arrowhead at the end of a curve, and the rest of the curve, which ends inside the arrowhead.
fn with_head(curve: Curve) -> ([MapPoint; 2], Curve) {
    let tip = curve.0[3];
    let is_in_head = |point: MapPoint| (point - tip).length() < HEAD_LENGTH;
    let share = 1.0 - curve.reversed().exit(is_in_head);
    let share = if share < 1.0 { share } else { 0.0 };
    let base = curve.at(share);
    let length = (base - tip).length().max(1e-9);
    let base = tip + (base - tip) * (HEAD_LENGTH / length);
    ([tip, base], curve.part(0.0, share))
}
