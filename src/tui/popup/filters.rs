//! The filters: values to include or exclude, dates and numbers to set.

use ratatui::text::Span;

use crate::query::{Constraint, Dimension, FacetCount, Filter};
use crate::settings::KeyScope;
use crate::text::{Role, pad};

use super::super::action::PopupCommand;
use super::super::context::{Screen, Update};
use super::super::frame::split_row;
use super::filter_row::FilterRow;
use super::{Controls, FilterPopup, Popup, PopupOutcome, PopupState, SettingPopup, View};

/// The cells for the flag of a row.
const FLAG: usize = 12;
/// The maximum width of a row, so that the count is close to its value.
const ROW: usize = 60;

impl Popup for FilterPopup {
    fn scope(&self) -> KeyScope {
        KeyScope::Filters
    }

    fn border(&self, _view: View<'_>) -> (String, &'static str) {
        ("Filters".to_owned(), "Space include, x exclude, Z clear")
    }

    fn rows(&self, view: View<'_>) -> usize {
        view.screen.derived.filter_rows.len()
    }

    fn row<'s>(&self, view: View<'s>, index: usize, cells: usize) -> Vec<Span<'s>> {
        let rows = &view.screen.derived.filter_rows;
        let flag = |index: usize| rows[index].dimension.flag();
        let is_first = index == 0 || flag(index - 1) != flag(index);
        let heading = pad(if is_first { flag(index) } else { "" }, FLAG);
        let heading = Span::styled(heading, view.screen.style(Role::Heading));
        let FilterRow { dimension, value } = rows[index];
        let Some(value) = value else {
            return [vec![heading], setting_spans(view.screen, dimension)].concat();
        };
        let left = [vec![heading], value_spans(view.screen, value)].concat();
        let count = Span::styled(value.count.to_string(), view.screen.style(Role::Dim));
        split_row(cells.min(ROW), &left, vec![count])
    }

    /// Toggles the inclusion or exclusion of a value, or prompts for a date or number.
    fn act(
        &self,
        update: &mut Update<'_>,
        controls: &mut Controls,
        what: PopupCommand,
    ) -> PopupOutcome {
        let PopupCommand::Toggle(toggle) = what else { return PopupOutcome::Stay };
        let row = update.derived.filter_rows.get(controls.cursor.row).copied();
        let Some(FilterRow { dimension, value }) = row else { return PopupOutcome::Stay };
        let facet = value.map(|value| value.facet);
        match (facet, toggle) {
            (Some(facet), _) => {
                let is_set = update.session.filter.constraint(facet) == toggle;
                let constraint = if is_set { Constraint::Any } else { toggle };
                update.session.filter.set(facet, constraint);
            }
            (None, Constraint::Include) => {
                return PopupOutcome::Push(PopupState::Setting(SettingPopup(dimension)));
            }
            (None, Constraint::Exclude | Constraint::Any) => {
                update.change_setting(dimension, "");
            }
        }
        let (graph, filter) = (&update.loaded.graph, update.session.filter.clone());
        update.derived.filter_rows.renew(Some(filter), |filter| FilterRow::all(graph, filter));
        let is_same = |other: &FilterRow| {
            other.dimension == dimension && other.value.map(|value| value.facet) == facet
        };
        let index = update.derived.filter_rows.iter().position(is_same);
        controls.cursor.row = index.unwrap_or(controls.cursor.row);
        PopupOutcome::Stay
    }
}

fn setting_spans(screen: Screen<'_>, dimension: Dimension) -> Vec<Span<'static>> {
    let args = screen.session.filter.to_args(screen.graph());
    let value = args.get(dimension).to_owned();
    if value.is_empty() {
        let about = format!("     any: ⏎ for {}", dimension.prompt());
        return vec![Span::styled(about, screen.style(Role::Dim))];
    }
    vec![Span::raw("only "), Span::styled(value, screen.style(Role::Strong))]
}

fn value_spans(screen: Screen<'_>, value: FacetCount) -> Vec<Span<'static>> {
    let (mark, role) = match value.constraint {
        Constraint::Any => ("    ", Role::Text),
        Constraint::Include => ("only", Role::Strong),
        Constraint::Exclude => ("not ", Role::Warning),
    };
    let word = value.facet.word(screen.graph()).to_owned();
    let style = screen.style(role);
    vec![Span::styled(mark, style), Span::raw(" "), Span::styled(word, style)]
}

impl Update<'_> {
    /// Sets the date or number of a dimension; an empty one removes it. An invalid filter is rejected with a notice.
    pub(crate) fn change_setting(&mut self, dimension: Dimension, typed: &str) -> Option<()> {
        let mut args = self.session.filter.to_args(&self.loaded.graph);
        args.replace(dimension, typed);
        let resolved = args.resolve(&self.loaded.graph);
        self.session.filter =
            resolved.map_err(|error| self.session.notice(error.to_string())).ok()?;
        Some(())
    }

    pub(crate) fn clear_filters(&mut self) {
        if self.session.filter.is_empty() {
            return self.session.notice("no filter is active");
        }
        self.session.filter = Filter::default();
    }
}
