//! The list of sources.

use ratatui::text::Span;

use crate::model::SourceId;
use crate::text::{Role, count, pad, plain_date};

use super::super::context::{Screen, Update};
use super::super::frame::split_row;
use super::claims::claim_query::ClaimsOf;
use super::{Controls, Popup, PopupOutcome, PopupState, SourcePopup, View};

impl Popup for SourcePopup {
    fn refusal(&self, screen: Screen<'_>) -> Option<&'static str> {
        (screen.graph().sources().len() == 0).then_some("this graph has no source")
    }

    fn open(&self, update: &mut Update<'_>, controls: &mut Controls) {
        let passage = update.derived.passage.as_ref();
        controls.cursor.row = passage.map_or(0, |passage| passage.source.index());
    }

    fn border(&self, view: View<'_>) -> (String, &'static str) {
        (count(self.rows(view), "source", "sources"), "⏎ lists its claims")
    }

    fn rows(&self, view: View<'_>) -> usize {
        view.screen.graph().sources().len()
    }

    fn row<'s>(&self, view: View<'s>, index: usize, cells: usize) -> Vec<Span<'s>> {
        let screen = view.screen;
        let source = screen.graph().source(SourceId::new(index));
        let published = plain_date(source.published());
        let left = [
            Span::styled(pad(source.slug(), 24), screen.style(Role::Strong)),
            Span::raw(source.title()),
        ];
        let right = format!(" {published} ¶{}", source.paragraph_count());
        split_row(cells, &left, vec![Span::styled(right, screen.style(Role::Dim))])
    }

    /// Lists the claims of a source.
    fn accept(&self, update: &mut Update<'_>, controls: &mut Controls) -> PopupOutcome {
        let source = update.loaded.graph.sources().nth(controls.cursor.row);
        let Some(source) = source else { return PopupOutcome::Stay };
        PopupOutcome::Push(PopupState::Claims(ClaimsOf::Source(source.id())))
    }

    fn printed(&self, view: View<'_>) -> Option<(String, String)> {
        Some(view.screen.copied_command("source"))
    }
}
