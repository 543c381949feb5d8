//! The filters: values to include or exclude, dates and numbers to set.

use ratatui::text::Span;

use crate::query::{Constraint, Dimension, Facet, FacetCount, Filter};
use crate::settings::KeyScope;
use crate::text::{Role, pad};

use super::super::action::{FilterToggle, PopupCommand};
use super::super::context::{Screen, Update};
use super::super::frame::split_row;
use super::filter_row::FilterRow;
use super::{After, Controls, FilterPopup, Popup, PopupState, SettingPopup, View};

/// The cells for the flag of a row.
const FLAG: usize = 12;
/// The most cells of a row: the count stays close to what it counts.
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

    fn row<'s>(&self, view: View<'s>, place: usize, cells: usize) -> Vec<Span<'s>> {
        let rows = &view.screen.derived.filter_rows;
        let flag = |place: usize| rows[place].dimension.flag();
        let is_first = place == 0 || flag(place - 1) != flag(place);
        let heading = if is_first { flag(place) } else { "" };
        match &rows[place].value {
            None => setting_spans(view.screen, rows[place].dimension),
            Some(value) => value_spans(view.screen, value, heading, cells),
        }
    }

    /// Includes or excludes a value; the same key again takes it back. Prompts for a date or number.
    fn act(&self, update: &mut Update<'_>, controls: &mut Controls, what: PopupCommand) -> After {
        let PopupCommand::Toggle(toggle) = what else { return After::Stay };
        let row = update.derived.filter_rows.get(controls.cursor.row).copied();
        let Some(FilterRow { dimension, value }) = row else { return After::Stay };
        let facet = value.map(|value| value.facet);
        match (facet, toggle) {
            (Some(facet), _) => toggle_value(update, facet, toggle),
            (None, FilterToggle::Include) => {
                return After::Over(PopupState::Setting(SettingPopup(dimension)));
            }
            (None, FilterToggle::Exclude) => {
                update.change_setting(dimension, "");
            }
        }
        update.count_filters();
        let is_same = |other: &FilterRow| {
            other.dimension == dimension && other.value.map(|value| value.facet) == facet
        };
        let place = update.derived.filter_rows.iter().position(is_same);
        controls.cursor.row = place.unwrap_or(controls.cursor.row);
        After::Stay
    }
}

fn toggle_value(update: &mut Update<'_>, facet: Facet, toggle: FilterToggle) {
    let asked = match toggle {
        FilterToggle::Include => Constraint::Include,
        FilterToggle::Exclude => Constraint::Exclude,
    };
    let is_set = update.session.filter.constraint(facet) == asked;
    update.session.filter.set(facet, if is_set { Constraint::Any } else { asked });
}

fn setting_spans(screen: Screen<'_>, dimension: Dimension) -> Vec<Span<'static>> {
    let args = screen.session.filter.to_args(screen.graph());
    let value = args.get(dimension).to_owned();
    let heading = Span::styled(pad(dimension.flag(), FLAG), screen.style(Role::Heading));
    if value.is_empty() {
        let about = format!("     any: ⏎ for {}", dimension.prompt());
        return vec![heading, Span::styled(about, screen.style(Role::Dim))];
    }
    vec![heading, Span::raw("only "), Span::styled(value, screen.style(Role::Strong))]
}

fn value_spans(
    screen: Screen<'_>,
    value: &FacetCount,
    heading: &str,
    cells: usize,
) -> Vec<Span<'static>> {
    let (mark, role) = match value.constraint {
        Constraint::Any => ("    ", Role::Text),
        Constraint::Include => ("only", Role::Strong),
        Constraint::Exclude => ("not ", Role::Warning),
    };
    let left = [
        Span::styled(pad(heading, FLAG), screen.style(Role::Heading)),
        Span::styled(mark, screen.style(role)),
        Span::raw(" "),
        Span::styled(value.facet.word(screen.graph()).to_owned(), screen.style(role)),
    ];
    let count = Span::styled(value.count.to_string(), screen.style(Role::Dim));
    split_row(cells.min(ROW), &left, vec![count])
}

impl Update<'_> {
    /// Gives a dimension another date or number; an empty one removes it. If the filter then makes
    /// no sense, it says why and leaves it as it was.
    pub(crate) fn change_setting(&mut self, dimension: Dimension, typed: &str) -> Option<()> {
        let mut args = self.session.filter.to_args(&self.world.graph);
        args.replace(dimension, typed);
        let resolved = args.resolve(&self.world.graph);
        self.session.filter =
            resolved.map_err(|error| self.session.notice(error.to_string())).ok()?;
        Some(())
    }

    /// Counts again what the filters can include or exclude.
    pub(crate) fn count_filters(&mut self) {
        let (graph, filter) = (&self.world.graph, self.session.filter.clone());
        self.derived.filter_rows.renew(filter, |filter| FilterRow::all(graph, filter));
    }

    /// Lets everything through again.
    pub(crate) fn clear_filters(&mut self) {
        if self.session.filter.is_empty() {
            return self.session.notice("no filter is active");
        }
        self.session.filter = Filter::default();
    }
}
