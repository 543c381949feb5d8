//! Jobs that may take longer than a frame: each runs on its own thread, reports progress, and can be
//! cancelled.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::layout::Positions;
use crate::load::LoadedGraph;
use crate::query::{Analysis, Filter, OnProgress, Progress, analyse};
use crate::search::{Hit, Hits};

use super::canvas::map_state::Region;
use super::popup::finder::SearchRequest;
use super::terminal::MessageSender;

/// The maximum number of hubs, brokers and triangles.
const MAX_FINDINGS: usize = 12;

/// The time between two reports of progress.
const REPORT_EVERY: Duration = Duration::from_millis(80);

/// A computation.
#[derive(Clone, Debug, PartialEq)]
pub enum Job {
    /// Analyse the graph under a filter.
    Analyse(Box<Filter>),
    /// Lay out the entities of a region, close to their previous positions.
    Place(Region, Option<Arc<Positions>>),
    /// Run a search.
    Search(Box<SearchRequest>),
}

impl Job {
    /// Computes the result; `None` if it was cancelled.
    pub(super) fn run(
        &self,
        loaded: &LoadedGraph,
        on_progress: &OnProgress<'_>,
        cancelled: &AtomicBool,
    ) -> Option<JobResult> {
        match self {
            Self::Analyse(filter) => {
                let analysis = analyse(&loaded.graph, filter, MAX_FINDINGS, on_progress)?;
                Some(JobResult::Analysed((**filter).clone(), analysis))
            }
            Self::Place(region, before) => {
                let placing = region.placing(&loaded.graph, before.as_deref());
                let progress = Progress { step: "places", done: 0, of: placing.count() };
                let positions = placing.positions(&|| on_progress(progress).is_continue());
                positions.map(|positions| JobResult::Placed(*region, positions))
            }
            Self::Search(search) => {
                let found = search.run(loaded, cancelled)?;
                Some(JobResult::Found((**search).clone(), found))
            }
        }
    }
}

/// The result of a job.
#[derive(Debug)]
pub enum JobResult {
    /// The analysis of the graph under a filter.
    Analysed(Filter, Analysis),
    /// The positions of the entities of a region.
    Placed(Region, Positions),
    /// The hits of a search.
    Found(SearchRequest, Hits<Hit>),
}

/// A message from another thread to the explorer.
#[derive(Debug)]
pub enum Message {
    /// The graph was read again.
    Read(Box<LoadedGraph>),
    /// The progress of the job with a number.
    Progress(u64, Progress),
    /// The result of the job with a number.
    Done(u64, JobResult),
}

/// A running job; cancelled when dropped.
#[derive(Debug)]
pub(super) struct JobHandle {
    /// Unique among the jobs of an explorer.
    pub(super) number: u64,
    pub(super) job: Job,
    cancelled: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl JobHandle {
    /// Starts a job, which sends its result to the explorer.
    pub(super) fn start(
        number: u64,
        job: Job,
        loaded: Arc<LoadedGraph>,
        sender: MessageSender<Message>,
    ) -> Self {
        let cancelled = Arc::new(AtomicBool::new(false));
        let is_cancelled = Arc::clone(&cancelled);
        let to_run = job.clone();
        let thread = thread::spawn(move || {
            let last = Cell::new(Instant::now());
            let watch = |progress: Progress| {
                if is_cancelled.load(Ordering::Relaxed) {
                    return ControlFlow::Break(());
                }
                if last.get().elapsed() >= REPORT_EVERY {
                    last.set(Instant::now());
                    sender.send(Message::Progress(number, progress));
                }
                ControlFlow::Continue(())
            };
            if let Some(result) = to_run.run(&loaded, &watch, &is_cancelled) {
                // The explorer may want to change the graph's problems when it gets the result.
                drop(loaded);
                sender.send(Message::Done(number, result));
            }
        });
        Self { number, job, cancelled, thread: Some(thread) }
    }

    /// Cancels it and waits for it to end.
    pub(super) fn cancel(mut self) {
        self.cancelled.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            // A panic of the thread ends the program through the panic hook.
            let _ = thread.join();
        }
    }
}

impl Drop for JobHandle {
    fn drop(&mut self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}
