//! The state of the map: the positions, and the part of the graph that they cover.

use std::sync::Arc;

use crate::layout::{MapLayout, Positions};
use crate::model::{EntityId, Graph, Selection};
use crate::query::{Filter, Reload, neighbourhood};

/// The maximum number of entities on a map; a map of a larger graph shows those nearest to the focus.
pub(crate) const MAX_ON_MAP: usize = 30_000;
/// The maximum number of entities, and of relations, to lay out within a frame, on the main thread.
const MAX_SYNC_LAYOUT: usize = 300;

/// The positions of the entities of a map.
#[derive(Clone, Debug, Default)]
pub struct MapState {
    /// The positions; `None` until they are first computed.
    pub positions: Option<Arc<Positions>>,
    /// The region of the positions; `None` if they were computed before a reload.
    pub region: Option<Region>,
    /// The region to lay out on another thread.
    pub pending: Option<Region>,
}

/// A part of a graph that is laid out together, regardless of filters, which never move nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// The whole graph.
    Whole,
    /// The neighbourhood of an entity up to this many hops, and up to [`MAX_ON_MAP`] entities.
    Around(EntityId, usize),
}

impl MapState {
    pub(crate) fn new(region: Region, positions: Positions) -> Self {
        Self { positions: Some(Arc::new(positions)), region: Some(region), pending: None }
    }

    /// The positions for a reloaded graph.
    pub(crate) fn carried_over(&self, reload: Reload<'_>) -> Self {
        let new = |positions: &Arc<Positions>| positions.carried_over(|id| reload.entity(id));
        let positions = self.positions.as_ref().map(|positions| Arc::new(new(positions)));
        Self { positions, ..Self::default() }
    }
}

impl Region {
    pub(crate) fn for_focus(graph: &Graph, focus: EntityId, hops: usize) -> Self {
        if graph.entity_count() <= MAX_ON_MAP { Self::Whole } else { Self::Around(focus, hops) }
    }

    /// Whether the region can be laid out within a frame.
    pub(crate) fn is_small(self, graph: &Graph) -> bool {
        self == Self::Whole && graph.entity_count().max(graph.relation_count()) <= MAX_SYNC_LAYOUT
    }

    /// The layout of the region; existing positions move as little as necessary.
    pub(crate) fn layout(self, graph: &Graph, previous: Option<&Positions>) -> MapLayout {
        let selection = match self {
            Self::Whole => Selection::all(graph),
            Self::Around(focus, hops) => {
                let all = neighbourhood(graph, &[focus], hops, &Filter::default());
                all.selection.truncated(graph, MAX_ON_MAP)
            }
        };
        MapLayout::new(graph, &selection, previous)
    }
}
