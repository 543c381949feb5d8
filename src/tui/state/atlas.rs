//! The map: where its entities lie, and the window onto it.

use crate::layout::{MapLayout, Positions, Size, Viewport};
use crate::model::{EntityId, Graph, Selection};
use crate::query::{Filter, neighbourhood};

/// The most entities that are placed; of a larger graph those nearest to the focus are.
pub const MOST_PLACED: usize = 30_000;
/// Up to so many entities and relations are placed within a frame, on the screen's own thread.
const AT_ONCE: usize = 300;

/// The map of a graph.
#[derive(Debug, Default)]
pub struct Atlas {
    /// How much of the graph is on it.
    pub reach: Reach,
    /// Where entities lie, as far as that is known.
    pub positions: Option<Positions>,
    /// What `positions` was made for; nothing while it is of a graph that is gone.
    pub placed: Option<Region>,
    /// What is being placed on another thread, and how many entities that is.
    pub under_way: Option<(Region, usize)>,
    /// The window onto it; none before it was first shown.
    pub view: Option<Viewport>,
    /// The entity that the window was last moved for, and the room it had.
    pub followed: Option<(EntityId, Size)>,
}

/// How much of a graph is on its map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Reach {
    /// All that the filters let through.
    #[default]
    Everything,
    /// What lies around the focus, as many hops as the ego view shows.
    Around,
}

/// What is placed at once: it does not depend on filters, so they move nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// All of the graph.
    Whole,
    /// As much as can be around an entity, so many hops wide.
    Around(EntityId, usize),
}

impl Atlas {
    /// Sets the positions of a region.
    pub fn set_positions(&mut self, region: Region, positions: Positions) {
        (self.positions, self.placed, self.under_way) = (Some(positions), Some(region), None);
    }

    /// Keeps what it knows for another graph: `moved` tells who an entity is there.
    #[must_use]
    pub fn carried_over(&self, moved: impl Fn(EntityId) -> Option<EntityId>) -> Self {
        let positions = self.positions.as_ref().map(|positions| positions.carried_over(moved));
        Self { reach: self.reach, view: self.view, positions, ..Self::default() }
    }
}

impl Region {
    /// The region that a map is placed by.
    #[must_use]
    pub fn of(graph: &Graph, focus: EntityId, hops: usize) -> Self {
        if graph.entity_count() <= MOST_PLACED { Self::Whole } else { Self::Around(focus, hops) }
    }

    /// Whether its places are worked out within a frame.
    #[must_use]
    pub fn is_small(self, graph: &Graph) -> bool {
        self == Self::Whole && graph.entity_count().max(graph.relation_count()) <= AT_ONCE
    }

    /// The question for its places; what was placed before moves as little as it must.
    #[must_use]
    pub fn placing(self, graph: &Graph, before: Option<&Positions>) -> MapLayout {
        MapLayout::new(graph, &self.selection(graph), before)
    }

    fn selection(self, graph: &Graph) -> Selection {
        match self {
            Self::Whole => Selection::all(graph),
            Self::Around(focus, hops) => nearest(graph, focus, hops),
        }
    }
}

/// The nearest entities around one, as many as can be placed.
fn nearest(graph: &Graph, focus: EntityId, hops: usize) -> Selection {
    let mut selection = neighbourhood(graph, &[focus], hops, &Filter::default()).selection;
    if selection.entities.len() <= MOST_PLACED {
        return selection;
    }
    selection.entities.truncate(MOST_PLACED);
    let mut kept = selection.entities.clone();
    kept.sort_unstable();
    let is_kept = |id: EntityId| kept.binary_search(&id).is_ok();
    selection.relations.retain(|id| {
        let relation = graph.relation(*id);
        is_kept(relation.from().id()) && is_kept(relation.to().id())
    });
    selection
}

/// Cells that a name needs on a map that is to be read, with some room for lines.
const ROOM: f64 = 100.0;
/// How much too little room there may be before a part of the map is shown instead of all.
const SQUEEZED: f64 = 1.5;

/// The window that a map is first seen through: all of it where there is room for its names, else
/// as much as can be read around an entity.
#[must_use]
pub fn opening(positions: &Positions, size: Size, focus: EntityId) -> Viewport {
    let cells = f64::from(size.width) * f64::from(size.height);
    let count = u32::try_from(positions.iter().count()).map_or(f64::MAX, f64::from);
    let crowding = (count * ROOM / cells.max(1.0)).sqrt();
    let view = Viewport::default();
    match positions.get(focus) {
        Some(spot) if crowding > SQUEEZED => view.zoomed(crowding).centred(spot),
        _ => view,
    }
}
