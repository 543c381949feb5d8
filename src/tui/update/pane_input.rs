//! Passes list actions, clicks and the wheel to their pane.

use ratatui::layout::Position;

use crate::layout::{Direction, Point};

use super::super::action::{ListAction, Pane, Step};
use super::super::canvas::state::{CanvasForm, Scene};
use super::super::context::Update;
use super::super::panes::inner;

/// The number of lines scrolled per wheel step.
const WHEEL_LINES: isize = 3;

impl Update<'_> {
    pub(super) fn apply_in_list(&mut self, action: ListAction) {
        let (pane, is_drawn) = (self.session.pane, self.session.canvas.form == CanvasForm::Drawn);
        match (action, pane) {
            (ListAction::Move(direction), Pane::Canvas) if is_drawn => {
                self.move_on_canvas(direction);
            }
            (ListAction::Move(Direction::Left), Pane::Reader) => self.step_name(Step::Back),
            (ListAction::Move(Direction::Right), Pane::Reader) => self.step_name(Step::Forward),
            (ListAction::Move(Direction::Right), Pane::Entities) => {
                self.session.activate_pane(Pane::Canvas);
            }
            // In other panes, left and right do nothing, as do popup commands without a popup.
            (ListAction::Move(Direction::Left | Direction::Right) | ListAction::Popup(_), _) => {}
            (ListAction::Move(_) | ListAction::HalfPage(_) | ListAction::JumpToEnd(_), _) => {
                self.move_rows(action.row_offset(inner(self.panes().area(pane)).height));
            }
            (ListAction::Accept, _) => self.follow(),
            (ListAction::Leave, _) => self.session.leave(&self.loaded.graph),
            (ListAction::SwitchPage(direction), _) => self.switch_path(direction),
        }
    }

    fn move_rows(&mut self, by: isize) {
        match self.session.pane {
            Pane::Entities => self.move_in_entities(by),
            Pane::Canvas => self.move_in_picture(by),
            Pane::Relations => self.move_in_relations(by),
            Pane::Reader => self.scroll_reader(by),
        }
    }

    /// Activates the pane under the pointer and selects the item there; passes the click to an open popup.
    pub(crate) fn click(&mut self, cell: Position) {
        if !self.session.popups.is_empty() {
            return self.click_popup(cell);
        }
        self.session.cursors.canvas.drag = Some((cell.x, cell.y));
        let panes = self.panes();
        let Some(pane) = panes.pane_at(cell) else { return };
        self.session.activate_pane(pane);
        let area = match pane {
            Pane::Canvas => self.view_state().picture_area(),
            _ => inner(panes.area(pane)),
        };
        if !area.contains(cell) {
            return;
        }
        let point = Point::new(cell.x - area.x, cell.y - area.y);
        match pane {
            Pane::Entities => self.click_entities(usize::from(point.y)),
            Pane::Canvas => self.click_canvas(point),
            Pane::Relations => self.click_relations(usize::from(point.y)),
            Pane::Reader => {}
        }
    }

    /// Pans the map along with the pointer.
    pub(crate) fn drag(&mut self, cell: Position) {
        let from = self.session.cursors.canvas.drag.replace((cell.x, cell.y));
        let is_map = self.session.canvas.scene() == Scene::Map && self.session.popups.is_empty();
        if let Some((x, y)) = from.filter(|_| is_map && self.session.pane == Pane::Canvas) {
            let offset = |from: u16, to: u16| i32::from(from) - i32::from(to);
            self.pan_by((offset(x, cell.x), offset(y, cell.y)));
        }
    }

    /// Handles the wheel: moves the cursor of a popup or of the list under the pointer, zooms the map, selects the next
    /// or previous claim on other pictures, or scrolls the reader.
    pub(crate) fn wheel(&mut self, cell: Position, direction: Step) {
        if !self.session.popups.is_empty() {
            return self.step_in_popup(direction.sign());
        }
        let by = direction.sign() * WHEEL_LINES;
        let panes = self.panes();
        let Some(pane) = panes.pane_at(cell) else { return };
        let area = inner(panes.area(pane));
        let height = isize::try_from(area.height).unwrap_or(0);
        match pane {
            // The window follows the cursor, so this moves the cursor.
            Pane::Entities => self.move_in_entities(by.clamp(-height, height)),
            Pane::Relations => self.move_in_relations(by.signum()),
            Pane::Canvas if self.session.canvas.scene() == Scene::Map => {
                let offset = |to: u16, from: u16| i32::from(to) - i32::from(from);
                self.zoom_at((offset(cell.x, area.x), offset(cell.y, area.y)), direction);
            }
            Pane::Canvas => self.step_claim(direction),
            Pane::Reader => self.scroll_reader(by),
        }
    }
}
