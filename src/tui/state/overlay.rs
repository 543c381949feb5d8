//! What lies over the panes.

use tui_input::Input;

use crate::query::Counted;

use super::super::action::Action;
use super::super::keys::{Binding, KEYS, Scope};
use super::finder::Finder;
use super::menu::Cursor;
use super::story::Story;

/// One thing at a time that has all keys and lies over the panes.
#[derive(Debug)]
pub enum Overlay {
    /// The fuzzy finder.
    Finder(Finder),
    /// The key table, searched as one types.
    Help(Rows),
    /// The key table as commands: Enter does the chosen one.
    Palette(Rows),
    /// The problems of the graph's files.
    Problems(Cursor),
    /// The filters.
    Filters(Panel),
    /// Claims one below the other.
    Story(Story),
    /// The sources.
    Sources(Cursor),
    /// What is known of the focus.
    Card(Cursor),
    /// A text to look for in the reader.
    Text(Input),
}

/// The values that can be filtered by.
#[derive(Debug)]
pub struct Panel {
    /// The values.
    pub values: Vec<Counted>,
    /// The value under the cursor.
    pub cursor: Cursor,
}

/// Rows of the key table that hold what is typed.
#[derive(Debug, Default)]
pub struct Rows {
    /// The text typed.
    pub input: Input,
    /// The row under the cursor.
    pub cursor: Cursor,
}

impl Overlay {
    /// Where keys are looked up while it is open.
    #[must_use]
    pub fn scope(&self) -> Scope {
        match self {
            Self::Finder(_) => Scope::Finder,
            Self::Help(_) | Self::Palette(_) | Self::Text(_) => Scope::Prompt,
            Self::Filters(_) => Scope::Filters,
            Self::Problems(_) | Self::Story(_) | Self::Sources(_) | Self::Card(_) => Scope::Menu,
        }
    }

    /// The field that text is typed into.
    pub fn input_mut(&mut self) -> Option<&mut Input> {
        match self {
            Self::Finder(finder) => Some(&mut finder.input),
            Self::Help(rows) | Self::Palette(rows) => Some(&mut rows.input),
            Self::Text(input) => Some(input),
            _ => None,
        }
    }
}

impl Rows {
    /// The rows of the key table that hold every word typed, in the table's order.
    #[must_use]
    pub fn bindings(&self) -> Vec<&'static Binding> {
        let typed = self.input.value().to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        KEYS.iter().filter(|row| words.iter().all(|word| holds(row, word))).collect()
    }

    /// The rows that make sense as commands: those of the panes, without the mere motions.
    #[must_use]
    pub fn commands(&self) -> Vec<&'static Binding> {
        let is_command = |row: &&Binding| {
            row.scope == Scope::Panes
                && !matches!(row.action, Action::Move(_) | Action::StepOut | Action::Palette)
        };
        self.bindings().into_iter().filter(is_command).collect()
    }
}

fn holds(row: &Binding, word: &str) -> bool {
    row.help.to_lowercase().contains(word)
        || row.scope.heading().contains(word)
        || row.keys.iter().any(|keys| keys.to_lowercase() == *word)
}
