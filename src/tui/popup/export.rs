//! The export menu, which writes to a file or to the clipboard.

use ratatui::text::Span;
use tui_input::Input;

use crate::output::{EXPORT_FORMATS, ExportFormat};
use crate::settings::KeyScope;
use crate::text::{Role, pad};

use super::super::action::PopupCommand;
use super::super::context::{Update, ViewState};
use super::super::request::Request;
use super::super::terminal::TerminalRequest;
use super::{ExportPopup, Popup, PopupState, Prompt, View};

impl Popup for ExportPopup {
    fn scope(&self) -> KeyScope {
        KeyScope::Export
    }

    fn unavailable_reason(&self, state: ViewState<'_>) -> Option<&'static str> {
        state.session.focus.is_none().then_some("there is nothing to export")
    }

    fn title_and_hint(&self, _view: View<'_>) -> (String, &'static str) {
        ("Export".to_owned(), "{confirm} writes a file, {copy-export} copies")
    }

    fn row_count(&self, _view: View<'_>) -> usize {
        formats().count()
    }

    fn row<'s>(&self, view: View<'s>, index: usize, _cells: usize) -> Vec<Span<'s>> {
        let Some(format) = formats().nth(index) else { return Vec::new() };
        let name = pad(&format!(" {}", format.name), 15);
        vec![Span::styled(name, view.state.style(Role::Strong)), Span::raw(format.description)]
    }

    fn accept(&self, update: &mut Update<'_>) {
        let Some((format, text, notes)) = selected_export(update) else {
            update.session.popups.clear();
            return update.session.show_notice("could not export in this format");
        };
        let name = format!("{}{}", update.file_stem(), format.suffix);
        let popup = update.session.top();
        popup.controls.input = Input::new(name);
        popup.state = PopupState::Prompt(Prompt::FileName(text));
        if !notes.is_empty() {
            update.session.show_notice(notes.join("; "));
        }
    }

    fn handle_command(&self, update: &mut Update<'_>, command: PopupCommand) {
        let chosen = selected_export(update);
        let (PopupCommand::CopyExport, Some((format, text, notes))) = (command, chosen) else {
            return;
        };
        update.request(Request::Terminal(TerminalRequest::Copy(text)));
        let copied = vec![format!("copied the export as {}", format.name)];
        update.session.show_notice([copied, notes].concat().join("; "));
        update.session.popups.clear();
    }
}

/// The single-file formats.
fn formats() -> impl Iterator<Item = &'static ExportFormat> {
    EXPORT_FORMATS.iter().filter(|format| format.folder_files().is_none())
}

/// The selected format, the export, and notes about what it contains.
fn selected_export(update: &Update<'_>) -> Option<(&'static ExportFormat, String, Vec<String>)> {
    let format = formats().nth(update.view().controls.cursor.row)?;
    let (text, notes) = update.completed_text(format)?;
    Some((format, text, notes))
}
