//! The curves that `dot` draws, and their crossings.

use super::graphviz::plain_layout;
use super::measure::{PlainGraph, Position, cross};

/// The number of edge pairs without a common end that cross in `dot`'s picture.
pub(super) fn crossings(plain: &PlainGraph) -> usize {
    let lines = lines(plain);
    let mut crossings = 0;
    for (index, (a, b)) in plain.pairs.iter().enumerate() {
        for (later, (c, d)) in plain.pairs.iter().enumerate().skip(index + 1) {
            let is_separate = a != c && a != d && b != c && b != d;
            crossings += usize::from(is_separate && curves_cross(&lines[index], &lines[later]));
        }
    }
    crossings
}

fn curves_cross(one: &[Position], other: &[Position]) -> bool {
    let crosses = |a: &[Position]| other.windows(2).any(|b| cross([a[0], a[1]], [b[0], b[1]]));
    one.windows(2).any(crosses)
}

/// The lines that `dot` draws, one for each pair, as points along its curves.
fn lines(plain: &PlainGraph) -> Vec<Vec<Position>> {
    let printed = plain_layout("dot", &[], plain);
    let row =
        |name: &str| -> usize { name[1..].parse().expect("the name should be `n` and a row") };
    let mut lines = vec![Vec::new(); plain.pairs.len()];
    for line in printed.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let ["edge", tail, head, count, rest @ ..] = &words[..] else { continue };
        let pair = (row(tail).min(row(head)), row(tail).max(row(head)));
        let index = plain.pairs.binary_search(&pair).expect("the graph should have this edge");
        let count: usize = count.parse().expect("the count should be a number");
        let number =
            |word: &&str| -> f64 { word.parse().expect("the coordinate should be a number") };
        let points: Vec<Position> =
            rest[..2 * count].chunks(2).map(|pair| (number(&pair[0]), number(&pair[1]))).collect();
        lines[index] = points_along(&points);
    }
    lines
}

/// Points along a chain of cubic Bézier curves, eight for each curve (de Casteljau's algorithm).
fn points_along(points: &[Position]) -> Vec<Position> {
    let mut line = vec![points[0]];
    for start in (0..points.len() - 1).step_by(3) {
        for step in 1..=8 {
            let mut hull = points[start..start + 4].to_vec();
            while hull.len() > 1 {
                hull = hull.windows(2).map(|ends| between(ends, f64::from(step) / 8.0)).collect();
            }
            line.push(hull[0]);
        }
    }
    line
}

fn between(ends: &[Position], share: f64) -> Position {
    let interpolate = |from: f64, to: f64| from + share * (to - from);
    (interpolate(ends[0].0, ends[1].0), interpolate(ends[0].1, ends[1].1))
}
