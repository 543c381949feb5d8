//! Sentences about the whole graph, under their headings.

pub mod list;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;

use crate::text::{Role, count};

use super::super::argument::Copied;
use super::super::argument::FilterUse;
use super::super::context::{Change, Screen};
use super::super::frame::row;
use super::super::job::{Job, JobKind};
use super::super::request::Request;
use super::claims::page::ClaimsOf;
use super::{After, Controls, InsightPopup, Popup, PopupState, View};
use list::{InsightLine, Insights};

impl Popup for InsightPopup {
    fn refusal(&self, screen: Screen<'_>) -> Option<&'static str> {
        screen.state.focus.is_none().then_some("there is nothing to look into")
    }

    /// Starts the analysis unless it is known for the filter.
    fn open(&self, change: &mut Change<'_>, controls: &mut Controls) {
        let filter = &change.state.filter;
        if change.state.insights.asked.as_ref() != Some(filter) {
            let filter = filter.clone();
            change.state.insights = Insights { asked: Some(filter.clone()), ..Insights::default() };
            change.request(Request::Start(Box::new(Job::Analyse(Box::new(filter)))));
        }
        controls.cursor = change.state.insights.cursor;
    }

    fn border(&self, view: View<'_>) -> (String, &'static str) {
        let (insights, filter) = (&view.screen.state.insights, &view.screen.state.filter);
        let filters = if filter.is_empty() { "" } else { ", through the filters" };
        if insights.is_running() {
            return (format!("What the graph says as a whole{filters}"), "Esc gives it up");
        }
        let number = count(insights.count(), "sentence", "sentences");
        (format!("What the graph says as a whole: {number}{filters}"), "⏎ what is behind it")
    }

    fn rows(&self, view: View<'_>) -> usize {
        view.screen.state.insights.count()
    }

    fn draw_list(&self, view: View<'_>, list: Rect, buffer: &mut Buffer) {
        let (screen, insights) = (view.screen, &view.screen.state.insights);
        if insights.count() == 0 {
            let text = nothing_yet(insights);
            return row(list, 0, &[Span::raw(text)], screen.style(Role::Dim), buffer);
        }
        let lines = insights.lines(usize::from(list.width));
        let shown = view.controls.cursor.window.rows(usize::from(list.height), lines.len());
        for (y, line) in lines[shown].iter().enumerate() {
            draw_line(view, line, y, list, buffer);
        }
    }

    fn keep_in_sight(&self, change: &Change<'_>, controls: &mut Controls, list: Rect) {
        let (cells, rows) = (usize::from(list.width), usize::from(list.height));
        change.state.insights.keep_in_sight(&mut controls.cursor, cells, rows);
    }

    fn click(&self, change: &Change<'_>, controls: &mut Controls, row: usize, list: Rect) {
        let lines = change.state.insights.lines(usize::from(list.width));
        let clicked = lines.get(controls.cursor.window.top + row).and_then(InsightLine::insight);
        controls.cursor.row = clicked.unwrap_or(controls.cursor.row);
    }

    /// Lists the entities of an insight, and the relations behind it.
    fn accept(&self, change: &mut Change<'_>, controls: &mut Controls) -> After {
        change.state.insights.cursor = controls.cursor;
        let place = controls.cursor.row;
        let insight = change.state.insights.get(place);
        insight.map_or(After::Stay, |_| After::Over(PopupState::Claims(ClaimsOf::Insight(place))))
    }

    /// Keeps the place in the list; cancels an analysis that is not finished.
    fn left(&self, change: &mut Change<'_>, controls: &Controls) {
        change.state.insights.cursor = controls.cursor;
        if change.state.insights.is_running() {
            change.state.insights = Insights::default();
            change.request(Request::Cancel(JobKind::Analysis));
        }
    }

    fn copied(&self, change: &Change<'_>, _: View<'_>, what: Copied) -> Option<(String, String)> {
        change.copied_command(what, "stats", FilterUse::Applied)
    }
}

fn draw_line(view: View<'_>, line: &InsightLine, y: usize, list: Rect, buffer: &mut Buffer) {
    let is_cursor = line.insight() == Some(view.controls.cursor.row);
    let style = if is_cursor { view.screen.style(Role::Selected) } else { Style::new() };
    let (mark, text, role) = match line {
        InsightLine::Gap => return,
        InsightLine::Heading(title) => ("", *title, Role::Heading),
        InsightLine::First(_, text) if is_cursor => ("▸ ", text.as_str(), Role::Text),
        InsightLine::First(_, text) | InsightLine::More(_, text) => {
            ("  ", text.as_str(), Role::Text)
        }
    };
    let spans = [Span::raw(mark), Span::styled(text, view.screen.style(role))];
    row(list, y, &spans, style, buffer);
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
