//! The session: the state of the interface from which everything else is derived.

pub(crate) mod bookmark;
pub(crate) mod cursors;
mod reload;
pub(super) mod serialise;
pub(crate) mod trail;
mod visits;

use std::sync::Arc;

use ratatui::layout::Size;

use crate::layout::{GlyphSet, ToneSign};
use crate::model::{EntityId, escape_hostile};
use crate::query::Filter;
use crate::settings::{KeyScope, KeyTable, StarterHint};

use super::action::Pane;
use super::canvas::state::{CanvasChoice, Scene};
use super::cursor::Cursor;
use super::panes::{Arrangement, Panes, panes};
use super::popup::claims::claim_query::TimelineForm;
use super::popup::{OpenPopup, PopupState};
use super::terminal::MouseOwner;
use bookmark::Bookmark;
use cursors::Cursors;
use serialise::as_debug;
use trail::Trail;

/// The state of the interface from which everything else is derived: plain data.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Session {
    /// The active pane.
    pub pane: Pane,
    /// How the panes share the screen.
    pub arrangement: Arrangement,
    /// The focused entity; `None` only if the graph has no entities.
    pub focus: Option<EntityId>,
    /// The visited entities.
    pub trail: Trail,
    /// The bookmarks, including those from earlier runs, oldest first.
    pub bookmarks: Vec<Bookmark>,
    /// The number of hops shown around the focus.
    pub hops: usize,
    /// The filter.
    #[serde(serialize_with = "as_debug")]
    pub filter: Filter,
    /// The marked entities, in marking order.
    pub marks: Vec<EntityId>,
    /// The type and form of the picture on the canvas.
    pub canvas: CanvasChoice,
    /// Whether labels in the ego view show a positive tone with a sign.
    #[serde(serialize_with = "as_debug")]
    pub tone_sign: ToneSign,
    /// The characters for lines and symbols.
    #[serde(serialize_with = "as_debug")]
    pub glyph_set: GlyphSet,
    /// Every cursor and scroll position in the panes.
    pub cursors: Cursors,
    /// The open popups, the topmost last.
    pub popups: Vec<OpenPopup>,
    /// The form of the timeline when it was last open.
    pub timeline_form: TimelineForm,
    /// The cursor of the insights when they were last open.
    pub insights_cursor: Cursor,
    /// Earlier finder queries, newest last.
    pub query_history: Vec<String>,
    /// The keys in effect.
    #[serde(skip)]
    pub keys: Arc<KeyTable>,
    /// The keys typed so far of a multi-key binding.
    pub pending_keys: String,
    /// The first-run hints whose actions the user has not used yet.
    #[serde(serialize_with = "as_debug")]
    pub hints: Vec<StarterHint>,
    /// A message about the last action, if its effect is not visible.
    pub notice: Option<String>,
    /// Why the choice that the last action hid is no longer visible; cleared by the next action.
    pub hidden_notice: Option<&'static str>,
    /// Who receives mouse events.
    pub mouse: MouseOwner,
}

impl Session {
    /// The scope in which keys are looked up.
    pub fn scope(&self) -> KeyScope {
        self.popups.last().map_or_else(|| self.pane_scope(), OpenPopup::scope)
    }

    /// The scope of the keys in the active pane.
    pub(super) fn pane_scope(&self) -> KeyScope {
        match self.pane {
            Pane::Entities => KeyScope::Entities,
            Pane::Canvas => match self.canvas.scene() {
                Scene::Ego => KeyScope::Canvas,
                Scene::Map => KeyScope::Map,
                Scene::Path => KeyScope::Path,
            },
            Pane::Relations => KeyScope::Relations,
            Pane::Reader => KeyScope::Reader,
        }
    }

    /// The footer message: the notice about the last action, then why a choice is hidden.
    pub fn message(&self) -> Option<String> {
        let hidden = self.hidden_notice.map(|text| self.keys.fill(self.scope(), text));
        let notice = self.notice.iter().map(|notice| escape_hostile(notice).into_owned());
        notice.chain(hidden).reduce(|before, text| before + "; " + &text)
    }

    /// The rectangles of the screen. Open filters replace the entity list.
    pub(super) fn panes(&self, size: Size) -> Panes {
        if self.shows_filters() {
            return panes(size, Arrangement::Tiled, Pane::Entities);
        }
        panes(size, self.arrangement, self.pane)
    }

    /// Whether the filters are open and replace the entity list.
    pub(super) fn shows_filters(&self) -> bool {
        self.is_open(&PopupState::Filters)
    }

    /// Whether a popup is open, possibly below another.
    pub(super) fn is_open(&self, popup: &PopupState) -> bool {
        self.popups.iter().any(|open| open.state == *popup)
    }

    /// Whether the focus is only previewed in the entity list: it is not the current entity of the trail.
    pub(crate) fn is_previewing(&self) -> bool {
        self.focus.is_some() && self.focus != self.trail.current()
    }

    /// The entities for commands on several entities: the marked ones, or the focus and a single marked one. Empty if
    /// there are fewer than two.
    pub(super) fn multi_selection(&self) -> Vec<EntityId> {
        match (self.marks.as_slice(), self.focus) {
            ([marked], Some(focus)) if *marked != focus => vec![focus, *marked],
            ([] | [_], _) => Vec::new(),
            (marked, _) => marked.to_vec(),
        }
    }
}
