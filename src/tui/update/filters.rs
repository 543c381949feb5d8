//! Filters: every view obeys them at once.

use tui_input::Input;

use crate::query::{Constraint, Dimension, Facet, Filter};

use super::super::action::FilterToggle;
use super::super::state::filtering::{self, Row};
use super::super::state::menu::Cursor;
use super::super::state::overlay::{Overlay, Panel};
use super::Change;

impl Change<'_> {
    /// Opens the panel.
    pub(super) fn open_filters(&mut self) {
        let rows = filtering::rows(&self.world.graph, &self.state.filter);
        self.state.overlay = Some(Overlay::Filters(Panel { rows, cursor: Cursor::default() }));
    }

    /// Asks for the value under the cursor, or leaves it out; the same key again takes it back.
    pub(super) fn toggle(&mut self, toggle: FilterToggle) {
        let Some(Overlay::Filters(panel)) = &self.state.overlay else { return };
        match (panel.rows.get(panel.cursor.row), toggle) {
            (Some(Row::Value(value)), _) => self.toggle_value(value.facet, toggle),
            (Some(Row::Setting(dimension)), FilterToggle::Include) => {
                let args = self.state.filter.to_args(&self.world.graph);
                let typed = args.get(*dimension).to_owned();
                self.state.overlay = Some(Overlay::Setting(*dimension, Input::new(typed)));
            }
            (Some(Row::Setting(dimension)), FilterToggle::Exclude) => self.set(*dimension, ""),
            (None, _) => {}
        }
    }

    fn toggle_value(&mut self, facet: Facet, toggle: FilterToggle) {
        let asked = match toggle {
            FilterToggle::Include => Constraint::Include,
            FilterToggle::Exclude => Constraint::Exclude,
        };
        let is_set = self.state.filter.constraint(facet) == asked;
        self.state.filter.set(facet, if is_set { Constraint::Any } else { asked });
        self.filter_anew(Some(facet));
    }

    /// Takes what was typed for a setting; the prompt stays open where it is no value for it.
    pub(super) fn take_setting(&mut self, dimension: Dimension, input: Input) {
        let typed = input.value().to_owned();
        self.state.overlay = Some(Overlay::Setting(dimension, input));
        self.set(dimension, &typed);
    }

    /// Gives a setting another value and shows the panel at it.
    fn set(&mut self, dimension: Dimension, typed: &str) {
        if self.replace_setting(dimension, typed.trim()).is_some() {
            self.back_to_filters(dimension);
            self.list_entities();
        }
    }

    /// Gives a dimension another date or number; an empty one removes it. If the filter then makes
    /// no sense, it says why and leaves it as it was.
    pub(super) fn replace_setting(&mut self, dimension: Dimension, typed: &str) -> Option<()> {
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

    /// Leaves the prompt for a setting: the panel lies below it.
    pub(super) fn back_to_filters(&mut self, dimension: Dimension) {
        self.open_filters();
        let Some(Overlay::Filters(panel)) = self.state.overlay.as_mut() else { return };
        let place = panel.rows.iter().position(|row| *row == Row::Setting(dimension));
        panel.cursor.row = place.unwrap_or(0);
    }

    /// Lists and counts what the filter now lets through; the panel keeps its place.
    fn filter_anew(&mut self, facet: Option<Facet>) {
        self.list_entities();
        let Some(Overlay::Filters(panel)) = self.state.overlay.as_mut() else { return };
        panel.rows = filtering::rows(&self.world.graph, &self.state.filter);
        let is_at = |row: &Row| matches!(row, Row::Value(value) if Some(value.facet) == facet);
        panel.cursor.row = panel.rows.iter().position(is_at).unwrap_or(panel.cursor.row);
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
