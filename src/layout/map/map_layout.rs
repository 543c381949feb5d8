//! Where every row of a web lies: stress first, then room for names, then fewer crossings.
//!
//! Each part that is tied together is placed alone, and the parts are packed beside one another.
//! What lay somewhere before keeps its place.

use crate::layout::picture::to_f64;

use super::adjacency_list::AdjacencyList;
use super::crossing_reduction::CrossingReducer;
use super::map_point::MapPoint;
use super::overlap_removal::{HalfSize, separate};
use super::packing::{Component, pack};
use super::pivot_scaling::scaled;
use super::scatter::scattered_spot;
use super::stress::StressModel;

/// Rounds over all nodes of a part; one that was known beforehand needs few.
const ROUNDS: usize = 24;
const ROUNDS_FROM_KNOWN: usize = 8;
/// Which share of its ground names fill at most: the rest is for lines.
const FILL: f64 = 0.25;

/// What is to be placed.
pub(super) struct Placer<'a> {
    pub(super) adjacency: &'a AdjacencyList,
    /// Where each row lay before.
    pub(super) before: &'a [Option<MapPoint>],
    /// How many columns the name of each row takes.
    pub(super) label_widths: &'a [usize],
    /// Asked again and again: placing ends once it says no.
    pub(super) keep_going: &'a dyn Fn() -> bool,
}

impl Placer<'_> {
    /// Places every row; nothing once it may not go on.
    pub(super) fn placed(&self) -> Option<Vec<MapPoint>> {
        let parts = self.adjacency.parts();
        let mut points = vec![MapPoint::default(); self.adjacency.count()];
        let mut models = Vec::new();
        for part in &parts {
            let model = StressModel::new(self.adjacency, part, self.keep_going)?;
            put(part, &self.first(&model, part), &mut points);
            models.push(model);
        }
        let half_sizes = half_sizes(&parts, &points, self.label_widths);
        for (part, model) in parts.iter().zip(&models) {
            self.second(model, part, &half_sizes, &mut points);
        }
        if !self.is_known() {
            let shapes = parts.iter().zip(&models).map(|(rows, model)| {
                let lines = model.edges().into_iter().map(|(a, b)| (rows[a], rows[b]));
                Component { rows, lines: lines.collect() }
            });
            pack(&shapes.collect::<Vec<_>>(), &half_sizes, &mut points);
        }
        (self.keep_going)().then_some(points)
    }

    /// Whether anything lay somewhere before.
    fn is_known(&self) -> bool {
        self.before.iter().any(Option::is_some)
    }

    /// A part by stress alone.
    fn first(&self, model: &StressModel, part: &[usize]) -> Vec<MapPoint> {
        if self.is_known() {
            return beside(self.adjacency, part, self.before);
        }
        let mut points = scaled(&model.pivots, part.len());
        self.settle(model, &mut points, &vec![false; part.len()], ROUNDS);
        level(&mut points);
        points
    }

    /// A part with room for names and few crossings.
    fn second(
        &self,
        model: &StressModel,
        part: &[usize],
        half_sizes: &[HalfSize],
        points: &mut [MapPoint],
    ) {
        // Few of many are worth less than a good placement of all: then they only start there.
        let settled = self.before.iter().flatten().count();
        let keeps = 2 * settled >= self.adjacency.count();
        let pinned = part.iter().map(|row| keeps && self.before[*row].is_some());
        let pinned: Vec<bool> = pinned.collect();
        let own: Vec<HalfSize> = part.iter().map(|row| half_sizes[*row]).collect();
        let mut placed: Vec<MapPoint> = part.iter().map(|row| points[*row]).collect();
        if settled > 0 {
            self.settle(model, &mut placed, &pinned, ROUNDS_FROM_KNOWN);
        }
        separate(model, &own, &mut placed, &pinned, self.keep_going);
        if settled == 0 {
            CrossingReducer::new(model, &own).uncross(&mut placed, self.keep_going);
        }
        put(part, &placed, points);
    }

    /// Rounds of stress until all is still, or it may not go on.
    fn settle(&self, model: &StressModel, points: &mut [MapPoint], pinned: &[bool], most: usize) {
        for _ in 0..most {
            let keep_going = (self.keep_going)();
            if !keep_going || !model.round(points, pinned, |_, _| Vec::new()) {
                return;
            }
        }
    }
}

fn put(part: &[usize], own: &[MapPoint], points: &mut [MapPoint]) {
    for (row, point) in part.iter().zip(own) {
        points[*row] = *point;
    }
}

/// Where rows lay before; new ones beside the middle of what they are tied to.
fn beside(adjacency: &AdjacencyList, part: &[usize], before: &[Option<MapPoint>]) -> Vec<MapPoint> {
    let start = |(index, row): (usize, &usize)| {
        before[*row].unwrap_or_else(|| {
            let tied: Vec<MapPoint> =
                adjacency.around(*row).iter().filter_map(|other| before[*other]).collect();
            let count = to_f64(tied.len().max(1));
            let aside = scattered_spot(index);
            MapPoint {
                x: tied.iter().map(|point| point.x).sum::<f64>() / count + aside.x,
                y: tied.iter().map(|point| point.y).sum::<f64>() / count + aside.y,
            }
        })
    };
    part.iter().enumerate().map(start).collect()
}

/// Turns spots so that they spread furthest from left to right: along the strongest direction of
/// their covariance.
fn level(points: &mut [MapPoint]) {
    let count = to_f64(points.len().max(1));
    let mean = |pick: fn(&MapPoint) -> f64| points.iter().map(pick).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.x), mean(|point| point.y));
    let (mut across, mut both, mut down) = (0.0, 0.0, 0.0);
    for point in points.iter_mut() {
        *point = MapPoint { x: point.x - x, y: point.y - y };
        across += point.x * point.x;
        both += point.x * point.y;
        down += point.y * point.y;
    }
    let half = (across - down) / 2.0;
    let strongest = half + (half * half + both * both).sqrt();
    let length = (both * both + strongest * strongest).sqrt();
    let (cos, sin) = if length > 1e-9 { (strongest / length, both / length) } else { (1.0, 0.0) };
    for point in points {
        *point = MapPoint { x: point.x * cos + point.y * sin, y: point.y * cos - point.x * sin };
    }
}

/// The room that names ask for, in layout units: as much as leaves the ground between them.
fn half_sizes(parts: &[Vec<usize>], points: &[MapPoint], label_widths: &[usize]) -> Vec<HalfSize> {
    // In columns: a name with blanks around it, and a blank row; a row is two columns high.
    let cells: Vec<(f64, f64)> =
        label_widths.iter().map(|label_widths| (to_f64(label_widths + 3), 4.0)).collect();
    let names: f64 = cells.iter().map(|(width, height)| width * height).sum();
    let grid: f64 = parts.iter().map(|part| grid(part, points)).sum();
    let unit = (names / (FILL * grid)).sqrt().max(10.0);
    let half = |(width, height): &(f64, f64)| HalfSize {
        width: width / unit / 2.0,
        height: height / unit / 2.0,
    };
    cells.iter().map(half).collect()
}

/// How much ground a part covers, in square units.
fn grid(part: &[usize], points: &[MapPoint]) -> f64 {
    let span = |pick: fn(&MapPoint) -> f64| {
        let values = part.iter().map(|row| pick(&points[*row]));
        let (least, most) = values
            .fold((f64::MAX, f64::MIN), |(least, most), value| (least.min(value), most.max(value)));
        most - least + 1.0
    };
    span(|point| point.x) * span(|point| point.y)
}
