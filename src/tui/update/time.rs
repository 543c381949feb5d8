//! Time: what happened when, and the graph as it was or as it was known on a date.

use crate::model::{Stated, When};
use crate::query::Dimension;

use super::super::action::DateBasis;
use super::super::context::Update;
use super::super::popup::{OpenPopup, Popup, PopupState, View};
use super::super::stated::published;

impl Update<'_> {
    /// Limits the graph to what had come to hold, or could be known, on the date of the claim under
    /// the cursor.
    pub(crate) fn go_to_date(&mut self, of: DateBasis) {
        let Some(OpenPopup { state: PopupState::Claims(claims), controls }) =
            self.session.popups.last()
        else {
            return self.session.notice("only in a list of claims; f takes any date");
        };
        let Some(stated) = claims.claim(View { screen: self.screen(), controls }) else {
            return self.session.notice("there is no claim with a date here");
        };
        let (dimension, date, told) = match of {
            DateBasis::Valid => (Dimension::AsOf, self.happened(stated), "as it was on"),
            DateBasis::Published => {
                (Dimension::KnownOn, published(&self.world.graph, stated), "as it was known on")
            }
        };
        let Some(date) = date else {
            return self.session.notice(match of {
                DateBasis::Valid => "nobody says when this was",
                DateBasis::Published => "nobody says when this was published",
            });
        };
        if self.change_setting(dimension, &date.to_string()).is_some() {
            self.session.popups.clear();
            self.session.notice(format!("the graph {told} {date}; Z shows all of it again"));
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
