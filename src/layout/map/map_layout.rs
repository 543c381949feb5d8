//! Computes the position of every entity of a selection: minimises stress, then makes room for names, then reduces
//! crossings.
//!
//! Connected components are laid out separately and packed next to each other. Known positions are kept.

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
use super::quasi_random::quasi_random_point;
use super::stress::StressModel;

/// The maximum width of a name.
const MAX_NAME: usize = 30;
/// The maximum number of sweeps over the nodes of a component. Known positions need only a few.
const ROUNDS: usize = 24;
const ROUNDS_FROM_KNOWN: usize = 8;
/// The maximum share of the area for names; the rest is left for lines.
const MAX_FILL: f64 = 0.25;

/// The input of a map layout, which does not borrow the graph, so that the layout can run on another thread.
pub struct MapLayout {
    /// The entities. All other fields identify an entity by its row: the index in this list.
    entities: Vec<EntityId>,
    adjacency: CsrAdjacency,
    label_widths: Vec<usize>,
    previous: Vec<Option<MapPoint>>,
    known_count: usize,
}

impl Positions {
    /// Lays out a selection on this thread; see [`MapLayout`].
    pub fn new(graph: &Graph, selection: &Selection, previous: Option<&Self>) -> Self {
        MapLayout::new(graph, selection, previous).compute(&|| true).unwrap_or_default()
    }
}

impl MapLayout {
    /// Prepares a layout in which distances on the map follow distances in the graph.
    ///
    /// Entities in `previous` keep their positions, unless they are fewer than half of all entities; new ones are placed
    /// near their neighbours. The preparation is fast; [`MapLayout::compute`] is the expensive part.
    pub(crate) fn new(graph: &Graph, selection: &Selection, previous: Option<&Positions>) -> Self {
        let entities = selection.entities.clone();
        let index: BTreeMap<EntityId, usize> =
            entities.iter().enumerate().map(|(row, id)| (*id, row)).collect();
        let pairs = selection.relations.iter().filter_map(|id| {
            let relation = graph.relation(*id);
            let ends = (index.get(&relation.from().id())?, index.get(&relation.to().id())?);
            (ends.0 != ends.1).then_some((*ends.0, *ends.1))
        });
        let adjacency = CsrAdjacency::new(entities.len(), pairs);
        let name = |id: &EntityId| width(&entity_name(graph, *id)).min(MAX_NAME);
        let label_widths = entities.iter().map(name).collect();
        let previous: Vec<_> = entities.iter().map(|id| previous?.get(*id)).collect();
        let known_count = previous.iter().flatten().count();
        Self { entities, adjacency, label_widths, previous, known_count }
    }

    pub(crate) fn count(&self) -> usize {
        self.entities.len()
    }

    /// Computes the positions. Calls `keep_going` regularly, and returns `None` once it returns false.
    ///
    /// The result is deterministic.
    pub(crate) fn compute(&self, keep_going: &dyn Fn() -> bool) -> Option<Positions> {
        let components = self.adjacency.components();
        let mut points = vec![MapPoint::default(); self.count()];
        let mut models = Vec::new();
        for rows in &components {
            let model = StressModel::new(&self.adjacency, rows, keep_going)?;
            set_points(rows, &self.initial_points(&model, rows), &mut points);
            models.push(model);
        }
        let sizes = self.name_sizes(&components, &points);
        for (rows, model) in components.iter().zip(&models) {
            self.make_readable(model, rows, &sizes, &mut points);
        }
        if self.known_count == 0 {
            let components = components.iter().zip(&models).map(|(rows, model)| {
                let lines = model.edges().into_iter().map(|(a, b)| (rows[a], rows[b]));
                Component { rows, lines: lines.collect() }
            });
            pack(&components.collect::<Vec<_>>(), &sizes, &mut points);
        }
        keep_going().then(|| self.entities.iter().copied().zip(points).collect())
    }

    fn initial_points(&self, model: &StressModel<'_>, rows: &[usize]) -> Vec<MapPoint> {
        if self.known_count > 0 {
            return self.points_near_known(rows);
        }
        let mut points = pivot_layout(&model.pivot_distances, rows.len());
        relax(model, &mut points, &vec![false; rows.len()], ROUNDS);
        rotate_to_horizontal(&mut points);
        points
    }

    fn make_readable(
        &self,
        model: &StressModel<'_>,
        rows: &[usize],
        sizes: &[HalfSize],
        points: &mut [MapPoint],
    ) {
        // If only a few positions are known, they are just starting points, because moving them gives a better layout.
        let keeps_known = 2 * self.known_count >= self.count();
        let pinned = rows.iter().map(|row| keeps_known && self.previous[*row].is_some());
        let pinned: Vec<bool> = pinned.collect();
        let sizes: Vec<HalfSize> = rows.iter().map(|row| sizes[*row]).collect();
        let mut component_points: Vec<MapPoint> = rows.iter().map(|row| points[*row]).collect();
        if self.known_count > 0 {
            relax(model, &mut component_points, &pinned, ROUNDS_FROM_KNOWN);
        }
        separate(model, &sizes, &mut component_points, &pinned);
        if self.known_count == 0 {
            CrossingReducer::new(model, &sizes).reduce(&mut component_points);
        }
        set_points(rows, &component_points, points);
    }

    /// A row without a known point is placed near the middle of its neighbours.
    fn points_near_known(&self, rows: &[usize]) -> Vec<MapPoint> {
        let point = |(index, row): (usize, &usize)| {
            self.previous[*row].unwrap_or_else(|| {
                let neighbours = self.adjacency.neighbours(*row).iter();
                let middle = MapPoint::mean(neighbours.filter_map(|other| self.previous[*other]));
                let offset = quasi_random_point(index);
                MapPoint { x: middle.x + offset.x, y: middle.y + offset.y }
            })
        };
        rows.iter().enumerate().map(point).collect()
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

/// Reduces the stress until no node moves far, for at most `max_rounds` rounds, or until `keep_going` returns false.
fn relax(model: &StressModel<'_>, points: &mut [MapPoint], pinned: &[bool], max_rounds: usize) {
    for _ in 0..max_rounds {
        if !model.sweep(points, pinned, |_, _| Vec::new()) {
            return;
        }
    }
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

#[cfg(test)]
mod tests {
    use super::{MapLayout, Positions};
    use crate::model::Selection;
    use crate::model::sample::graph;

    const RING: &str = "a -knows-> b\n b -knows-> c\n c -knows-> d\n d -knows-> a";

    #[test]
    fn a_layout_stops_as_soon_as_it_is_cancelled() {
        let graph = graph(RING);
        let layout = MapLayout::new(&graph, &Selection::all(&graph), None);
        assert_eq!(layout.compute(&|| false), None);
        let calls = std::cell::Cell::new(0);
        let for_six_calls = || calls.replace(calls.get() + 1) < 6;
        assert_eq!(layout.compute(&for_six_calls), None, "not cancelled after six calls");
        let positions = layout.compute(&|| true).expect("the layout should not be cancelled");
        assert_eq!(positions, Positions::new(&graph, &Selection::all(&graph), None));
    }
}
