//! The finder: what is typed, what is found.

mod found;
mod search;

use std::sync::Arc;

use tui_input::Input;

use crate::model::{EntityId, Graph};
use crate::query::Filter;

use super::menu::Cursor;
pub use found::{Aim, Among, Find, MOST, Why};
pub use search::{Desk, Found, Search};

/// The text typed and what it finds.
#[derive(Debug, Default)]
pub struct Finder {
    /// The text.
    pub input: Input,
    /// Among what is searched.
    pub among: Among,
    /// What is found, best first.
    pub finds: Vec<Find>,
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
    /// What is typed is being looked for; meanwhile the finds are those of a text before.
    Finds,
    /// The same, and the best of it is to be taken.
    Choice,
}

impl Finder {
    /// A finder with nothing typed.
    #[must_use]
    pub fn new(purpose: Purpose) -> Self {
        Self { purpose, ..Self::default() }
    }

    /// The search for what is typed. Until it has an answer the finds stay; the cursor goes to the
    /// first of them, and may be moved meanwhile.
    pub fn ask(&mut self, desk: &Arc<Desk>, recent: Vec<EntityId>, filter: &Filter) -> Search {
        self.cursor = Cursor::default();
        self.awaited = Awaited::Finds;
        let filter = if self.purpose == Purpose::Pick { filter.clone() } else { Filter::default() };
        let query = self.input.value().to_owned();
        Search { among: self.among, query, recent, filter, desk: Arc::clone(desk) }
    }

    /// Shows what can be shown of a search before it has an answer.
    pub fn begin(&mut self, search: &Search, graph: &Graph) {
        if self.finds.is_empty() {
            self.finds = search.visited(graph).collect();
        }
    }

    /// Takes in an answer, unless something else is typed by now. Whether the best of it is to be
    /// taken.
    pub fn take_in(&mut self, found: Found) -> bool {
        if found.among != self.among || found.query != self.input.value() {
            return false;
        }
        (self.finds, self.hint) = (found.finds, found.hint);
        self.cursor.row = self.cursor.row.min(self.finds.len().saturating_sub(1));
        std::mem::take(&mut self.awaited) == Awaited::Choice
    }

    /// What is under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<Aim> {
        self.finds.get(self.cursor.row).map(|find| find.aim)
    }

    /// The entity under the cursor.
    #[must_use]
    pub fn chosen_entity(&self) -> Option<EntityId> {
        match self.chosen()? {
            Aim::Entity(entity) => Some(entity),
            _ => None,
        }
    }
}
