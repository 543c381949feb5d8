//! What an action does to the state: pure, so that it is tested without a terminal.

mod filters;
mod mouse;
mod moving;
mod outside;
mod overlays;
mod reading;
mod settle;
mod walk;

use ratatui::layout::Size;

use crate::load::World;
use crate::model::EntityId;

use super::action::{Action, Effect, Pane, Travel, Vertical};
use super::panes::{Panes, panes};
use super::state::picture::Form;
use super::state::{Arrangement, State};
use super::terminal::MouseOwner;

/// Does what an action says, and says what the world outside has to do.
pub fn update(state: &mut State, world: &World, action: Action) -> Vec<Effect> {
    if !matches!(action, Action::Await(_) | Action::Resize(..)) {
        state.pending.clear();
        state.notice = None;
    }
    let mut change = Change { state, world, effects: Vec::new() };
    change.apply(action);
    change.settle();
    change.effects
}

/// Opens the explorer at an entity, or at the one with most relations.
pub fn open(state: &mut State, world: &World, focus: Option<EntityId>) {
    let mut change = Change { state, world, effects: Vec::new() };
    change.list_entities();
    if let Some(focus) = focus.or_else(|| change.most_connected()) {
        change.visit(focus);
    }
    change.settle();
}

/// Finds its places again after the graph was read anew.
pub fn reopen(state: &mut State, old: &World, new: &World) {
    state.carry_over(&old.graph, &new.graph);
    let focus = state.focus;
    open(state, new, focus);
}

/// One action at work.
struct Change<'a> {
    state: &'a mut State,
    world: &'a World,
    effects: Vec<Effect>,
}

impl Change<'_> {
    fn apply(&mut self, action: Action) {
        let Some(action) = self.apply_to_overlay(action) else { return };
        match action {
            Action::Move(direction) => self.step(direction),
            Action::HalfPage(way) => self.half_page(way),
            Action::Extreme(end) => self.extreme(end),
            Action::Follow => self.follow(),
            Action::StepOut => self.step_out(),
            Action::StepRelation(way) => self.step_relation(way),
            Action::Trail(travel) => self.travel(travel),
            Action::Hops(hops) => self.set_hops(usize::from(hops)),
            Action::StepHops(Vertical::Down) => self.set_hops(self.state.hops + 1),
            Action::StepHops(Vertical::Up) => self.set_hops(self.state.hops.saturating_sub(1)),
            Action::StepCitation(way) => self.step_citation(way),
            Action::ScrollReader(way) => self.scroll_reader(way, 2),
            Action::FocusPane(pane) => self.focus_pane(pane),
            Action::NextPane => self.next_pane(),
            Action::Maximise => self.maximise(),
            Action::ReadSource => self.read_source(),
            Action::Twin => self.turn_picture(),
            Action::MoreNeighbours => self.next_page(),
            Action::Mark => self.mark(),
            Action::ClearFilters => self.clear_filters(),
            Action::Toggle(choice) => self.toggle(choice),
            Action::Click(spot) => self.click(spot),
            Action::Wheel(spot, way) => self.wheel(spot, way),
            other => self.apply_rest(other),
        }
    }

    /// What opens something, or asks something of the world outside.
    fn apply_rest(&mut self, action: Action) {
        match action {
            Action::Find => self.open_finder(),
            Action::Help => self.open_help(),
            Action::Palette => self.open_palette(),
            Action::Problems => self.open_problems(),
            Action::Filters => self.open_filters(),
            Action::ClaimsHere => self.open_claims(),
            Action::Sources => self.open_sources(),
            Action::Card => self.open_card(),
            Action::Quit => self.effects.push(Effect::Quit),
            Action::Suspend => self.effects.push(Effect::Suspend),
            Action::Reload => self.effects.push(Effect::Reload),
            Action::Copy(what) => self.copy(what),
            Action::Edit => self.edit(),
            Action::OpenAddress => self.open_address(),
            Action::ToggleMouse => self.toggle_mouse(),
            Action::Resize(width, height) => self.state.size = Size { width, height },
            Action::Await(keys) => self.state.pending = keys,
            Action::Unbound(keys) => self.notice(format!("{keys} does nothing here; ? lists keys")),
            _ => {}
        }
    }

    fn panes(&self) -> Panes {
        panes(self.state)
    }

    fn notice(&mut self, text: impl Into<String>) {
        self.state.notice = Some(text.into());
    }

    fn focus_pane(&mut self, pane: Pane) {
        if self.state.pane == Pane::Entities && pane != Pane::Entities {
            self.arrive();
        }
        self.state.pane = pane;
    }

    fn next_pane(&mut self) {
        let place = Pane::ALL.iter().position(|pane| *pane == self.state.pane).unwrap_or(0);
        self.focus_pane(Pane::ALL[(place + 1) % Pane::ALL.len()]);
    }

    fn maximise(&mut self) {
        self.state.arrangement = match self.state.arrangement {
            Arrangement::Tiled => Arrangement::Single,
            Arrangement::Single => Arrangement::Tiled,
        };
    }

    fn read_source(&mut self) {
        if self.state.pane == Pane::Reader && self.state.arrangement == Arrangement::Single {
            self.state.arrangement = Arrangement::Tiled;
            self.state.pane = Pane::Canvas;
            return;
        }
        self.focus_pane(Pane::Reader);
        self.state.arrangement = Arrangement::Single;
    }

    fn turn_picture(&mut self) {
        let picture = &mut self.state.picture;
        picture.form = match picture.form {
            Form::Drawn => Form::Listed,
            Form::Listed => Form::Drawn,
        };
    }

    /// Leaves what was opened last; at the outermost it only says how to quit.
    fn step_out(&mut self) {
        if self.state.is_looking_ahead() {
            self.travel(Travel::Back);
        } else if self.state.arrangement == Arrangement::Single {
            self.state.arrangement = Arrangement::Tiled;
        } else if self.state.reader.name.is_some() {
            self.state.reader.name = None;
        } else if !self.state.reader.search.is_empty() {
            self.state.reader.search.clear();
        } else if self.state.pane == Pane::Canvas {
            self.notice("q quits");
        } else {
            self.focus_pane(Pane::Canvas);
        }
    }

    fn toggle_mouse(&mut self) {
        let (owner, told) = match self.state.mouse {
            MouseOwner::Program => {
                (MouseOwner::Terminal, "the mouse selects text now; M takes it back")
            }
            MouseOwner::Terminal => (MouseOwner::Program, "the mouse clicks and scrolls again"),
        };
        self.state.mouse = owner;
        self.effects.push(Effect::Mouse(owner));
        self.notice(told);
    }
}
