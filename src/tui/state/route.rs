//! Paths from one entity to another: the question, its answers, and the one on screen.

use crate::layout::Leg;
use crate::model::{EntityId, Graph, RelationId, Selection};
use crate::query::{Filter, Hop, Path, PathQuestion, best_paths};

use super::picture::Scene;

/// How many paths are looked for.
const PATHS: usize = 9;

/// A question for paths.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Where they start.
    pub from: EntityId,
    /// Where they end.
    pub to: EntityId,
    /// The relations that they do not rest on.
    pub without: Vec<RelationId>,
}

/// The paths that answer a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The question.
    pub question: Question,
    /// What was let through.
    pub filter: Filter,
    /// The answers, the best first; none where no path leads there.
    pub paths: Vec<Path>,
    /// The one on screen, counted from 0.
    pub at: usize,
    /// The picture that was shown before.
    pub before: Scene,
}

impl Question {
    /// The question for any path.
    #[must_use]
    pub fn new(from: EntityId, to: EntityId) -> Self {
        Self { from, to, without: Vec::new() }
    }
}

impl Route {
    /// The best paths.
    ///
    /// # Errors
    ///
    /// Fails where both ends are the same, and says so.
    pub fn new(graph: &Graph, question: Question, filter: &Filter) -> Result<Self, String> {
        let asked = PathQuestion {
            filter: filter.clone(),
            avoid_relations: question.without.clone(),
            ..PathQuestion::between(question.from, question.to)
        };
        let paths = best_paths(graph, &asked, PATHS).map_err(|error| error.to_string())?;
        Ok(Self { question, filter: filter.clone(), paths, at: 0, before: Scene::Ego })
    }

    /// The path on screen.
    #[must_use]
    pub fn path(&self) -> Option<&Path> {
        self.paths.get(self.at)
    }

    /// Its hops.
    #[must_use]
    pub fn hops(&self) -> &[Hop] {
        self.path().map_or(&[], |path| &path.hops)
    }

    /// Its hops as the picture takes them.
    #[must_use]
    pub fn legs(&self) -> Vec<Leg> {
        let leg = |hop: &Hop| Leg { to: hop.to, relations: relations(hop).collect() };
        self.hops().iter().map(leg).collect()
    }

    /// All that it rests on, hop by hop.
    #[must_use]
    pub fn relations(&self) -> Vec<RelationId> {
        self.hops().iter().flat_map(relations).collect()
    }

    /// Its entities and relations; the two ends alone where there is no path.
    #[must_use]
    pub fn selection(&self) -> Selection {
        let ends = vec![self.question.from, self.question.to];
        let entities = self.path().map_or(ends, |path| path.entities.clone());
        let mut relations = self.relations();
        relations.sort_unstable();
        Selection { entities, relations, ..Selection::default() }
    }

    /// The hop that rests on a relation, counted from 0.
    #[must_use]
    pub fn hop_of(&self, relation: RelationId) -> Option<usize> {
        self.hops().iter().position(|hop| relations(hop).any(|own| own == relation))
    }

    /// The place of an entity on the path, counted from 0.
    #[must_use]
    pub fn place_of(&self, entity: EntityId) -> Option<usize> {
        self.path()?.entities.iter().position(|id| *id == entity)
    }

    /// Turns so many paths on or, below zero, back, round and round.
    pub fn turn(&mut self, by: isize) {
        let count = self.paths.len().max(1);
        // Far below the largest number: there are nine paths at most.
        self.at = (self.at + count).saturating_add_signed(by) % count;
    }
}

fn relations(hop: &Hop) -> impl Iterator<Item = RelationId> + '_ {
    hop.ties.iter().map(|tie| tie.relation)
}
