use std::borrow::Cow;

use super::picture;
use crate::layout::{Drawing, VectorPicture};
use crate::model::{Entity, EntityId, Graph, Relation, RelationId, Selection};
use crate::query::{Chapter, Filter, Path, dossier_chapters, path_chapter, profiles};
use crate::text::entity_names;

/// The maximum number of entities on the map of a web page; larger maps are unreadable.
const MAX_MAP_ENTITIES: usize = 400;

/// The part of a graph to export, and the current view of it if there is a screen.
#[derive(Clone, Debug)]
pub struct Extract<'g> {
    pub(crate) graph: &'g Graph,
    /// What the extract is about; empty for the whole graph.
    pub(crate) entities: Vec<EntityId>,
    pub(crate) filter: Filter,
    /// In id order.
    pub(crate) selection: Selection,
    pub(crate) screen: Option<ScreenContent<'g>>,
}

/// The picture on the screen, with its path and selected relation, if any.
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

    pub(crate) fn title(&self) -> String {
        if self.entities.is_empty() {
            return self.graph.title().to_owned();
        }
        entity_names(self.graph, &self.entities)
    }

    /// The selected entities, without hidden roles and facts.
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

    /// The picture on the screen; without a screen, a picture large enough for the selection.
    pub(super) fn drawing(&self) -> Cow<'g, Drawing> {
        if let Some(screen) = self.screen {
            return Cow::Borrowed(screen.drawing);
        }
        let Self { graph, entities, selection, filter, .. } = self;
        Cow::Owned(picture::draw(graph, entities, selection, filter))
    }

    /// The selection as a picture in pixels.
    pub(super) fn vector_picture(&self) -> VectorPicture {
        VectorPicture::new(self.graph, &self.selection)
    }

    pub(super) fn is_legible_as_picture(&self) -> bool {
        self.screen.is_some()
            || !self.entities.is_empty()
            || self.selection.entities.len() <= MAX_MAP_ENTITIES
    }
}
