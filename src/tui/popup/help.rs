//! The help and the command palette: the key table, searched as one types; the help has the marks
//! as well.

use ratatui::text::Span;

use crate::settings::{Binding, KEYS, KeyScope};
use crate::text::{MARKS, Mark, Role, pad};

use super::super::context::Update;
use super::super::frame::Surface;
use super::draw::draw_rows;
use super::{After, Controls, HelpPopup, Popup, View};

/// The cells for the keys of a row.
const KEY_CELLS: usize = 24;
/// The heading of the marks.
const MARKS_HEADING: &str = "marks in the picture and the lists";
/// Actions that make no sense as commands.
const NO_COMMANDS: [&str; 6] = ["left", "down", "up", "right", "leave", "palette"];

/// One row.
#[derive(Clone, Copy)]
enum HelpRow {
    Key(&'static Binding),
    Mark(&'static Mark),
}

impl Popup for HelpPopup {
    fn scope(&self) -> KeyScope {
        KeyScope::Prompt
    }

    fn border(&self, _view: View<'_>) -> (String, &'static str) {
        let title = match self {
            Self::Keys => "Help: keys and marks",
            Self::Commands => "Commands",
        };
        (title.to_owned(), "type to search, ⏎ does it")
    }

    fn rows(&self, view: View<'_>) -> usize {
        self.found(view.controls.input.value()).len()
    }

    fn margins(&self, _view: View<'_>, _cells: usize) -> (usize, usize) {
        (2, 0)
    }

    fn draw_list(&self, view: View<'_>, on: &mut Surface<'_>) {
        let found = self.found(view.controls.input.value());
        if found.is_empty() {
            return on.text(0, "no key or mark is called so", view.screen.style(Role::Dim));
        }
        draw_rows(view, on, found.len(), |place| help_spans(view, found[place]));
    }

    /// Does what a key does; a mark only explains itself.
    fn accept(&self, _update: &mut Update<'_>, controls: &mut Controls) -> After {
        let found = self.found(controls.input.value());
        match (found.get(controls.cursor.row), self) {
            (Some(HelpRow::Key(key)), _) => After::Act(key.action),
            (Some(HelpRow::Mark(_)), _) | (None, Self::Keys) => After::Stay,
            (None, Self::Commands) => After::Close,
        }
    }
}

impl HelpPopup {
    /// The keys, then the marks, that hold every word typed, each in the order of its table.
    /// Commands are the keys of the panes.
    fn found(self, typed: &str) -> Vec<HelpRow> {
        let typed = typed.to_lowercase();
        let words: Vec<&str> = typed.split_whitespace().collect();
        let keys = KEYS.iter().filter(|key| words.iter().all(|word| key_holds(key, word)));
        let marks = MARKS.iter().filter(|mark| words.iter().all(|word| mark_holds(mark, word)));
        match self {
            Self::Keys => keys.map(HelpRow::Key).chain(marks.map(HelpRow::Mark)).collect(),
            Self::Commands => keys.filter(|key| is_command(key)).map(HelpRow::Key).collect(),
        }
    }
}

fn is_command(key: &Binding) -> bool {
    key.scope == KeyScope::Panes && !NO_COMMANDS.contains(&key.action)
}

fn key_holds(key: &Binding, word: &str) -> bool {
    key.help.to_lowercase().contains(word)
        || key.scope.heading().contains(word)
        || key.keys.iter().any(|keys| keys.to_lowercase() == *word)
}

fn mark_holds(mark: &Mark, word: &str) -> bool {
    mark.glyph == word || mark.meaning.contains(word) || MARKS_HEADING.contains(word)
}

fn help_spans(view: View<'_>, row: HelpRow) -> Vec<Span<'static>> {
    let (keys, help, heading) = match row {
        HelpRow::Key(key) => (key.keys.join("  "), key.help, key.scope.heading()),
        HelpRow::Mark(mark) => (mark.example.to_owned(), mark.meaning, MARKS_HEADING),
    };
    vec![
        Span::raw(" "),
        Span::styled(pad(&keys, KEY_CELLS), view.screen.style(Role::Key)),
        Span::raw(" "),
        Span::raw(help),
        Span::styled(format!("  {heading}"), view.screen.style(Role::Dim)),
    ]
}

#[cfg(test)]
mod tests {
    use super::{HelpPopup, HelpRow};

    fn marks(typed: &str) -> Vec<&'static str> {
        let marks = HelpPopup::Keys.found(typed).into_iter().filter_map(|row| match row {
            HelpRow::Mark(mark) => Some(mark.glyph),
            HelpRow::Key(_) => None,
        });
        marks.collect()
    }

    #[test]
    fn marks_are_found_by_their_words_and_by_themselves() {
        assert_eq!(marks("opinion"), ["\"", "╌"]);
        assert_eq!(marks("Dashed line"), ["╌"]);
        assert_eq!(marks("?"), ["?"]);
        assert_eq!(marks("unfriendly"), ["!", "━"]);
        assert_eq!(marks("clipboard"), Vec::<&str>::new());
    }
}
