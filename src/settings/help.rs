//! The content of the help: the keys by task, and the symbols, both searchable.

use crate::text::{SYMBOLS, Symbol, ascii_example};

use super::key_scope::KeyScope;
use super::key_table::{KeyRow, KeyTable, SymbolForm};
use super::keys::Binding;
use super::keys::TASKS;
use super::task::Task;

/// Pane actions that make no sense as palette commands.
const HIDDEN_FROM_PALETTE: [&str; 6] = ["left", "down", "up", "right", "leave", "palette"];

/// What to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpContent {
    /// All keys and symbols.
    Keys,
    /// The palette commands, and symbols that match a query.
    Commands,
}

/// A key or symbol in the help.
#[derive(Debug)]
pub struct HelpRow {
    /// The keys, or an example of the symbol.
    pub(crate) keys: String,
    /// What the key does, or what the symbol means.
    pub(crate) help: &'static str,
    /// Where the key applies; empty if everywhere.
    pub(crate) place: &'static str,
    /// The index in [`TASKS`]; `TASKS.len()` for text editing, and more for symbols.
    task: usize,
    /// The heading of the rows of this task.
    pub(crate) heading: &'static str,
    /// Further search terms: key names, synonyms, symbols.
    search_terms: Vec<String>,
    /// The action of a key; a symbol has none.
    pub(crate) action: Option<&'static str>,
}

impl HelpContent {
    /// Finds the keys and symbols that match every word of a query, by task in the order of [`TASKS`], symbols last.
    pub(crate) fn search(self, table: &KeyTable, query: &str) -> Vec<HelpRow> {
        let query = query.to_lowercase();
        let keys = table.rows().iter();
        let keys = keys.filter(|row| self == Self::Keys || is_command(row.binding)).map(key_row);
        // The command palette shows symbols only once the user types.
        let has_symbols = self == Self::Keys || !query.is_empty();
        let symbols =
            SYMBOLS.iter().filter(|_| has_symbols).map(|symbol| symbol_row(symbol, table.form));
        let matches_all = |row: &HelpRow| query.split_whitespace().all(|word| row.matches(word));
        let mut rows: Vec<HelpRow> = keys.chain(symbols).filter(matches_all).collect();
        rows.sort_by_key(|row| row.task);
        rows
    }
}

impl HelpRow {
    fn matches(&self, word: &str) -> bool {
        let (symbols, is_prefix) = (symbols_in(word), word.len() > 2);
        let is_match =
            |term: &String| term == word || *term == symbols || is_prefix && term.starts_with(word);
        self.help.to_lowercase().contains(word)
            || [self.place, self.heading].iter().any(|text| text.contains(word))
            || self.search_terms.iter().any(is_match)
    }
}

/// The symbol characters in a typed word: `+` in `+4`, `"` in `"…"`; empty if it is only letters and digits.
fn symbols_in(word: &str) -> String {
    let is_symbol = |character: &char| !character.is_alphanumeric() && *character != '…';
    let mut symbols: Vec<char> = word.chars().filter(is_symbol).collect();
    symbols.dedup();
    symbols.into_iter().collect()
}

/// Whether the palette lists the action of a key.
fn is_command(key: &Binding) -> bool {
    key.scope == KeyScope::Panes && !HIDDEN_FROM_PALETTE.contains(&key.action)
}

fn key_row(row: &KeyRow) -> HelpRow {
    let key = row.binding;
    let (task, synonyms) = Task::find(key.action).unwrap_or((TASKS.len(), ""));
    let is_everywhere = matches!(key.scope, KeyScope::Panes | KeyScope::Always);
    let terms = row.keys.iter().map(String::as_str).chain(synonyms.split_whitespace());
    HelpRow {
        keys: row.keys.join("  "),
        help: key.help,
        place: if is_everywhere { "" } else { key.scope.heading() },
        task,
        heading: TASKS.get(task).map_or("edit text", |task| task.name),
        search_terms: terms.map(str::to_lowercase).collect(),
        action: Some(key.action),
    }
}

fn symbol_row(symbol: &'static Symbol, form: SymbolForm) -> HelpRow {
    HelpRow {
        keys: match form {
            SymbolForm::Unicode => symbol.example.to_owned(),
            SymbolForm::Ascii => ascii_example(symbol),
        },
        help: symbol.meaning,
        place: "",
        task: TASKS.len() + 1,
        heading: "symbols in pictures and lists",
        search_terms: vec![symbol.glyph.to_owned()],
        action: None,
    }
}

#[cfg(test)]
mod tests {
    use super::{HelpContent, KeyTable};

    fn symbols(typed: &str) -> Vec<String> {
        let rows = HelpContent::Keys.search(&KeyTable::default(), typed).into_iter();
        rows.filter(|row| row.action.is_none()).flat_map(|row| row.search_terms).collect()
    }

    fn actions(typed: &str) -> Vec<&'static str> {
        HelpContent::Keys
            .search(&KeyTable::default(), typed)
            .into_iter()
            .filter_map(|row| row.action)
            .collect()
    }

    #[test]
    fn the_help_finds_symbols_by_words_and_by_glyph() {
        assert_eq!(symbols("opinion"), ["\"", "╌", "╍"]);
        assert_eq!(symbols("Dashed line"), ["╌", "╍"]);
        assert_eq!(symbols("?"), ["?"]);
        assert_eq!(symbols("+4"), ["+", "+"]);
        assert_eq!(symbols("\"…\""), ["\""]);
        assert_eq!(symbols("negative tone"), ["!", "━"]);
        assert_eq!(symbols("clipboard"), Vec::<String>::new());
    }

    #[test]
    fn the_palette_finds_symbols_after_commands() {
        let search = |typed| HelpContent::Commands.search(&KeyTable::default(), typed);
        let keys_of_rows = |typed| search(typed).into_iter().map(|row| row.keys);
        assert_eq!(keys_of_rows("↯").collect::<Vec<_>>(), ["↯ disputed"]);
        assert_eq!(keys_of_rows("+4").collect::<Vec<_>>(), ["+  =", "+praises", "leads +2"]);
        assert!(search("").iter().all(|row| row.action.is_some()));
    }

    #[test]
    fn symbols_are_shown_as_pictures_draw_them() {
        let table = KeyTable::default().in_ascii();
        let rows = HelpContent::Keys.search(&table, "heavy").into_iter();
        assert_eq!(
            rows.map(|row| row.keys).collect::<Vec<_>>(),
            ["=rivals==", "~rivals~~", "!?mocked!>"]
        );
    }

    #[test]
    fn the_help_finds_keys_by_synonyms() {
        assert_eq!(actions("dossier"), ["trail", "card", "copy-dossier", "export"]);
        assert!(actions("history").contains(&"timeline"));
        assert!(actions("pane").contains(&"maximise"));
        assert_eq!(actions("compare"), ["between", "contradictions", "mark", "mark-hit"]);
        assert!(actions("undo").contains(&"back"));
        assert_eq!(actions("exit"), ["quit"; 3]);
    }
}
