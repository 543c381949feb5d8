//! Exporting what is shown: to a file that is not there yet, or to the clipboard.

use std::path::PathBuf;

use tui_input::Input;

use crate::model::{EntityId, Stated};
use crate::output::{Extract, NOTE, PRODUCTS, Product, Shown};
use crate::text::ClaimText;
use crate::text::escape::markdown;

use super::super::request::Request;
use super::super::stage::{reasons, title};
use super::super::state::export::{Export, Save};
use super::super::state::overlay::Overlay;
use super::super::state::picture::Scene;
use super::super::state::route::Route;
use super::super::terminal::TerminalRequest;
use super::Change;

impl Change<'_> {
    pub(super) fn open_export(&mut self) {
        if self.state.focus.is_none() {
            return self.notice("there is nothing to export");
        }
        self.state.overlay = Some(Overlay::Export(Export::default()));
    }

    /// Asks for the name of the file.
    pub(super) fn take_product(&mut self, export: Export) {
        let product = PRODUCTS.get(export.cursor.row);
        let Some((product, text)) = product.and_then(|one| Some((one, self.text_of(one)?))) else {
            return self.notice("this could not be made");
        };
        let input = Input::new(format!("{}{}", self.file_stem(), product.ending));
        self.state.overlay = Some(Overlay::Save(Save { input, text }));
    }

    /// Writes the product; the prompt stays open until that has been done.
    pub(super) fn save(&mut self, save: Save) {
        let name = save.input.value().trim();
        if name.is_empty() {
            self.notice("a file needs a name");
        } else {
            let (path, text) = (PathBuf::from(name), save.text.clone());
            self.request(Request::Write { path, text });
        }
        self.state.overlay = Some(Overlay::Save(save));
    }

    /// Copies the product under the cursor.
    pub(super) fn copy_product(&mut self) {
        let Some(Overlay::Export(export)) = &self.state.overlay else { return };
        let Some(product) = PRODUCTS.get(export.cursor.row) else { return };
        if let Some(text) = self.text_of(product) {
            self.request(TerminalRequest::Copy(text));
            self.state.overlay = None;
            self.notice(format!("copied the {}", product.name));
        }
    }

    /// A product made of what is on screen.
    pub(super) fn text_of(&self, product: &Product) -> Option<String> {
        product.text(&self.extract()).ok()
    }

    /// What is on screen, to be written.
    fn extract(&self) -> Extract<'_> {
        let picture = &self.state.picture;
        let shown = Shown {
            path: self.path_on_screen().and_then(Route::path),
            drawing: &picture.drawing,
            selected: picture.painted_for,
        };
        let (filter, selection) = (self.state.filter.clone(), picture.selection.clone());
        let extract = Extract::new(&self.world.graph, self.about(), filter, selection);
        Extract { shown: Some(shown), ..extract }
    }

    /// Copies a note on what is shown.
    pub(super) fn copy_note(&mut self) {
        let extract = self.extract();
        let (title, text) = (extract.title(), NOTE.text(&extract));
        let Ok(text) = text else {
            return self.notice("there is nothing to copy here");
        };
        self.request(TerminalRequest::Copy(text));
        self.notice(format!("copied a note on {title}"));
    }

    fn path_on_screen(&self) -> Option<&Route> {
        let picture = &self.state.picture;
        picture.route.as_ref().filter(|_| picture.scene == Scene::Strip)
    }

    /// Whom an export is about: the ends of the path on screen, the marked, else the focus.
    fn about(&self) -> Vec<EntityId> {
        if let Some(route) = self.path_on_screen() {
            return vec![route.question.from, route.question.to];
        }
        let several = self.several();
        if several.is_empty() { self.state.focus.into_iter().collect() } else { several }
    }

    /// The name of a file without its ending.
    fn file_stem(&self) -> String {
        let graph = &self.world.graph;
        let slugs: Vec<&str> =
            self.about().iter().take(3).map(|id| graph.entity(*id).slug()).collect();
        slugs.join("-")
    }

    /// Copies the trail as Markdown.
    fn copy_trail(&mut self) {
        let graph = &self.world.graph;
        let lines = self.state.trail.steps().iter().map(|step| {
            let claim = step.subject.map(|subject| ClaimText::new(&self.world.graph, subject));
            let said = claim.map_or_else(String::new, |claim| {
                format!(": {} ({})", markdown(&claim.sentence), claim.citations)
            });
            format!("1. **{}**{said}\n", markdown(graph.entity(step.entity).name()))
        });
        let text = lines.collect();
        self.request(TerminalRequest::Copy(text));
        self.notice("copied the trail as Markdown");
    }

    /// Copies the list on screen as text: claims, a path for instance, or the trail.
    pub(super) fn copy_list(&mut self) {
        if matches!(self.state.overlay, Some(Overlay::Trail(_))) {
            return self.copy_trail();
        }
        let text = match (&self.state.overlay, self.path_on_screen()) {
            (Some(Overlay::Story(story)), _) => {
                let entries = story.entries().iter();
                let lines = entries.map(|entry| self.claim_line(&entry.lead, entry.stated, ""));
                format!("{}\n{}", story.title(), lines.collect::<String>())
            }
            (None, Some(route)) => self.path_as_text(route),
            _ => return self.notice("only a list of claims can be copied"),
        };
        self.request(TerminalRequest::Copy(text));
        self.notice("copied the list");
    }

    fn path_as_text(&self, route: &Route) -> String {
        let mut text = format!("{}\n", title(&self.world.graph, route));
        let weakest = route.path().and_then(|path| path.weakest.as_ref());
        for (place, hop) in route.hops().iter().enumerate() {
            let weakest = weakest.filter(|weakest| weakest.hop == place);
            let caution = weakest.map_or_else(String::new, |weakest| {
                format!("; weakest hop, {}", reasons(&weakest.reasons))
            });
            for (nth, tie) in hop.ties.iter().enumerate() {
                let lead = if nth == 0 { format!("hop {}", place + 1) } else { String::new() };
                let caution = if nth == 0 { caution.as_str() } else { "" };
                text += &self.claim_line(&lead, Stated::Relation(tie.relation), caution);
            }
        }
        text
    }

    fn claim_line(&self, lead: &str, stated: Stated, caution: &str) -> String {
        let claim = ClaimText::new(&self.world.graph, stated);
        let (marks, cites) = (claim.qualifiers().join(", "), claim.citations);
        let lead = if lead.is_empty() { "also" } else { lead };
        format!("{lead}: {} ({marks}{caution}) [{cites}]\n", claim.sentence)
    }
}
