use std::collections::BTreeSet;

use crate::layout::picture::{GlyphSet, Size};
use crate::model::{EntityGroup, EntityId, Graph, Selection};

/// The parameters of a map.
pub struct MapRequest<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// The entities and relations to show.
    pub selection: &'a Selection,
    /// The groups. Entities in none of them form a group of their own.
    pub groups: &'a [EntityGroup],
    /// The groups that the user has opened or closed.
    pub folding: &'a Folding,
    /// The focus, listed before all others.
    pub focus: Option<EntityId>,
    /// The maximum number of entities to list; the others are counted in their groups.
    pub max_members: usize,
    /// The size of the canvas. A map of few entities may be larger, so that it shows every name and every tie.
    pub size: Size,
    /// The characters with which the picture will be painted.
    pub glyph_set: GlyphSet,
}

/// The groups that the user has opened or closed, each identified by any of its members.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folding {
    /// The groups that show as many members as fit, before other groups show any.
    pub opened: BTreeSet<EntityId>,
    /// The groups that show no members.
    pub closed: BTreeSet<EntityId>,
}
