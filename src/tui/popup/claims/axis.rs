//! The time axis of a timeline: the axis above the list, and the period under the cursor.

use ratatui::layout::Rect;

use crate::layout::{AxisContent, AxisRequest, GlyphSet, Size, TimeScale, time_axis};
use crate::model::{Day, When};
use crate::query::Dimension;
use crate::text::{KeyText, Role, count};

use super::super::super::action::Step;
use super::super::super::context::Update;
use super::super::super::cursor::{Cursor, step_clamped};
use super::super::super::panes::inner;
use super::super::{Popup, PopupState, View};
use super::claim_query::{ClaimQuery, ClaimSubject, TimelineForm};
use super::page::ClaimPage;

/// The minimum number of rows for the list and the preview below the axis.
const MIN_LIST_HEIGHT: u16 = 9;
const MAX_AXIS_HEIGHT: u16 = 24;

/// The cursor of a time axis.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct AxisCursor {
    /// A day in the column under the cursor; `None` for the column of the first event with a known start.
    at: Option<Day>,
    /// A day in the column where a marked period starts.
    mark: Option<Day>,
}

/// The time axis on screen.
pub(super) struct VisibleAxis<'s> {
    page: &'s ClaimPage,
    scale: TimeScale,
    cursor: usize,
    mark: Option<usize>,
}

impl AxisCursor {
    /// Cancels a marked period; returns whether there was one.
    pub(crate) fn cancel_mark(&mut self) -> bool {
        self.mark.take().is_some()
    }
}

impl<'s> VisibleAxis<'s> {
    /// `None` if no event on the page has a date.
    pub(super) fn new(popup: &dyn Popup, view: View<'_>, page: &'s ClaimPage) -> Option<Self> {
        let cells = usize::from(inner(popup.area(view.state)).width);
        let scale = TimeScale::new(&page.axis, cells)?;
        let AxisCursor { at, mark } = view.controls.axis;
        let cursor = at.or_else(|| first_start(&page.axis)).map_or(0, |day| scale.column_of(day));
        Some(Self { page, scale, cursor, mark: mark.map(|day| scale.column_of(day)) })
    }

    /// The columns from the mark, if there is one, to the cursor.
    fn span(&self) -> [usize; 2] {
        let mark = self.mark.unwrap_or(self.cursor);
        [self.cursor.min(mark), self.cursor.max(mark)]
    }

    /// The rows whose claims may have been true in the period under the cursor.
    pub(super) fn rows_in_period(&self, mut rows: Vec<usize>) -> Vec<usize> {
        let [first, last] = self.scale.days(self.span());
        rows.retain(|row| {
            // The dated claims come first, in the same order as the events.
            let when = self.page.axis.events.get(*row).map(|event| event.when);
            when.is_some_and(|when| when.earliest() <= last && when.latest() >= first)
        });
        rows
    }

    fn describe(&self) -> String {
        let rows = self.rows_in_period((0..self.page.axis.events.len()).collect());
        let events = count(rows.len(), "event", "events");
        match self.scale.dates(self.span()).map(|date| date.to_string()) {
            [first, last] if first == last => format!("{first}: {events}"),
            [first, last] => format!("{first} to {last}: {events}"),
        }
    }
}

/// The inputs of an axis in a popup.
#[derive(Clone, Debug, PartialEq)]
pub struct AxisKey {
    query: ClaimQuery,
    /// The index of the page of claims.
    page: usize,
    area: Rect,
    cursor: AxisCursor,
}

/// The lines above the list of claims.
pub(crate) type AxisLines = Vec<Vec<(Role, String)>>;

impl AxisKey {
    pub(super) fn new(popup: &dyn Popup, view: View<'_>, query: ClaimQuery) -> Self {
        let View { state, controls } = view;
        Self { query, page: controls.page, area: popup.area(state), cursor: controls.axis }
    }
}

/// The axis, and a line that describes the period under the cursor.
pub(super) fn axis_lines(popup: &dyn Popup, view: View<'_>, page: &ClaimPage) -> AxisLines {
    let inside = inner(popup.area(view.state));
    let height = (inside.height.saturating_sub(MIN_LIST_HEIGHT)).min(inside.height / 2);
    let visible = VisibleAxis::new(popup, view, page);
    let axis = time_axis(&AxisRequest {
        graph: view.state.graph(),
        content: &page.axis,
        size: Size::new(inside.width, height.min(MAX_AXIS_HEIGHT).max(inside.height.min(2))),
        glyph_set: GlyphSet::Unicode,
        selected: visible.as_ref().map(VisibleAxis::span),
    });
    let hint = match view.controls.axis.mark {
        None => "",
        Some(_) => " · {mark-period} filters by this period, {leave} cancels",
    };
    let described = visible.map(|visible| visible.describe() + &view.state.fill_keys(hint));
    let described = described.map(|text| vec![(Role::Heading, text)]);
    axis.rows().into_iter().chain(described).collect()
}

/// The first day on which an event with a known start begins.
fn first_start(content: &AxisContent) -> Option<Day> {
    content.events.iter().filter_map(|event| start_of(event.when)).min()
}

impl Update<'_> {
    /// Switches a timeline between list and axis, and keeps the cursor on the same claim.
    pub(in crate::tui::popup) fn toggle_axis(&mut self) {
        let view = self.view();
        let (row, open) = (view.controls.cursor.row, view.state.session.popups.last());
        let form = match open.map(|open| &open.state) {
            Some(PopupState::Claims(ClaimSubject::Timeline(TimelineForm::List))) => {
                TimelineForm::Axis
            }
            Some(PopupState::Claims(ClaimSubject::Timeline(TimelineForm::Axis))) => {
                TimelineForm::List
            }
            _ => return self.session.show_notice("only a timeline has an axis"),
        };
        let event = super::page(view).and_then(|page| page.axis.events.get(row));
        let at = event.and_then(|event| start_of(event.when));
        self.session.timeline_form = form;
        let top = self.session.top();
        top.state = PopupState::Claims(ClaimSubject::Timeline(form));
        top.controls.axis = AxisCursor { at, mark: None };
    }

    pub(super) fn step_on_axis(&mut self, popup: &dyn Popup, step: Step) {
        self.move_on_axis(popup, |visible| {
            step_clamped(Some(visible.cursor), step.sign(), visible.scale.columns).unwrap_or(0)
        });
    }

    /// Moves the cursor of the axis on screen to the column at a cell.
    pub(super) fn click_axis(&mut self, popup: &dyn Popup, cell: usize) {
        self.move_on_axis(popup, |visible| {
            (cell / visible.scale.column_width).min(visible.scale.columns - 1)
        });
    }

    fn move_on_axis(&mut self, popup: &dyn Popup, column: impl Fn(&VisibleAxis<'_>) -> usize) {
        let day =
            self.visible_axis(popup).map(|visible| visible.scale.days([column(&visible); 2])[0]);
        let controls = &mut self.session.top().controls;
        (controls.axis.at, controls.cursor) = (day, Cursor::default());
    }

    /// Marks the column under the cursor as the start of a period, or limits the graph to the marked period.
    pub(super) fn mark_period(&mut self, popup: &dyn Popup) {
        let Some(visible) = self.visible_axis(popup) else {
            return self.session.show_notice("no event here has a date");
        };
        let (start, dates) =
            (visible.scale.days([visible.cursor; 2])[0], visible.scale.dates(visible.span()));
        if visible.mark.is_none() {
            let axis = &mut self.session.top().controls.axis;
            *axis = AxisCursor { at: Some(start), mark: Some(start) };
            return;
        }
        let [since, until] = dates.map(|date| date.to_string());
        let limits = [(Dimension::Since, since.as_str()), (Dimension::Until, until.as_str())];
        if self.change_settings(&limits).is_some() {
            let controls = &mut self.session.top().controls;
            (controls.axis, controls.cursor) = Default::default();
            let notice = KeyText::plain(format!("limited to {since} to {until}"));
            self.session.show_notice(notice.then("; press {clear-filters} for everything"));
        }
    }

    fn visible_axis(&self, popup: &dyn Popup) -> Option<VisibleAxis<'_>> {
        let view = self.view();
        VisibleAxis::new(popup, view, super::page(view)?)
    }
}

/// The first day of a date; `None` if its start is unknown.
pub(super) fn start_of(when: When) -> Option<Day> {
    Some(when.earliest()).filter(|day| *day != Day::MIN)
}
