//! Draws events on a time axis.
//!
//! ```text
//! Events per year, at most 4: █ within it, ░ possibly or partly
//!           ░░░░
//! ▄▄        ████        ░░
//! ┬─────────┬───────────┬─
//! 2014      2019        2025
//! ●  Ada leads North Ferry.
//!           ━━━━━━━━━━▶ Bo leads South Ferry.
//!                   ▴   2
//! 7 dated events, 5 only in the bars · 3 undated · 3 sources published ▴
//! ```

use crate::text::{Role, fit, width};

use super::axis_glyphs::AxisGlyphs;
use super::axis_request::AxisRequest;
use super::axis_rows::{self, AxisText};
use super::density::Density;
use super::event_lanes::{PlacedEvent, place_events};
use super::summary::{legend, summary, title};
use super::ticks::ticks;
use super::time_scale::TimeScale;

/// A finished time axis, in cells. Texts are inside the requested size and never overlap.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimeAxis {
    /// The pieces of text, including bars and marks.
    pub texts: Vec<AxisText>,
    /// The number of rows of the axis, at most the requested number.
    pub height: usize,
}

/// Draws events on a time axis. Fewer rows mean fewer named events, then lower bars, then fewer notes.
pub fn time_axis(request: &AxisRequest<'_>) -> TimeAxis {
    let cells = usize::from(request.size.width);
    let height = usize::from(request.size.height);
    let glyphs = AxisGlyphs::new(request.glyph_set);
    let mut axis = TimeAxis::default();
    if cells == 0 || height == 0 {
        return axis;
    }
    let Some(scale) = TimeScale::new(request.content, cells) else {
        let text = summary(request.content, None, 0, glyphs);
        axis.add_note(&text, cells);
        return axis;
    };
    let dates = request.content.events.iter().map(|event| event.when);
    let density = Density::new(&scale, dates);
    let builder = AxisBuilder { request, glyphs, scale, density, cells };
    builder.build(&Heights::new(height), &mut axis);
    axis
}

struct Heights {
    title: usize,
    bars: usize,
    line: usize,
    labels: usize,
    lanes: usize,
    legend: usize,
    published: usize,
    summary: usize,
}

impl Heights {
    fn new(height: usize) -> Self {
        let if_at_least = |min: usize| usize::from(height >= min);
        let spare = height.saturating_sub(7);
        let more_bars = (spare / 4).min(4);
        let legend = usize::from(spare - more_bars >= 4);
        Self {
            bars: 1 + if_at_least(6) + more_bars,
            line: if_at_least(2),
            labels: if_at_least(3),
            summary: if_at_least(4),
            published: if_at_least(5),
            title: if_at_least(7),
            lanes: spare - more_bars - legend,
            legend,
        }
    }
}

struct AxisBuilder<'a> {
    request: &'a AxisRequest<'a>,
    glyphs: &'static AxisGlyphs,
    scale: TimeScale,
    density: Density,
    cells: usize,
}

impl AxisBuilder<'_> {
    fn build(&self, heights: &Heights, axis: &mut TimeAxis) {
        if heights.title > 0 {
            axis.add_note(&title(&self.scale, &self.density, self.glyphs, self.cells), self.cells);
        }
        // A bar is at most one row high per event.
        let bars = heights.bars.min(self.density.max.max(1));
        for row in (0..bars).rev() {
            let glyph = |column| self.density.glyph(column, row, bars, self.glyphs).to_owned();
            self.add_columns(axis, Role::Text, |column| {
                glyph(column).repeat(self.scale.column_width)
            });
        }
        if heights.line > 0 {
            self.add_line(axis);
        }
        if heights.labels > 0 {
            self.add_labels(axis);
        }
        let named = self.add_events(axis, heights.lanes);
        if heights.legend > 0 && named > 0 {
            let marks = axis.texts.iter().filter(|text| text.role == Role::Strong);
            let marks = marks.map(|text| text.text.as_str());
            let legend = legend(&marks.collect::<String>(), self.cells, self.glyphs);
            axis.add_note(&legend, self.cells);
        }
        let mut published = self.request.content.published.iter().flatten();
        let is_published = published.any(|when| self.scale.span(*when).is_some());
        if heights.published > 0 && is_published {
            self.add_published(axis);
        }
        if heights.summary > 0 {
            let content = self.request.content;
            axis.add_note(&summary(content, Some(&self.scale), named, self.glyphs), self.cells);
        }
    }

    /// Adds a row that consists of one string per column; the selected columns are highlighted.
    fn add_columns(&self, axis: &mut TimeAxis, role: Role, text: impl Fn(usize) -> String) {
        let last = self.scale.columns;
        let [start, end] = match self.request.selected {
            Some([first, end]) => [first.min(last), (end + 1).min(last)],
            None => [last, last],
        };
        for (range, role) in
            [(0..start, role), (start..end, Role::Selected), (end.max(start)..last, role)]
        {
            let x = self.scale.x(range.start);
            let text: String = range.map(&text).collect();
            axis.add(x, text, role, None);
        }
        axis.height += 1;
    }

    fn add_line(&self, axis: &mut TimeAxis) {
        let ticks = ticks(&self.scale);
        self.add_columns(axis, Role::Dim, |column| {
            let is_tick = ticks.iter().any(|tick| tick.column == column);
            let first = if is_tick { self.glyphs.tick } else { self.glyphs.line };
            format!("{first}{}", self.glyphs.line.repeat(self.scale.column_width - 1))
        });
    }

    /// Adds the dates below the line. A date that extends beyond the picture is left out.
    fn add_labels(&self, axis: &mut TimeAxis) {
        for tick in ticks(&self.scale) {
            let x = self.scale.x(tick.column);
            if x + width(&tick.label) <= self.cells {
                axis.add(x, tick.label, Role::Text, None);
            }
        }
        axis.height += 1;
    }

    /// Adds the events that have room in the lanes, and returns their number.
    fn add_events(&self, axis: &mut TimeAxis, lanes: usize) -> usize {
        let request = self.request;
        let size = [lanes, self.cells];
        let placed = place_events(request.graph, request.content, &self.scale, size, self.glyphs);
        for PlacedEvent { event, lane, mark_x, mark, label_x, label, .. } in &placed {
            let y = axis.height + lane;
            for (x, text, role) in [(mark_x, mark, Role::Strong), (label_x, label, Role::Text)] {
                axis.texts.push(AxisText {
                    x: *x,
                    y,
                    text: text.clone(),
                    role,
                    event: Some(*event),
                });
            }
        }
        axis.height += placed.iter().map(|placed| placed.lane + 1).max().unwrap_or(0);
        placed.len()
    }

    /// Adds a row with the number of sources published in each column; a mark means one.
    fn add_published(&self, axis: &mut TimeAxis) {
        let dates = self.request.content.published.iter().copied().flatten();
        let published = Density::new(&self.scale, dates);
        self.add_columns(axis, Role::Citation, |column| {
            let text = match (published.certain(column), published.total(column)) {
                (0, 0) => " ".to_owned(),
                (0, _) => self.glyphs.vague.to_owned(),
                (1, _) => self.glyphs.published.to_owned(),
                (number @ 2..=9, _) => number.to_string(),
                _ => "+".to_owned(),
            };
            format!("{text}{}", " ".repeat(self.scale.column_width - 1))
        });
    }
}

impl TimeAxis {
    /// The rows, each as strings with their roles, from left to right.
    pub fn rows(&self) -> Vec<Vec<(Role, String)>> {
        axis_rows::rows(&self.texts, self.height)
    }

    /// The number of events that are named.
    pub fn named_count(&self) -> usize {
        // An event has a mark and a label.
        self.texts.iter().filter(|text| text.event.is_some()).count() / 2
    }

    /// Adds text to the last row, unless it is empty.
    fn add(&mut self, x: usize, text: String, role: Role, event: Option<usize>) {
        if !text.is_empty() {
            self.texts.push(AxisText { x, y: self.height, text, role, event });
        }
    }

    /// Adds a row of text, truncated to a number of cells.
    fn add_note(&mut self, text: &str, cells: usize) {
        self.add(0, fit(text, cells).into_owned(), Role::Dim, None);
        self.height += 1;
    }
}
