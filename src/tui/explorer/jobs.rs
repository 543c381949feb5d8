//! Running jobs, and handling their results and reloads.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::load::LoadedGraph;
use crate::text::count;

use super::super::action::{Action, ListAction};
use super::super::job::{Job, JobHandle, Message, ShowResult};
use super::Explorer;

impl Explorer {
    /// Starts the jobs whose results are awaited, and cancels all others. A job runs on another
    /// thread if messages can be sent from there, else at once.
    pub(super) fn run_jobs(&mut self) {
        let awaited = Job::awaited(&self.state.derived);
        let go_on = |_| ControlFlow::Continue(());
        self.jobs.retain(|running| awaited.contains(&running.job));
        for job in awaited {
            if self.jobs.iter().any(|running| running.job == job) {
                continue;
            }
            let loaded = Arc::clone(&self.loaded);
            if let Some(sender) = self.sender.clone() {
                self.jobs.push(JobHandle::start(job, loaded, sender));
            } else if let Some(result) = job.run(&loaded, &go_on, &AtomicBool::new(false)) {
                self.finish(result);
            }
        }
    }

    /// Shows the result of a job, and accepts its first hit if the user has already pressed Enter.
    fn finish(&mut self, show: ShowResult) {
        show(&self.loaded.graph, &mut self.state.derived);
        self.refresh();
        if self.state.is_accepted() {
            let _ = self.act(Action::List(ListAction::Accept));
        }
    }

    pub(super) fn receive(&mut self, message: Message) {
        match message {
            Message::Read(loaded) => self.reloaded(*loaded),
            Message::Progress(job, progress) => {
                let is_running = self.jobs.iter().any(|running| running.job == job);
                if is_running && matches!(job, Job::Analyse(_)) {
                    self.state.derived.insights.progress = Some(progress);
                }
            }
            Message::Done(job, result) => {
                // It may have been cancelled.
                if let Some(index) = self.jobs.iter().position(|running| running.job == job) {
                    self.jobs.swap_remove(index);
                    self.finish(result);
                }
            }
        }
    }

    /// Shows a reloaded graph.
    ///
    /// A graph with errors does not replace one without: the last good one stays and the problems are listed.
    pub fn reloaded(&mut self, new: LoadedGraph) {
        let notice = if new.errors() > 0 && self.loaded.graph.entity_count() > 0 {
            let errors = count(new.errors(), "error", "errors");
            // A running job shares the graph.
            self.jobs.drain(..).for_each(JobHandle::cancel);
            if let Some(loaded) = Arc::get_mut(&mut self.loaded) {
                loaded.problems = new.problems;
            }
            format!("{errors}: showing the last good graph; ! lists them")
        } else {
            self.jobs.clear();
            self.state.reopen(&self.loaded, &new);
            self.loaded = Arc::new(new);
            let lost = self.state.session.notice.take();
            lost.map_or_else(|| "reloaded".to_owned(), |lost| format!("reloaded; {lost}"))
        };
        self.run_jobs();
        self.state.session.notice = Some(notice);
    }
}
