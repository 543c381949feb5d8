//! What is copied or exported: texts made of what is on the screen.

use crate::model::{EntityId, Stated};
use crate::output::{DOT, Extract, NOTE, Product, Shown};

use crate::text::ClaimText;

use super::super::action::Copied;
use super::super::canvas::path::ShownPath;
use super::super::canvas::words::{path_title, reasons};
use super::super::context::Update;
use super::super::popup::{OpenPopup, View};
use super::super::terminal::TerminalRequest;

impl Update<'_> {
    pub(crate) fn copy(&mut self, what: Copied) {
        match self.copied(what) {
            Some((name, text)) => {
                self.session.notice(format!("copied {name}"));
                self.request(TerminalRequest::Copy(text));
            }
            None if what == Copied::List => {
                self.session.notice("only a list of claims can be copied")
            }
            None => self.session.notice("there is nothing to copy here"),
        }
    }

    /// What is to be copied, and what it is called.
    fn copied(&self, what: Copied) -> Option<(String, String)> {
        let graph = &self.world.graph;
        let focus = graph.entity(self.session.focus?);
        let short = |text: String| Some((text.clone(), text));
        match what {
            Copied::Name => short(focus.name().to_owned()),
            Copied::Slug => short(focus.slug().to_owned()),
            Copied::Command => {
                self.copied_in_popup(what).or_else(|| short(self.command_of_picture()))
            }
            Copied::List if !self.session.popups.is_empty() => self.copied_in_popup(what),
            Copied::List => {
                let path = self.screen().shown_path()?;
                Some(("the list".to_owned(), self.path_as_text(path)))
            }
            Copied::Citation => {
                let claim = ClaimText::new(&self.world.graph, self.session.at.claim?);
                let marks = claim.qualifiers().join(", ");
                let text = format!("{} ({marks}) [{}]", claim.sentence, claim.citations);
                Some(("the claim with its citation".to_owned(), text))
            }
            Copied::Dot => Some(("the picture as DOT".to_owned(), self.text_of(&DOT)?)),
            Copied::Note => {
                let extract = self.extract();
                let text = NOTE.text(&extract).ok()?;
                Some((format!("a note on {}", extract.title()), text))
            }
        }
    }

    fn copied_in_popup(&self, what: Copied) -> Option<(String, String)> {
        let OpenPopup { state, controls } = self.session.popups.last()?;
        state.popup().copied(self, View { screen: self.screen(), controls }, what)
    }

    /// A product made of what is on screen.
    pub(crate) fn text_of(&self, product: &Product) -> Option<String> {
        product.text(&self.extract()).ok()
    }

    /// What is on screen, to be written.
    fn extract(&self) -> Extract<'_> {
        let derived = &*self.derived;
        let shown = Shown {
            path: self.screen().shown_path().and_then(|path| path.path()),
            drawing: &derived.picture.drawing,
            selected: derived.picture.painted_for,
        };
        let (filter, selection) = (self.session.filter.clone(), (*derived.selection).clone());
        let extract = Extract::new(&self.world.graph, self.about(), filter, selection);
        Extract { shown: Some(shown), ..extract }
    }

    /// Whom an export is about: the ends of the path on screen, the marked, else the focus.
    fn about(&self) -> Vec<EntityId> {
        if let Some(path) = self.screen().shown_path() {
            return vec![path.ends.from, path.ends.to];
        }
        let several = self.session.several();
        if several.is_empty() { self.session.focus.into_iter().collect() } else { several }
    }

    /// The name of a file without its ending.
    pub(crate) fn file_stem(&self) -> String {
        let graph = &self.world.graph;
        let slugs: Vec<&str> =
            self.about().iter().take(3).map(|id| graph.entity(*id).slug()).collect();
        slugs.join("-")
    }

    fn path_as_text(&self, path: ShownPath<'_>) -> String {
        let mut text = format!("{}\n", path_title(&self.world.graph, path));
        let weakest = path.path().and_then(|path| path.weakest);
        for (place, hop) in path.hops().iter().enumerate() {
            let caution = if weakest == Some(place) {
                format!("; weakest hop, {}", reasons(&hop.weaknesses))
            } else {
                String::new()
            };
            for (nth, tie) in hop.ties.iter().enumerate() {
                let lead = if nth == 0 { format!("hop {}", place + 1) } else { String::new() };
                let caution = if nth == 0 { caution.as_str() } else { "" };
                text += &self.claim_line(&lead, Stated::Relation(tie.relation), caution);
            }
        }
        text
    }

    /// A claim in a list as text.
    pub(crate) fn claim_line(&self, lead: &str, stated: Stated, caution: &str) -> String {
        let claim = ClaimText::new(&self.world.graph, stated);
        let (marks, cites) = (claim.qualifiers().join(", "), claim.citations);
        let lead = if lead.is_empty() { "also" } else { lead };
        format!("{lead}: {} ({marks}{caution}) [{cites}]\n", claim.sentence)
    }
}
