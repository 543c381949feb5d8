//! Finds the cheapest route for a line over free cells.
//!
//! Lee's maze router (1961) with the heuristic of Hart, Nilsson and Raphael (A*, 1968), over cells with an axis: a
//! turn costs more than a step, and crossing another line, if allowed, more than both. Costs are small integers, so
//! the queue is an array of buckets (Dial 1969). Deterministic.

use crate::layout::picture::{Direction, Point};
use crate::model::EntityId;

use super::occupancy::Occupancy;

/// A cell is twice as tall as wide, so a row costs two columns.
const COLUMN: u32 = 1;
const ROW: u32 = 2;
const TURN: u32 = 5;
const CROSSING: u32 = 12;
/// How much more than a straight line a route may cost; longer ones are hard to follow.
const DETOUR: u32 = 220;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CrossingRule {
    /// Only over free cells.
    Never,
    /// Straight across ties that share one of these ends, at a price: lines that meet at a name can
    /// be distinguished there.
    SharedEnd([EntityId; 2]),
}

/// A cell and the direction of a line there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Port {
    pub(super) at: Point,
    pub(super) towards: Direction,
}

pub(super) struct CellRoute {
    /// The index of its start among the given starts.
    pub(super) start: usize,
    /// Its cells, from start to goal.
    pub(super) cells: Vec<Point>,
}

/// Finds routes over the cells of one picture; reuses its memory between searches.
///
/// A state is a cell with an axis: twice the index of the cell, and one more if the line runs along a column.
pub(super) struct Router {
    pub(super) occupancy: Occupancy,
    /// The number of states that may still be visited, over all searches.
    pub(super) budget: usize,
    width: u32,
    /// The last search that reached each state.
    reached: Vec<ReachedState>,
    search: u32,
    /// States by their cost plus a lower bound of the cost to the goal.
    buckets: Vec<Vec<u32>>,
}

/// The last search that reached a state, its cost and the previous state.
#[derive(Clone, Copy, Default)]
struct ReachedState {
    search: u32,
    cost: u32,
    from: u32,
}

struct SearchGoal {
    rule: CrossingRule,
    states: Vec<u32>,
    /// The corners of the rectangle around all goals.
    least: Point,
    most: Point,
    highest_cost: u32,
}

const DIRECTIONS: [Direction; 4] =
    [Direction::Up, Direction::Right, Direction::Down, Direction::Left];
const NOWHERE: u32 = u32::MAX;

impl Router {
    /// A router over the given cells, without a budget.
    pub(super) fn new(occupancy: Occupancy) -> Self {
        let reached = vec![ReachedState::default(); occupancy.size.area() * 2];
        let width = u32::from(occupancy.size.width);
        Self { occupancy, budget: 0, width, reached, search: 0, buckets: Vec::new() }
    }

    /// The cheapest route from one of `starts` to one of `goals`.
    pub(super) fn route(
        &mut self,
        starts: &[Port],
        goals: &[Port],
        rule: CrossingRule,
    ) -> Option<CellRoute> {
        let mut goal = self.goal(goals, rule)?;
        let nearest = starts.iter().map(|start| goal.least_cost(start.at)).min()?;
        goal.highest_cost = nearest + DETOUR;
        self.search += 1;
        self.buckets.iter_mut().for_each(Vec::clear);
        self.buckets.resize(goal.highest_cost as usize + 1, Vec::new());
        for start in starts {
            self.reach(&goal, start.at, start.towards, 0, NOWHERE);
        }
        let mut total = 0;
        while let Some(bucket) = self.buckets.get_mut(total) {
            let Some(state) = bucket.pop() else {
                total += 1;
                continue;
            };
            let (at, cost) = (self.point(state), self.reached[state as usize].cost);
            if (cost + goal.least_cost(at)) as usize != total {
                continue;
            }
            if goal.states.contains(&state) {
                return Some(self.trace(state, starts));
            }
            self.budget = self.budget.checked_sub(1)?;
            self.step_on(&goal, starts, state, cost);
        }
        None
    }

    fn goal(&self, goals: &[Port], rule: CrossingRule) -> Option<SearchGoal> {
        let states = goals.iter().map(|goal| self.state(goal.at, goal.towards)).collect();
        let xs = goals.iter().map(|goal| goal.at.x);
        let ys = goals.iter().map(|goal| goal.at.y);
        let least = Point::new(xs.clone().min()?, ys.clone().min()?);
        let most = Point::new(xs.max()?, ys.max()?);
        Some(SearchGoal { rule, states, least, most, highest_cost: 0 })
    }

    fn step_on(&mut self, goal: &SearchGoal, starts: &[Port], state: u32, cost: u32) {
        let at = self.point(state);
        let vertical = state % 2 == 1;
        let first = self.reached[state as usize].from == NOWHERE;
        let is_free = self.occupancy.is_free(at);
        for towards in DIRECTIONS {
            let turns = towards.is_vertical() != vertical;
            // No turn on top of another line.
            if turns && !is_free {
                continue;
            }
            let back = Port { at, towards: towards.opposite() };
            if first && starts.contains(&back) {
                continue;
            }
            let Some(next) = at.step(towards) else { continue };
            let length = if towards.is_vertical() { ROW } else { COLUMN };
            let turn = if turns { TURN } else { 0 };
            self.reach(goal, next, towards, cost + length + turn, state);
        }
    }

    fn reach(&mut self, goal: &SearchGoal, at: Point, towards: Direction, cost: u32, from: u32) {
        let Some(price) = self.price(goal.rule, at, towards) else { return };
        let cost = cost + price;
        let total = cost + goal.least_cost(at);
        if total > goal.highest_cost {
            return;
        }
        let state = self.state(at, towards);
        let known = &mut self.reached[state as usize];
        if known.search == self.search && known.cost <= cost {
            return;
        }
        *known = ReachedState { search: self.search, cost, from };
        self.buckets[total as usize].push(state);
    }

    /// The cost of entering a cell; `None` if no line may.
    fn price(&self, rule: CrossingRule, at: Point, towards: Direction) -> Option<u32> {
        if self.occupancy.is_free(at) {
            return Some(0);
        }
        let CrossingRule::SharedEnd(ends) = rule else { return None };
        self.occupancy.is_passable(at, towards, ends).then_some(CROSSING)
    }

    fn trace(&self, goal: u32, starts: &[Port]) -> CellRoute {
        let mut states = vec![goal];
        while let Some(&last) = states.last() {
            match self.reached[last as usize].from {
                NOWHERE => break,
                before => states.push(before),
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
        let narrow = |value: u32| u16::try_from(value).unwrap_or(u16::MAX);
        Point::new(narrow(state / 2 % self.width), narrow(state / 2 / self.width))
    }
}

impl SearchGoal {
    /// A lower bound of the cost from a cell to the goal.
    fn least_cost(&self, at: Point) -> u32 {
        let gap = |least: u16, most: u16, here: u16| {
            u32::from(least.saturating_sub(here).max(here.saturating_sub(most)))
        };
        gap(self.least.x, self.most.x, at.x) * COLUMN + gap(self.least.y, self.most.y, at.y) * ROW
    }
}
