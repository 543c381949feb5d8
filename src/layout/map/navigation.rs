use crate::layout::picture::Size;
use crate::model::EntityId;

use super::map_point::{MapPoint, bounds};
use super::positions::Positions;
use super::viewport::{Projection, Viewport};

/// The margin between the cursor and the edges of the window, in columns and rows.
const MARGIN: (i32, i32) = (12, 2);
/// The number of cells per name on a readable map, including space for lines.
const CELLS_PER_NAME: f64 = 100.0;
/// The maximum crowding at which the whole map is shown.
const MAX_CROWDING: f64 = 1.5;

impl Positions {
    /// The same positions in another graph. `new_id` returns the id of an entity in that graph, if it still exists.
    pub(crate) fn carried_over(&self, new_id: impl Fn(EntityId) -> Option<EntityId>) -> Self {
        self.iter().filter_map(|(id, point)| Some((new_id(id)?, point))).collect()
    }
}

impl Viewport {
    /// The whole map if its names fit, otherwise a readable part around the focus.
    pub(crate) fn initial(positions: &Positions, size: Size, focus: EntityId) -> Self {
        let cells = f64::from(size.width) * f64::from(size.height);
        let count = u32::try_from(positions.iter().count()).map_or(f64::MAX, f64::from);
        let crowding = (count * CELLS_PER_NAME / cells.max(1.0)).sqrt();
        match positions.get(focus) {
            Some(point) if crowding > MAX_CROWDING => {
                Self::default().zoomed(crowding).centred(point)
            }
            _ => Self::default(),
        }
    }

    pub(crate) fn centred(self, point: MapPoint) -> Self {
        Self { centre: Some(point), ..self }
    }

    /// The viewport moved by a number of cells; positive numbers move it right and down.
    fn moved(self, positions: &Positions, size: Size, columns: i32, rows: i32) -> Self {
        let projection = Projection::new(self, positions, size);
        let x = projection.centre.x + f64::from(columns) / projection.columns;
        self.centred(MapPoint { x, y: projection.centre.y + f64::from(rows) / projection.rows })
    }

    /// The viewport with the largest zoom that shows all given entities.
    pub(crate) fn fitting(positions: &Positions, entities: &[EntityId]) -> Self {
        let points = entities.iter().filter_map(|id| positions.get(*id));
        let Some((min, max)) = bounds(points) else { return Self::default() };
        let (map_min, map_max) = positions.bounds();
        let (map, part) = (map_max - map_min, max - min);
        let ratio = |map: f64, part: f64| map.max(1.0) / part.max(1.0);
        let zoom = ratio(map.x, part.x).min(ratio(map.y, part.y));
        Self::default().zoomed(zoom).centred(MapPoint::midpoint(min, max))
    }
}

pub(crate) struct MapWindow<'a> {
    pub(crate) view: Viewport,
    pub(crate) positions: &'a Positions,
    size: Size,
    projection: Projection,
}

impl<'a> MapWindow<'a> {
    pub(crate) fn new(view: Viewport, positions: &'a Positions, size: Size) -> Self {
        Self { view, positions, size, projection: Projection::new(view, positions, size) }
    }

    /// The column and row of an entity, even if it is outside the window.
    pub(crate) fn cell(&self, id: EntityId) -> Option<(i32, i32)> {
        self.positions.get(id).map(|point| self.projection.cell(point))
    }

    pub(crate) fn contains(&self, (x, y): (i32, i32)) -> bool {
        (0..i32::from(self.size.width)).contains(&x)
            && (0..i32::from(self.size.height)).contains(&y)
    }

    /// Zooms so that the point under a cell, by default the centre, stays in place.
    pub(crate) fn zoomed_at(&self, cell: Option<(i32, i32)>, factor: f64) -> Viewport {
        let Self { view, positions, size, .. } = *self;
        let Some((x, y)) = cell else { return view.zoomed(factor) };
        let (right, down) = (x - i32::from(size.width) / 2, y - i32::from(size.height) / 2);
        let zoomed = view.moved(positions, size, right, down).zoomed(factor);
        zoomed.moved(positions, size, -right, -down)
    }

    /// Moves the window by a number of cells, with its centre on the map.
    pub(crate) fn panned(&self, right: i32, down: i32) -> Viewport {
        let mut view = self.view.moved(self.positions, self.size, right, down);
        let (min, max) = self.positions.bounds();
        if let Some(centre) = &mut view.centre {
            centre.x = centre.x.clamp(min.x, max.x);
            centre.y = centre.y.clamp(min.y, max.y);
        }
        view
    }

    /// Moves the window as little as possible to show an entity inside its margins.
    pub(crate) fn showing(&self, id: EntityId) -> Viewport {
        let Some((x, y)) = self.cell(id) else { return self.view };
        let right = overshoot(x, i32::from(self.size.width), MARGIN.0);
        let down = overshoot(y, i32::from(self.size.height), MARGIN.1);
        match (right, down) {
            (0, 0) => self.view,
            _ => self.view.moved(self.positions, self.size, right, down),
        }
    }
}

fn overshoot(coordinate: i32, length: i32, margin: i32) -> i32 {
    let margin = margin.min((length - 1) / 2);
    (coordinate - margin).min(0) + (coordinate - (length - 1 - margin)).max(0)
}

#[cfg(test)]
mod tests {
    use super::{EntityId, MapPoint, MapWindow, Positions, Size, Viewport};
    use crate::model::Selection;
    use crate::model::sample::graph;

    const SIZE: Size = Size { width: 80, height: 24 };

    /// Two entities in opposite corners, and one in the middle.
    fn diagonal() -> Positions {
        let point = |index| {
            let at = [0.0, 50.0, 100.0][index];
            (EntityId::new(index), MapPoint { x: at, y: at })
        };
        (0..3).map(point).collect()
    }

    #[test]
    fn positions_are_carried_over_unchanged() {
        let graph = graph("a -knows-> b\n b -knows-> c\n c -knows-> d\n d -knows-> a");
        let positions = Positions::new(&graph, &Selection::all(&graph), None);
        let next = |id: EntityId| (id.index() != 3).then(|| EntityId::new(id.index() + 1));
        let carried = positions.carried_over(next);
        assert_eq!(carried.iter().count(), 3);
        assert_eq!(carried.get(EntityId::new(2)), positions.get(EntityId::new(1)));
    }

    #[test]
    fn zooming_at_a_cell_keeps_what_is_there_in_place() {
        let (positions, corner) = (diagonal(), EntityId::new(0));
        let window = MapWindow::new(Viewport::default(), &positions, SIZE);
        let cell = window.cell(corner);
        let zoomed = MapWindow::new(window.zoomed_at(cell, 4.0), &positions, SIZE);
        assert!(cell.is_some_and(|cell| window.contains(cell)));
        assert_eq!(zoomed.cell(corner), cell);
        assert_eq!(zoomed.cell(EntityId::new(2)).map(|cell| zoomed.contains(cell)), Some(false));
    }

    #[test]
    fn a_window_moves_only_to_show_an_entity_outside_its_margins() {
        let (positions, middle) = (diagonal(), EntityId::new(1));
        let view = Viewport::default().zoomed(8.0);
        let window = MapWindow::new(view, &positions, SIZE);
        assert_eq!(window.showing(middle), view);
        let moved = MapWindow::new(window.showing(EntityId::new(2)), &positions, SIZE);
        assert_eq!(moved.cell(EntityId::new(2)), Some((67, 21)));
        assert_eq!(moved.showing(EntityId::new(2)), moved.view);
    }

    #[test]
    fn panning_never_leaves_the_map() {
        let positions = diagonal();
        let far = MapWindow::new(Viewport::default(), &positions, SIZE).panned(9_999, -9_999);
        assert_eq!(far.centre, Some(MapPoint { x: 100.0, y: 0.0 }));
    }

    #[test]
    fn only_a_crowded_map_opens_zoomed_in() {
        let (positions, focus) = (diagonal(), EntityId::new(2));
        assert_eq!(Viewport::initial(&positions, SIZE, focus), Viewport::default());
        let small = Viewport::initial(&positions, Size { width: 10, height: 5 }, focus);
        assert_eq!(small.centre, positions.get(focus));
    }
}
