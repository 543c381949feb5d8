//! The finder: what is typed, what is found.

mod found;

use tui_input::Input;

use crate::model::EntityId;
use crate::query::search::Session;

use super::menu::Cursor;
pub use found::{Aim, Among, Find, Library, MOST, Why};

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
    session: Session,
}

/// What is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Purpose {
    /// To go there.
    #[default]
    Go,
    /// To find a path from the focus to it.
    Path,
}

impl Finder {
    /// A finder with nothing typed.
    #[must_use]
    pub fn new(purpose: Purpose) -> Self {
        Self { purpose, ..Self::default() }
    }

    /// Searches for what is typed and points at the best find.
    pub fn search(&mut self, library: &Library<'_>) {
        let query = self.input.value();
        (self.finds, self.hint) = library.find(self.among, query, &mut self.session);
        self.cursor = Cursor::default();
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
