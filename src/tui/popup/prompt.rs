//! Prompts for one line of text.

use tui_input::Input;

use crate::query::ValueKind;
use crate::settings::KeyScope;
use crate::text::{Role, wrap};

use super::super::context::Update;
use super::super::request::Request;
use super::text_lines::TextLines;
use super::{Controls, Popup, Prompt, View};

impl Popup for Prompt {
    fn scope(&self) -> KeyScope {
        KeyScope::Prompt
    }

    fn prepare(&self, update: &mut Update<'_>, controls: &mut Controls) {
        if let Self::Setting(dimension) = self {
            let args = update.session.filter.to_args(&update.loaded.graph);
            controls.input = Input::new(args.get(*dimension).to_owned());
        }
    }

    fn title_and_hint(&self, _view: View<'_>) -> (String, &'static str) {
        let title = match self {
            Self::FindText => "Find in the source".to_owned(),
            Self::FileName(_) => "Name of the new file".to_owned(),
            Self::Setting(dimension) => format!("{}: {}", dimension.flag(), dimension.empty_hint()),
        };
        let note = match self {
            Self::FindText => "{confirm} finds, {next-citation} {previous-citation} next, previous",
            Self::FileName(_) => "{confirm} writes, {leave} cancels",
            Self::Setting(_) => "{confirm} sets, {leave} cancels",
        };
        (title, note)
    }

    /// Shows the full error of a value, which the footer may truncate.
    #[expect(clippy::string_slice, reason = "lines are ranges of the text")]
    fn header(&self, view: View<'_>, cells: usize) -> Vec<Vec<(Role, String)>> {
        let Self::Setting(dimension) = self else { return Vec::new() };
        let hint = match dimension.value_kind() {
            ValueKind::Number(_) => "a number; empty removes the limit",
            _ => "2024, 2024-07 or 2024-07-19; empty removes the limit",
        };
        let text = view.state.session.notice.as_deref().unwrap_or(hint);
        let lines = wrap(text, cells).into_iter();
        lines.map(|range| vec![(Role::Dim, text[range].to_owned())]).collect()
    }

    fn lines<'s>(&self, view: View<'s>, cells: usize) -> TextLines<'s> {
        let mut lines = TextLines::new(view, cells);
        if let Self::FileName(content) = self {
            for line in std::iter::once("").chain(content.lines()) {
                lines.add_truncated_line(None, vec![(Role::Dim, line.to_owned())]);
            }
        }
        lines
    }

    /// Applies the text. The prompt stays open if the text is invalid, and while a file has not been written.
    fn accept(&self, update: &mut Update<'_>) {
        let typed = update.session.top().controls.input.value().trim().to_owned();
        match self {
            Self::FindText => {
                update.session.popups.clear();
                update.search_text(&typed);
            }
            Self::FileName(_) if typed.is_empty() => {
                update.session.show_notice("a file needs a name");
            }
            Self::FileName(content) => {
                update.request(Request::Write(typed.into(), content.clone()));
            }
            Self::Setting(dimension) => {
                if update.change_setting(*dimension, &typed).is_some() {
                    update.session.popups.pop();
                }
            }
        }
    }
}
