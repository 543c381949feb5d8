//! What the explorer has worked out on other threads, and what comes back from them.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::load::{Problem, World};

use super::super::action::Effect;
use super::super::text::count;
use super::super::update::{reopen, search_again, take_in};
use super::super::work::{self, Errand, Kind, Message, Outcome, Work};
use super::Explorer;

impl Explorer {
    pub(super) fn begin_all(&mut self, effects: Vec<Effect>) -> Vec<Effect> {
        effects.into_iter().filter_map(|effect| self.begin(effect)).collect()
    }

    fn begin(&mut self, effect: Effect) -> Option<Effect> {
        match effect {
            Effect::Work(errand) => self.work_out(*errand),
            Effect::GiveUp(kind) => self.work.retain(|work| work.kind != kind),
            other => return Some(other),
        }
        None
    }

    /// Works something out: on another thread where there is one, else at once.
    fn work_out(&mut self, errand: Errand) {
        self.errands += 1;
        let number = self.errands;
        let world = Arc::clone(&self.world);
        if let Some(waker) = self.waker.clone() {
            self.work.retain(|work| work.kind != errand.kind());
            self.work.push(Work::start(number, errand, world, waker));
            return;
        }
        let never = AtomicBool::new(false);
        if let Some(outcome) = work::run(&errand, &world, &|_| ControlFlow::Continue(()), &never) {
            self.done(outcome);
        }
    }

    /// Takes in what was worked out.
    pub fn done(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Analysed(analysis) => {
                self.state.insights.sections = Some(analysis.sections(&self.world.graph));
            }
            Outcome::Placed(region, positions) => {
                self.state.picture.atlas.take_in(region, positions);
                self.state.picture.made_for = None;
                let _ = self.settle();
            }
            Outcome::Found(found) => {
                let effects = take_in(&mut self.state, &self.world, found);
                let _ = self.begin_all(effects);
            }
        }
    }

    pub(super) fn take_message(&mut self, message: Message) {
        let kind_of =
            |number| self.work.iter().find(|work| work.number == number).map(|work| work.kind);
        match message {
            Message::Read(world) => self.reloaded(*world),
            Message::Progress(number, progress) if kind_of(number) == Some(Kind::Analysis) => {
                self.state.insights.progress = Some(progress);
            }
            Message::Done(number, outcome) if kind_of(number).is_some() => {
                self.work.retain(|work| work.number != number);
                self.done(outcome);
            }
            // Somebody gave it up meanwhile.
            Message::Progress(..) | Message::Done(..) => {}
        }
    }

    /// Takes in the graph as it was read again.
    ///
    /// A graph with errors does not replace one without: the last good one stays up and the
    /// problems are listed.
    pub fn reloaded(&mut self, new: World) {
        if new.errors() > 0 && self.world.graph.entity_count() > 0 {
            let errors = count(new.errors(), "error", "errors");
            let told = format!("{errors}: the last good graph stays; ! lists them");
            self.state.notice = Some(told);
            self.list_problems(new.problems);
            return;
        }
        self.work.clear();
        let effects = reopen(&mut self.state, &self.world, &new);
        self.world = Arc::new(new);
        let _ = self.begin_all(effects);
        self.state.notice = Some("read again".to_owned());
    }

    /// Lists other problems with the graph that stays up.
    fn list_problems(&mut self, problems: Vec<Problem>) {
        // Whoever works something out holds the graph until then.
        self.work.drain(..).for_each(Work::give_up);
        self.state.picture.atlas.under_way = None;
        if let Some(world) = Arc::get_mut(&mut self.world) {
            world.problems = problems;
        }
        let effects = search_again(&mut self.state, &self.world);
        let _ = self.begin_all(effects);
    }
}
