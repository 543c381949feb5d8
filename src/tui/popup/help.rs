//! The help and the command palette: the key table by task, searched as you type; the help also lists the symbols.

use crate::settings::{HelpContent, HelpRow, KeyScope};
use crate::text::{Role, pad};

use super::super::context::Update;
use super::super::keys::action_named;
use super::text_lines::TextLines;
use super::{Popup, View};

const KEY_WIDTH: usize = 20;

impl Popup for HelpContent {
    fn scope(&self) -> KeyScope {
        KeyScope::Prompt
    }

    fn title_and_hint(&self, _view: View<'_>) -> (String, &'static str) {
        let title = match self {
            Self::Keys => "Help: keys and symbols",
            Self::Commands => "Commands",
        };
        (title.to_owned(), "type to search, {confirm} to run")
    }

    fn row_count(&self, view: View<'_>) -> usize {
        self.search(&view.state.session.keys, view.controls.input.value()).len()
    }

    fn header(&self, _view: View<'_>, _cells: usize) -> Vec<Vec<(Role, String)>> {
        vec![Vec::new()]
    }

    fn lines<'s>(&self, view: View<'s>, cells: usize) -> TextLines<'s> {
        let mut lines = TextLines::new(view, cells);
        let rows = self.search(&view.state.session.keys, view.controls.input.value());
        for (index, row) in rows.iter().enumerate() {
            lines.start_group(row.heading);
            lines.add_truncated_line(Some(index), parts(row));
        }
        if rows.is_empty() {
            lines.add_text(Role::Dim, "no such key or symbol");
        }
        lines
    }

    /// Closes the popup and runs the action of the row under the cursor, if the row has one.
    fn accept(&self, update: &mut Update<'_>) {
        let controls = update.view().controls;
        let rows = self.search(&update.session.keys, controls.input.value());
        match (rows.get(controls.cursor.row).map(|row| row.action), self) {
            (None, Self::Commands) => update.session.popups.clear(),
            (None | Some(None), _) => {}
            (Some(Some(action)), _) => {
                update.session.popups.clear();
                if let Some(action) = action_named(action) {
                    update.apply(action);
                }
            }
        }
    }
}

fn parts(row: &HelpRow) -> Vec<(Role, String)> {
    vec![
        (Role::Key, pad(&row.keys, KEY_WIDTH)),
        (Role::Text, format!(" {}", row.help)),
        (Role::Dim, format!("  {}", row.place)),
    ]
}
