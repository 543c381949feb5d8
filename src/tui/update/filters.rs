//! Filters: every view obeys them at once.

use crate::query::{Dimension, Filter};

use super::super::context::Change;
use super::super::popup::PopupState;
use super::super::popup::filter_row::FilterRow;

impl Change<'_> {
    /// Changes a date or number of the filter; an empty one removes it. `None` if it is not valid.
    pub(crate) fn change_setting(&mut self, dimension: Dimension, typed: &str) -> Option<()> {
        self.replace_setting(dimension, typed)?;
        self.filter_changed();
        Some(())
    }

    /// Gives a dimension another date or number; an empty one removes it. If the filter then makes
    /// no sense, it says why and leaves it as it was.
    pub(crate) fn replace_setting(&mut self, dimension: Dimension, typed: &str) -> Option<()> {
        let mut args = self.state.filter.to_args(&self.world.graph);
        args.replace(dimension, typed);
        match args.resolve(&self.world.graph) {
            Ok(filter) => {
                self.state.filter = filter;
                Some(())
            }
            Err(error) => {
                self.notice(error.to_string());
                None
            }
        }
    }

    /// Lists and counts again what the filter lets through.
    pub(crate) fn filter_changed(&mut self) {
        self.list_entities();
        if self.state.popups.iter().any(|open| open.state == PopupState::Filters) {
            self.count_filters();
        }
    }

    /// Counts what the filters can include or exclude.
    pub(crate) fn count_filters(&mut self) {
        self.state.filter_rows = FilterRow::all(&self.world.graph, &self.state.filter);
    }

    /// Lets everything through again.
    pub(crate) fn clear_filters(&mut self) {
        if self.state.filter.is_empty() {
            return self.notice("no filter is on");
        }
        self.state.filter = Filter::default();
        self.filter_changed();
    }

    /// Turns to the next page of a crowded picture, and from the last to the first.
    pub(crate) fn next_page(&mut self) {
        let pages = self.state.picture.drawing.hidden.pages;
        if pages < 2 {
            return self.notice("everything is on this page");
        }
        self.state.picture.page = (self.state.picture.page + 1) % pages;
        self.settle();
        self.point_at_page();
    }
}
