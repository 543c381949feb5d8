//! Filters: every view obeys them at once.

use crate::query::{Dimension, Filter};

use super::super::context::Update;
use super::super::popup::filter_row::FilterRow;

impl Update<'_> {
    /// Gives a dimension another date or number; an empty one removes it. If the filter then makes
    /// no sense, it says why and leaves it as it was.
    pub(crate) fn change_setting(&mut self, dimension: Dimension, typed: &str) -> Option<()> {
        let mut args = self.session.filter.to_args(&self.world.graph);
        args.replace(dimension, typed);
        match args.resolve(&self.world.graph) {
            Ok(filter) => {
                self.session.filter = filter;
                Some(())
            }
            Err(error) => {
                self.session.notice(error.to_string());
                None
            }
        }
    }

    /// Counts again what the filters can include or exclude.
    pub(crate) fn count_filters(&mut self) {
        let (graph, filter) = (&self.world.graph, self.session.filter.clone());
        self.derived.filter_rows.renew(filter, |filter| FilterRow::all(graph, filter));
    }

    /// Lets everything through again.
    pub(crate) fn clear_filters(&mut self) {
        if self.session.filter.is_empty() {
            return self.session.notice("no filter is on");
        }
        self.session.filter = Filter::default();
    }

    /// Turns to the next page of a crowded picture, and from the last to the first.
    pub(crate) fn next_page(&mut self) {
        let pages = self.derived.picture.drawing.hidden.pages;
        if pages < 2 {
            return self.session.notice("everything is on this page");
        }
        self.session.at.canvas.page = (self.session.at.canvas.page + 1) % pages;
        self.refresh();
        self.point_at_page();
    }
}
