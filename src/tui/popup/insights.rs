//! Sentences about the whole graph, under their headings.

pub mod list;

use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::text::{Role, count};

use super::super::action::Copied;
use super::super::action::FilterUse;
use super::super::context::{Screen, Update};
use super::super::frame::Surface;
use super::claims::question::ClaimsOf;
use super::{After, Controls, InsightPopup, Popup, PopupState, View};
use list::{InsightLine, Insights};

impl Popup for InsightPopup {
    fn refusal(&self, screen: Screen<'_>) -> Option<&'static str> {
        screen.session.focus.is_none().then_some("there is nothing to look into")
    }

    fn open(&self, update: &mut Update<'_>, controls: &mut Controls) {
        controls.cursor = update.session.insight;
    }

    fn border(&self, view: View<'_>) -> (String, &'static str) {
        let (insights, filter) = (&view.screen.derived.insights, &view.screen.session.filter);
        let filters = if filter.is_empty() { "" } else { ", through the filters" };
        if insights.is_running() {
            return (format!("What the graph says as a whole{filters}"), "Esc gives it up");
        }
        let number = count(insights.count(), "sentence", "sentences");
        (format!("What the graph says as a whole: {number}{filters}"), "⏎ what is behind it")
    }

    fn rows(&self, view: View<'_>) -> usize {
        view.screen.derived.insights.count()
    }

    fn draw_list(&self, view: View<'_>, on: &mut Surface<'_>) {
        let (screen, insights) = (view.screen, &view.screen.derived.insights);
        if insights.count() == 0 {
            return on.row(0, &[Span::raw(nothing_yet(insights))], screen.style(Role::Dim));
        }
        let lines = insights.lines(on.cells());
        on.list(view.controls.cursor.window, lines.len(), |place| line_spans(view, &lines[place]));
    }

    fn keep_in_sight(&self, update: &Update<'_>, controls: &mut Controls, list: Rect) {
        let (cells, rows) = (usize::from(list.width), usize::from(list.height));
        update.derived.insights.keep_in_sight(&mut controls.cursor, cells, rows);
    }

    fn click(&self, update: &Update<'_>, controls: &mut Controls, row: usize, list: Rect) {
        let lines = update.derived.insights.lines(usize::from(list.width));
        let clicked = lines.get(controls.cursor.window.top + row).and_then(InsightLine::insight);
        controls.cursor.row = clicked.unwrap_or(controls.cursor.row);
    }

    /// Lists the entities of an insight, and the relations behind it.
    fn accept(&self, update: &mut Update<'_>, controls: &mut Controls) -> After {
        update.session.insight = controls.cursor;
        let place = controls.cursor.row;
        let insight = update.derived.insights.get(place);
        insight.map_or(After::Stay, |_| After::Over(PopupState::Claims(ClaimsOf::Insight(place))))
    }

    /// Keeps the place in the list.
    fn left(&self, update: &mut Update<'_>, controls: &Controls) {
        update.session.insight = controls.cursor;
    }

    fn copied(&self, update: &Update<'_>, _: View<'_>, what: Copied) -> Option<(String, String)> {
        update.copied_command(what, "stats", FilterUse::Applied)
    }
}

fn line_spans<'l>(view: View<'_>, line: &'l InsightLine) -> (Vec<Span<'l>>, Style) {
    let is_cursor = line.insight() == Some(view.controls.cursor.row);
    let style = if is_cursor { view.screen.style(Role::Selected) } else { Style::new() };
    let (mark, text, role) = match line {
        InsightLine::Gap => ("", "", Role::Text),
        InsightLine::Heading(title) => ("", *title, Role::Heading),
        InsightLine::First(_, text) if is_cursor => ("▸ ", text.as_str(), Role::Text),
        InsightLine::First(_, text) | InsightLine::More(_, text) => {
            ("  ", text.as_str(), Role::Text)
        }
    };
    (vec![Span::raw(mark), Span::styled(text, view.screen.style(role))], style)
}

/// What is said if there is no sentence.
fn nothing_yet(insights: &Insights) -> String {
    match insights.progress {
        _ if !insights.is_running() => {
            "no relation is let through, so nothing can be said".to_owned()
        }
        Some(progress) if progress.of > 1 => {
            let part = progress.done * 100 / progress.of;
            format!("looking for {}: {part} % …", progress.step)
        }
        Some(progress) => format!("looking for {} …", progress.step),
        None => "looking into it …".to_owned(),
    }
}
