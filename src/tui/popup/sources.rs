//! The list of sources.

use ratatui::text::Span;

use crate::model::SourceId;
use crate::search::Target;
use crate::settings::KeyScope;
use crate::text::{Role, count, pad, plain_date};

use super::super::action::PopupCommand;
use super::super::context::{Update, ViewState};
use super::super::frame::split_row;
use super::claims::claim_query::ClaimSubject;
use super::preview::PreviewContent;
use super::{Controls, Popup, PopupState, SourcePopup, View};

impl Popup for SourcePopup {
    fn scope(&self) -> KeyScope {
        KeyScope::Sources
    }

    fn unavailable_reason(&self, state: ViewState<'_>) -> Option<&'static str> {
        (state.graph().sources().len() == 0).then_some("this graph has no sources")
    }

    fn prepare(&self, update: &mut Update<'_>, controls: &mut Controls) {
        let passage = update.derived.passage.as_ref();
        controls.cursor.row = passage.map_or(0, |passage| passage.source.index());
    }

    fn title_and_hint(&self, view: View<'_>) -> (String, &'static str) {
        let title = count(self.row_count(view), "source", "sources");
        (title, "{confirm} reads it, {list-claims} lists its claims")
    }

    fn row_count(&self, view: View<'_>) -> usize {
        view.state.graph().sources().len()
    }

    fn row<'s>(&self, view: View<'s>, index: usize, cells: usize) -> Vec<Span<'s>> {
        let state = view.state;
        let source = state.graph().source(SourceId::new(index));
        let published = plain_date(source.published());
        let left = [
            Span::styled(pad(&format!(" {}", source.slug()), 25), state.style(Role::Strong)),
            Span::raw(source.title()),
        ];
        let right = format!(" {published} ¶{}", state.loaded.paragraph_count(source.id()));
        split_row(cells, &left, vec![Span::styled(right, state.style(Role::Dim))])
    }

    fn evidence(&self, view: View<'_>) -> Option<PreviewContent> {
        Some(PreviewContent::Item(Target::Source(selected_source(view))))
    }

    fn accept(&self, update: &mut Update<'_>) {
        let source = selected_source(update.view());
        update.session.read_at(source, update.loaded.first_part(source));
        update.session.popups.clear();
    }

    fn handle_command(&self, update: &mut Update<'_>, command: PopupCommand) {
        if command == PopupCommand::ListClaims {
            let source = selected_source(update.view());
            update.push_popup(PopupState::Claims(ClaimSubject::Source(source)));
        }
    }

    fn shell_command(&self, view: View<'_>) -> Option<(String, String)> {
        Some(view.state.command_to_copy("source"))
    }
}

fn selected_source(view: View<'_>) -> SourceId {
    SourceId::new(view.controls.cursor.row)
}
