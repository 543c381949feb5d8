//! Canvas commands: moving the cursor in the picture, clicks, pages, hops.

use std::collections::BTreeSet;
use std::rc::Rc;

use crate::layout::{Direction, Drawing, ListLine, Owner, Point};
use crate::model::{ClaimId, EntityId};
use crate::text::{KeyText, count, entity_name};

use super::super::action::Step;
use super::super::context::Update;
use super::super::cursor::step_clamped;
use super::map_state::MAX_ON_MAP;
use super::state::{CanvasForm, MapExtent, Scene, TiePage};

/// The maximum number of hops.
const MAX_HOPS: usize = 9;

impl Update<'_> {
    /// Moves by rows: in the list form through its relations, otherwise from entity to entity.
    #[expect(clippy::indexing_slicing, reason = "a step stays below the length")]
    pub(crate) fn move_in_picture(&mut self, by: isize) {
        let drawing = &self.derived.picture.drawing;
        if self.session.canvas.form == CanvasForm::Listed {
            let relations = drawing.list_lines().into_iter().filter_map(ListLine::relation);
            let claims: Vec<ClaimId> = relations.map(ClaimId::Relation).collect();
            return self.session.cursors.step_through(&claims, by);
        }
        let index = self.session.cursors.node.and_then(|node| drawing.node_index(node));
        if let Some(target) = step_clamped(index.or(Some(0)), by, drawing.nodes.len()) {
            self.point_at_node(drawing.nodes[target].id);
        }
    }

    /// Moves the canvas cursor to the nearest entity in a direction, or along the path.
    pub(crate) fn move_on_canvas(&mut self, direction: Direction) {
        let (drawing, node) = (&self.derived.picture.drawing, self.session.cursors.node);
        let target = match self.session.canvas.scene() {
            Scene::Path => return self.move_on_path(direction),
            Scene::Map => self.nearest_on_map(direction),
            Scene::Ego => match node.and_then(|id| drawing.node(id)) {
                Some(node) => drawing.nearest(node, direction).map(|node| node.id),
                None => return self.point_at_first_node(),
            },
        };
        if let Some(node) = target {
            self.point_at_node(node);
        }
    }

    /// Puts the canvas cursor on the first neighbour that the picture shows, or else on the focus.
    fn point_at_first_node(&mut self) {
        let focus = self.session.focus;
        let mut nodes = self.derived.picture.drawing.nodes.iter().map(|node| node.id);
        if let Some(node) = nodes.find(|node| Some(*node) != focus).or(focus) {
            self.point_at_node(node);
        }
    }

    /// Puts the canvas cursor on an entity. Keeps the claim if it is about this entity and the focus; otherwise the
    /// derivation selects one.
    fn point_at_node(&mut self, node: EntityId) {
        if self.switch_to_path_through(node) {
            return;
        }
        let (graph, ends) = (&self.loaded.graph, [Some(node), self.session.focus]);
        let is_about_both =
            |claim: &_| ends.iter().flatten().all(|end| graph.is_about(*claim, *end));
        let cursors = &mut self.session.cursors;
        (cursors.node, cursors.hidden, cursors.reader.detour) = (Some(node), None, None);
        cursors.claim = cursors.claim.filter(is_about_both);
    }

    /// Adds the neighbours of the entity under the cursor to the picture, or removes them again. With the cursor on the
    /// focus, the entity is the other end of the selected relation.
    pub(crate) fn toggle_expansion(&mut self) {
        if self.session.canvas.scene() != Scene::Ego {
            return self.session.show_notice("entities expand only in the ego view");
        }
        let Some(node) = self.entity_to_expand() else {
            return self.session.show_notice("move to a neighbour to expand it");
        };
        let expanded = &mut self.session.canvas.expanded;
        if let Some(index) = expanded.iter().position(|id| *id == node) {
            expanded.remove(index);
            return;
        }
        expanded.push(node);
        let before = Rc::clone(&self.derived.picture.drawing);
        self.refresh();
        let notice = self.describe_expansion(node, &before);
        self.session.show_notice(notice);
    }

    fn entity_to_expand(&self) -> Option<EntityId> {
        let (cursors, focus) = (&self.session.cursors, self.session.focus?);
        cursors.node.filter(|id| *id != focus).or_else(|| {
            let relation = self.loaded.graph.relation(cursors.relation()?);
            let ends = [relation.from().id(), relation.to().id()];
            ends.into_iter().find(|end| *end != focus)
        })
    }

    /// A notice of how many neighbours an expansion has added, and how many had no room.
    fn describe_expansion(&self, node: EntityId, before: &Drawing) -> KeyText {
        let (graph, picture) = (&self.loaded.graph, &self.derived.picture.drawing);
        let name = entity_name(graph, node);
        let ties = graph.ties(node).map(|tie| tie.other);
        let selected = &self.derived.selection.entities;
        let neighbours: BTreeSet<EntityId> = ties.filter(|id| selected.contains(id)).collect();
        let is_shown = |id: &&EntityId| picture.node(**id).is_some();
        let added = neighbours.iter().filter(is_shown).filter(|id| before.node(**id).is_none());
        let added = added.count();
        let missing = neighbours.len() - neighbours.iter().filter(is_shown).count();
        let all_added = count(added, "neighbour", "neighbours");
        match (added, missing) {
            (0, 0) => format!("every neighbour of {name} is already shown").into(),
            (0, missing) => {
                let missing = count(missing, "other neighbour", "other neighbours");
                KeyText::plain(format!("no room for {missing} of {name}"))
                    .then("; {confirm} goes there")
            }
            (_, 0) => format!("added {all_added} of {name}").into(),
            (_, missing) => {
                format!("added {all_added} of {name}; no room for {missing} more").into()
            }
        }
    }

    /// Turns to the next page of a crowded picture, or of the ties below a map, wrapping around.
    pub(crate) fn next_page(&mut self) {
        if self.session.canvas.scene() == Scene::Map {
            return self.next_page_of_ties();
        }
        let pages = self.derived.picture.drawing.hidden.pages;
        if pages < 2 {
            return self.session.show_notice("there is only one page");
        }
        let page = &mut self.session.cursors.canvas.page;
        *page = Step::Forward.cycle(Some(*page), pages);
        self.refresh();
        // The user has left the claim by turning the page, so its absence needs no notice.
        self.session.hidden_notice = None;
        self.point_at_first_node();
    }

    fn next_page_of_ties(&mut self) {
        let pages = self.view_state().tie_pages();
        if pages < 2 {
            return self.session.show_notice("the list of ties has only one page");
        }
        let node = self.session.cursors.node;
        let canvas = &mut self.session.cursors.canvas;
        let page = canvas.tie_page.of(node).min(pages - 1);
        canvas.tie_page = TiePage::new(node, Step::Forward.cycle(Some(page), pages));
    }

    pub(crate) fn click_canvas(&mut self, point: Point) {
        match self.session.canvas.form {
            CanvasForm::Drawn => {
                let origin = self.view_state().picture_origin();
                let (x, y) = (point.x.saturating_add(origin.x), point.y.saturating_add(origin.y));
                self.click_picture(Point::new(x, y));
            }
            CanvasForm::Listed => self.click_list_form(usize::from(point.y)),
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
                if is_repeated && self.is_at_group() {
                    self.toggle_group();
                } else if is_repeated && self.session.focus != Some(entity) {
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
                if let Some(next) = edge.relations.get(next).or(edge.relations.first()) {
                    cursors.select(ClaimId::Relation(*next));
                }
            }
            Owner::Nothing => {}
        }
    }

    fn click_list_form(&mut self, row: usize) {
        let lines = self.derived.picture.drawing.list_lines();
        match lines.get(self.session.cursors.canvas.list.click(row)) {
            Some(ListLine::Relation(_, id)) => self.session.cursors.select(ClaimId::Relation(*id)),
            Some(ListLine::Entity(entity)) => self.point_at_node(*entity),
            Some(ListLine::OtherPaths | ListLine::Among | ListLine::Hidden) | None => {}
        }
    }

    /// Sets the number of hops, at most [`MAX_HOPS`]. On the map, 0 shows the whole graph if it is small enough.
    pub(crate) fn set_hops(&mut self, hops: usize) {
        let is_map = self.session.canvas.scene() == Scene::Map;
        if is_map {
            let is_everything = hops == 0 && self.loaded.graph.entity_count() <= MAX_ON_MAP;
            self.session.canvas.extent =
                if is_everything { MapExtent::Everything } else { MapExtent::Neighbourhood };
        }
        // With 0 hops, an ego view opened after the map would show only the focus.
        if !(is_map && hops == 0) {
            // If the number stays the same, this only turns to the first page: a choice that replaces the hidden one.
            self.session.cursors.hidden.take_if(|_| self.session.hops == hops.min(MAX_HOPS));
            self.session.hops = hops.min(MAX_HOPS);
        }
        self.session.cursors.canvas.page = 0;
    }

    /// Shows one more hop, or one fewer; on the map of the whole graph, one fewer returns to the neighbourhood.
    pub(crate) fn step_hops(&mut self, direction: Step) {
        let (hops, extent) = (self.session.hops, self.session.canvas.extent);
        let is_map = self.session.canvas.scene() == Scene::Map;
        let is_whole = is_map && extent == MapExtent::Everything;
        match direction {
            Step::Forward if is_whole => self.session.show_notice("this is the whole graph"),
            Step::Forward => self.set_hops(hops + 1),
            Step::Back if is_whole => self.set_hops(hops.max(1)),
            Step::Back => self.set_hops(hops.saturating_sub(1).max(usize::from(is_map))),
        }
    }
}
