use std::borrow::Cow;

use super::picture;
use crate::layout::{Drawing, VectorPicture};
use crate::model::{Entity, EntityId, Graph, Relation, RelationId, Selection};
use crate::query::{Chapter, Filter, Path, dossier_chapters, path_chapter, profiles};
use crate::text::entity_names;

/// The static web page omits the map of a whole graph with more entities than this, as it would be unreadable.
const MAX_LEGIBLE_MAP_ENTITIES: usize = 400;

/// The part of a graph to export, and the explorer's picture of it if the export starts there.
#[derive(Clone, Debug)]
pub struct Extract<'g> {
    pub(crate) graph: &'g Graph,
    /// The entities that the extract is about; empty if it covers the whole graph or all that a filter allows.
    pub(crate) entities: Vec<EntityId>,
    pub(crate) filter: Filter,
    /// In id order.
    pub(crate) selection: Selection,
    pub(crate) screen: Option<ScreenContent<'g>>,
}

/// The picture that the explorer shows, with its path and selected relation, if any.
#[derive(Clone, Copy, Debug)]
pub struct ScreenContent<'g> {
    pub(crate) path: Option<&'g Path>,
    pub(crate) drawing: &'g Drawing,
    pub(crate) selected: Option<RelationId>,
}

impl<'g> Extract<'g> {
    pub(crate) fn new(
        graph: &'g Graph,
        entities: Vec<EntityId>,
        filter: Filter,
        selection: Selection,
    ) -> Self {
        Self { graph, entities, filter, selection: selection.sorted(), screen: None }
    }

    /// The extract with more entities, without the roles and facts that its filter hides.
    pub(super) fn with_entities(mut self, entities: &[EntityId]) -> Self {
        let hidden = self.filter.hidden_claims(self.graph, entities);
        self.selection.hidden.roles.extend(hidden.roles);
        self.selection.hidden.facts.extend(hidden.facts);
        self.selection.entities.extend(entities);
        self.selection = self.selection.sorted();
        self
    }

    pub(crate) fn title(&self) -> String {
        if self.entities.is_empty() {
            return self.graph.title().to_owned();
        }
        entity_names(self.graph, &self.entities)
    }

    /// The selected entities, without the roles and facts that the filter hides.
    pub(super) fn selected_entities(&self) -> impl Iterator<Item = Entity<'_>> {
        self.selection.entities.iter().map(|id| self.selection.entity(self.graph, *id))
    }

    pub(super) fn selected_relations(&self) -> impl Iterator<Item = Relation<'g>> {
        self.selection.relations.iter().map(|id| self.graph.relation(*id))
    }

    pub(super) fn chapters(&self) -> Vec<Chapter> {
        if let Some(path) = self.screen.and_then(|screen| screen.path) {
            return vec![path_chapter(path)];
        }
        match self.entities[..] {
            [] => profiles(self.graph, &self.selection.entities, &self.filter),
            _ => dossier_chapters(self.graph, &self.entities, &self.filter),
        }
    }

    /// The explorer's picture; if there is none, the ego view of the first entity, or the map if there are no entities.
    pub(super) fn drawing(&self) -> Cow<'g, Drawing> {
        if let Some(screen) = self.screen {
            return Cow::Borrowed(screen.drawing);
        }
        let Self { graph, entities, selection, filter, .. } = self;
        Cow::Owned(picture::draw(graph, entities, selection, filter))
    }

    pub(super) fn vector_picture(&self) -> VectorPicture {
        VectorPicture::new(self.graph, &self.selection)
    }

    pub(super) fn is_legible_as_picture(&self) -> bool {
        self.screen.is_some()
            || !self.entities.is_empty()
            || self.selection.entities.len() <= MAX_LEGIBLE_MAP_ENTITIES
    }
}
