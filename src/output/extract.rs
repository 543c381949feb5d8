use std::borrow::Cow;
use std::collections::HashMap;
use std::iter::repeat_n;

use super::picture;
use crate::layout::{Drawing, VectorPicture};
use crate::load::LoadedGraph;
use crate::model::{Entity, EntityId, Graph, Relation, RelationId, Selection, Source, SourceId};
use crate::query::{
    Chapter, Filter, Path, dossier_chapters, path_chapter, profiles, sources_with_cited_paragraphs,
};
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
    /// The number of paragraphs in the articles of sources that have no gists, as far as it is needed; see
    /// [`Self::with_paragraphs_of`].
    pub(crate) paragraph_counts: HashMap<SourceId, usize>,
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
        let selection = selection.sorted();
        Self { graph, entities, filter, selection, screen: None, paragraph_counts: HashMap::new() }
    }

    /// The extract with more entities, without the roles or facts that its filter hides.
    pub(super) fn with_entities(mut self, entities: &[EntityId]) -> Self {
        let hidden = self.filter.hidden_claims(self.graph, entities);
        self.selection.hidden.roles.extend(hidden.roles);
        self.selection.hidden.facts.extend(hidden.facts);
        self.selection.entities.extend(entities);
        self.selection = self.selection.sorted();
        self
    }

    /// The extract with an empty gist for each paragraph of the articles whose paragraphs are cited, where the source has no
    /// gists. Without them, its citations could not be read back without the articles.
    pub(super) fn with_paragraphs_of(mut self, loaded: &LoadedGraph) -> Self {
        let has_no_gists = |source: &SourceId| self.graph.source(*source).paragraph_count() == 0;
        let cited = sources_with_cited_paragraphs(self.graph);
        let sources: Vec<SourceId> = cited.into_iter().filter(has_no_gists).collect();
        loaded.read_articles(sources.iter().copied());
        let counts = sources.into_iter().map(|source| (source, loaded.paragraph_count(source)));
        self.paragraph_counts = counts.collect();
        self
    }

    /// The gist of each paragraph of a source; `None` for a paragraph without one.
    pub(super) fn gists(&self, source: Source<'g>) -> impl Iterator<Item = Option<&'g str>> {
        let without_gist = self.paragraph_counts.get(&source.id()).copied().unwrap_or(0);
        source.gists().chain(repeat_n(None, without_gist))
    }

    pub(crate) fn title(&self) -> String {
        if self.entities.is_empty() {
            return self.graph.title().to_owned();
        }
        entity_names(self.graph, &self.entities)
    }

    /// The selected entities, without the roles or facts that the filter hides.
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
