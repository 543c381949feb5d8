//! What lies over the panes: opening it, moving in it, taking the chosen one.

use tui_input::Input;

use crate::output::PRODUCTS;

use super::super::action::{Action, Direction, ListAction, PromptAction, Vertical};
use super::super::field::{self, Edit};
use super::super::keys::action_named;
use super::super::panes::{inner, overlay};
use super::super::state::menu::Cursor;
use super::super::state::overlay::{HelpRow, Overlay, Rows};
use super::super::state::story::{Entry, Story};
use super::Change;

impl Change<'_> {
    /// What a list action does in the open overlay.
    pub(super) fn apply_in_overlay(&mut self, action: ListAction) {
        match action {
            ListAction::Leave => self.leave_overlay(),
            ListAction::Accept => {
                if let Some(action) = self.take() {
                    self.apply(action);
                }
            }
            ListAction::Move(Direction::Down) => self.move_cursor(1),
            ListAction::Move(Direction::Up) if self.is_recalling() => self.recall(),
            ListAction::Move(Direction::Up) => self.move_cursor(-1),
            ListAction::Move(Direction::Left | Direction::Right) => {}
            ListAction::HalfPage(way) => self.move_half_page(way),
            ListAction::JumpToEnd(end) => self.move_to_end(end),
            ListAction::TurnPage(way) => {
                if let Some(Overlay::Story(story)) = self.state.overlay.as_mut() {
                    story.turn(if way == Vertical::Down { 1 } else { -1 });
                }
            }
            ListAction::Toggle(choice) => self.toggle(choice),
            ListAction::CopyProduct => self.copy_product(),
        }
    }

    /// What a text field does, if one is open.
    pub(super) fn apply_in_prompt(&mut self, action: PromptAction) {
        match action {
            PromptAction::Edit(request) => self.type_in(|input| field::edit(input, request)),
            PromptAction::Paste(text) => self.type_in(|input| field::paste(input, &text)),
            PromptAction::TurnScope(way) => self.turn_scope(way),
            PromptAction::Mark => self.mark_find(),
        }
    }

    /// Leaves what was opened last; what lay below it comes back.
    fn leave_overlay(&mut self) {
        match self.state.overlay.take() {
            Some(Overlay::Setting(setting, _)) => return self.back_to_filters(setting),
            Some(Overlay::Insights(cursor)) => self.leave_insights(cursor),
            _ => {}
        }
        self.state.overlay = self.state.beneath.pop();
    }

    /// Opens something over what is to come back when it is left.
    pub(super) fn open_over(&mut self, below: Overlay, above: Overlay) {
        self.state.beneath.push(below);
        self.state.overlay = Some(above);
    }

    pub(super) fn open_help(&mut self) {
        self.state.overlay = Some(Overlay::Help(Rows::default()));
    }

    pub(super) fn open_palette(&mut self) {
        self.state.overlay = Some(Overlay::Palette(Rows::default()));
    }

    pub(super) fn open_problems(&mut self) {
        if self.world.problems.is_empty() {
            return self.notice("no problem in the graph's files");
        }
        self.state.overlay = Some(Overlay::Problems(Cursor::default()));
    }

    pub(super) fn open_sources(&mut self) {
        let graph = &self.world.graph;
        if graph.sources().len() == 0 {
            return self.notice("this graph has no source");
        }
        let row = self.state.reader.place.as_ref().map_or(0, |place| place.source.index());
        let cursor = Cursor { row, ..Cursor::default() };
        self.state.overlay = Some(Overlay::Sources(cursor));
    }

    pub(super) fn open_card(&mut self) {
        if self.state.focus.is_none() {
            return self.notice("no entity, no card");
        }
        self.state.overlay = Some(Overlay::Card(Cursor::default()));
    }

    /// Lists every claim drawn from the paragraph in the reader.
    pub(super) fn open_claims(&mut self) {
        let Some(place) = &self.state.reader.place else {
            return self.notice("no paragraph is open");
        };
        let (source, paragraph) = (place.source, Some(place.paragraph));
        let mut story = Story::drawn_from(self.world, source, paragraph);
        let current = |entry: &Entry| Some(entry.stated) == self.state.subject;
        story.cursor.row = story.entries().iter().position(current).unwrap_or(0);
        self.state.overlay = Some(Overlay::Story(story));
    }

    /// Does what Enter means in the overlay, and leaves it.
    fn take(&mut self) -> Option<Action> {
        match self.state.overlay.take()? {
            Overlay::Finder(finder) => self.take_find(finder),
            Overlay::Help(rows) => match rows.help().get(rows.cursor.row) {
                Some(HelpRow::Key(row)) => return action_named(row.action),
                // There is nothing to do with a mark but to read what it tells.
                Some(HelpRow::Mark(_)) | None => self.state.overlay = Some(Overlay::Help(rows)),
            },
            Overlay::Palette(rows) => {
                let commands = rows.commands();
                return commands.get(rows.cursor.row).and_then(|row| action_named(row.action));
            }
            Overlay::Problems(cursor) => {
                self.state.overlay = Some(Overlay::Problems(cursor));
                self.edit();
            }
            Overlay::Story(story) => {
                if let Some(entry) = story.entries().get(story.cursor.row) {
                    self.go_to_claim(entry.stated, entry.citation);
                }
            }
            Overlay::Sources(cursor) => self.open_source_claims(cursor),
            Overlay::Text(input) => self.search_text(input.value()),
            Overlay::Export(export) => self.take_product(export),
            Overlay::Save(save) => self.save(save),
            Overlay::Setting(setting, input) => self.take_setting(setting, input),
            Overlay::Trail(cursor) => self.jump_to_step(cursor.row),
            Overlay::Bookmarks(cursor) => self.go_to_bookmark(cursor),
            Overlay::Insights(cursor) => self.look_behind(cursor),
            Overlay::Filters(_) | Overlay::Card(_) => {}
        }
        None
    }

    fn open_source_claims(&mut self, cursor: Cursor) {
        let Some(source) = self.world.graph.sources().nth(cursor.row) else { return };
        let story = Story::drawn_from(self.world, source.id(), None);
        self.open_over(Overlay::Sources(cursor), Overlay::Story(story));
    }

    pub(super) fn move_cursor(&mut self, by: isize) {
        let count = self.overlay_count();
        match self.state.overlay.as_mut() {
            Some(Overlay::Card(cursor)) => {
                cursor.window.top = cursor.window.top.saturating_add_signed(by);
            }
            Some(open) => {
                if let Some(cursor) = cursor_of(open) {
                    cursor.step(by, count);
                }
            }
            None => {}
        }
    }

    fn move_half_page(&mut self, way: Vertical) {
        let height = inner(overlay(self.panes().body)).height;
        let rows = isize::try_from((height / 2).max(1)).unwrap_or(1);
        self.move_cursor(if way == Vertical::Down { rows } else { -rows });
    }

    fn move_to_end(&mut self, end: Vertical) {
        let far = isize::MAX / 4;
        self.move_cursor(if end == Vertical::Down { far } else { -far });
    }

    fn overlay_count(&self) -> usize {
        match &self.state.overlay {
            Some(Overlay::Finder(finder)) => finder.hits.len(),
            Some(Overlay::Help(rows)) => rows.help().len(),
            Some(Overlay::Palette(rows)) => rows.commands().len(),
            Some(Overlay::Problems(_)) => self.world.problems.len(),
            Some(Overlay::Filters(panel)) => panel.rows.len(),
            Some(Overlay::Story(story)) => story.entries().len(),
            Some(Overlay::Sources(_)) => self.world.graph.sources().len(),
            Some(Overlay::Export(_)) => PRODUCTS.len(),
            Some(Overlay::Card(_) | Overlay::Text(_) | Overlay::Save(_) | Overlay::Setting(..))
            | None => 0,
            Some(Overlay::Trail(_)) => self.state.trail.steps().len(),
            Some(Overlay::Bookmarks(_)) => self.state.bookmarks.len(),
            Some(Overlay::Insights(_)) => self.state.insights.count(),
        }
    }

    /// Edits the text field, if there is one, and finds what fits its new text.
    fn type_in(&mut self, edit: impl FnOnce(&mut Input) -> Edit) {
        let Some(open) = self.state.overlay.as_mut() else { return };
        let Some(input) = open.input_mut() else { return };
        match edit(input) {
            Edit::Unchanged => return,
            Edit::Changed => {}
            Edit::Cut => self.notice(field::TOO_LONG),
        }
        match self.state.overlay.as_mut() {
            Some(Overlay::Finder(_)) => self.search_again(),
            Some(Overlay::Help(rows) | Overlay::Palette(rows)) => rows.cursor = Cursor::default(),
            _ => {}
        }
    }
}

fn cursor_of(open: &mut Overlay) -> Option<&mut Cursor> {
    match open {
        Overlay::Finder(finder) => Some(&mut finder.cursor),
        Overlay::Help(rows) | Overlay::Palette(rows) => Some(&mut rows.cursor),
        Overlay::Problems(cursor)
        | Overlay::Sources(cursor)
        | Overlay::Card(cursor)
        | Overlay::Trail(cursor)
        | Overlay::Bookmarks(cursor)
        | Overlay::Insights(cursor) => Some(cursor),
        Overlay::Filters(panel) => Some(&mut panel.cursor),
        Overlay::Story(story) => Some(&mut story.cursor),
        Overlay::Export(export) => Some(&mut export.cursor),
        Overlay::Text(_) | Overlay::Save(_) | Overlay::Setting(..) => None,
    }
}
