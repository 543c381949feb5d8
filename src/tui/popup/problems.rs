//! The list of problems in the graph's files.

use std::path::PathBuf;

use ratatui::text::Span;

use crate::load::{Problem, Severity};
use crate::text::{Role, count, pad};

use super::super::context::{Update, ViewState};
use super::{Popup, ProblemPopup, View};

impl Popup for ProblemPopup {
    fn unavailable_reason(&self, state: ViewState<'_>) -> Option<&'static str> {
        state.loaded.problems.is_empty().then_some("no problems in the graph's files")
    }

    fn title_and_hint(&self, view: View<'_>) -> (String, &'static str) {
        let errors = count(view.state.loaded.error_count(), "error", "errors");
        let warnings = count(view.state.loaded.warning_count(), "warning", "warnings");
        (format!("Problems: {errors}, {warnings}"), "{confirm} opens the editor")
    }

    fn row_count(&self, view: View<'_>) -> usize {
        view.state.loaded.problems.len()
    }

    fn row<'s>(&self, view: View<'s>, index: usize, _cells: usize) -> Vec<Span<'s>> {
        let state = view.state;
        let Some(problem) = state.loaded.problems.get(index) else { return Vec::new() };
        let role = if problem.severity == Severity::Error { Role::Warning } else { Role::Dim };
        vec![
            Span::styled(pad(&format!(" {}", problem.severity), 9), state.style(role)),
            Span::styled(format!("{} ", problem.location()), state.style(Role::Dim)),
            Span::raw(problem.message.as_str()),
        ]
    }

    fn detail(&self, view: View<'_>) -> Option<String> {
        let problem = selected_problem(view)?;
        let help = problem.help.as_deref();
        let help = help.map_or_else(String::new, |help| format!(": {help}"));
        Some(format!("{}{help}", problem.message))
    }

    fn accept(&self, update: &mut Update<'_>) {
        update.edit_file(self.location(update.view()));
    }

    fn shell_command(&self, view: View<'_>) -> Option<(String, String)> {
        Some(view.state.command_to_copy("check"))
    }

    fn location(&self, view: View<'_>) -> Option<(PathBuf, u32)> {
        selected_problem(view).and_then(|problem| Some((problem.path.clone()?, problem.line)))
    }
}

fn selected_problem(view: View<'_>) -> Option<&Problem> {
    view.state.loaded.problems.get(view.controls.cursor.row)
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::Buffer;
    use ratatui::layout::{Rect, Size};

    use crate::load::{GraphSource, load};
    use crate::text::Palette;
    use crate::tui::action::{Action, GlobalAction};
    use crate::tui::frame::Surface;
    use crate::tui::popup::{PopupState, draw};
    use crate::tui::update::State;
    use crate::tui::update::tests::update;

    #[test]
    fn whole_file_problems_have_no_line() {
        let loaded = load(&GraphSource::Folder("no-such-folder".into()), None);
        let mut state = State { size: Size::new(70, 10), ..State::default() };
        update(&mut state, &loaded, Action::Global(GlobalAction::Open(PopupState::Problems)));
        let area = Rect::new(0, 1, 70, 8);
        let mut buffer = Buffer::empty(area);
        let surface = &mut Surface { area, buffer: &mut buffer };
        draw(state.view_state(&loaded, Palette::Plain), surface);
        let row = |y| (0..area.width).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        assert!(row(1).contains(" Problems: 1 error, no warnings "), "{}", row(1));
        assert!(row(2).contains("error   no-such-folder "), "{}", row(2));
    }
}
