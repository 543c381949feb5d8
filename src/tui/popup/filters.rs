//! The filters: values to include or exclude, dates and numbers to set.
#![expect(clippy::indexing_slicing, reason = "the rows are counted by the same list")]

use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::query::{Constraint, Dimension, FacetCount, Filter, FilterRow};
use crate::settings::KeyScope;
use crate::text::{Role, fit, pad, width};

use super::super::action::{Pane, PopupCommand};
use super::super::context::{Update, ViewState};
use super::super::session::Session;
use super::text_lines::TextLines;
use super::{FilterPopup, Popup, PopupState, Prompt, View};

const FLAG_WIDTH: usize = 12;

impl Popup for FilterPopup {
    fn scope(&self) -> KeyScope {
        KeyScope::Filters
    }

    fn title_and_hint(&self, _view: View<'_>) -> (String, &'static str) {
        (
            "Filters".to_owned(),
            "{include-value} include, {exclude-value} exclude, {clear-filters} clear",
        )
    }

    fn row_count(&self, view: View<'_>) -> usize {
        view.state.derived.filter_rows.len()
    }

    /// The text that is searched when the user filters this list; [`Self::lines`] draws the rows.
    fn row<'s>(&self, view: View<'s>, index: usize, _cells: usize) -> Vec<Span<'s>> {
        let FilterRow { dimension, value } = view.state.derived.filter_rows[index];
        let word = value.map_or("", |value| value.facet.word(view.state.graph()));
        vec![Span::raw(format!("{} {word}", dimension.flag()))]
    }

    /// The popup replaces the entity list, so that the canvas stays visible.
    fn area(&self, state: ViewState<'_>) -> Rect {
        state.panes().area(Pane::Entities)
    }

    fn lines<'s>(&self, view: View<'s>, cells: usize) -> TextLines<'s> {
        let mut lines = TextLines::new(view, cells);
        for row in self.matching_rows(view) {
            let FilterRow { dimension, value } = view.state.derived.filter_rows[row];
            lines.start_group(value.map_or("dates and numbers", |_| dimension.flag()));
            let parts = match value {
                Some(value) => checkbox_parts(view.state, value, cells.saturating_sub(2)),
                None => setting_parts(view.state, dimension),
            };
            lines.add_truncated_line(Some(row), parts);
        }
        lines
    }

    fn accept(&self, update: &mut Update<'_>) {
        self.handle_command(update, PopupCommand::Toggle(Constraint::Include));
    }

    /// Toggles the inclusion or exclusion of a value. Prompts for a date or number (include), or removes it (exclude).
    fn handle_command(&self, update: &mut Update<'_>, command: PopupCommand) {
        let PopupCommand::Toggle(toggle) = command else { return };
        let index = update.session.top().controls.cursor.row;
        let Some(row) = update.derived.filter_rows.get(index).copied() else { return };
        match (row.facet(), toggle) {
            (Some(facet), _) => {
                let is_set = update.session.filter.constraint(facet) == toggle;
                let constraint = if is_set { Constraint::Any } else { toggle };
                update.session.filter.set_constraint(facet, constraint);
            }
            (None, Constraint::Include) => {
                return update.push_popup(PopupState::Prompt(Prompt::Setting(row.dimension)));
            }
            (None, Constraint::Exclude | Constraint::Any) => {
                update.change_setting(row.dimension, "");
            }
        }
        let (graph, filter) = (&update.loaded.graph, update.session.filter.clone());
        update.derived.filter_rows.refresh(Some(filter), |filter| filter.panel_rows(graph));
        let key = |row: &FilterRow| (row.dimension, row.facet());
        let is_same = |other: &FilterRow| key(other) == key(&row);
        if let Some(index) = update.derived.filter_rows.iter().position(is_same) {
            update.session.top().controls.cursor.row = index;
        }
    }
}

fn setting_parts(state: ViewState<'_>, dimension: Dimension) -> Vec<(Role, String)> {
    let args = state.session.filter.to_args(state.graph());
    let (role, value) = match args.get(dimension) {
        "" => (Role::Dim, "any"),
        value => (Role::Strong, value),
    };
    vec![(Role::Text, pad(dimension.flag(), FLAG_WIDTH)), (role, value.to_owned())]
}

/// A value with its checkbox, and the number of its matches under the other filters.
fn checkbox_parts(state: ViewState<'_>, value: FacetCount, cells: usize) -> Vec<(Role, String)> {
    let (mark, role) = match value.constraint {
        Constraint::Any => ("[ ] ", Role::Text),
        Constraint::Include => ("[x] ", Role::Strong),
        Constraint::Exclude => ("[-] ", Role::Warning),
    };
    let count = format!(" {}", value.count);
    let room = cells.saturating_sub(width(mark) + width(&count));
    let word = pad(&fit(value.facet.word(state.graph()), room), room);
    vec![(role, format!("{mark}{word}")), (Role::Dim, count)]
}

impl Update<'_> {
    /// Sets the date or number of a dimension; empty text removes it. If the filter would be invalid, shows a notice
    /// and returns `None`.
    pub(crate) fn change_setting(&mut self, dimension: Dimension, typed: &str) -> Option<()> {
        self.change_settings(&[(dimension, typed)])
    }

    /// Sets several dates or numbers at once, like [`Self::change_setting`].
    pub(crate) fn change_settings(&mut self, settings: &[(Dimension, &str)]) -> Option<()> {
        let mut args = self.session.filter.to_args(&self.loaded.graph);
        for (dimension, typed) in settings {
            args.replace(*dimension, typed);
        }
        let resolved = args.resolve(&self.loaded.graph);
        self.session.filter =
            resolved.map_err(|error| self.session.show_notice(error.to_string())).ok()?;
        Some(())
    }
}

impl Session {
    pub(crate) fn clear_filters(&mut self) {
        if self.filter.is_empty() {
            return self.show_notice("no filter is active");
        }
        self.filter = Filter::default();
    }
}
