//! Finds the cheapest route for a line through free cells.
//!
//! Lee's maze router (1961) with the heuristic of Hart, Nilsson and Raphael (A*, 1968), over cells with an axis: a turn
//! costs more than a step, and crossing another line, if allowed, costs more than both. Costs are small integers, so the
//! queue is an array of buckets (Dial 1969). The result is deterministic.
#![expect(clippy::indexing_slicing, reason = "states are numbered by cell, and costs are limited")]

use crate::layout::picture::{Direction, Point};
use crate::model::EntityId;

use super::occupancy::Occupancy;

/// A cell is twice as tall as wide, so a row costs as much as two columns.
const COLUMN_COST: u32 = 1;
const ROW_COST: u32 = 2;
const TURN_COST: u32 = 5;
const CROSSING_COST: u32 = 12;
/// The maximum additional cost compared with a straight line; longer routes are hard to follow.
const MAX_DETOUR: u32 = 36;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CrossingRule {
    /// A line may cross no other line.
    Never,
    /// The line, which has these ends, may cross lines that share one of them: those are easy to tell apart.
    SharedEnd([EntityId; 2]),
}

/// A cell at the end of a route, and the direction of the line in the cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Port {
    pub(super) at: Point,
    pub(super) towards: Direction,
}

pub(super) struct CellRoute {
    /// The index of the start of the route among the given starts.
    pub(super) start: usize,
    /// The cells from start to goal.
    pub(super) cells: Vec<Point>,
}

/// Finds routes one after another, and reuses memory between searches. A state is a cell with an axis; its number is
/// twice the index of the cell, plus one if the axis is vertical.
pub(super) struct Router {
    pub(super) occupancy: Occupancy,
    /// The number of states that searches may still visit.
    pub(super) budget: usize,
    width: u32,
    /// The result of the last search that reached each state.
    states: Vec<SearchState>,
    search_id: u32,
    /// The open states by their cost plus a lower bound on the cost to the goal.
    buckets: Vec<Vec<u32>>,
}

/// The id of the last search that reached a state, the cost, and the previous state.
#[derive(Clone, Copy, Default)]
struct SearchState {
    search_id: u32,
    cost: u32,
    from: u32,
}

struct SearchGoal {
    rule: CrossingRule,
    states: Vec<u32>,
    /// The corners of the bounding box of all goals.
    min: Point,
    max: Point,
    max_cost: u32,
}

const DIRECTIONS: [Direction; 4] =
    [Direction::Up, Direction::Right, Direction::Down, Direction::Left];
const NO_STATE: u32 = u32::MAX;

impl Router {
    /// A router over the given cells, with a budget of 0.
    pub(super) fn new(occupancy: Occupancy) -> Self {
        let states = vec![SearchState::default(); occupancy.size.area() * 2];
        let width = u32::from(occupancy.size.width);
        Self { occupancy, budget: 0, width, states, search_id: 0, buckets: Vec::new() }
    }

    pub(super) fn route(
        &mut self,
        starts: &[Port],
        goals: &[Port],
        rule: CrossingRule,
    ) -> Option<CellRoute> {
        let mut goal = self.search_goal(goals, rule)?;
        let nearest = starts.iter().map(|start| goal.lower_bound(start.at)).min()?;
        goal.max_cost = nearest + MAX_DETOUR;
        self.search_id += 1;
        self.buckets.iter_mut().for_each(Vec::clear);
        self.buckets.resize(goal.max_cost as usize + 1, Vec::new());
        for start in starts {
            self.reach(&goal, start.at, start.towards, 0, NO_STATE);
        }
        let mut total = 0;
        while let Some(bucket) = self.buckets.get_mut(total) {
            let Some(state) = bucket.pop() else {
                total += 1;
                continue;
            };
            let (at, cost) = (self.point(state), self.states[state as usize].cost);
            if (cost + goal.lower_bound(at)) as usize != total {
                continue;
            }
            if goal.states.contains(&state) {
                return Some(self.trace(state, starts));
            }
            self.budget = self.budget.checked_sub(1)?;
            self.expand(&goal, starts, state, cost);
        }
        None
    }

    fn search_goal(&self, goals: &[Port], rule: CrossingRule) -> Option<SearchGoal> {
        let states = goals.iter().map(|goal| self.state(goal.at, goal.towards)).collect();
        let xs = goals.iter().map(|goal| goal.at.x);
        let ys = goals.iter().map(|goal| goal.at.y);
        let min = Point::new(xs.clone().min()?, ys.clone().min()?);
        let max = Point::new(xs.max()?, ys.max()?);
        Some(SearchGoal { rule, states, min, max, max_cost: 0 })
    }

    fn expand(&mut self, goal: &SearchGoal, starts: &[Port], state: u32, cost: u32) {
        let at = self.point(state);
        let is_vertical = state % 2 == 1;
        let is_start = self.states[state as usize].from == NO_STATE;
        let is_free = self.occupancy.is_free(at);
        for towards in DIRECTIONS {
            let is_turn = towards.is_vertical() != is_vertical;
            // A line may not turn where it crosses another.
            if is_turn && !is_free {
                continue;
            }
            let reverse = Port { at, towards: towards.opposite() };
            if is_start && starts.contains(&reverse) {
                continue;
            }
            let Some(next) = at.step(towards) else { continue };
            let length = if towards.is_vertical() { ROW_COST } else { COLUMN_COST };
            let turn = if is_turn { TURN_COST } else { 0 };
            self.reach(goal, next, towards, cost + length + turn, state);
        }
    }

    fn reach(&mut self, goal: &SearchGoal, at: Point, towards: Direction, cost: u32, from: u32) {
        let Some(entry_cost) = self.entry_cost(goal.rule, at, towards) else { return };
        let cost = cost + entry_cost;
        let total = cost + goal.lower_bound(at);
        if total > goal.max_cost {
            return;
        }
        let state = self.state(at, towards);
        let best = &mut self.states[state as usize];
        if best.search_id == self.search_id && best.cost <= cost {
            return;
        }
        *best = SearchState { search_id: self.search_id, cost, from };
        self.buckets[total as usize].push(state);
    }

    /// `None` if the line may not enter the cell.
    fn entry_cost(&self, rule: CrossingRule, at: Point, towards: Direction) -> Option<u32> {
        if self.occupancy.is_free(at) {
            return Some(0);
        }
        let CrossingRule::SharedEnd(ends) = rule else { return None };
        self.occupancy.is_passable(at, towards, ends).then_some(CROSSING_COST)
    }

    fn trace(&self, goal: u32, starts: &[Port]) -> CellRoute {
        let mut states = vec![goal];
        while let Some(&last) = states.last() {
            match self.states[last as usize].from {
                NO_STATE => break,
                previous => states.push(previous),
            }
        }
        let first = states[states.len() - 1];
        let is_first = |start: &Port| self.state(start.at, start.towards) == first;
        let start = starts.iter().position(is_first).unwrap_or(0);
        CellRoute {
            start,
            cells: states.into_iter().rev().map(|state| self.point(state)).collect(),
        }
    }

    fn state(&self, at: Point, towards: Direction) -> u32 {
        let cell = u32::from(at.y) * self.width + u32::from(at.x);
        cell * 2 + u32::from(towards.is_vertical())
    }

    fn point(&self, state: u32) -> Point {
        let to_u16 = |value: u32| u16::try_from(value).unwrap_or(u16::MAX);
        Point::new(to_u16(state / 2 % self.width), to_u16(state / 2 / self.width))
    }
}

impl SearchGoal {
    fn lower_bound(&self, at: Point) -> u32 {
        let gap = |min: u16, max: u16, here: u16| {
            u32::from(min.saturating_sub(here).max(here.saturating_sub(max)))
        };
        gap(self.min.x, self.max.x, at.x) * COLUMN_COST
            + gap(self.min.y, self.max.y, at.y) * ROW_COST
    }
}
