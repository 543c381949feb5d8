//! The help and the command palette: the key table, searched as you type; the help also lists the symbols.

use ratatui::text::Span;

use crate::settings::{Binding, KEYS, KeyScope};
use crate::text::{Role, SYMBOLS, Symbol, pad};

use super::super::context::Update;
use super::super::frame::Surface;
use super::draw::draw_rows;
use super::{Controls, HelpPopup, Popup, PopupOutcome, View};

/// The width of the key column.
const KEY_CELLS: usize = 24;
/// Actions that are useless as commands.
const NO_COMMANDS: [&str; 6] = ["left", "down", "up", "right", "leave", "palette"];

struct HelpRow {
    keys: String,
    help: &'static str,
    heading: &'static str,
    /// Other search terms.
    names: Vec<String>,
    /// The action of a key; a symbol has none.
    action: Option<&'static str>,
}

impl Popup for HelpPopup {
    fn scope(&self) -> KeyScope {
        KeyScope::Prompt
    }

    fn border(&self, _view: View<'_>) -> (String, &'static str) {
        let title = match self {
            Self::Keys => "Help: keys and symbols",
            Self::Commands => "Commands",
        };
        (title.to_owned(), "type to search, ⏎ runs it")
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
            return on.text(0, "no such key or symbol", view.screen.style(Role::Dim));
        }
        draw_rows(view, on, found.len(), |index| found[index].spans(view));
    }

    /// Runs the action of a key.
    fn accept(&self, _update: &mut Update<'_>, controls: &mut Controls) -> PopupOutcome {
        let found = self.found(controls.input.value());
        match (found.get(controls.cursor.row), self) {
            (Some(row), _) => row.action.map_or(PopupOutcome::Stay, PopupOutcome::RunAction),
            (None, Self::Keys) => PopupOutcome::Stay,
            (None, Self::Commands) => PopupOutcome::CloseAll,
        }
    }
}

impl HelpPopup {
    /// The keys, then the symbols, that contain every word typed, in table order.
    fn found(self, typed: &str) -> Vec<HelpRow> {
        let typed = typed.to_lowercase();
        let keys = KEYS.iter().filter(|key| self == Self::Keys || is_command(key)).map(key_row);
        let symbols = SYMBOLS.iter().filter(|_| self == Self::Keys).map(symbol_row);
        let holds = |row: &HelpRow| typed.split_whitespace().all(|word| row.holds(word));
        keys.chain(symbols).filter(holds).collect()
    }
}

impl HelpRow {
    fn holds(&self, word: &str) -> bool {
        self.help.to_lowercase().contains(word)
            || self.heading.contains(word)
            || self.names.iter().any(|name| name == word)
    }

    fn spans(&self, view: View<'_>) -> Vec<Span<'static>> {
        vec![
            Span::raw(" "),
            Span::styled(pad(&self.keys, KEY_CELLS), view.screen.style(Role::Key)),
            Span::raw(" "),
            Span::raw(self.help),
            Span::styled(format!("  {}", self.heading), view.screen.style(Role::Dim)),
        ]
    }
}

/// Whether a key is a command: those of the panes are.
fn is_command(key: &Binding) -> bool {
    key.scope == KeyScope::Panes && !NO_COMMANDS.contains(&key.action)
}

fn key_row(key: &'static Binding) -> HelpRow {
    HelpRow {
        keys: key.keys.join("  "),
        help: key.help,
        heading: key.scope.heading(),
        names: key.keys.iter().map(|keys| keys.to_lowercase()).collect(),
        action: Some(key.action),
    }
}

fn symbol_row(symbol: &'static Symbol) -> HelpRow {
    HelpRow {
        keys: symbol.example.to_owned(),
        help: symbol.meaning,
        heading: "symbols in pictures and lists",
        names: vec![symbol.glyph.to_owned()],
        action: None,
    }
}

#[cfg(test)]
mod tests {
    use super::HelpPopup;

    fn symbols(typed: &str) -> Vec<String> {
        let rows = HelpPopup::Keys.found(typed).into_iter();
        rows.filter(|row| row.action.is_none()).flat_map(|row| row.names).collect()
    }

    #[test]
    fn the_help_finds_marks_by_words_and_by_glyph() {
        assert_eq!(symbols("opinion"), ["\"", "╌"]);
        assert_eq!(symbols("Dashed line"), ["╌"]);
        assert_eq!(symbols("?"), ["?"]);
        assert_eq!(symbols("negative tone"), ["!", "━"]);
        assert_eq!(symbols("clipboard"), Vec::<String>::new());
    }
}
