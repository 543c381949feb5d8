//! The finder: what is typed, what is found.

use tui_input::Input;

use crate::model::{EntityId, Graph};
use crate::query::search::{Answer, Index};

use super::menu::Cursor;

/// How many hits are kept; nobody scrolls further, and the list stays instant.
const HITS: usize = 200;

/// The text typed and what it finds.
#[derive(Debug, Default)]
pub struct Finder {
    /// The text.
    pub input: Input,
    /// What is found, best first.
    pub answer: Answer,
    /// The hit under the cursor.
    pub cursor: Cursor,
    /// What the chosen entity is wanted for.
    pub purpose: Purpose,
}

/// What an entity is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Purpose {
    /// To go there.
    #[default]
    Go,
    /// To find a path from the focus to it.
    Path,
}

impl Finder {
    /// Searches for what is typed and points at the best hit.
    pub fn search(&mut self, index: &Index, graph: &Graph) {
        self.answer = index.ask(graph, self.input.value(), HITS);
        self.cursor = Cursor::default();
    }

    /// The entity under the cursor.
    #[must_use]
    pub fn chosen(&self) -> Option<EntityId> {
        self.answer.hits.get(self.cursor.row).map(|hit| hit.entity)
    }
}
