//! The finder: a query, its hits, and a preview of the one under the cursor.

mod accept;
mod preview;
mod request;
mod row;
mod state;
mod target;
#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Span;
use tui_input::Input;

use crate::query::Filter;
use crate::settings::KeyScope;
use crate::text::Role;

use super::super::argument::{PopupCommand, Vertical};
use super::super::context::Change;
use super::super::cursor::Cursor;
use super::super::frame::row;
use super::super::job::Job;
use super::super::request::Request;
use super::draw::draw_rows;
use super::{After, Controls, OpenPopup, Popup, PopupState, View};
use preview::draw_preview;
pub use request::{SearchCorpus, SearchRequest, SearchResults};
use row::hit_spans;
pub use state::{Awaited, Finder, HitList, Purpose};
use target::MOST;
pub use target::{Hit, HitReason, SearchScope, Target};

/// The least width with a preview beside the list.
const PREVIEW: u16 = 90;

/// What can be typed beside words.
const LANGUAGE: &str = "kind:… source:… relation:… 'exact ^begins ends$ !not one | other";

impl Popup for Finder {
    fn scope(&self) -> KeyScope {
        KeyScope::Finder
    }

    fn open(&self, change: &mut Change<'_>, controls: &mut Controls) {
        change.state.found = HitList::default();
        self.edited(change, controls);
    }

    fn border(&self, view: View<'_>) -> (String, &'static str) {
        let note = "⏎ takes, Esc leaves";
        if let (Purpose::Path, Some(focus)) = (self.purpose, view.screen.state.focus) {
            let name = view.screen.graph().entity(focus).name();
            return (format!("Path from {name} to …"), note);
        }
        let words = SearchScope::ALL.map(|scope| {
            let word = scope.word();
            if scope == self.scope { format!("[{word}]") } else { word.to_owned() }
        });
        (format!("Find {}", words.join(" ")), note)
    }

    fn rows(&self, view: View<'_>) -> usize {
        view.screen.state.found.hits.len()
    }

    fn margins(&self, _view: View<'_>, _cells: usize) -> (usize, usize) {
        (2, 0)
    }

    fn draw_margins(&self, view: View<'_>, inner: Rect, buffer: &mut Buffer) {
        let marked = match view.screen.state.marks.len() {
            0 => String::new(),
            count => format!(" · {count} marked"),
        };
        let text = format!("{}{marked}", self.summary(view));
        row(inner, 1, &[Span::styled(text, view.screen.style(Role::Dim))], Style::new(), buffer);
    }

    fn draw_list(&self, view: View<'_>, area: Rect, buffer: &mut Buffer) {
        let has_preview = area.width >= PREVIEW;
        let list = if has_preview { Rect { width: area.width / 2, ..area } } else { area };
        let hits = &view.screen.state.found.hits;
        let cells = usize::from(list.width.saturating_sub(1));
        draw_rows(view, list, hits.len(), buffer, |place| {
            hit_spans(view.screen, view.controls.input.value(), &hits[place], cells)
        });
        if has_preview {
            let x = list.right() + 2;
            let beside = Rect { x, width: area.right().saturating_sub(x), ..area };
            draw_preview(view, beside, buffer);
        }
    }

    /// Searches for what is typed: at once, or on another thread if that may take longer than a
    /// frame. The earlier hits stay until there are new ones.
    fn edited(&self, change: &mut Change<'_>, controls: &mut Controls) {
        controls.cursor = Cursor::default();
        let graph = &change.world.graph;
        let state = &mut *change.state;
        let request = SearchRequest {
            scope: self.scope,
            query: controls.input.value().to_owned(),
            recent: state.trail.recent(state.focus),
            filter: match self.purpose {
                Purpose::Pick => state.filter.clone(),
                Purpose::Go | Purpose::Path => Filter::default(),
            },
            corpus: Arc::clone(&state.corpus),
        };
        state.found.awaited = Awaited::Hits;
        if !request.is_quick(graph) {
            if state.found.hits.is_empty() {
                state.found.hits = request.visited(graph).collect();
            }
            change.request(Request::Start(Box::new(Job::Search(Box::new(request)))));
        } else if let Some(found) = request.run(change.world, &AtomicBool::new(false)) {
            state.found = HitList { hits: found.hits, hint: found.hint, ..HitList::default() };
        }
    }

    fn accept(&self, change: &mut Change<'_>, controls: &mut Controls) -> After {
        self.accept_hit(change, controls)
    }

    fn command(
        &self,
        change: &mut Change<'_>,
        controls: &mut Controls,
        command: PopupCommand,
    ) -> After {
        match command {
            PopupCommand::TurnScope(way) => self.turn_scope(change, controls, way),
            PopupCommand::Mark => {
                mark_hit(change, controls);
                After::Stay
            }
            PopupCommand::Toggle(_) | PopupCommand::CopyProduct => After::Stay,
        }
    }

    /// Puts the earlier query into the field: from the first row, unless something else is typed.
    fn recall(&self, change: &mut Change<'_>, controls: &mut Controls) -> Option<After> {
        let typed = controls.input.value();
        let known = self.recalled.and_then(|place| change.state.queries.get(place));
        let is_known = typed.is_empty() || known.is_some_and(|known| known == typed);
        if controls.cursor.row > 0 || !is_known {
            return None;
        }
        let from = self.recalled.filter(|_| !typed.is_empty());
        let Some(place) = from.unwrap_or(change.state.queries.len()).checked_sub(1) else {
            change.notice("no earlier query");
            return Some(After::Stay);
        };
        controls.input = Input::new(change.state.queries[place].clone());
        let recalled = Self { recalled: Some(place), ..*self };
        recalled.edited(change, controls);
        Some(After::Become(PopupState::Finder(recalled)))
    }
}

impl Finder {
    /// A finder for a purpose.
    pub(in crate::tui) fn new(purpose: Purpose) -> Self {
        Self { purpose, ..Self::default() }
    }

    fn turn_scope(&self, change: &mut Change<'_>, controls: &mut Controls, way: Vertical) -> After {
        if self.purpose == Purpose::Path {
            change.notice("a path leads to an entity");
            return After::Stay;
        }
        let all = SearchScope::ALL;
        let at = all.iter().position(|scope| *scope == self.scope).unwrap_or(0);
        let step = if way == Vertical::Down { 1 } else { all.len() - 1 };
        let turned = Self { scope: all[(at + step) % all.len()], ..*self };
        turned.edited(change, controls);
        After::Become(PopupState::Finder(turned))
    }

    fn summary(&self, view: View<'_>) -> String {
        let found = &view.screen.state.found;
        match (&found.hint, found.hits.len()) {
            (Some(hint), _) => hint.clone(),
            (None, _) if view.controls.input.value().is_empty() => LANGUAGE.to_owned(),
            (None, 0) if found.awaited != Awaited::Nothing => "searching …".to_owned(),
            (None, 0) => {
                let what = self.scope.word();
                format!("nothing among the {what}; fewer letters find more, Tab looks elsewhere")
            }
            (None, MOST) => format!("the best {MOST}"),
            (None, count) => format!("{count} found"),
        }
    }
}

/// Marks the entity under the cursor, and goes on.
fn mark_hit(change: &mut Change<'_>, controls: &mut Controls) {
    let Some(Target::Entity(entity)) = change.state.found.target(controls.cursor) else {
        return change.notice("only entities can be marked");
    };
    controls.cursor.step(1, change.state.found.hits.len());
    change.toggle_mark(entity);
}

impl HitList {
    /// The target under a cursor.
    pub(in crate::tui) fn target(&self, cursor: Cursor) -> Option<Target> {
        self.hits.get(cursor.row).map(|hit| hit.target)
    }
}

impl Change<'_> {
    /// Searches again for what is typed, if the finder is open.
    pub(in crate::tui) fn search_again(&mut self) {
        self.with_popup(|popup, change, controls| {
            if popup.scope() == KeyScope::Finder {
                popup.edited(change, controls);
            }
            After::Stay
        });
    }

    /// Shows an answer, unless something else is typed by now. Returns whether the first hit was
    /// already accepted.
    pub(in crate::tui) fn show_results(&mut self, found: SearchResults) -> Awaited {
        let Some(OpenPopup { state: PopupState::Finder(finder), controls }) =
            self.state.popups.last_mut()
        else {
            return Awaited::Nothing;
        };
        if found.scope != finder.scope || found.query != controls.input.value() {
            return Awaited::Nothing;
        }
        controls.cursor.row = controls.cursor.row.min(found.hits.len().saturating_sub(1));
        let SearchResults { hits, hint, .. } = found;
        let shown = HitList { hits, hint, awaited: Awaited::Nothing };
        std::mem::replace(&mut self.state.found, shown).awaited
    }
}
