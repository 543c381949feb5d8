//! The map: going there and back, placing its entities, the projection onto it, moving on it.

use std::collections::BTreeMap;

use crate::layout::{Direction as Towards, Positions, Projection, Size, Viewport};
use crate::model::EntityId;

use super::super::argument::{Direction, Pane, Vertical, Zoom};
use super::super::context::Change;
use super::super::job::{Job, JobKind};
use super::super::request::Request;
use super::super::stage::stage;
use super::super::state::atlas::{MOST_PLACED, Reach, Region, opening};
use super::super::state::picture::Scene;

/// How much larger one step of the zoom makes the map.
const STEP: f64 = 1.5;
/// The columns and rows that the projection moves at once.
const PAN: (i32, i32) = (12, 4);
/// The columns and rows that stay between what is selected and the edges of the projection.
const MARGIN: (i32, i32) = (12, 2);

impl Change<'_> {
    /// Shows the map, or the focus in the middle again.
    pub(crate) fn turn_map(&mut self) {
        if self.state.picture.scene == Scene::Map {
            return self.leave_map();
        }
        if self.state.focus.is_none() {
            return self.notice("no entity, no map");
        }
        self.focus_pane(Pane::Canvas);
        self.state.picture.scene = Scene::Map;
        // Where one is comes first; the other end of the selected relation is a key away.
        self.state.picture.node = self.state.focus;
        if self.world.graph.entity_count() > MOST_PLACED {
            self.state.picture.atlas.reach = Reach::Around;
            self.notice("too large for one map: this is what lies around the focus");
        }
    }

    /// Shows the focus in the middle again.
    pub(crate) fn leave_map(&mut self) {
        self.state.picture.scene = Scene::Ego;
        if self.state.picture.atlas.under_way.take().is_some() {
            self.request(Request::Cancel(JobKind::Placing));
        }
    }

    /// Shows what lies so many hops around the focus; the map shows everything for none.
    pub(crate) fn set_reach(&mut self, hops: usize) {
        let is_large = self.world.graph.entity_count() > MOST_PLACED;
        let atlas = &mut self.state.picture.atlas;
        atlas.reach = if hops == 0 && !is_large { Reach::Everything } else { Reach::Around };
    }

    /// One hop more or less on the map; more than everything there is not.
    pub(crate) fn step_reach(&mut self, way: Vertical) {
        let hops = self.state.hops;
        match (self.state.picture.atlas.reach, way) {
            (Reach::Everything, Vertical::Down) => self.notice("this is everything"),
            (Reach::Everything, Vertical::Up) => self.set_hops(hops.max(1)),
            (Reach::Around, Vertical::Down) => self.set_hops(hops + 1),
            (Reach::Around, Vertical::Up) => self.set_hops(hops.saturating_sub(1).max(1)),
        }
    }

    /// Has the entities placed where they are not yet: at once, or elsewhere where that takes long.
    pub(crate) fn settle_positions(&mut self, focus: EntityId) {
        let graph = &self.world.graph;
        let region = Region::of(graph, focus, self.state.hops);
        let atlas = &mut self.state.picture.atlas;
        let is_asked = atlas.under_way.is_some_and(|(asked, _)| asked == region);
        if atlas.placed == Some(region) || is_asked {
            return;
        }
        if region.is_small(graph) {
            let placing = region.placing(graph, atlas.positions.as_ref());
            let positions = placing.positions(&|| true).unwrap_or_default();
            atlas.set_positions(region, positions);
            self.state.picture.made_for = None;
        } else {
            atlas.under_way = Some((region, graph.entity_count().min(MOST_PLACED)));
            let job = Job::Place(region, atlas.positions.clone());
            self.request(Request::Start(Box::new(job)));
        }
    }

    /// The projection, moved so that the cursor is in sight where it was put somewhere else.
    pub(crate) fn settle_view(&mut self, focus: EntityId, size: Size) -> Option<Viewport> {
        let picture = &mut self.state.picture;
        let (atlas, node) = (&mut picture.atlas, picture.node.unwrap_or(focus));
        let positions = atlas.positions.as_ref()?;
        if size.width == 0 || size.height == 0 {
            return Some(atlas.view.unwrap_or_default());
        }
        let view = atlas.view.unwrap_or_else(|| opening(positions, size, node));
        atlas.view = Some(view);
        if atlas.followed == Some((node, size)) {
            return Some(view);
        }
        atlas.followed = Some((node, size));
        let Some(spot) = positions.get(node) else { return Some(view) };
        let (x, y) = view.projection(positions, size).cell(spot);
        let right = aside(x, i32::from(size.width), MARGIN.0);
        let down = aside(y, i32::from(size.height), MARGIN.1);
        if right != 0 || down != 0 {
            atlas.view = Some(view.moved(positions, size, right, down));
        }
        atlas.view
    }

    /// Looks at more or less of the map, or around something else.
    pub(crate) fn zoom(&mut self, zoom: Zoom) {
        let Some((view, size)) = self.looking() else { return };
        let picture = &self.state.picture;
        let Some(positions) = &picture.atlas.positions else { return };
        let cursor = picture.node.and_then(|node| positions.get(node));
        let at = cursor.map(|spot| view.projection(positions, size).cell(spot));
        let is_inside = |at: &(i32, i32)| is_inside(*at, size);
        let view = match zoom {
            Zoom::In => about(view, positions, size, at.filter(is_inside), STEP),
            Zoom::Out => about(view, positions, size, at.filter(is_inside), 1.0 / STEP),
            Zoom::Centre => cursor.map_or(view, |spot| view.centred(spot)),
            Zoom::All => Viewport::fitting(positions, &picture.selection.entities),
        };
        self.state.picture.atlas.view = Some(view);
    }

    /// Zooms by the wheel: what is under the mouse stays there.
    pub(crate) fn zoom_at(&mut self, at: (i32, i32), way: Vertical) {
        let Some((view, size)) = self.looking() else { return };
        let Some(positions) = &self.state.picture.atlas.positions else { return };
        let factor = if way == Vertical::Up { STEP } else { 1.0 / STEP };
        let view = about(view, positions, size, Some(at), factor);
        self.state.picture.atlas.view = Some(view);
    }

    /// Moves the projection; what is selected stays selected, in sight or not.
    pub(crate) fn pan(&mut self, direction: Direction) {
        let Some((view, size)) = self.looking() else { return };
        let Some(positions) = &self.state.picture.atlas.positions else { return };
        let (right, down) = match direction {
            Direction::Left => (-PAN.0, 0),
            Direction::Right => (PAN.0, 0),
            Direction::Up => (0, -PAN.1),
            Direction::Down => (0, PAN.1),
        };
        let mut view = view.moved(positions, size, right, down);
        let (least, most) = positions.bounds();
        // Nobody gets lost beyond the edges.
        if let Some(centre) = &mut view.centre {
            centre.x = centre.x.clamp(least.x, most.x);
            centre.y = centre.y.clamp(least.y, most.y);
        }
        self.state.picture.atlas.view = Some(view);
    }

    /// The projection and its size; says what to do where no map is shown.
    fn looking(&mut self) -> Option<(Viewport, Size)> {
        if self.state.picture.scene != Scene::Map {
            self.notice("this is for the map; m shows it");
            return None;
        }
        let area = stage(self.state, self.world, self.panes().canvas).picture;
        Some((self.state.picture.atlas.view?, Size::new(area.width, area.height)))
    }

    /// Goes to the nearest entity that way, in sight or beyond.
    pub(crate) fn move_on_map(&mut self, towards: Towards) {
        if let Some(next) = self.nearest_on_map(towards) {
            self.point_at_node(next);
        }
    }

    /// What is in sight counts from where its name stands; what has no name there is passed over.
    fn nearest_on_map(&mut self, towards: Towards) -> Option<EntityId> {
        let (view, size) = self.looking()?;
        let picture = &self.state.picture;
        let positions = picture.atlas.positions.as_ref()?;
        let projection = view.projection(positions, size);
        let middles = picture.drawing.nodes.iter().map(|node| (node.id, node.at.middle()));
        let drawn: BTreeMap<EntityId, (i32, i32)> =
            middles.map(|(id, at)| (id, (i32::from(at.x), i32::from(at.y)))).collect();
        let here = picture.node.or(self.state.focus)?;
        let from = drawn.get(&here).copied().or_else(|| cell(&projection, positions, here))?;
        let cell = |id: EntityId| {
            let beyond = || cell(&projection, positions, id).filter(|at| !is_inside(*at, size));
            drawn.get(&id).copied().or_else(beyond)
        };
        let others = picture.selection.entities.iter().filter(|id| **id != here);
        let ways = others.filter_map(|id| Some((towards.steps(from, cell(*id)?)?, *id)));
        ways.min().map(|(_, id)| id)
    }
}

fn cell(projection: &Projection, positions: &Positions, id: EntityId) -> Option<(i32, i32)> {
    positions.get(id).map(|spot| projection.cell(spot))
}

fn is_inside(at: (i32, i32), size: Size) -> bool {
    (0..i32::from(size.width)).contains(&at.0) && (0..i32::from(size.height)).contains(&at.1)
}

/// Zooms so that what lies under a cell stays there; without one, the middle does.
fn about(
    view: Viewport,
    positions: &Positions,
    size: Size,
    cell: Option<(i32, i32)>,
    factor: f64,
) -> Viewport {
    let Some((x, y)) = cell else { return view.zoomed(factor) };
    let (right, down) = (x - i32::from(size.width) / 2, y - i32::from(size.height) / 2);
    let zoomed = view.moved(positions, size, right, down).zoomed(factor);
    zoomed.moved(positions, size, -right, -down)
}

/// How far a projection has to move so that a cell lies inside its margins.
fn aside(at: i32, length: i32, margin: i32) -> i32 {
    let margin = margin.min((length - 1) / 2);
    (at - margin).min(0) + (at - (length - 1 - margin)).max(0)
}
