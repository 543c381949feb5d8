use crate::layout::map::MapPoint;
use crate::layout::picture::to_f64;

/// A cubic Bézier curve: its start, two control points, and its end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Curve(pub(crate) [MapPoint; 4]);

/// The number of pieces into which a curve is divided to check what it touches.
const PIECES: usize = 32;

impl Curve {
    /// A curve between two points whose middle is `bend` pixels off the straight line, to the right of its direction on a
    /// screen if `bend` is positive.
    pub(super) fn bent(from: MapPoint, to: MapPoint, bend: f64) -> Self {
        let along = to - from;
        let length = along.length().max(1e-9);
        // The control points are four thirds as far from the line as the middle of the curve.
        let off = MapPoint { x: -along.y, y: along.x } * (bend * 4.0 / 3.0 / length);
        let control_point = |share: f64| from + along * share + off;
        Self([from, control_point(0.25), control_point(0.75), to])
    }

    /// The point at a share, from 0 to 1, of the curve's parameter.
    pub(super) fn at(self, share: f64) -> MapPoint {
        self.split(share).0.0[3]
    }

    /// Points along the curve at equal shares, including its ends.
    pub(super) fn points(self) -> impl Iterator<Item = MapPoint> {
        (0..=PIECES).map(move |piece| self.at(to_f64(piece) / to_f64(PIECES)))
    }

    /// The part of the curve between two shares.
    pub(super) fn part(self, from: f64, to: f64) -> Self {
        let rest = self.split(from).1;
        rest.split((to - from) / (1.0 - from).max(1e-9)).0
    }

    pub(super) fn reversed(self) -> Self {
        let [a, b, c, d] = self.0;
        Self([d, c, b, a])
    }

    /// The share at which the curve first leaves an area that contains its start; 0 if it never does.
    pub(super) fn exit(self, is_inside: impl Fn(MapPoint) -> bool) -> f64 {
        let share = |piece: usize| to_f64(piece) / to_f64(PIECES);
        let Some(outside) = (0..=PIECES).find(|piece| !is_inside(self.at(share(*piece)))) else {
            return 0.0;
        };
        let (mut inside, mut outside) = (share(outside.saturating_sub(1)), share(outside));
        for _ in 0..12 {
            let middle = f64::midpoint(inside, outside);
            if is_inside(self.at(middle)) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        outside
    }

    /// Splits the curve at a share (de Casteljau's algorithm).
    fn split(self, share: f64) -> (Self, Self) {
        let between = |a: MapPoint, b: MapPoint| a + (b - a) * share;
        let [a, b, c, d] = self.0;
        let (ab, bc, cd) = (between(a, b), between(b, c), between(c, d));
        let (abc, bcd) = (between(ab, bc), between(bc, cd));
        let middle = between(abc, bcd);
        (Self([a, ab, abc, middle]), Self([middle, bcd, cd, d]))
    }
}
