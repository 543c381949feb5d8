//! Jobs that may take longer than a frame. Each runs on its own thread, reports its progress and can be cancelled.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::load::LoadedGraph;
use crate::model::SourceId;
use crate::query::{AnalysisLimits, Filter, MAX_BROKER_ENTITIES, OnProgress, Progress, analyse};

use super::canvas::map_state::{MapKey, MapState};
use super::derived::Derived;
use super::popup::finder::{HitList, SearchRequest};
use super::popup::insights::list::Insights;
use super::terminal::MessageSender;

const ANALYSIS_LIMITS: AnalysisLimits =
    AnalysisLimits { findings: 12, broker_entities: MAX_BROKER_ENTITIES };

/// The minimum time between two progress reports.
const REPORT_INTERVAL: Duration = Duration::from_millis(80);

/// A long-running computation.
#[derive(Clone, Debug, PartialEq)]
pub enum Job {
    /// Analyse the graph under a filter.
    Analyse(Box<Filter>),
    /// Divide a region into groups for the map.
    Group(MapKey),
    /// Run a search.
    Search(Box<SearchRequest>),
    /// Read the articles of sources.
    ReadArticles(Vec<SourceId>),
}

/// A function that stores the result of a job in the graph or the derived state.
pub(crate) type StoreResult = Box<dyn FnOnce(&LoadedGraph, &mut Derived) + Send>;

impl Job {
    /// The jobs whose results are missing.
    pub(super) fn pending(derived: &Derived) -> Vec<Self> {
        let Derived { map, insights, hits, unread, .. } = derived;
        let group = map.pending.map(Self::Group);
        let analyse = insights.pending.clone().map(|filter| Self::Analyse(Box::new(filter)));
        let read = Some(unread.clone()).filter(|unread| !unread.is_empty());
        let must_wait = |request: &SearchRequest| read.is_some() && request.needs_articles();
        let search = hits.pending.clone().filter(|request| !must_wait(request));
        let search = search.map(|request| Self::Search(Box::new(request)));
        [group, analyse, search, read.map(Self::ReadArticles)].into_iter().flatten().collect()
    }

    /// Computes the result; `None` if the job was cancelled.
    pub(super) fn run(
        self,
        loaded: &LoadedGraph,
        on_progress: &OnProgress<'_>,
        cancelled: &AtomicBool,
    ) -> Option<StoreResult> {
        Some(match self {
            Self::Analyse(filter) => {
                let analysis = analyse(&loaded.graph, &filter, ANALYSIS_LIMITS, on_progress)?;
                Box::new(move |loaded, derived| {
                    derived.insights = Insights::new(*filter, analysis.sections(&loaded.graph));
                })
            }
            Self::Group(key) => {
                let selection = key.region.selection(&loaded.graph);
                let groups = key.grouping.groups(&loaded.graph, &selection, on_progress)?;
                Box::new(move |_, derived| derived.map = MapState::new(key, groups))
            }
            Self::Search(search) => {
                let hits = search.run(loaded, cancelled)?;
                Box::new(move |_, derived| {
                    if derived.hits.pending.as_ref() == Some(&*search) {
                        derived.hits = HitList::new(*search, hits);
                    }
                })
            }
            Self::ReadArticles(sources) => read_articles(&sources, loaded, cancelled)?,
        })
    }
}

fn read_articles(
    sources: &[SourceId],
    loaded: &LoadedGraph,
    cancelled: &AtomicBool,
) -> Option<StoreResult> {
    let read = |source: &SourceId| {
        (!cancelled.load(Ordering::Relaxed)).then(|| loaded.read_article(*source))
    };
    let articles: Vec<_> = match loaded.refuse_articles(sources) {
        Some(refused) => refused,
        None => sources.iter().map(read).collect::<Option<_>>()?,
    };
    Some(Box::new(|loaded, _| {
        for article in articles {
            loaded.add_article(article);
        }
    }))
}

/// A message from another thread to the explorer.
pub enum Message {
    /// The graph has been reloaded.
    Reloaded(Box<LoadedGraph>),
    /// The system cannot report changes to the graph's files, for this reason.
    Unwatched(String),
    /// The graph cannot be saved in the cache, for this reason.
    Unsaved(String),
    /// The progress of a job.
    Progress(JobId, Progress),
    /// The result of a job.
    Done(JobId, StoreResult),
}

/// Identifies a started job, even among equal jobs for different versions of the graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JobId(u64);

impl JobId {
    fn new() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// A running job; cancelled when dropped.
#[derive(Debug)]
pub(super) struct JobHandle {
    pub(super) id: JobId,
    pub(super) job: Job,
    cancelled: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl JobHandle {
    /// Starts a job, which sends its progress and its result to the explorer.
    pub(super) fn start(
        job: Job,
        loaded: Arc<LoadedGraph>,
        sender: MessageSender<Message>,
    ) -> Self {
        let cancelled = Arc::new(AtomicBool::new(false));
        let is_cancelled = Arc::clone(&cancelled);
        let (id, running) = (JobId::new(), job.clone());
        let thread = thread::spawn(move || {
            let last_report = Cell::new(Instant::now());
            let on_progress = |progress: Progress| {
                if is_cancelled.load(Ordering::Relaxed) {
                    return ControlFlow::Break(());
                }
                if last_report.get().elapsed() >= REPORT_INTERVAL {
                    last_report.set(Instant::now());
                    sender.send(Message::Progress(id, progress));
                }
                ControlFlow::Continue(())
            };
            if let Some(result) = running.run(&loaded, &on_progress, &is_cancelled) {
                // Dropped first, so that the explorer holds the only reference when it changes the graph.
                drop(loaded);
                sender.send(Message::Done(id, result));
            }
        });
        Self { id, job, cancelled, thread: Some(thread) }
    }

    /// Cancels the job and waits for its thread to end.
    pub(super) fn cancel(mut self) {
        let thread = self.thread.take();
        drop(self);
        // If the thread has panicked, the panic hook has already ended the event loop.
        let _ = thread.map(JoinHandle::join);
    }
}

impl Drop for JobHandle {
    fn drop(&mut self) {
        self.cancelled.store(true, Ordering::Relaxed);
    }
}
