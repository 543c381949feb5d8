//! Placing by stress: distances on the map follow distances in the graph.
//!
//! Start: pivot multidimensional scaling (Brandes and Pich, 2006). Then stress majorisation, one
//! node after the other (Gansner, Koren and North, 2004), on the sparse model of Ortmann, Klimenta
//! and Brandes (2017): a node heeds its neighbours and a few hundred pivots that stand for the
//! rest. With as many pivots as nodes that is the full model. Parts that are not tied to each
//! other are placed one by one and set side by side.

use std::collections::VecDeque;

use super::number::real;
use super::places::Spot;
use super::scaling::scaled;
use super::uncross::uncross;

/// Pivots of the sparse model; up to here the model is the full one.
const PIVOTS: usize = 160;
/// Rounds over all nodes; a placement that was known beforehand needs few.
const ROUNDS: usize = 24;
const ROUNDS_FROM_KNOWN: usize = 8;
/// A round that moves no node further than this is the last.
const STILL: f64 = 0.01;

/// Who is tied to whom, as rows of neighbours.
pub(super) struct Web {
    starts: Vec<usize>,
    neighbours: Vec<usize>,
}

impl Web {
    /// A web from pairs of rows; several pairs of the same two count once.
    pub(super) fn new(count: usize, pairs: impl Iterator<Item = (usize, usize)>) -> Self {
        let mut both: Vec<(usize, usize)> = pairs.flat_map(|(a, b)| [(a, b), (b, a)]).collect();
        both.sort_unstable();
        both.dedup();
        let mut starts = vec![0; count + 1];
        for (a, _) in &both {
            starts[a + 1] += 1;
        }
        for row in 0..count {
            starts[row + 1] += starts[row];
        }
        Self { starts, neighbours: both.into_iter().map(|(_, b)| b).collect() }
    }

    fn count(&self) -> usize {
        self.starts.len() - 1
    }

    pub(super) fn around(&self, row: usize) -> &[usize] {
        &self.neighbours[self.starts[row]..self.starts[row + 1]]
    }

    /// Hops from a row to every other; `FAR` where there is no way.
    pub(super) fn hops(&self, from: usize, hops: &mut Vec<u32>) {
        hops.clear();
        hops.resize(self.count(), FAR);
        hops[from] = 0;
        let mut queue = VecDeque::from([from]);
        while let Some(row) = queue.pop_front() {
            for &next in self.around(row) {
                if hops[next] == FAR {
                    hops[next] = hops[row] + 1;
                    queue.push_back(next);
                }
            }
        }
    }
}

/// No way at all.
pub(super) const FAR: u32 = u32::MAX;

/// Places every row of a web; `known` tells where a row lay before. Nothing once `goes_on` says no.
pub(super) fn placed(
    web: &Web,
    known: impl Fn(usize) -> Option<Spot>,
    goes_on: &dyn Fn() -> bool,
) -> Option<Vec<Spot>> {
    let mut spots = vec![Spot::default(); web.count()];
    let parts = parts(web);
    let settled = (0..web.count()).filter(|row| known(*row).is_some()).count();
    let from_known = settled * 2 > web.count();
    for part in &parts {
        let model = Model::new(web, part, goes_on)?;
        let mut own =
            if from_known { beside(web, part, &known) } else { scaled(&model.pivots, part.len()) };
        model.settle(&mut own, if from_known { ROUNDS_FROM_KNOWN } else { ROUNDS }, goes_on)?;
        if !from_known {
            let cost = |node: usize, at: Spot, spots: &[Spot]| model.cost(node, at, spots);
            uncross(&model.edges(), &mut own, cost);
        }
        for (row, spot) in part.iter().zip(own) {
            spots[*row] = spot;
        }
    }
    if !from_known {
        side_by_side(&parts, &mut spots);
    }
    Some(spots)
}

/// Rows that are tied to each other, the largest part first.
fn parts(web: &Web) -> Vec<Vec<usize>> {
    let mut seen = vec![false; web.count()];
    let mut parts = Vec::new();
    for row in 0..web.count() {
        if seen[row] {
            continue;
        }
        seen[row] = true;
        let mut part = vec![row];
        let mut next = 0;
        while next < part.len() {
            for &other in web.around(part[next]) {
                if !std::mem::replace(&mut seen[other], true) {
                    part.push(other);
                }
            }
            next += 1;
        }
        part.sort_unstable();
        parts.push(part);
    }
    parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
    parts
}

/// Where rows lay before; new ones beside the middle of what they are tied to.
fn beside(web: &Web, part: &[usize], known: &impl Fn(usize) -> Option<Spot>) -> Vec<Spot> {
    let start = |(index, row): (usize, &usize)| {
        known(*row).unwrap_or_else(|| {
            let tied: Vec<Spot> =
                web.around(*row).iter().filter_map(|other| known(*other)).collect();
            let count = real(tied.len().max(1));
            let turn = real(index) * GOLDEN;
            Spot {
                x: tied.iter().map(|spot| spot.x).sum::<f64>() / count + 0.5 * turn.cos(),
                y: tied.iter().map(|spot| spot.y).sum::<f64>() / count + 0.5 * turn.sin(),
            }
        })
    };
    part.iter().enumerate().map(start).collect()
}

/// The golden angle: turning by it never comes back to where it was.
pub(super) const GOLDEN: f64 = 2.399_963_229_728_653;

/// One term of a node's stress: another node, how far it should be, and how much that counts.
struct Term {
    other: usize,
    distance: f64,
    weight: f64,
}

/// The sparse stress of one part.
struct Model {
    terms: Vec<Vec<Term>>,
    /// Hops from each pivot to every row of the part.
    pivots: Vec<Vec<f64>>,
}

impl Model {
    fn new(web: &Web, part: &[usize], goes_on: &dyn Fn() -> bool) -> Option<Self> {
        let count = part.len();
        let mut place = vec![usize::MAX; web.count()];
        for (index, row) in part.iter().enumerate() {
            place[*row] = index;
        }
        let (rows, pivots) = pivots(web, part, goes_on)?;
        let shares = shares(&pivots, count);
        let mut terms: Vec<Vec<Term>> = Vec::with_capacity(count);
        for (index, row) in part.iter().enumerate() {
            let near = web.around(*row).iter().map(|other| place[*other]);
            let mut own: Vec<Term> =
                near.map(|other| Term { other, distance: 1.0, weight: 1.0 }).collect();
            for ((pivot, hops), share) in rows.iter().zip(&pivots).zip(&shares) {
                let distance = hops[index];
                if distance > 1.0 {
                    let weight = share / (distance * distance);
                    own.push(Term { other: *pivot, distance, weight });
                }
            }
            terms.push(own);
        }
        Some(Self { terms, pivots })
    }

    /// Moves each node to where its terms want it, round after round.
    fn settle(&self, spots: &mut [Spot], rounds: usize, goes_on: &dyn Fn() -> bool) -> Option<()> {
        for _ in 0..rounds {
            if !goes_on() {
                return None;
            }
            let mut moved: f64 = 0.0;
            for node in 0..spots.len() {
                let (old, new) = (spots[node], self.wanted(node, spots));
                moved = moved.max((new.x - old.x).abs()).max((new.y - old.y).abs());
                spots[node] = new;
            }
            if moved < STILL {
                break;
            }
        }
        Some(())
    }

    /// What a node costs at a spot.
    fn cost(&self, node: usize, here: Spot, spots: &[Spot]) -> f64 {
        let term = |term: &Term| {
            let there = spots[term.other];
            let (right, down) = (here.x - there.x, here.y - there.y);
            let error = (right * right + down * down).sqrt() - term.distance;
            term.weight * error * error
        };
        self.terms[node].iter().map(term).sum()
    }

    /// The edges of the part, each once.
    fn edges(&self) -> Vec<(usize, usize)> {
        let rows = self.terms.iter().enumerate();
        let near = rows.flat_map(|(a, terms)| {
            terms.iter().filter(|term| term.distance <= 1.0).map(move |term| (a, term.other))
        });
        near.filter(|(a, b)| a < b).collect()
    }

    fn wanted(&self, node: usize, spots: &[Spot]) -> Spot {
        let here = spots[node];
        let (mut x, mut y, mut total) = (0.0, 0.0, 0.0);
        for term in &self.terms[node] {
            let there = spots[term.other];
            let (right, down) = (here.x - there.x, here.y - there.y);
            // Not `hypot`: it guards against overflow at three times the time.
            let apart = (right * right + down * down).sqrt().max(1e-9);
            x += term.weight * (there.x + term.distance * right / apart);
            y += term.weight * (there.y + term.distance * down / apart);
            total += term.weight;
        }
        if total > 0.0 { Spot { x: x / total, y: y / total } } else { here }
    }
}

/// Pivots far from each other, as places in the part, with the hops from each: every next one is
/// the row farthest from all before it.
fn pivots(
    web: &Web,
    part: &[usize],
    goes_on: &dyn Fn() -> bool,
) -> Option<(Vec<usize>, Vec<Vec<f64>>)> {
    let mut nearest = vec![FAR; part.len()];
    let (mut rows, mut pivots, mut hops) = (Vec::new(), Vec::new(), Vec::new());
    let mut next = 0;
    while rows.len() < PIVOTS.min(part.len()) {
        if !goes_on() {
            return None;
        }
        web.hops(part[next], &mut hops);
        rows.push(next);
        pivots.push(part.iter().map(|row| f64::from(hops[*row])).collect());
        for (place, row) in part.iter().enumerate() {
            nearest[place] = nearest[place].min(hops[*row]);
        }
        let far = nearest
            .iter()
            .enumerate()
            .max_by_key(|(place, far)| (**far, std::cmp::Reverse(*place)));
        next = far.map_or(0, |(place, _)| place);
    }
    Some((rows, pivots))
}

/// How many rows each pivot stands for: those nearer to it than to any other.
fn shares(pivots: &[Vec<f64>], count: usize) -> Vec<f64> {
    let mut shares = vec![0.0; pivots.len()];
    for row in 0..count {
        let nearest = (0..pivots.len()).min_by(|a, b| pivots[*a][row].total_cmp(&pivots[*b][row]));
        if let Some(nearest) = nearest {
            shares[nearest] += 1.0;
        }
    }
    shares
}

/// Sets the parts side by side, the largest first, in rows about as wide as the largest is.
fn side_by_side(parts: &[Vec<usize>], spots: &mut [Spot]) {
    let area: f64 =
        parts.iter().map(|part| extent(part, spots)).map(|(_, w, h)| (w + 1.0) * (h + 1.0)).sum();
    let most = (area * 2.0).sqrt();
    let (mut x, mut y, mut high) = (0.0, 0.0, 0.0_f64);
    for part in parts {
        let (least, width, height) = extent(part, spots);
        if x > 0.0 && x + width > most {
            (x, y, high) = (0.0, y + high + 1.0, 0.0);
        }
        for row in part {
            spots[*row].x += x - least.x;
            spots[*row].y += y - least.y;
        }
        x += width + 1.0;
        high = high.max(height);
    }
}

fn extent(part: &[usize], spots: &[Spot]) -> (Spot, f64, f64) {
    let fold = |pick: fn(&Spot) -> f64| {
        let values = part.iter().map(|row| pick(&spots[*row]));
        values
            .fold((f64::MAX, f64::MIN), |(least, most), value| (least.min(value), most.max(value)))
    };
    let ((left, right), (top, bottom)) = (fold(|spot| spot.x), fold(|spot| spot.y));
    (Spot { x: left, y: top }, right - left, bottom - top)
}
