//! The finder: what is typed, what is found.

mod request;
mod target;

use std::sync::Arc;

use tui_input::Input;

use crate::model::{EntityId, Graph};
use crate::query::Filter;

use super::menu::Cursor;
pub use request::{SearchCorpus, SearchRequest, SearchResults};
pub use target::{Hit, HitReason, MOST, SearchScope, Target};

/// The text typed and what it finds.
#[derive(Debug, Default)]
pub struct Finder {
    /// The text.
    pub input: Input,
    /// What is searched.
    pub scope: SearchScope,
    /// What is found, best first.
    pub hits: Vec<Hit>,
    /// What is wrong with the query, with the nearest that is right.
    pub hint: Option<String>,
    /// The find under the cursor.
    pub cursor: Cursor,
    /// What the chosen entity is wanted for.
    pub purpose: Purpose,
    /// Which of the earlier queries stands in the field, until it is changed.
    pub recalled: Option<usize>,
    /// What is still to come.
    pub awaited: Awaited,
}

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Purpose {
    /// To go there.
    #[default]
    Go,
    /// To find a path from the focus to it.
    Path,
    /// To hand it to whoever asked, as far as the filter lets it through.
    Pick,
}

/// What is still to come of a search that another thread does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Awaited {
    /// Nothing: what is found is what is typed.
    #[default]
    Nothing,
    /// What is typed is being looked for; meanwhile the hits are those of a text before.
    Hits,
    /// The same, and the best of it is to be taken.
    Choice,
}

impl Finder {
    /// A finder with nothing typed.
    #[must_use]
    pub fn new(purpose: Purpose) -> Self {
        Self { purpose, ..Self::default() }
    }

    /// The search for what is typed. Until it has an answer the hits stay; the cursor goes to the
    /// first of them, and may be moved meanwhile.
    pub fn ask(
        &mut self,
        corpus: &Arc<SearchCorpus>,
        recent: Vec<EntityId>,
        filter: &Filter,
    ) -> SearchRequest {
        self.cursor = Cursor::default();
        self.awaited = Awaited::Hits;
        let filter = if self.purpose == Purpose::Pick { filter.clone() } else { Filter::default() };
        let query = self.input.value().to_owned();
        SearchRequest { scope: self.scope, query, recent, filter, corpus: Arc::clone(corpus) }
    }

    /// Shows what can be shown of a search before it has an answer.
    pub fn begin(&mut self, search: &SearchRequest, graph: &Graph) {
        if self.hits.is_empty() {
            self.hits = search.visited(graph).collect();
        }
    }

    /// Shows an answer, unless something else is typed by now. Whether the first hit is already
    /// accepted.
    pub fn show(&mut self, found: SearchResults) -> bool {
        if found.scope != self.scope || found.query != self.input.value() {
            return false;
        }
        (self.hits, self.hint) = (found.hits, found.hint);
        self.cursor.row = self.cursor.row.min(self.hits.len().saturating_sub(1));
        std::mem::take(&mut self.awaited) == Awaited::Choice
    }

    /// What is under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<Target> {
        self.hits.get(self.cursor.row).map(|hit| hit.target)
    }

    /// The entity under the cursor.
    #[must_use]
    pub fn chosen_entity(&self) -> Option<EntityId> {
        match self.chosen()? {
            Target::Entity(entity) => Some(entity),
            _ => None,
        }
    }
}
