//! Jobs on other threads, and their results.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::load::{LoadedGraph, Problem};
use crate::text::count;

use super::super::job::{Job, JobHandle, JobKind, JobResult, Message};
use super::super::request::Request;
use super::super::update::{reopen, search_again, show_results};
use super::Explorer;

impl Explorer {
    /// Starts and cancels jobs; returns the other requests.
    pub(super) fn start_jobs(&mut self, requests: Vec<Request>) -> Vec<Request> {
        let mut others = Vec::new();
        for request in requests {
            match request {
                Request::Start(job) => self.start_job(*job),
                Request::Cancel(kind) => self.jobs.retain(|job| job.kind != kind),
                other => others.push(other),
            }
        }
        others
    }

    /// Runs a job: on another thread if messages can be sent from there, else at once.
    fn start_job(&mut self, job: Job) {
        self.job_count += 1;
        let (number, world) = (self.job_count, Arc::clone(&self.world));
        if let Some(waker) = self.waker.clone() {
            self.jobs.retain(|running| running.kind != job.kind());
            self.jobs.push(JobHandle::start(number, job, world, waker));
            return;
        }
        let never = AtomicBool::new(false);
        if let Some(result) = job.run(&world, &|_| ControlFlow::Continue(()), &never) {
            self.finish(result);
        }
    }

    /// Shows the result of a job.
    pub fn finish(&mut self, result: JobResult) {
        match result {
            JobResult::Analysed(analysis) => {
                self.state.insights.sections = Some(analysis.sections(&self.world.graph));
            }
            JobResult::Placed(region, positions) => {
                self.state.picture.atlas.set_positions(region, positions);
                self.state.picture.made_for = None;
                let _ = self.settle();
            }
            JobResult::Found(found) => {
                let requests = show_results(&mut self.state, &self.world, found);
                let _ = self.start_jobs(requests);
            }
        }
    }

    pub(super) fn receive(&mut self, message: Message) {
        let kind_of =
            |number| self.jobs.iter().find(|job| job.number == number).map(|job| job.kind);
        match message {
            Message::Read(world) => self.reloaded(*world),
            Message::Progress(number, progress) if kind_of(number) == Some(JobKind::Analysis) => {
                self.state.insights.progress = Some(progress);
            }
            Message::Done(number, result) if kind_of(number).is_some() => {
                self.jobs.retain(|job| job.number != number);
                self.finish(result);
            }
            // It was cancelled meanwhile.
            Message::Progress(..) | Message::Done(..) => {}
        }
    }

    /// Shows a graph that was read again.
    ///
    /// A graph with errors does not replace one without: the last good one stays up and the
    /// problems are listed.
    pub fn reloaded(&mut self, new: LoadedGraph) {
        if new.errors() > 0 && self.world.graph.entity_count() > 0 {
            let errors = count(new.errors(), "error", "errors");
            let told = format!("{errors}: the last good graph stays; ! lists them");
            self.state.notice = Some(told);
            self.list_problems(new.problems);
            return;
        }
        self.jobs.clear();
        let requests = reopen(&mut self.state, &self.world, &new);
        self.world = Arc::new(new);
        let _ = self.start_jobs(requests);
        self.state.notice = Some("read again".to_owned());
    }

    /// Lists other problems with the graph that stays up.
    fn list_problems(&mut self, problems: Vec<Problem>) {
        // A running job shares the graph.
        self.jobs.drain(..).for_each(JobHandle::cancel);
        self.state.picture.atlas.under_way = None;
        if let Some(world) = Arc::get_mut(&mut self.world) {
            world.problems = problems;
        }
        let requests = search_again(&mut self.state, &self.world);
        let _ = self.start_jobs(requests);
    }
}
