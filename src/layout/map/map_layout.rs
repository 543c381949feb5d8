//! Where every row of a web lies: stress first, then room for names, then fewer crossings.
//!
//! Each part that is tied together is placed alone, and the parts are packed beside one another.
//! What lay somewhere before keeps its place.

use crate::layout::picture::real;

use super::adjacency::Web;
use super::crossing_reduction::Board;
use super::map_point::MapPoint;
use super::overlap_removal::{Half, separate};
use super::packing::{Part, pack};
use super::pivot_scaling::scaled;
use super::scatter::scattered_spot;
use super::stress::Model;

/// Rounds over all nodes of a part; one that was known beforehand needs few.
const ROUNDS: usize = 24;
const ROUNDS_FROM_KNOWN: usize = 8;
/// Which share of its ground names fill at most: the rest is for lines.
const FILL: f64 = 0.25;

/// What is to be placed.
pub(super) struct Placer<'a> {
    pub(super) web: &'a Web,
    /// Where each row lay before.
    pub(super) before: &'a [Option<MapPoint>],
    /// How many columns the name of each row takes.
    pub(super) wide: &'a [usize],
    /// Asked again and again: placing ends once it says no.
    pub(super) goes_on: &'a dyn Fn() -> bool,
}

impl Placer<'_> {
    /// Places every row; nothing once it may not go on.
    pub(super) fn placed(&self) -> Option<Vec<MapPoint>> {
        let parts = self.web.parts();
        let mut spots = vec![MapPoint::default(); self.web.count()];
        let mut models = Vec::new();
        for part in &parts {
            let model = Model::new(self.web, part, self.goes_on)?;
            put(part, &self.first(&model, part), &mut spots);
            models.push(model);
        }
        let halves = halves(&parts, &spots, self.wide);
        for (part, model) in parts.iter().zip(&models) {
            self.second(model, part, &halves, &mut spots);
        }
        if !self.is_known() {
            let shapes = parts.iter().zip(&models).map(|(rows, model)| {
                let lines = model.edges().into_iter().map(|(a, b)| (rows[a], rows[b]));
                Part { rows, lines: lines.collect() }
            });
            pack(&shapes.collect::<Vec<_>>(), &halves, &mut spots);
        }
        (self.goes_on)().then_some(spots)
    }

    /// Whether anything lay somewhere before.
    fn is_known(&self) -> bool {
        self.before.iter().any(Option::is_some)
    }

    /// A part by stress alone.
    fn first(&self, model: &Model, part: &[usize]) -> Vec<MapPoint> {
        if self.is_known() {
            return beside(self.web, part, self.before);
        }
        let mut spots = scaled(&model.pivots, part.len());
        self.settle(model, &mut spots, &vec![false; part.len()], ROUNDS);
        level(&mut spots);
        spots
    }

    /// A part with room for names and few crossings.
    fn second(&self, model: &Model, part: &[usize], halves: &[Half], spots: &mut [MapPoint]) {
        // Few of many are worth less than a good placement of all: then they only start there.
        let settled = self.before.iter().flatten().count();
        let keeps = 2 * settled >= self.web.count();
        let pinned = part.iter().map(|row| keeps && self.before[*row].is_some());
        let pinned: Vec<bool> = pinned.collect();
        let own: Vec<Half> = part.iter().map(|row| halves[*row]).collect();
        let mut placed: Vec<MapPoint> = part.iter().map(|row| spots[*row]).collect();
        if settled > 0 {
            self.settle(model, &mut placed, &pinned, ROUNDS_FROM_KNOWN);
        }
        separate(model, &own, &mut placed, &pinned, self.goes_on);
        if settled == 0 {
            Board::new(model, &own).uncross(&mut placed, self.goes_on);
        }
        put(part, &placed, spots);
    }

    /// Rounds of stress until all is still, or it may not go on.
    fn settle(&self, model: &Model, spots: &mut [MapPoint], pinned: &[bool], most: usize) {
        for _ in 0..most {
            let goes_on = (self.goes_on)();
            if !goes_on || !model.round(spots, pinned, |_, _| Vec::new()) {
                return;
            }
        }
    }
}

fn put(part: &[usize], own: &[MapPoint], spots: &mut [MapPoint]) {
    for (row, spot) in part.iter().zip(own) {
        spots[*row] = *spot;
    }
}

/// Where rows lay before; new ones beside the middle of what they are tied to.
fn beside(web: &Web, part: &[usize], before: &[Option<MapPoint>]) -> Vec<MapPoint> {
    let start = |(index, row): (usize, &usize)| {
        before[*row].unwrap_or_else(|| {
            let tied: Vec<MapPoint> =
                web.around(*row).iter().filter_map(|other| before[*other]).collect();
            let count = real(tied.len().max(1));
            let aside = scattered_spot(index);
            MapPoint {
                x: tied.iter().map(|spot| spot.x).sum::<f64>() / count + aside.x,
                y: tied.iter().map(|spot| spot.y).sum::<f64>() / count + aside.y,
            }
        })
    };
    part.iter().enumerate().map(start).collect()
}

/// Turns spots so that they spread furthest from left to right: along the strongest direction of
/// their covariance.
fn level(spots: &mut [MapPoint]) {
    let count = real(spots.len().max(1));
    let mean = |pick: fn(&MapPoint) -> f64| spots.iter().map(pick).sum::<f64>() / count;
    let (x, y) = (mean(|spot| spot.x), mean(|spot| spot.y));
    let (mut across, mut both, mut down) = (0.0, 0.0, 0.0);
    for spot in spots.iter_mut() {
        *spot = MapPoint { x: spot.x - x, y: spot.y - y };
        across += spot.x * spot.x;
        both += spot.x * spot.y;
        down += spot.y * spot.y;
    }
    let half = (across - down) / 2.0;
    let strongest = half + (half * half + both * both).sqrt();
    let length = (both * both + strongest * strongest).sqrt();
    let (cos, sin) = if length > 1e-9 { (strongest / length, both / length) } else { (1.0, 0.0) };
    for spot in spots {
        *spot = MapPoint { x: spot.x * cos + spot.y * sin, y: spot.y * cos - spot.x * sin };
    }
}

/// The room that names ask for, in layout units: as much as leaves the ground between them.
fn halves(parts: &[Vec<usize>], spots: &[MapPoint], wide: &[usize]) -> Vec<Half> {
    // In columns: a name with blanks around it, and a blank row; a row is two columns high.
    let cells: Vec<(f64, f64)> = wide.iter().map(|wide| (real(wide + 3), 4.0)).collect();
    let names: f64 = cells.iter().map(|(width, height)| width * height).sum();
    let ground: f64 = parts.iter().map(|part| ground(part, spots)).sum();
    let unit = (names / (FILL * ground)).sqrt().max(10.0);
    let half = |(width, height): &(f64, f64)| Half {
        width: width / unit / 2.0,
        height: height / unit / 2.0,
    };
    cells.iter().map(half).collect()
}

/// How much ground a part covers, in square units.
fn ground(part: &[usize], spots: &[MapPoint]) -> f64 {
    let span = |pick: fn(&MapPoint) -> f64| {
        let values = part.iter().map(|row| pick(&spots[*row]));
        let (least, most) = values
            .fold((f64::MAX, f64::MIN), |(least, most), value| (least.min(value), most.max(value)));
        most - least + 1.0
    };
    span(|spot| spot.x) * span(|spot| spot.y)
}
