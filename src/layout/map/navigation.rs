//! Moving the viewport, and carrying positions over to another graph.

use crate::layout::picture::Size;
use crate::model::EntityId;

use super::map_point::{MapPoint, bounds};
use super::positions::Positions;
use super::viewport::{Projection, Viewport};

impl Positions {
    /// The same positions in another graph: `moved` is an entity's id there, if it still exists.
    pub(crate) fn carried_over(&self, moved: impl Fn(EntityId) -> Option<EntityId>) -> Self {
        self.iter().filter_map(|(id, point)| Some((moved(id)?, point))).collect()
    }
}

impl Viewport {
    pub(crate) fn centred(self, point: MapPoint) -> Self {
        Self { centre: Some(point), ..self }
    }

    /// The same viewport, moved by cells; positive is right and down.
    pub(crate) fn moved(self, positions: &Positions, size: Size, columns: i32, rows: i32) -> Self {
        let projection = Projection::new(self, positions, size);
        let x = projection.centre.x + f64::from(columns) / projection.columns;
        self.centred(MapPoint { x, y: projection.centre.y + f64::from(rows) / projection.rows })
    }

    /// The closest view that shows all given entities.
    pub(crate) fn fitting(positions: &Positions, entities: &[EntityId]) -> Self {
        let points = entities.iter().filter_map(|id| positions.get(*id));
        let Some((least, most)) = bounds(points) else { return Self::default() };
        let (whole_least, whole_most) = positions.bounds();
        let (whole, part) = (whole_most - whole_least, most - least);
        let larger = |whole: f64, part: f64| whole.max(1.0) / part.max(1.0);
        let zoom = larger(whole.x, part.x).min(larger(whole.y, part.y));
        Self::default().zoomed(zoom).centred(MapPoint::midpoint(least, most))
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
    fn positions_carried_over_stay_in_place() {
        let graph = graph("a -knows-> b\n b -knows-> c\n c -knows-> d\n d -knows-> a");
        let positions = Positions::new(&graph, &Selection::all(&graph), None);
        let next = |id: EntityId| (id.index() != 3).then(|| EntityId::new(id.index() + 1));
        let carried = positions.carried_over(next);
        assert_eq!(carried.iter().count(), 3);
        assert_eq!(carried.get(EntityId::new(2)), positions.get(EntityId::new(1)));
    }
}
