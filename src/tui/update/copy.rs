//! Copies and exports the content of the screen.

use crate::model::{ClaimId, EntityId, Graph};
use crate::output::{CompleteExtract, DOSSIER, DOT, ExportFormat, Extract, ScreenContent};
use crate::text::ClaimText;

use super::super::action::CopyTarget;
use super::super::canvas::caption::path_title;
use super::super::canvas::path::ShownPath;
use super::super::context::Update;
use super::super::request::Request;
use super::super::terminal::TerminalRequest;

impl Update<'_> {
    pub(crate) fn copy(&mut self, target: CopyTarget) {
        match self.text_to_copy(target) {
            Some((name, text)) => {
                self.session.show_notice(format!("copied {name}"));
                self.request(Request::Terminal(TerminalRequest::Copy(text)));
            }
            None if target == CopyTarget::List => {
                self.session.show_notice("there is no list to copy here");
            }
            None => self.session.show_notice("there is nothing to copy here"),
        }
    }

    /// The name of the text in the notice, and the text to copy.
    fn text_to_copy(&self, target: CopyTarget) -> Option<(String, String)> {
        let graph = &self.loaded.graph;
        let focus = graph.entity(self.session.focus?);
        let self_named = |text: String| Some((text.clone(), text));
        let state = self.view_state();
        match target {
            CopyTarget::Name => self_named(focus.name().to_owned()),
            CopyTarget::Slug => self_named(focus.slug().to_owned()),
            CopyTarget::Command => {
                let command = state.popup().and_then(|(popup, view)| popup.shell_command(view));
                command.or_else(|| self_named(state.picture_command()))
            }
            CopyTarget::List => match state.popup() {
                Some((popup, view)) => popup.list_text(view),
                None => Some(("the list".to_owned(), path_text(graph, state.shown_path()?))),
            },
            CopyTarget::Claim => {
                let claim = ClaimText::new(graph, self.session.cursors.claim?);
                Some(("the claim with its citation".to_owned(), claim.in_full("")))
            }
            CopyTarget::Dot => Some(("the picture as DOT".to_owned(), self.exported_text(&DOT)?)),
            CopyTarget::Dossier => Some((
                format!("a dossier on {}", self.extract().title()),
                self.exported_text(&DOSSIER)?,
            )),
        }
    }

    /// The content of the screen in an export format; `None` if it cannot be exported.
    fn exported_text(&self, format: &ExportFormat) -> Option<String> {
        format.text(&self.extract()).ok()
    }

    /// Like [`Self::exported_text`], completed with the speakers of the claims, and notes on the additions.
    pub(crate) fn completed_text(&self, format: &ExportFormat) -> Option<(String, Vec<String>)> {
        let CompleteExtract { extract, notes } = format.complete(self.extract(), self.loaded);
        Some((format.text(&extract).ok()?, notes))
    }

    /// The part of the graph on screen, for export.
    fn extract(&self) -> Extract<'_> {
        let derived = &*self.derived;
        let screen = ScreenContent {
            path: self.view_state().shown_path().and_then(|path| path.path()),
            drawing: &derived.picture.drawing,
            selected: self.session.cursors.relation(),
        };
        let (filter, selection) = (self.session.filter.clone(), (*derived.selection).clone());
        let extract = Extract::new(&self.loaded.graph, self.subjects(), filter, selection);
        Extract { screen: Some(screen), ..extract }
    }

    /// The entities that an export is about: the ends of the path, the marked entities, or the focus.
    fn subjects(&self) -> Vec<EntityId> {
        if let Some(path) = self.view_state().shown_path() {
            return vec![path.ends.from, path.ends.to];
        }
        let marked = self.session.multi_selection();
        if marked.is_empty() { self.session.focus.into_iter().collect() } else { marked }
    }

    /// The default name of an exported file, without extension.
    pub(crate) fn file_stem(&self) -> String {
        let subjects = self.subjects().into_iter().take(3);
        let slugs: Vec<&str> = subjects.map(|id| self.loaded.graph.entity(id).slug()).collect();
        slugs.join("-")
    }
}

fn path_text(graph: &Graph, path: ShownPath<'_>) -> String {
    let mut text = format!("{}\n", path_title(graph, path));
    let weakest = path.path().and_then(|path| path.weakest);
    for (index, hop) in path.hops().iter().enumerate() {
        let caution = format!("; weakest hop, {}", hop.weakness_labels().join(", "));
        let mut caution = if weakest == Some(index) { caution.as_str() } else { "" };
        let mut lead = format!("hop {}", index + 1);
        for tie in &hop.ties {
            text += &ClaimText::new(graph, ClaimId::Relation(tie.relation)).line(&lead, caution);
            (lead, caution) = (String::new(), "");
        }
    }
    text
}
