//! Time: what happened when, and the graph as it was or as it was known on a date.

use crate::model::{Stated, When};
use crate::query::{Dimension, Scope};

use super::super::action::DateBasis;
use super::super::state::overlay::Overlay;
use super::super::state::story::Story;
use super::super::state::subject::published;
use super::Change;

/// Up to so many relations everything is told in time order as well, on a page of its own.
const TOLD_WHOLE: usize = 20_000;

impl Change<'_> {
    /// Shows what happened: between the marked, around the focus, in the source that is open, and
    /// everywhere, each on a page.
    pub(super) fn open_timeline(&mut self) {
        let Some(focus) = self.state.focus else { return self.notice("no entity, no timeline") };
        let several = self.several();
        let marked = (several.len() > 1).then_some(Scope::Among(several));
        let source = self.state.reader.place.as_ref().map(|place| Scope::Source(place.source));
        let is_small = self.world.graph.relation_count() <= TOLD_WHOLE;
        let all = is_small.then_some(Scope::All);
        let scopes = [marked, Some(Scope::Around(vec![focus])), source, all];
        let scopes: Vec<Scope> = scopes.into_iter().flatten().collect();
        let story = Story::timelines(&self.world.graph, &scopes, &self.state.filter);
        self.state.overlay = Some(Overlay::Story(story));
    }

    /// Limits the graph to what had come to hold, or could be known, on the date of the claim under
    /// the cursor.
    pub(super) fn go_to_date(&mut self, of: DateBasis) {
        let Some(Overlay::Story(story)) = &self.state.overlay else {
            return self.notice("only in a list of claims; f takes any date");
        };
        let Some(stated) = story.entries().get(story.cursor.row).map(|entry| entry.stated) else {
            return self.notice("there is no claim with a date here");
        };
        let (dimension, date, told) = match of {
            DateBasis::Valid => (Dimension::AsOf, self.happened(stated), "as it was on"),
            DateBasis::Published => {
                (Dimension::KnownOn, published(&self.world.graph, stated), "as it was known on")
            }
        };
        let Some(date) = date else {
            return self.notice(match of {
                DateBasis::Valid => "nobody says when this was",
                DateBasis::Published => "nobody says when this was published",
            });
        };
        if self.replace_setting(dimension, &date.to_string()).is_some() {
            self.state.overlay = None;
            self.list_entities();
            self.notice(format!("the graph {told} {date}; Z shows all of it again"));
        }
    }

    fn happened(&self, stated: Stated) -> Option<When> {
        let graph = &self.world.graph;
        match stated {
            Stated::Relation(id) => graph.relation(id).when(),
            Stated::Role(_) => None,
            Stated::Fact { entity, place } => graph.entity(entity).facts().nth(place)?.when(),
        }
    }
}
