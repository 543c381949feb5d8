//! What the shape of the graph says: asking for it, giving it up, looking behind a sentence.

use super::super::job::{Job, JobKind};
use super::super::request::Request;
use super::super::state::insights::Insights;
use super::super::state::menu::Cursor;
use super::super::state::overlay::Overlay;
use super::super::state::story::Story;
use super::Change;

impl Change<'_> {
    /// Shows what the shape of the graph says under the filter; asks for it where that is not known.
    pub(super) fn open_insights(&mut self) {
        if self.state.focus.is_none() {
            return self.notice("there is nothing to look into");
        }
        let filter = &self.state.filter;
        if self.state.insights.asked.as_ref() != Some(filter) {
            let filter = filter.clone();
            self.state.insights = Insights { asked: Some(filter.clone()), ..Insights::default() };
            self.request(Request::Start(Box::new(Job::Analyse(Box::new(filter)))));
        }
        self.state.overlay = Some(Overlay::Insights(self.state.insights.cursor));
    }

    /// Keeps the place in the list; gives up what is not there yet.
    pub(super) fn leave_insights(&mut self, cursor: Cursor) {
        self.state.insights.cursor = cursor;
        if self.state.insights.is_under_way() {
            self.state.insights = Insights::default();
            self.request(Request::Cancel(JobKind::Analysis));
        }
    }

    /// Lists whom an insight is about, and the relations behind it.
    pub(super) fn look_behind(&mut self, cursor: Cursor) {
        self.state.insights.cursor = cursor;
        let graph = &self.world.graph;
        let insight = self.state.insights.get(cursor.row);
        let story = insight.map(|insight| Story::behind(graph, insight));
        match story {
            Some(story) => self.open_over(Overlay::Insights(cursor), Overlay::Story(story)),
            None => self.state.overlay = Some(Overlay::Insights(cursor)),
        }
    }
}
