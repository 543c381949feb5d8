//! Moves the viewport, and carries positions over to a reloaded graph.

use crate::layout::picture::Size;
use crate::model::EntityId;

use super::map_point::{MapPoint, bounds};
use super::positions::Positions;
use super::viewport::{Projection, Viewport};

impl Positions {
    /// The same positions in another graph. `new_id` returns the id of an entity in that graph, if it still exists.
    pub(crate) fn carried_over(&self, new_id: impl Fn(EntityId) -> Option<EntityId>) -> Self {
        self.iter().filter_map(|(id, point)| Some((new_id(id)?, point))).collect()
    }
}

impl Viewport {
    pub(crate) fn centred(self, point: MapPoint) -> Self {
        Self { centre: Some(point), ..self }
    }

    /// The viewport moved by a number of cells; positive numbers move it right and down.
    pub(crate) fn moved(self, positions: &Positions, size: Size, columns: i32, rows: i32) -> Self {
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

    /// The projection into a picture of some size.
    pub(crate) fn projection(self, positions: &Positions, size: Size) -> Projection {
        Projection::new(self, positions, size)
    }
}

#[cfg(test)]
mod tests {
    use super::{EntityId, Positions};
    use crate::model::Selection;
    use crate::model::sample::graph;

    #[test]
    fn positions_are_carried_over_unchanged() {
        let graph = graph("a -knows-> b\n b -knows-> c\n c -knows-> d\n d -knows-> a");
        let positions = Positions::new(&graph, &Selection::all(&graph), None);
        let next = |id: EntityId| (id.index() != 3).then(|| EntityId::new(id.index() + 1));
        let carried = positions.carried_over(next);
        assert_eq!(carried.iter().count(), 3);
        assert_eq!(carried.get(EntityId::new(2)), positions.get(EntityId::new(1)));
    }
}
