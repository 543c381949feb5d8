//! What lies over the panes.

use tui_input::Input;

use crate::query::Dimension;
use crate::settings::{Binding, KEYS, KeyScope};
use crate::text::{MARKS, Mark};

use super::export::{Export, Save};
use super::filtering::Row;
use super::finder::Finder;
use super::menu::Cursor;
use super::story::Story;

/// One thing at a time that has all keys and lies over the panes.
#[derive(Debug)]
pub enum Overlay {
    /// The fuzzy finder.
    Finder(Finder),
    /// The key table and the table of marks, searched as one types.
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
    /// What can be exported.
    Export(Export),
    /// The name of a file to write.
    Save(Save),
    /// The date or number that a filter is set to.
    Setting(Dimension, Input),
    /// The entities visited.
    Trail(Cursor),
    /// Places to come back to.
    Bookmarks(Cursor),
    /// What the shape of the graph says.
    Insights(Cursor),
    /// A text to look for in the reader.
    Text(Input),
}

/// What can be filtered by.
#[derive(Debug)]
pub struct Panel {
    /// Its rows.
    pub rows: Vec<Row>,
    /// The row under the cursor.
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
    pub fn scope(&self) -> KeyScope {
        match self {
            Self::Finder(_) => KeyScope::Finder,
            Self::Help(_)
            | Self::Palette(_)
            | Self::Text(_)
            | Self::Save(_)
            | Self::Setting(..) => KeyScope::Prompt,
            Self::Export(_) => KeyScope::Export,
            Self::Filters(_) => KeyScope::Filters,
            Self::Problems(_)
            | Self::Story(_)
            | Self::Sources(_)
            | Self::Card(_)
            | Self::Bookmarks(_)
            | Self::Insights(_)
            | Self::Trail(_) => KeyScope::Menu,
        }
    }

    /// The field that text is typed into.
    pub fn input_mut(&mut self) -> Option<&mut Input> {
        match self {
            Self::Finder(finder) => Some(&mut finder.input),
            Self::Help(rows) | Self::Palette(rows) => Some(&mut rows.input),
            Self::Text(input) | Self::Setting(_, input) => Some(input),
            Self::Save(save) => Some(&mut save.input),
            _ => None,
        }
    }
}

/// One row of the help.
#[derive(Clone, Copy, Debug)]
pub enum HelpRow {
    /// A key and what it does.
    Key(&'static Binding),
    /// A mark and what it tells.
    Mark(&'static Mark),
}

/// Under what the help lists the marks.
pub const MARKS_HEADING: &str = "marks in the picture and the lists";

impl Rows {
    /// The keys, then the marks, that hold every word typed, each in its table's order.
    #[must_use]
    pub fn help(&self) -> Vec<HelpRow> {
        let typed = self.input.value().to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let told = |mark: &&Mark| words.iter().all(|word| tells(mark, word));
        let marks = MARKS.iter().filter(told).map(HelpRow::Mark);
        self.bindings().into_iter().map(HelpRow::Key).chain(marks).collect()
    }

    fn bindings(&self) -> Vec<&'static Binding> {
        let typed = self.input.value().to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        KEYS.iter().filter(|row| words.iter().all(|word| holds(row, word))).collect()
    }

    /// The rows that make sense as commands: those of the panes, without the mere motions.
    #[must_use]
    pub fn commands(&self) -> Vec<&'static Binding> {
        let is_command = |row: &&Binding| {
            row.scope == KeyScope::Panes
                && !["left", "down", "up", "right", "leave", "palette"].contains(&row.action)
        };
        self.bindings().into_iter().filter(is_command).collect()
    }
}

fn holds(row: &Binding, word: &str) -> bool {
    row.help.to_lowercase().contains(word)
        || row.scope.heading().contains(word)
        || row.keys.iter().any(|keys| keys.to_lowercase() == *word)
}

fn tells(mark: &Mark, word: &str) -> bool {
    mark.glyph == word || mark.meaning.contains(word) || MARKS_HEADING.contains(word)
}

#[cfg(test)]
mod tests {
    use super::{HelpRow, Rows};

    fn marks(typed: &str) -> Vec<&'static str> {
        let rows = Rows { input: typed.into(), ..Rows::default() };
        let marks = rows.help().into_iter().filter_map(|row| match row {
            HelpRow::Mark(mark) => Some(mark.glyph),
            HelpRow::Key(_) => None,
        });
        marks.collect()
    }

    #[test]
    fn the_help_is_asked_for_marks_by_their_words_and_by_themselves() {
        assert_eq!(marks("opinion"), ["\"", "╌"]);
        assert_eq!(marks("Dashed line"), ["╌"]);
        assert_eq!(marks("?"), ["?"]);
        assert_eq!(marks("unfriendly"), ["!", "━"]);
        assert_eq!(marks("clipboard"), Vec::<&str>::new());
    }
}
