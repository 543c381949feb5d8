//! An initial layout from distances to pivots.
//!
//! Brandes and Pich, "Eigensolver methods for progressive multidimensional scaling of large data"
//! (2006): squared distances to the pivots, centred by rows and columns; the two strongest directions of
//! that matrix, found by power iteration, are x and y.

use crate::layout::picture::to_f64;

use super::map_point::MapPoint;
use super::scatter::{scattered, scattered_point};

/// The number of power iterations; few, since this is only a start.
const ROUNDS: usize = 30;
/// More pivots than this do not improve the result.
const MAX_PIVOTS: usize = 50;

/// The points of `count` nodes from their hops to each pivot.
pub(super) fn scaled(pivots: &[Vec<f64>], count: usize) -> Vec<MapPoint> {
    let matrix = centred(&pivots[..pivots.len().min(MAX_PIVOTS)], count);
    let first = direction(&matrix, None, count);
    let second = direction(&matrix, Some(&first), count);
    let (xs, ys) = (along(&matrix, &first, count), along(&matrix, &second, count));
    let scale =
        |values: &[f64]| values.iter().fold(0.0_f64, |most, value| most.max(value.abs())).max(1e-9);
    let far = pivots.iter().flatten().fold(1.0_f64, |most, hops| most.max(*hops));
    let size = scale(&xs) / (far / 2.0);
    let point = |row: usize| {
        // Without an offset, nodes that no pivot distinguishes would share a point forever.
        let aside = scattered_point(row);
        MapPoint { x: xs[row] / size + 0.1 * aside.x, y: ys[row] / size + 0.1 * aside.y }
    };
    (0..count).map(point).collect()
}

/// Squared distances, centred by rows and columns: one row of the result for each pivot.
fn centred(pivots: &[Vec<f64>], count: usize) -> Vec<Vec<f64>> {
    let mut matrix: Vec<Vec<f64>> =
        pivots.iter().map(|hops| hops.iter().map(|hop| hop * hop).collect()).collect();
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

/// The strongest direction among the pivots that is not `without`.
fn direction(matrix: &[Vec<f64>], without: Option<&[f64]>, count: usize) -> Vec<f64> {
    let mut direction: Vec<f64> = (1..=matrix.len()).map(|pivot| scattered(pivot) - 0.5).collect();
    for _ in 0..ROUNDS {
        if let Some(without) = without {
            let shared: f64 = direction.iter().zip(without).map(|(a, b)| a * b).sum();
            for (value, other) in direction.iter_mut().zip(without) {
                *value -= shared * other;
            }
        }
        let spread = along(matrix, &direction, count);
        direction = matrix
            .iter()
            .map(|pivot| pivot.iter().zip(&spread).map(|(a, b)| a * b).sum())
            .collect();
        let length = direction.iter().map(|value| value * value).sum::<f64>().sqrt().max(1e-12);
        for value in &mut direction {
            *value /= length;
        }
    }
    direction
}

/// The coordinate of each node along a direction.
fn along(matrix: &[Vec<f64>], direction: &[f64], count: usize) -> Vec<f64> {
    let mut spread = vec![0.0; count];
    for (pivot, share) in matrix.iter().zip(direction) {
        for (coordinate, value) in spread.iter_mut().zip(pivot) {
            *coordinate += share * value;
        }
    }
    spread
}
