//! The list of entities: grouped by kind, windowed, never built row by row.

use crate::model::{EntityId, EntityKindId, Graph};
use crate::query::Filter;

use super::super::cursor::Window;

/// The entities that the filter lets through, by kind, and a cursor among them.
#[derive(Clone, Debug, Default)]
pub struct Entities {
    groups: Vec<Group>,
    /// Which rows are on screen, headings counted.
    pub window: Window,
    cursor: Option<EntityId>,
}

/// The entities of one kind, by slug.
#[derive(Clone, Debug)]
struct Group {
    kind: EntityKindId,
    members: Vec<EntityId>,
}

/// One line of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// A kind, and how many entities of it are listed.
    Heading(EntityKindId, usize),
    /// An entity.
    Entity(EntityId),
}

impl Entities {
    /// Lists what a filter lets through; linear in the number of entities.
    pub fn list(&mut self, graph: &Graph, filter: &Filter) {
        let mut groups: Vec<Group> = (0..graph.entity_kinds().len())
            .map(|kind| Group { kind: EntityKindId::new(kind), members: Vec::new() })
            .collect();
        for entity in graph.entities() {
            if filter.allows_entity(graph, entity.id()) {
                groups[entity.kind_id().index()].members.push(entity.id());
            }
        }
        groups.retain(|group| !group.members.is_empty());
        self.groups = groups;
    }

    /// How many entities are listed.
    #[must_use]
    pub fn count(&self) -> usize {
        self.groups.iter().map(|group| group.members.len()).sum()
    }

    /// How many rows there are, headings counted.
    #[must_use]
    pub fn row_count(&self) -> usize {
        self.count() + self.groups.len()
    }

    /// The row at a place.
    #[must_use]
    pub fn row(&self, mut place: usize) -> Option<Row> {
        for group in &self.groups {
            if place == 0 {
                return Some(Row::Heading(group.kind, group.members.len()));
            }
            place -= 1;
            if let Some(entity) = group.members.get(place) {
                return Some(Row::Entity(*entity));
            }
            place -= group.members.len();
        }
        None
    }

    /// The row of an entity, in the logarithm of their number.
    #[must_use]
    pub fn row_of(&self, entity: EntityId) -> Option<usize> {
        let mut before = 0;
        for group in &self.groups {
            if let Ok(place) = group.members.binary_search(&entity) {
                return Some(before + 1 + place);
            }
            before += group.members.len() + 1;
        }
        None
    }

    /// The entity under the cursor.
    #[must_use]
    pub fn cursor(&self) -> Option<EntityId> {
        self.cursor
    }

    /// Puts the cursor on an entity, listed or not.
    pub fn point_at(&mut self, entity: Option<EntityId>) {
        self.cursor = entity;
    }

    /// The entity so many entities from the cursor, stopping at the ends; headings are stepped over.
    #[must_use]
    pub fn step(&self, by: isize) -> Option<EntityId> {
        let count = self.count();
        let at = self.cursor.and_then(|entity| self.place_of(entity));
        let to = at.map_or(0, |at| at.saturating_add_signed(by));
        self.at(to.min(count.checked_sub(1)?))
    }

    /// Finds the cursor again in another graph.
    pub fn carry_over(&mut self, moved: impl Fn(EntityId) -> Option<EntityId>) {
        self.cursor = self.cursor.and_then(moved);
        self.groups.clear();
    }

    fn place_of(&self, entity: EntityId) -> Option<usize> {
        let mut before = 0;
        for group in &self.groups {
            if let Ok(place) = group.members.binary_search(&entity) {
                return Some(before + place);
            }
            before += group.members.len();
        }
        None
    }

    fn at(&self, mut place: usize) -> Option<EntityId> {
        for group in &self.groups {
            if let Some(entity) = group.members.get(place) {
                return Some(*entity);
            }
            place -= group.members.len();
        }
        None
    }
}
