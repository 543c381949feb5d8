//! The entity list, grouped by kind. Rows are computed on demand.

use crate::model::{EntityId, EntityKindId, Graph};
use crate::query::Filter;

use super::super::cursor::{Window, step_clamped};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntityList {
    /// Each kind with its entities, sorted by slug.
    groups: Vec<(EntityKindId, Vec<EntityId>)>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum EntityListRow {
    /// A kind with the number of its entities.
    Heading(EntityKindId, usize),
    Entity(EntityId),
}

impl EntityList {
    /// Lists the entities that pass a filter, in linear time.
    #[expect(clippy::indexing_slicing, reason = "there is a group for each kind")]
    pub(crate) fn new(graph: &Graph, filter: &Filter) -> Self {
        let kinds = (0..graph.entity_kinds().len()).map(EntityKindId::new);
        let mut groups: Vec<(EntityKindId, Vec<EntityId>)> =
            kinds.map(|kind| (kind, Vec::new())).collect();
        for entity in graph.entities() {
            if filter.allows_entity(graph, entity.id()) {
                groups[entity.kind_id().index()].1.push(entity.id());
            }
        }
        groups.retain(|(_, members)| !members.is_empty());
        Self { groups }
    }

    pub(crate) fn count(&self) -> usize {
        self.groups.iter().map(|(_, members)| members.len()).sum()
    }

    /// The number of rows, including headings.
    pub(crate) fn row_count(&self) -> usize {
        self.count() + self.groups.len()
    }

    pub(crate) fn row(&self, mut index: usize) -> Option<EntityListRow> {
        for (kind, members) in &self.groups {
            if index == 0 {
                return Some(EntityListRow::Heading(*kind, members.len()));
            }
            index -= 1;
            if let Some(entity) = members.get(index) {
                return Some(EntityListRow::Entity(*entity));
            }
            index -= members.len();
        }
        None
    }

    /// The entity a number of steps from another, or else the first. Skips headings and stops at the ends.
    pub(crate) fn step(&self, from: Option<EntityId>, by: isize) -> Option<EntityId> {
        let index = from.and_then(|entity| self.locate(entity)).map(|(above, row)| row - above);
        let index = step_clamped(index, by, self.count())?;
        self.groups.iter().flat_map(|(_, members)| members).nth(index).copied()
    }

    /// The row of an entity, found by binary search.
    pub fn row_of(&self, entity: EntityId) -> Option<usize> {
        self.locate(entity).map(|(_, row)| row)
    }

    /// Scrolls a window of the list to an entity.
    pub(crate) fn show(&self, entity: Option<EntityId>, window: &mut Window, height: usize) {
        let row = entity.and_then(|entity| self.row_of(entity));
        window.show_if_any(row, height, self.row_count());
        if row == Some(1) && window.clicked != row && height > 1 {
            // Show the first heading together with the first entity.
            *window = Window::default();
        }
    }

    /// The number of headings above an entity, and its row.
    fn locate(&self, entity: EntityId) -> Option<(usize, usize)> {
        let mut rows_before = 0;
        for (index, (_, members)) in self.groups.iter().enumerate() {
            if let Ok(member) = members.binary_search(&entity) {
                return Some((index + 1, rows_before + 1 + member));
            }
            rows_before += members.len() + 1;
        }
        None
    }
}
