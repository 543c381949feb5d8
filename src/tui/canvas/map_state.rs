//! The state of the map: positions, and the initial viewport.

use std::sync::Arc;

use crate::layout::{MapLayout, Positions, Size, Viewport};
use crate::model::{EntityId, Graph, Selection};
use crate::query::{Filter, neighbourhood};

/// The maximum number of entities laid out; of a larger graph, those nearest to the focus.
pub const MAX_PLACED: usize = 30_000;
/// The maximum number of entities and relations laid out within a frame, on the main thread.
const AT_ONCE: usize = 300;

/// The positions of the entities of a map.
#[derive(Clone, Debug, Default)]
pub struct MapState {
    /// The known positions.
    pub positions: Option<Arc<Positions>>,
    /// The region they were computed for; `None` if that was before a reload.
    pub placed: Option<Region>,
    /// The region to lay out on another thread.
    pub awaited: Option<Region>,
}

/// What is laid out together. Independent of filters, so filters never move nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// The whole graph.
    Whole,
    /// As much as possible around an entity, up to this many hops.
    Around(EntityId, usize),
}

impl MapState {
    pub(crate) fn new(region: Region, positions: Positions) -> Self {
        Self { positions: Some(Arc::new(positions)), placed: Some(region), awaited: None }
    }

    /// The same positions in another graph; `moved` maps entities.
    pub(crate) fn carried_over(&self, moved: impl Fn(EntityId) -> Option<EntityId>) -> Self {
        let positions = self.positions.as_ref();
        let positions = positions.map(|positions| Arc::new(positions.carried_over(moved)));
        Self { positions, ..Self::default() }
    }
}

impl Region {
    pub(crate) fn of(graph: &Graph, focus: EntityId, hops: usize) -> Self {
        if graph.entity_count() <= MAX_PLACED { Self::Whole } else { Self::Around(focus, hops) }
    }

    /// Whether it can be laid out within a frame.
    pub(crate) fn is_small(self, graph: &Graph) -> bool {
        self == Self::Whole && graph.entity_count().max(graph.relation_count()) <= AT_ONCE
    }

    /// The layout of its entities; existing positions move as little as necessary.
    pub(crate) fn layout(self, graph: &Graph, before: Option<&Positions>) -> MapLayout {
        let selection = match self {
            Self::Whole => Selection::all(graph),
            Self::Around(focus, hops) => nearest(graph, focus, hops),
        };
        MapLayout::new(graph, &selection, before)
    }
}

/// The nearest entities, as many as can be laid out.
fn nearest(graph: &Graph, focus: EntityId, hops: usize) -> Selection {
    let mut selection = neighbourhood(graph, &[focus], hops, &Filter::default()).selection;
    if selection.entities.len() <= MAX_PLACED {
        return selection;
    }
    selection.entities.truncate(MAX_PLACED);
    let mut kept = selection.entities.clone();
    kept.sort_unstable();
    let is_kept = |id: EntityId| kept.binary_search(&id).is_ok();
    selection.relations.retain(|id| {
        let relation = graph.relation(*id);
        is_kept(relation.from().id()) && is_kept(relation.to().id())
    });
    selection
}

/// The cells per name on a readable map, including room for lines.
const ROOM: f64 = 100.0;
/// How crowded a map may be before only part of it is shown.
const SQUEEZED: f64 = 1.5;

/// The initial viewport: the whole map if there is room for its names, else as much as can be read around an entity.
pub(crate) fn first_viewport(positions: &Positions, size: Size, focus: EntityId) -> Viewport {
    let cells = f64::from(size.width) * f64::from(size.height);
    let count = u32::try_from(positions.iter().count()).map_or(f64::MAX, f64::from);
    let crowding = (count * ROOM / cells.max(1.0)).sqrt();
    let view = Viewport::default();
    match positions.get(focus) {
        Some(spot) if crowding > SQUEEZED => view.zoomed(crowding).centred(spot),
        _ => view,
    }
}
