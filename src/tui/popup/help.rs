//! The help and the command palette: the key table by task, searched as you type; the help also lists the symbols.

use crate::settings::{Binding, KEYS, KeyScope, TASKS, Task};
use crate::text::{Role, SYMBOLS, Symbol, pad};

use super::super::context::Update;
use super::text_lines::TextLines;
use super::{Controls, HelpPopup, Outcome, Popup, View};

/// The width of the key column.
const KEY_CELLS: usize = 20;
/// Actions that are useless as commands.
const NO_COMMANDS: [&str; 6] = ["left", "down", "up", "right", "leave", "palette"];

struct HelpRow {
    keys: String,
    help: &'static str,
    /// Where it holds; empty if it holds everywhere.
    place: &'static str,
    /// The index of its task; what comes after all tasks has the number of tasks.
    task: usize,
    heading: &'static str,
    /// Other words, and signs, that find it.
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

    fn head(&self, _view: View<'_>, _cells: usize) -> Vec<(Role, String)> {
        vec![(Role::Text, String::new())]
    }

    fn lines<'s>(&self, view: View<'s>, cells: usize) -> TextLines<'s> {
        let mut lines = TextLines::new(view, cells);
        let found = self.found(view.controls.input.value());
        for (index, row) in found.iter().enumerate() {
            lines.group(row.heading);
            lines.short(Some(index), row.parts());
        }
        if found.is_empty() {
            lines.text(Role::Dim, "no such key or symbol");
        }
        lines
    }

    /// Runs the action of a key.
    fn accept(&self, _update: &mut Update<'_>, controls: &mut Controls) -> Outcome {
        let found = self.found(controls.input.value());
        match (found.get(controls.cursor.row), self) {
            (Some(row), _) => row.action.map_or(Outcome::Stay, Outcome::RunAction),
            (None, Self::Keys) => Outcome::Stay,
            (None, Self::Commands) => Outcome::CloseAll,
        }
    }
}

impl HelpPopup {
    /// The keys and symbols that match every typed word, grouped by task in the order of its table.
    fn found(self, typed: &str) -> Vec<HelpRow> {
        let typed = typed.to_lowercase();
        let keys = KEYS.iter().filter(|key| self == Self::Keys || is_command(key)).map(key_row);
        // The list of commands has symbols only for who looks for one.
        let has_symbols = self == Self::Keys || !typed.is_empty();
        let symbols = SYMBOLS.iter().filter(|_| has_symbols).map(symbol_row);
        let holds = |row: &HelpRow| typed.split_whitespace().all(|word| row.holds(word));
        let mut found: Vec<HelpRow> = keys.chain(symbols).filter(holds).collect();
        found.sort_by_key(|row| row.task);
        found
    }
}

impl HelpRow {
    fn holds(&self, word: &str) -> bool {
        let is_begun = |name: &String| name.starts_with(word) && word.len() > 2;
        self.help.to_lowercase().contains(word)
            || [self.place, self.heading].iter().any(|text| text.contains(word))
            || self
                .names
                .iter()
                .any(|name| name == word || *name == sign_of(word) || is_begun(name))
    }

    fn parts(&self) -> Vec<(Role, String)> {
        vec![
            (Role::Key, pad(&self.keys, KEY_CELLS)),
            (Role::Text, format!(" {}", self.help)),
            (Role::Dim, format!("  {}", self.place)),
        ]
    }
}

/// The sign of a mark as it stands in a picture: `+` of `+4`, `"` of `"…"`; of other words nothing that is a sign.
fn sign_of(word: &str) -> String {
    let mut signs: Vec<char> =
        word.chars().filter(|sign| !sign.is_alphanumeric() && *sign != '…').collect();
    signs.dedup();
    signs.into_iter().collect()
}

/// Whether a key is a command: those of the panes are.
fn is_command(key: &Binding) -> bool {
    key.scope == KeyScope::Panes && !NO_COMMANDS.contains(&key.action)
}

fn key_row(key: &'static Binding) -> HelpRow {
    let (task, words) = Task::find(key.action).unwrap_or((TASKS.len(), ""));
    let is_everywhere = matches!(key.scope, KeyScope::Panes | KeyScope::Always);
    let names = key.keys.iter().copied().chain(words.split_whitespace());
    HelpRow {
        keys: key.keys.join("  "),
        help: key.help,
        place: if is_everywhere { "" } else { key.scope.heading() },
        task,
        heading: TASKS.get(task).map_or("type", |task| task.name),
        names: names.map(str::to_lowercase).collect(),
        action: Some(key.action),
    }
}

fn symbol_row(symbol: &'static Symbol) -> HelpRow {
    HelpRow {
        keys: symbol.example.to_owned(),
        help: symbol.meaning,
        place: "",
        task: TASKS.len() + 1,
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

    fn actions(typed: &str) -> Vec<&'static str> {
        HelpPopup::Keys.found(typed).into_iter().filter_map(|row| row.action).collect()
    }

    #[test]
    fn the_help_finds_marks_by_words_and_by_glyph() {
        assert_eq!(symbols("opinion"), ["\"", "╌"]);
        assert_eq!(symbols("Dashed line"), ["╌"]);
        assert_eq!(symbols("?"), ["?"]);
        assert_eq!(symbols("+4"), ["+", "+"]);
        assert_eq!(symbols("◂"), ["◂"]);
        assert_eq!(symbols("\"…\""), ["\""]);
        assert_eq!(symbols("negative tone"), ["!", "━"]);
        assert_eq!(symbols("clipboard"), Vec::<String>::new());
    }

    #[test]
    fn the_palette_finds_marks_after_commands() {
        let found = |typed| HelpPopup::Commands.found(typed).into_iter().map(|row| row.keys);
        assert_eq!(found("↯").collect::<Vec<_>>(), ["↯ disputed"]);
        assert_eq!(found("+4").collect::<Vec<_>>(), ["+  =", "+praises", "leads +2"]);
        assert!(HelpPopup::Commands.found("").iter().all(|row| row.action.is_some()));
    }

    #[test]
    fn the_help_finds_keys_by_other_words() {
        assert_eq!(actions("dossier"), ["trail", "card", "copy-dossier", "export"]);
        assert!(actions("history").contains(&"timeline"));
        assert!(actions("pane").contains(&"maximise"));
        assert_eq!(actions("compare"), ["between", "contradictions", "mark", "mark-hit"]);
        assert!(actions("undo").contains(&"back"));
        assert_eq!(actions("exit"), ["quit"; 3]);
    }
}
