//! Runs jobs, and handles their results and reloads.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::load::LoadedGraph;
use crate::text::count;

use super::super::action::{Action, ListAction};
use super::super::job::{Job, JobHandle, Message, StoreResult};
use super::Explorer;

impl Explorer {
    /// Starts the pending jobs, and cancels all others. Each job runs on another thread, or on this one if there is no
    /// sender for its messages.
    pub(super) fn run_jobs(&mut self) {
        let pending = Job::pending(&self.state.derived);
        let on_progress = |_| ControlFlow::Continue(());
        self.jobs.retain(|running| pending.contains(&running.job));
        for job in pending {
            if self.jobs.iter().any(|running| running.job == job) {
                continue;
            }
            let loaded = Arc::clone(&self.loaded);
            if let Some(sender) = self.sender.clone() {
                self.jobs.push(JobHandle::start(job, loaded, sender));
            } else if let Some(result) = job.run(&loaded, &on_progress, &AtomicBool::new(false)) {
                self.finish(result);
            }
        }
    }

    /// Stores the result of a job, and accepts the first hit if the user has already pressed Enter.
    fn finish(&mut self, store: StoreResult) {
        store(&self.loaded.graph, &mut self.state.derived);
        self.refresh();
        if self.state.can_accept() {
            let _ = self.act(Action::List(ListAction::Accept));
        }
    }

    pub(super) fn receive(&mut self, message: Message) {
        match message {
            Message::Reloaded(loaded) => self.show_reloaded(*loaded),
            Message::Unwatched(reason) => self.state.session.notice(format!(
                "the files are compared only when this window gets the focus: {reason}"
            )),
            Message::Progress(job, progress) => {
                let is_running = self.jobs.iter().any(|running| running.job == job);
                if is_running && matches!(job, Job::Analyse(_)) {
                    self.state.derived.insights.progress = Some(progress);
                }
            }
            Message::Done(job, result) => {
                // Otherwise the job was cancelled.
                if let Some(index) = self.jobs.iter().position(|running| running.job == job) {
                    self.jobs.swap_remove(index);
                    self.finish(result);
                }
            }
        }
    }

    /// Shows a reloaded graph. A graph with more errors does not replace the current one, which stays, with the new
    /// problems.
    pub fn show_reloaded(&mut self, mut new: LoadedGraph) {
        let errors = count(new.error_count(), "error", "errors");
        new.carry_over_settings_problems(&self.loaded);
        let notice = if self.loaded.is_better_than(&new) {
            // A running job holds a reference to the graph.
            self.jobs.drain(..).for_each(JobHandle::cancel);
            if let Some(loaded) = Arc::get_mut(&mut self.loaded) {
                loaded.take_problems(new);
            }
            format!("{errors}: showing the last good graph; {{problems}} lists them")
        } else {
            self.jobs.clear();
            self.state.reopen(&self.loaded, &new);
            self.loaded = Arc::new(new);
            let loss = self.state.session.notice.take();
            loss.map_or_else(|| "reloaded".to_owned(), |loss| format!("reloaded; {loss}"))
        };
        self.run_jobs();
        self.state.session.notice(notice);
    }
}
