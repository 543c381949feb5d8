//! The mouse: the wheel scrolls the pane under the pointer, and a click selects the item there.

use ratatui::layout::Position;

use crate::layout::{Owner, Point};
use crate::model::ClaimId;

use super::super::action::{Pane, Step};
use super::super::canvas::list_form::{self, ListLine};
use super::super::canvas::state::{CanvasForm, Scene};
use super::super::context::Update;
use super::super::entities::list::EntityListRow;
use super::super::panes::inner;

/// The number of lines scrolled per wheel step.
const WHEEL_LINES: isize = 3;

impl Update<'_> {
    /// Activates the pane under the pointer and selects the item there.
    pub(crate) fn click(&mut self, cell: Position) {
        if !self.session.popups.is_empty() {
            return self.click_popup(cell);
        }
        let panes = self.panes();
        let Some(pane) = panes.pane_at(cell) else { return };
        self.session.focus_pane(pane);
        let area = match pane {
            Pane::Canvas => self.view_state().picture_area(),
            _ => inner(panes.area(pane)),
        };
        if !area.contains(cell) {
            return;
        }
        let row = usize::from(cell.y - area.y);
        let point = Point::new(cell.x - area.x, cell.y - area.y);
        match (pane, self.session.canvas.form) {
            (Pane::Entities, _) => {
                let row = self.session.cursors.entities.click(row);
                if let Some(EntityListRow::Entity(entity)) = self.derived.entities.row(row) {
                    self.visit(entity);
                }
            }
            (Pane::Relations, _) => {
                let line = self.session.cursors.relations.click(row);
                if let Some(claim) = self.derived.claims.claim_at(line) {
                    self.session.cursors.select(claim);
                }
            }
            (Pane::Canvas, CanvasForm::Drawn) => self.click_picture(point),
            (Pane::Canvas, CanvasForm::Listed) => self.click_list_form(row),
            (Pane::Reader, _) => {}
        }
    }

    /// Scrolls the pane under the pointer.
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
            // This moves the cursor, as the window follows it.
            Pane::Entities => self.move_in_entities(by.clamp(-height, height)),
            Pane::Relations => self.move_in_relations(by.signum()),
            Pane::Canvas if self.session.canvas.scene() == Scene::Map => {
                let offset = |to: u16, from: u16| i32::from(to) - i32::from(from);
                self.zoom_at((offset(cell.x, area.x), offset(cell.y, area.y)), direction);
            }
            Pane::Canvas => self.step_relation(direction),
            Pane::Reader => self.scroll_reader(by),
        }
    }

    /// Selects the entity or edge under the pointer. A second click follows the entity, or selects the next relation of
    /// the edge.
    fn click_picture(&mut self, point: Point) {
        let drawing = &self.derived.picture.drawing;
        match self.derived.picture.cells.owner(point) {
            Owner::Node(node) => {
                let Some(entity) = drawing.nodes.get(node).map(|node| node.id) else { return };
                let is_repeated = self.session.cursors.node == Some(entity);
                if is_repeated && self.session.focus != Some(entity) {
                    self.visit(entity);
                } else {
                    self.point_at_node(entity);
                }
            }
            Owner::Edge(edge) => {
                let Some(edge) = drawing.edges.get(edge) else { return };
                let cursors = &mut self.session.cursors;
                let is_current = |id: &_| Some(ClaimId::Relation(*id)) == cursors.claim;
                let next = edge.relations.iter().position(is_current).map_or(0, |index| index + 1);
                cursors.select(ClaimId::Relation(edge.relations[next % edge.relations.len()]));
            }
            Owner::Nothing => {}
        }
    }

    fn click_list_form(&mut self, row: usize) {
        let lines = list_form::lines(&self.derived.picture.drawing);
        match lines.get(self.session.cursors.canvas.list.click(row)) {
            Some(ListLine::Relation(_, id)) => self.session.cursors.select(ClaimId::Relation(*id)),
            Some(ListLine::Entity(entity)) => self.point_at_node(*entity),
            Some(ListLine::Hidden) | None => {}
        }
    }
}
