//! The input of export formats: a part of a graph, and what the screen shows of it.

use std::borrow::Cow;

use super::picture;
use crate::layout::Drawing;
use crate::model::{Entity, EntityId, Graph, Relation, RelationId, Selection};
use crate::query::{Chapter, Filter, Path, dossier_chapters, path_chapter, profiles};
use crate::text::entity_names;

/// The entity limit for the map on a page; larger maps are unreadable.
const MAX_ON_MAP: usize = 400;

/// A part of a graph to export.
#[derive(Clone, Debug)]
pub struct Extract<'g> {
    pub(crate) graph: &'g Graph,
    /// The entities it is about; empty if it is about everything.
    pub(crate) entities: Vec<EntityId>,
    pub(crate) filter: Filter,
    /// The entities and relations, in id order.
    pub(crate) selection: Selection,
    pub(crate) shown: Option<ScreenContent<'g>>,
}

/// What a screen shows of a part of a graph.
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
        Self { graph, entities, filter, selection: selection.sorted(), shown: None }
    }

    /// The names of the entities it is about, or the title of the graph.
    pub(crate) fn title(&self) -> String {
        if self.entities.is_empty() {
            return self.graph.title().to_owned();
        }
        entity_names(self.graph, &self.entities)
    }

    /// Its entities, without hidden roles and facts.
    pub(super) fn selected_entities(&self) -> impl Iterator<Item = Entity<'_>> {
        self.selection.entities.iter().map(|id| self.selection.entity(self.graph, *id))
    }

    pub(super) fn selected_relations(&self) -> impl Iterator<Item = Relation<'g>> {
        self.selection.relations.iter().map(|id| self.graph.relation(*id))
    }

    pub(super) fn chapters(&self) -> Vec<Chapter> {
        if let Some(path) = self.shown.and_then(|shown| shown.path) {
            return vec![path_chapter(path)];
        }
        match self.entities[..] {
            [] => profiles(self.graph, &self.selection.entities, &self.filter),
            _ => dossier_chapters(self.graph, &self.entities, &self.filter),
        }
    }

    /// The picture on screen, or one large enough for everything.
    pub(super) fn drawing(&self) -> Cow<'g, Drawing> {
        if let Some(shown) = self.shown {
            return Cow::Borrowed(shown.drawing);
        }
        let Self { graph, entities, selection, filter, .. } = self;
        Cow::Owned(picture::drawing(graph, entities, selection, filter))
    }

    pub(super) fn is_readable_as_picture(&self) -> bool {
        self.shown.is_some()
            || !self.entities.is_empty()
            || self.selection.entities.len() <= MAX_ON_MAP
    }
}
