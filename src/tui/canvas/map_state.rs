//! The state of the map: the groups, and the part of the graph that they cover.

use std::sync::Arc;

use crate::model::{EntityGroup, EntityId, Graph, Selection};
use crate::query::{Filter, Grouping, Reload, neighbourhood};

/// The maximum number of entities on a map; a map of a larger graph shows those nearest to the focus.
pub const MAX_ON_MAP: usize = 30_000;
/// The maximum number of entities, and of relations, to group within a frame, on the main thread.
const MAX_ON_MAIN_THREAD: usize = 3000;

/// The groups on a map.
#[derive(Clone, Debug, Default)]
pub struct MapState {
    /// The groups; `None` until they are first computed.
    pub groups: Option<Arc<Vec<EntityGroup>>>,
    /// The parameters of the groups; `None` if they were computed before a reload.
    pub key: Option<MapKey>,
    /// The groups to compute on another thread.
    pub pending: Option<MapKey>,
}

/// A part of a graph, and how it is divided into groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapKey {
    /// The part of the graph.
    pub region: Region,
    /// How the region is divided.
    pub grouping: Grouping,
}

/// A part of a graph to divide into groups. It ignores filters, so they never move an entity to another group.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// The whole graph.
    Whole,
    /// The neighbourhood of an entity up to this many hops, and up to [`MAX_ON_MAP`] entities.
    Around(EntityId, usize),
}

impl MapState {
    pub(crate) fn new(key: MapKey, groups: Vec<EntityGroup>) -> Self {
        Self { groups: Some(Arc::new(groups)), key: Some(key), pending: None }
    }

    /// The groups for a reloaded graph.
    pub(crate) fn carried_over(&self, reload: Reload<'_>) -> Self {
        let group = |group: &EntityGroup| EntityGroup {
            name: group.name.clone(),
            members: group.members.iter().filter_map(|id| reload.entity(*id)).collect(),
        };
        let groups = self.groups.as_ref();
        let groups = groups.map(|groups| Arc::new(groups.iter().map(group).collect()));
        Self { groups, ..Self::default() }
    }
}

impl Region {
    pub(crate) fn for_focus(graph: &Graph, focus: EntityId, hops: usize) -> Self {
        if graph.entity_count() <= MAX_ON_MAP { Self::Whole } else { Self::Around(focus, hops) }
    }

    /// Whether the region is small enough to be grouped within a frame.
    pub(crate) fn is_small(self, graph: &Graph) -> bool {
        self == Self::Whole
            && graph.entity_count().max(graph.relation_count()) <= MAX_ON_MAIN_THREAD
    }

    pub(crate) fn selection(self, graph: &Graph) -> Selection {
        match self {
            Self::Whole => Selection::all(graph),
            Self::Around(focus, hops) => {
                let all = neighbourhood(graph, &[focus], hops, &Filter::default());
                all.selection.truncated(graph, MAX_ON_MAP)
            }
        }
    }
}
