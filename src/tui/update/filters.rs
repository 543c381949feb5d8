//! Filters: every view obeys them at once.

use crate::query::{Facet, Filter, Wish};

use super::super::action::Choice;
use super::super::state::filtering;
use super::super::state::overlay::Overlay;
use super::Change;

impl Change<'_> {
    /// Asks for the value under the cursor, or leaves it out; the same key again takes it back.
    pub(super) fn toggle(&mut self, choice: Choice) {
        let Some(Overlay::Filters(panel)) = &self.state.overlay else { return };
        let Some(facet) = panel.values.get(panel.cursor.row).map(|value| value.facet) else {
            return;
        };
        let asked = match choice {
            Choice::Only => Wish::Only,
            Choice::Not => Wish::Never,
        };
        let is_set = self.state.filter.wish(facet) == asked;
        self.state.filter.set(facet, if is_set { Wish::Neither } else { asked });
        self.filter_anew(Some(facet));
    }

    /// Lists and counts what the filter now lets through; the panel keeps its place.
    fn filter_anew(&mut self, facet: Option<Facet>) {
        self.list_entities();
        let Some(Overlay::Filters(panel)) = self.state.overlay.as_mut() else { return };
        panel.values = filtering::values(&self.world.graph, &self.state.filter);
        let row = panel.values.iter().position(|value| Some(value.facet) == facet);
        panel.cursor.row = row.unwrap_or(panel.cursor.row);
    }

    /// Lets everything through again.
    pub(super) fn clear_filters(&mut self) {
        if self.state.filter.is_empty() {
            return self.notice("no filter is on");
        }
        self.state.filter = Filter::default();
        self.filter_anew(None);
    }

    /// Turns to the next page of a crowded picture, and from the last to the first.
    pub(super) fn next_page(&mut self) {
        let pages = self.state.picture.drawing.hidden.pages;
        if pages < 2 {
            return self.notice("everything is on this page");
        }
        self.state.picture.page = (self.state.picture.page + 1) % pages;
        self.settle();
        self.point_at_page();
    }
}
