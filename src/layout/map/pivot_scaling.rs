//! Computes an initial layout from distances to pivots.
//!
//! Brandes and Pich, "Eigensolver methods for progressive multidimensional scaling of large data", 2006: the squared
//! distances to the pivots are centred by rows and columns, and power iteration finds the two principal directions of
//! the matrix, which become the axes.
#![expect(clippy::indexing_slicing, reason = "every pivot has a distance to every node")]

use crate::layout::picture::to_f64;

use super::map_point::MapPoint;
use super::quasi_random::{quasi_random, quasi_random_point};

/// The number of power iterations. Few are enough for an initial layout.
const ROUNDS: usize = 30;
/// More pivots would not improve the result.
const MAX_PIVOTS: usize = 50;

/// The points of `count` nodes, computed from the number of hops from each pivot to every node.
pub(super) fn pivot_layout(pivot_distances: &[Vec<f64>], count: usize) -> Vec<MapPoint> {
    let pivot_count = pivot_distances.len().min(MAX_PIVOTS);
    let matrix = double_centre(&pivot_distances[..pivot_count], count);
    let first = direction(&matrix, None, count);
    let second = direction(&matrix, Some(&first), count);
    let (xs, ys) = (project(&matrix, &first, count), project(&matrix, &second, count));
    let max_x = xs.iter().fold(0.0_f64, |max, x| max.max(x.abs())).max(1e-9);
    let max_hops = pivot_distances.iter().flatten().fold(1.0_f64, |max, hops| max.max(*hops));
    let unit = max_x / (max_hops / 2.0);
    let point = |row: usize| {
        // Without an offset, nodes with the same distances to all pivots would never be separated.
        let offset = quasi_random_point(row);
        MapPoint { x: xs[row] / unit + 0.1 * offset.x, y: ys[row] / unit + 0.1 * offset.y }
    };
    (0..count).map(point).collect()
}

/// The squared distances, centred by rows and columns, with one row for each pivot.
fn double_centre(pivot_distances: &[Vec<f64>], count: usize) -> Vec<Vec<f64>> {
    let squares = |hops: &Vec<f64>| hops.iter().map(|hop| hop * hop).collect();
    let mut matrix: Vec<Vec<f64>> = pivot_distances.iter().map(squares).collect();
    for row in 0..count {
        let mean = matrix.iter().map(|pivot| pivot[row]).sum::<f64>() / to_f64(matrix.len().max(1));
        for pivot in &mut matrix {
            pivot[row] -= mean;
        }
    }
    for pivot in &mut matrix {
        let mean = pivot.iter().sum::<f64>() / to_f64(count.max(1));
        for value in pivot {
            *value = -0.5 * (*value - mean);
        }
    }
    matrix
}

/// The principal direction of the matrix, or the one orthogonal to `first`.
fn direction(matrix: &[Vec<f64>], first: Option<&[f64]>, count: usize) -> Vec<f64> {
    let mut direction: Vec<f64> =
        (1..=matrix.len()).map(|pivot| quasi_random(pivot) - 0.5).collect();
    for _ in 0..ROUNDS {
        if let Some(first) = first {
            let component: f64 = direction.iter().zip(first).map(|(a, b)| a * b).sum();
            for (value, other) in direction.iter_mut().zip(first) {
                *value -= component * other;
            }
        }
        let coordinates = project(matrix, &direction, count);
        direction = matrix
            .iter()
            .map(|pivot| pivot.iter().zip(&coordinates).map(|(a, b)| a * b).sum())
            .collect();
        let length = direction.iter().map(|value| value * value).sum::<f64>().sqrt().max(1e-12);
        for value in &mut direction {
            *value /= length;
        }
    }
    direction
}

fn project(matrix: &[Vec<f64>], direction: &[f64], count: usize) -> Vec<f64> {
    let mut coordinates = vec![0.0; count];
    for (pivot, component) in matrix.iter().zip(direction) {
        for (coordinate, value) in coordinates.iter_mut().zip(pivot) {
            *coordinate += component * value;
        }
    }
    coordinates
}
