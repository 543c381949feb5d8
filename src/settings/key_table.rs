//! The keys in effect: the default keys, unless the user chose others.

use std::borrow::Cow;

use super::key_scope::KeyScope;
use super::keys::{Binding, KEYS};
use crate::text::{KeyText, KeyTextPart};

/// The keys in effect, in the order of [`KEYS`].
#[derive(Clone, Debug)]
pub struct KeyTable {
    rows: Vec<KeyRow>,
    /// How the screen shows keys and symbols.
    pub(super) form: SymbolForm,
}

/// How the screen shows keys and symbols.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SymbolForm {
    Unicode,
    Ascii,
}

/// An action in a scope, and its keys.
#[derive(Clone, Debug)]
pub struct KeyRow {
    /// Scope, action and help.
    pub binding: &'static Binding,
    /// The keys in effect; empty if the user removed all keys.
    pub keys: Vec<String>,
    /// The line of the config file that sets the keys; `None` for the default keys.
    pub(crate) line: Option<u32>,
}

impl Default for KeyTable {
    fn default() -> Self {
        Self { rows: KEYS.iter().map(KeyRow::from_binding).collect(), form: SymbolForm::Unicode }
    }
}

impl KeyRow {
    fn from_binding(binding: &'static Binding) -> Self {
        let keys = binding.keys.iter().map(|keys| (*keys).to_owned()).collect();
        Self { binding, keys, line: None }
    }
}

impl KeyTable {
    /// The same keys, shown in ASCII.
    #[must_use]
    pub(crate) fn in_ascii(self) -> Self {
        Self { form: SymbolForm::Ascii, ..self }
    }

    /// The first key of a row, as the screen shows it.
    pub(crate) fn first_key<'k>(&self, row: &'k KeyRow) -> Option<&'k str> {
        let first = row.keys.first()?;
        let is_symbol = first == "Enter" && self.form == SymbolForm::Unicode;
        Some(if is_symbol { "⏎" } else { first })
    }

    pub(crate) fn rows(&self) -> &[KeyRow] {
        &self.rows
    }

    pub(super) fn row_mut(&mut self, scope: KeyScope, action: &str) -> Option<&mut KeyRow> {
        let is_row = |row: &&mut KeyRow| row.binding.scope == scope && row.binding.action == action;
        self.rows.iter_mut().find(is_row)
    }

    /// The rows that apply in a scope, in the order in which keys are looked up.
    pub fn rows_in(&self, scope: KeyScope) -> impl Iterator<Item = &KeyRow> {
        let rows_of = |scope: &'static KeyScope| {
            self.rows.iter().filter(move |row| row.binding.scope == *scope)
        };
        scope.chain().iter().flat_map(rows_of)
    }

    /// The row that applies in a scope for a key, or for a sequence of keys separated by spaces.
    pub fn find(&self, scope: KeyScope, keys: &str) -> Option<&KeyRow> {
        self.rows_in(scope).find(|row| row.keys.iter().any(|known| known == keys))
    }

    /// The rows whose keys begin with the keys already pressed, each with the remaining keys.
    pub fn continuations(
        &self,
        scope: KeyScope,
        pending: &str,
    ) -> impl Iterator<Item = (&str, &KeyRow)> {
        let prefix = format!("{pending} ");
        self.rows_in(scope).flat_map(move |row| {
            let remaining = row.keys.iter().filter_map(|keys| keys.strip_prefix(prefix.as_str()));
            remaining.map(|keys| (keys, row)).collect::<Vec<_>>()
        })
    }

    /// Replaces each `{action}` in `text` with the first key of that action in the given scope, or else in any scope.
    pub(crate) fn fill(&self, scope: KeyScope, text: impl Into<KeyText>) -> String {
        let text = text.into();
        let filled = text.parts().iter().map(|part| match part {
            KeyTextPart::Plain(text) => Cow::Borrowed(text.as_str()),
            KeyTextPart::Template(text) => Cow::Owned(self.fill_template(scope, text)),
        });
        filled.collect()
    }

    fn fill_template(&self, scope: KeyScope, text: &str) -> String {
        let mut parts = text.split('{');
        let mut filled = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let found = part.split_once('}').and_then(|(action, rest)| {
                let rows = self.rows_in(scope).chain(&self.rows);
                let mut rows = rows.filter(|row| row.binding.action == action);
                let first = rows.next()?;
                let key = self.first_key(first);
                let key = key.or_else(|| rows.find_map(|row| self.first_key(row)));
                Some((key.unwrap_or("no key"), rest))
            });
            match found {
                Some((key, rest)) => filled.extend([key, rest]),
                None => filled.extend(["{", part]),
            }
        }
        filled
    }
}

#[cfg(test)]
mod tests {
    use super::{KeyScope, KeyTable, KeyText};

    #[test]
    fn texts_name_the_keys_in_effect() {
        let mut table = KeyTable::default();
        let fill = |table: &KeyTable, text: &'static str| table.fill(KeyScope::Filters, text);
        let text = "{confirm} sets, {leave} {include-value} {zoom-in}; {no-action} {quit {";
        assert_eq!(fill(&table, text), "⏎ sets, f Space z i; {no-action} {quit {");
        table.row_mut(KeyScope::Filters, "leave").expect("a row").keys.clear();
        assert_eq!(fill(&table, "{leave} closes"), "Esc closes");
        table.row_mut(KeyScope::Map, "zoom-in").expect("a row").keys.clear();
        assert_eq!(fill(&table, "{zoom-in} zooms"), "no key zooms");
        assert_eq!(fill(&table.in_ascii(), "{confirm} sets"), "Enter sets");
    }

    #[test]
    fn keys_are_not_filled_into_user_text() {
        let text = KeyText::from("{leave} closes ")
            .then("{leave}.dot".to_owned())
            .then(", {confirm} opens");
        let filled = KeyTable::default().fill(KeyScope::Filters, text);
        assert_eq!(filled, "f closes {leave}.dot, ⏎ opens");
    }
}
