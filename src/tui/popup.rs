//! Popups, which are drawn over the panes and receive all keys. Each has its own file.
//!
//! To add a popup, add a file with an implementation of `Popup`, a row in the key table, and here a variant of
//! `PopupState`, its name and its type.

mod behaviour;
mod bookmarks;
mod card;
pub(crate) mod claims;
mod controls;
mod derive;
mod draw;
mod export;
mod field;
mod filters;
pub(crate) mod finder;
mod help;
pub(crate) mod insights;
mod preview;
mod problems;
mod prompt;
mod sources;
mod stack;
mod text_lines;
mod trail;

use crate::query::Dimension;
use crate::settings::{HelpContent, KeyScope};

use super::context::{Update, ViewState};
use super::session::Session;
use super::session::serialise::as_debug;
use behaviour::{Popup, View};
use claims::claim_query::{ClaimSubject, TimelineForm};
pub(crate) use controls::Controls;
pub(super) use draw::{area, draw};
use finder::Finder;

/// An open popup.
#[derive(Clone, Debug, serde::Serialize)]
pub struct OpenPopup {
    pub state: PopupState,
    pub(crate) controls: Controls,
}

/// The state of a popup.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum PopupState {
    Bookmarks,
    /// The card of the focus.
    Card,
    Claims(ClaimSubject),
    Export,
    Filters,
    Finder(Finder),
    /// The help, or the command palette.
    #[serde(serialize_with = "as_debug")]
    Help(HelpContent),
    Insights,
    Problems,
    Prompt(Prompt),
    Sources,
    Trail,
}

/// The purpose of a prompt.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Prompt {
    /// Text to find in the reader.
    FindText,
    /// The name of a new file with this content.
    FileName(String),
    /// A date or number of the filter.
    #[serde(serialize_with = "as_debug")]
    Setting(Dimension),
}

struct BookmarkPopup;
struct CardPopup;
struct ExportPopup;
struct FilterPopup;
struct InsightPopup;
struct ProblemPopup;
struct SourcePopup;
struct TrailPopup;

impl PopupState {
    /// The popup that an action of the key table opens.
    pub(super) fn from_action(action: &str) -> Option<Self> {
        Some(match action {
            "between" => Self::Claims(ClaimSubject::Marked),
            "bookmarks" => Self::Bookmarks,
            "card" => Self::Card,
            "claims" => Self::Claims(ClaimSubject::Paragraph),
            "contradictions" => Self::Claims(ClaimSubject::Contradictions),
            "export" => Self::Export,
            "filters" => Self::Filters,
            "help" => Self::Help(HelpContent::Keys),
            "insights" => Self::Insights,
            "palette" => Self::Help(HelpContent::Commands),
            "problems" => Self::Problems,
            "sources" => Self::Sources,
            "timeline" => Self::Claims(ClaimSubject::Timeline(TimelineForm::List)),
            "trail" => Self::Trail,
            _ => return None,
        })
    }

    pub(super) fn popup(&self) -> &dyn Popup {
        match self {
            Self::Bookmarks => &BookmarkPopup,
            Self::Card => &CardPopup,
            Self::Claims(subject) => subject,
            Self::Export => &ExportPopup,
            Self::Filters => &FilterPopup,
            Self::Finder(finder) => finder,
            Self::Help(popup) => popup,
            Self::Insights => &InsightPopup,
            Self::Problems => &ProblemPopup,
            Self::Prompt(prompt) => prompt,
            Self::Sources => &SourcePopup,
            Self::Trail => &TrailPopup,
        }
    }
}

impl OpenPopup {
    /// The key scope: a text field while the user filters the list, otherwise that of the popup.
    pub(super) fn scope(&self) -> KeyScope {
        if self.controls.is_filtering { KeyScope::Prompt } else { self.state.popup().scope() }
    }
}

impl<'s> ViewState<'s> {
    /// The popup on top, and the state that it reads.
    pub(super) fn popup(self) -> Option<(&'s dyn Popup, View<'s>)> {
        let OpenPopup { state, controls } = self.session.popups.last()?;
        Some((state.popup(), View { state: self, controls }))
    }
}

impl Session {
    /// The popup on top.
    fn top(&mut self) -> &mut OpenPopup {
        self.popups.last_mut().expect("no popup is open")
    }
}

impl Update<'_> {
    /// The state that the popup on top reads.
    fn view(&self) -> View<'_> {
        self.view_state().popup().expect("no popup is open").1
    }
}
