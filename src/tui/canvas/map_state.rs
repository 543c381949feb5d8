//! The map: where its entities are, and the first window onto it.

use std::sync::Arc;

use crate::layout::{MapLayout, Positions, Size, Viewport};
use crate::model::{EntityId, Graph, Selection};
use crate::query::{Filter, neighbourhood};

/// The most entities that are placed; of a larger graph those nearest to the focus are.
pub const MAX_PLACED: usize = 30_000;
/// The most entities and relations that are placed within a frame, on the thread of the screen.
const AT_ONCE: usize = 300;

/// Where the entities of a map are.
#[derive(Clone, Debug, Default)]
pub struct MapState {
    /// The positions that are known.
    pub positions: Option<Arc<Positions>>,
    /// What they were made for; nothing while they are those of a graph that is gone.
    pub placed: Option<Region>,
    /// What is to be placed on another thread.
    pub awaited: Option<Region>,
}

/// What is placed together. It does not depend on filters, so they move nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// All of the graph.
    Whole,
    /// As much as possible around an entity, this many hops wide.
    Around(EntityId, usize),
}

impl MapState {
    pub(crate) fn new(region: Region, positions: Positions) -> Self {
        Self { positions: Some(Arc::new(positions)), placed: Some(region), awaited: None }
    }

    /// The same positions for another graph: `moved` finds an entity in it.
    pub(crate) fn carried_over(&self, moved: impl Fn(EntityId) -> Option<EntityId>) -> Self {
        let positions = self.positions.as_ref();
        let positions = positions.map(|positions| Arc::new(positions.carried_over(moved)));
        Self { positions, ..Self::default() }
    }
}

impl Region {
    /// The region that a map is placed by.
    pub(crate) fn of(graph: &Graph, focus: EntityId, hops: usize) -> Self {
        if graph.entity_count() <= MAX_PLACED { Self::Whole } else { Self::Around(focus, hops) }
    }

    /// Whether it is placed within a frame.
    pub(crate) fn is_small(self, graph: &Graph) -> bool {
        self == Self::Whole && graph.entity_count().max(graph.relation_count()) <= AT_ONCE
    }

    /// The layout of its entities; what was placed before moves as little as it must.
    pub(crate) fn placing(self, graph: &Graph, before: Option<&Positions>) -> MapLayout {
        let selection = match self {
            Self::Whole => Selection::all(graph),
            Self::Around(focus, hops) => nearest(graph, focus, hops),
        };
        MapLayout::new(graph, &selection, before)
    }
}

/// The nearest entities around one, as many as can be placed.
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

/// The cells that a name needs on a readable map, with some room for lines.
const ROOM: f64 = 100.0;
/// How crowded a map may be before only a part of it is shown.
const SQUEEZED: f64 = 1.5;

/// The first window onto a map: all of it if there is room for its names, else as much as can be
/// read around an entity.
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
