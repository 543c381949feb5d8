//! Computes the position of every entity of a selection: stress first, then room for names, then fewer crossings.
//!
//! Connected components are laid out separately and packed next to each other. Known positions are kept.

use std::collections::BTreeMap;

use crate::layout::picture::to_f64;
use crate::model::{EntityId, Graph, Selection};
use crate::text::{entity_name, width};

use super::adjacency_list::AdjacencyList;
use super::crossing_reduction::CrossingReducer;
use super::map_names::MAX_NAME;
use super::map_point::{MapPoint, bounds};
use super::overlap_removal::{HalfSize, separate};
use super::packing::{Component, pack};
use super::pivot_scaling::scaled;
use super::positions::Positions;
use super::scatter::scattered_point;
use super::stress::StressModel;

/// Rounds over all nodes of a component; known positions need few.
const ROUNDS: usize = 24;
const ROUNDS_FROM_KNOWN: usize = 8;
/// The maximum share of the area for names: the rest is for lines.
const FILL: f64 = 0.25;

/// A map to lay out. It does not borrow the graph, so that another thread can do it.
pub struct MapLayout {
    /// The entities; everything else refers to them by row.
    entities: Vec<EntityId>,
    adjacency: AdjacencyList,
    /// The width of the name of each row.
    label_widths: Vec<usize>,
    /// The previous position of each row.
    before: Vec<Option<MapPoint>>,
    known: usize,
}

impl Positions {
    /// Lays out a selection; see [`MapLayout`] for how, and for doing it elsewhere.
    pub fn new(graph: &Graph, selection: &Selection, before: Option<&Self>) -> Self {
        MapLayout::new(graph, selection, before).positions(&|| true).unwrap_or_default()
    }
}

impl MapLayout {
    /// Prepares a layout in which closeness on the map follows closeness in the graph.
    ///
    /// What `before` holds stays where it was, unless it is less than half of all; what is new goes
    /// beside its neighbours. Takes time linear in the selection: laying out is what takes long.
    pub(crate) fn new(graph: &Graph, selection: &Selection, before: Option<&Positions>) -> Self {
        let entities = selection.entities.clone();
        let index: BTreeMap<EntityId, usize> =
            entities.iter().enumerate().map(|(row, id)| (*id, row)).collect();
        let pairs = selection.relations.iter().filter_map(|id| {
            let relation = graph.relation(*id);
            let ends = (index.get(&relation.from().id())?, index.get(&relation.to().id())?);
            (ends.0 != ends.1).then_some((*ends.0, *ends.1))
        });
        let adjacency = AdjacencyList::new(entities.len(), pairs);
        let name = |id: &EntityId| width(&entity_name(graph, *id)).min(MAX_NAME);
        let label_widths = entities.iter().map(name).collect();
        let before: Vec<_> = entities.iter().map(|id| before?.get(*id)).collect();
        let known = before.iter().flatten().count();
        Self { entities, adjacency, label_widths, before, known }
    }

    pub(crate) fn count(&self) -> usize {
        self.entities.len()
    }

    /// Works out the positions; nothing once `keep_going`, which is asked again and again, returns false.
    ///
    /// No random numbers: the same selection gives the same positions.
    pub(crate) fn positions(&self, keep_going: &dyn Fn() -> bool) -> Option<Positions> {
        let components = self.adjacency.components();
        let mut points = vec![MapPoint::default(); self.count()];
        let mut models = Vec::new();
        for rows in &components {
            let model = StressModel::new(&self.adjacency, rows, keep_going)?;
            put(rows, &self.by_stress(&model, rows), &mut points);
            models.push(model);
        }
        let sizes = self.name_sizes(&components, &points);
        for (rows, model) in components.iter().zip(&models) {
            self.make_readable(model, rows, &sizes, &mut points);
        }
        if self.known == 0 {
            let components = components.iter().zip(&models).map(|(rows, model)| {
                let lines = model.edges().into_iter().map(|(a, b)| (rows[a], rows[b]));
                Component { rows, lines: lines.collect() }
            });
            pack(&components.collect::<Vec<_>>(), &sizes, &mut points);
        }
        keep_going().then(|| self.entities.iter().copied().zip(points).collect())
    }

    fn by_stress(&self, model: &StressModel<'_>, rows: &[usize]) -> Vec<MapPoint> {
        if self.known > 0 {
            return self.beside_known(rows);
        }
        let mut points = scaled(&model.pivot_distances, rows.len());
        relax(model, &mut points, &vec![false; rows.len()], ROUNDS);
        rotate_to_level(&mut points);
        points
    }

    /// Makes room for names in a component and reduces crossings.
    fn make_readable(
        &self,
        model: &StressModel<'_>,
        rows: &[usize],
        sizes: &[HalfSize],
        points: &mut [MapPoint],
    ) {
        // If only a few positions are known, they are just starting points, for a better layout.
        let keeps = 2 * self.known >= self.count();
        let pinned = rows.iter().map(|row| keeps && self.before[*row].is_some());
        let pinned: Vec<bool> = pinned.collect();
        let sizes: Vec<HalfSize> = rows.iter().map(|row| sizes[*row]).collect();
        let mut own: Vec<MapPoint> = rows.iter().map(|row| points[*row]).collect();
        if self.known > 0 {
            relax(model, &mut own, &pinned, ROUNDS_FROM_KNOWN);
        }
        separate(model, &sizes, &mut own, &pinned);
        if self.known == 0 {
            CrossingReducer::new(model, &sizes).reduce(&mut own);
        }
        put(rows, &own, points);
    }

    /// The known points of rows; new ones go beside the middle of their neighbours.
    fn beside_known(&self, rows: &[usize]) -> Vec<MapPoint> {
        let start = |(index, row): (usize, &usize)| {
            self.before[*row].unwrap_or_else(|| {
                let neighbours = self.adjacency.around(*row).iter();
                let middle = MapPoint::mean(neighbours.filter_map(|other| self.before[*other]));
                let aside = scattered_point(index);
                MapPoint { x: middle.x + aside.x, y: middle.y + aside.y }
            })
        };
        rows.iter().enumerate().map(start).collect()
    }

    /// The room that names need, in layout units, so that enough of the area is left between them.
    fn name_sizes(&self, components: &[Vec<usize>], points: &[MapPoint]) -> Vec<HalfSize> {
        // In columns: a name with spaces around it, and an empty row; a row is two columns high.
        let cells = self.label_widths.iter().map(|width| (to_f64(width + 3), 4.0));
        let names: f64 = cells.clone().map(|(width, height)| width * height).sum();
        let area: f64 = components.iter().map(|rows| area(rows, points)).sum();
        let unit = (names / (FILL * area)).sqrt().max(10.0);
        let half = |size: f64| size / unit / 2.0;
        cells.map(|(width, height)| HalfSize { width: half(width), height: half(height) }).collect()
    }
}

/// Lowers the stress until nothing moves any more, for `most` rounds, or until `keep_going` returns false.
fn relax(model: &StressModel<'_>, points: &mut [MapPoint], pinned: &[bool], most: usize) {
    for _ in 0..most {
        if !model.sweep(points, pinned, |_, _| Vec::new()) {
            return;
        }
    }
}

fn put(rows: &[usize], own: &[MapPoint], points: &mut [MapPoint]) {
    for (row, point) in rows.iter().zip(own) {
        points[*row] = *point;
    }
}

/// Turns points so that they spread furthest from left to right: along the strongest direction of their covariance.
fn rotate_to_level(points: &mut [MapPoint]) {
    let middle = MapPoint::mean(points.iter().copied());
    let (mut across, mut both, mut down) = (0.0, 0.0, 0.0);
    for point in points.iter_mut() {
        *point = *point - middle;
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

/// The area of a component, in square units.
fn area(rows: &[usize], points: &[MapPoint]) -> f64 {
    let (least, most) = bounds(rows.iter().map(|row| points[*row])).unwrap_or_default();
    (most.x - least.x + 1.0) * (most.y - least.y + 1.0)
}

#[cfg(test)]
mod tests {
    use super::{MapLayout, Positions};
    use crate::model::Selection;
    use crate::model::sample::graph;

    const WEB: &str = "a -knows-> b\n b -knows-> c\n c -knows-> d\n d -knows-> a";

    #[test]
    fn a_layout_stops_as_soon_as_it_is_cancelled() {
        let graph = graph(WEB);
        let layout = MapLayout::new(&graph, &Selection::all(&graph), None);
        assert_eq!(layout.positions(&|| false), None);
        let asked = std::cell::Cell::new(0);
        let some_rounds = || asked.replace(asked.get() + 1) < 6;
        assert_eq!(layout.positions(&some_rounds), None, "also halfway");
        let all = layout.positions(&|| true).expect("not cancelled");
        assert_eq!(all, Positions::new(&graph, &Selection::all(&graph), None));
    }
}
