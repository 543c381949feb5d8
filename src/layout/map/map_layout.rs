//! Computes the positions of the entities of a selection: minimises stress, makes room for names, then reduces
//! crossings.
//!
//! Connected components are laid out separately and packed next to each other.
#![expect(clippy::indexing_slicing, reason = "rows are those of entities, which have points")]

use std::collections::BTreeMap;

use crate::layout::picture::to_f64;
use crate::model::{EntityId, Graph, Selection};
use crate::text::{entity_name, width};

use super::crossing_reduction::CrossingReducer;
use super::csr_adjacency::CsrAdjacency;
use super::map_point::{MapPoint, bounds};
use super::overlap_removal::{HalfSize, separate};
use super::packing::{Component, pack};
use super::pivot_scaling::pivot_layout;
use super::positions::Positions;
use super::stress::StressModel;

/// The maximum width of a name for which room is made, in columns.
const MAX_NAME_WIDTH: usize = 30;
/// The maximum number of sweeps over the nodes of a component.
const ROUNDS: usize = 24;
/// The maximum share of the area for names; the rest is left for lines.
const MAX_FILL: f64 = 0.25;

struct MapLayout {
    /// The entities. All other fields identify an entity by its row: the index in this list.
    entities: Vec<EntityId>,
    adjacency: CsrAdjacency,
    label_widths: Vec<usize>,
}

impl Positions {
    /// Lays out a selection so that distances between points follow distances in the graph. The result is
    /// deterministic.
    pub fn new(graph: &Graph, selection: &Selection) -> Self {
        MapLayout::new(graph, selection).compute()
    }
}

impl MapLayout {
    fn new(graph: &Graph, selection: &Selection) -> Self {
        let entities = selection.entities.clone();
        let index: BTreeMap<EntityId, usize> =
            entities.iter().enumerate().map(|(row, id)| (*id, row)).collect();
        let pairs = selection.relations.iter().filter_map(|id| {
            let relation = graph.relation(*id);
            let ends = (index.get(&relation.from().id())?, index.get(&relation.to().id())?);
            (ends.0 != ends.1).then_some((*ends.0, *ends.1))
        });
        let adjacency = CsrAdjacency::new(entities.len(), pairs);
        let name = |id: &EntityId| width(&entity_name(graph, *id)).min(MAX_NAME_WIDTH);
        let label_widths = entities.iter().map(name).collect();
        Self { entities, adjacency, label_widths }
    }

    fn compute(&self) -> Positions {
        let components = self.adjacency.components();
        let mut points = vec![MapPoint::default(); self.entities.len()];
        let mut models = Vec::new();
        for rows in &components {
            let model = StressModel::new(&self.adjacency, rows);
            set_points(rows, &initial_points(&model, rows.len()), &mut points);
            models.push(model);
        }
        let sizes = self.name_sizes(&components, &points);
        for (rows, model) in components.iter().zip(&models) {
            make_readable(model, rows, &sizes, &mut points);
        }
        let components = components.iter().zip(&models).map(|(rows, model)| {
            let lines = model.edges().into_iter().map(|(a, b)| (rows[a], rows[b]));
            Component { rows, lines: lines.collect() }
        });
        pack(&components.collect::<Vec<_>>(), &sizes, &mut points);
        self.entities.iter().copied().zip(points).collect()
    }

    /// The sizes of names in layout units, scaled so that they fill no more than [`MAX_FILL`] of the area.
    fn name_sizes(&self, components: &[Vec<usize>], points: &[MapPoint]) -> Vec<HalfSize> {
        // The size of a name with the spaces around it and an empty row, in columns; a row is two columns high.
        let sizes = self.label_widths.iter().map(|width| (to_f64(width + 3), 4.0));
        let name_area: f64 = sizes.clone().map(|(width, height)| width * height).sum();
        let area: f64 = components.iter().map(|rows| area(rows, points)).sum();
        let columns_per_unit = (name_area / (MAX_FILL * area)).sqrt().max(10.0);
        let half = |columns: f64| columns / columns_per_unit / 2.0;
        sizes.map(|(width, height)| HalfSize { width: half(width), height: half(height) }).collect()
    }
}

fn initial_points(model: &StressModel, count: usize) -> Vec<MapPoint> {
    let mut points = pivot_layout(&model.pivot_distances, count);
    relax(model, &mut points);
    rotate_to_horizontal(&mut points);
    points
}

/// Reduces the stress until no node moves far, for at most [`ROUNDS`] rounds.
fn relax(model: &StressModel, points: &mut [MapPoint]) {
    for _ in 0..ROUNDS {
        if !model.sweep(points, |_, _| Vec::new()) {
            return;
        }
    }
}

fn make_readable(model: &StressModel, rows: &[usize], sizes: &[HalfSize], points: &mut [MapPoint]) {
    let sizes: Vec<HalfSize> = rows.iter().map(|row| sizes[*row]).collect();
    let mut component_points: Vec<MapPoint> = rows.iter().map(|row| points[*row]).collect();
    separate(model, &sizes, &mut component_points);
    CrossingReducer::new(model, &sizes).reduce(&mut component_points);
    set_points(rows, &component_points, points);
}

fn set_points(rows: &[usize], component_points: &[MapPoint], points: &mut [MapPoint]) {
    for (row, point) in rows.iter().zip(component_points) {
        points[*row] = *point;
    }
}

/// Rotates points so that the direction of their largest variance is horizontal.
fn rotate_to_horizontal(points: &mut [MapPoint]) {
    let middle = MapPoint::mean(points.iter().copied());
    let (mut xx, mut xy, mut yy) = (0.0, 0.0, 0.0);
    for point in points.iter_mut() {
        *point = *point - middle;
        xx += point.x * point.x;
        xy += point.x * point.y;
        yy += point.y * point.y;
    }
    let half = (xx - yy) / 2.0;
    let x = half + (half * half + xy * xy).sqrt();
    let length = (xy * xy + x * x).sqrt();
    let (cos, sin) = if length > 1e-9 { (x / length, xy / length) } else { (1.0, 0.0) };
    for point in points {
        *point = MapPoint { x: point.x * cos + point.y * sin, y: point.y * cos - point.x * sin };
    }
}

/// The area of the bounding box of a component, with a margin, in square layout units.
fn area(rows: &[usize], points: &[MapPoint]) -> f64 {
    let (min, max) = bounds(rows.iter().map(|row| points[*row])).unwrap_or_default();
    (max.x - min.x + 1.0) * (max.y - min.y + 1.0)
}
