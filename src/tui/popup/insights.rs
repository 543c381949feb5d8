//! The list of insights, under headings.

pub(crate) mod list;

use ratatui::text::Span;

use crate::model::ClaimId;
use crate::text::{Role, count};

use super::super::context::{Update, ViewState};
use super::claims::claim_query::ClaimSubject;
use super::preview::PreviewContent;
use super::text_lines::TextLines;
use super::{Controls, InsightPopup, Popup, PopupState, View};
use list::Insights;

/// The maximum number of relations in the preview.
const MAX_PREVIEWED: usize = 20;

/// The width of the bar before a sentence, in cells.
const BAR_WIDTH: usize = 4;

impl Popup for InsightPopup {
    fn unavailable_reason(&self, state: ViewState<'_>) -> Option<&'static str> {
        state.session.focus.is_none().then_some("there is nothing to analyse")
    }

    fn prepare(&self, update: &mut Update<'_>, controls: &mut Controls) {
        controls.cursor = update.session.insights_cursor;
    }

    fn title_and_hint(&self, view: View<'_>) -> (String, &'static str) {
        let (insights, filter) = (&view.state.derived.insights, &view.state.session.filter);
        let filters = if filter.is_empty() { "" } else { ", with these filters" };
        if insights.is_running() {
            return (format!("Insights into the whole graph{filters}"), "{leave} cancels");
        }
        let number = count(insights.count(), "finding", "findings");
        (
            format!("Insights into the whole graph: {number}{filters}"),
            "{confirm} lists its relations",
        )
    }

    fn row_count(&self, view: View<'_>) -> usize {
        view.state.derived.insights.count()
    }

    fn lines<'s>(&self, view: View<'s>, cells: usize) -> TextLines<'s> {
        let (mut lines, matching_rows) = (TextLines::new(view, cells), self.matching_rows(view));
        let insights = &view.state.derived.insights;
        let mut first_row = 0;
        for section in insights.sections() {
            let rows = (first_row..).zip(&section.insights);
            first_row += section.insights.len();
            let rows: Vec<_> = rows.filter(|(row, _)| matching_rows.contains(row)).collect();
            let note = section.note.as_ref();
            let note = note.filter(|_| !rows.is_empty() || section.insights.is_empty());
            if note.is_some() || !rows.is_empty() {
                lines.start_group(section.title);
            }
            if let Some(note) = note {
                lines.add_text(Role::Dim, note);
            }
            for (row, insight) in rows {
                let bar = section.bar(insight, BAR_WIDTH).map(|bar| bar + " ");
                lines.add_row(row, &format!("{}{}", bar.unwrap_or_default(), insight.sentence));
            }
        }
        if insights.count() == 0 {
            lines.add_text(Role::Dim, &empty_message(insights));
        }
        lines
    }

    fn row<'s>(&self, view: View<'s>, index: usize, _cells: usize) -> Vec<Span<'s>> {
        let insight = view.state.derived.insights.get(index);
        insight.map(|insight| Span::raw(insight.sentence.as_str())).into_iter().collect()
    }

    /// The relations that support the insight.
    fn evidence(&self, view: View<'_>) -> Option<PreviewContent> {
        let insight = view.state.derived.insights.get(view.controls.cursor.row)?;
        let relations =
            insight.relations.iter().take(MAX_PREVIEWED).map(|id| (ClaimId::Relation(*id), 0));
        Some(PreviewContent::Claims(relations.collect()))
    }

    /// Lists the entities of an insight, and the relations that support it.
    fn accept(&self, update: &mut Update<'_>) {
        self.save_cursor(update);
        let index = update.session.insights_cursor.row;
        if update.derived.insights.get(index).is_some() {
            update.push_popup(PopupState::Claims(ClaimSubject::Insight(index)));
        }
    }

    fn save_cursor(&self, update: &mut Update<'_>) {
        update.session.insights_cursor = update.session.top().controls.cursor;
    }

    fn shell_command(&self, view: View<'_>) -> Option<(String, String)> {
        Some(view.state.command_to_copy("stats"))
    }
}

fn empty_message(insights: &Insights) -> String {
    match insights.progress {
        _ if !insights.is_running() => "the filters hide every relation".to_owned(),
        Some(progress) => match progress.percent() {
            Some(percent) => format!("looking for {}: {percent}% …", progress.step),
            None => format!("looking for {} …", progress.step),
        },
        None => "analysing …".to_owned(),
    }
}
