//! Work that may take longer than a frame: it runs on a thread of its own, says how far it has
//! come, and is given up when nobody waits for it any more.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::layout::Positions;
use crate::load::World;
use crate::query::{Analysis, Filter, Progress, Watch, analyse};

use super::state::atlas::Region;
use super::state::finder::{SearchRequest, SearchResults};
use super::terminal::Waker;

/// How many hubs, brokers and triangles are looked for.
const MOST: usize = 12;

/// How long a reader is left without news.
const NEWS: Duration = Duration::from_millis(80);

/// Something to be worked out.
#[derive(Clone, Debug, PartialEq)]
pub enum Errand {
    /// What the shape of the graph says under a filter.
    Analyse(Box<Filter>),
    /// Where the entities of a region lie on the map, and where they lay before.
    Place(Region, Option<Positions>),
    /// What is found for what is typed.
    Search(Box<SearchRequest>),
}

/// What an errand is about: of each kind one at most is under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The shape of the graph.
    Analysis,
    /// The map.
    Placing,
    /// The finder.
    Finding,
}

impl Errand {
    /// What it is about.
    #[must_use]
    pub fn kind(&self) -> Kind {
        match self {
            Self::Analyse(_) => Kind::Analysis,
            Self::Place(..) => Kind::Placing,
            Self::Search(_) => Kind::Finding,
        }
    }
}

/// What came of an errand.
#[derive(Debug)]
pub enum Outcome {
    /// What the shape of the graph says.
    Analysed(Analysis),
    /// Where the entities of a region lie.
    Placed(Region, Positions),
    /// What is found.
    Found(SearchResults),
}

/// What another thread tells the explorer.
#[derive(Debug)]
pub enum Message {
    /// The graph was read again.
    Read(Box<World>),
    /// How far the errand of a number has come.
    Progress(u64, Progress),
    /// What came of the errand of a number.
    Done(u64, Outcome),
}

/// An errand under way.
#[derive(Debug)]
pub(super) struct Work {
    /// Tells it from those before it.
    pub(super) number: u64,
    pub(super) kind: Kind,
    given_up: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Work {
    /// Starts an errand; what comes of it is sent to the explorer.
    pub(super) fn start(
        number: u64,
        errand: Errand,
        world: Arc<World>,
        waker: Waker<Message>,
    ) -> Self {
        let kind = errand.kind();
        let given_up = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&given_up);
        let thread = thread::spawn(move || {
            let last = Cell::new(Instant::now());
            let watch = |progress: Progress| {
                if told.load(Ordering::Relaxed) {
                    return ControlFlow::Break(());
                }
                if last.get().elapsed() >= NEWS {
                    last.set(Instant::now());
                    waker.send(Message::Progress(number, progress));
                }
                ControlFlow::Continue(())
            };
            if let Some(outcome) = run(&errand, &world, &watch, &told) {
                // Whoever takes the outcome in may want the graph for itself.
                drop(world);
                waker.send(Message::Done(number, outcome));
            }
        });
        Self { number, kind, given_up, thread: Some(thread) }
    }

    /// Gives it up and waits until it has heard so.
    pub(super) fn give_up(mut self) {
        self.given_up.store(true, Ordering::Relaxed);
        if let Some(thread) = self.thread.take() {
            // A panic over there ends the program by the panic hook's own way.
            let _ = thread.join();
        }
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.given_up.store(true, Ordering::Relaxed);
    }
}

/// Does an errand; nothing where somebody looking on gave it up.
pub(super) fn run(
    errand: &Errand,
    world: &World,
    watch: &Watch<'_>,
    given_up: &AtomicBool,
) -> Option<Outcome> {
    match errand {
        Errand::Analyse(filter) => {
            analyse(&world.graph, filter, MOST, watch).map(Outcome::Analysed)
        }
        Errand::Place(region, before) => {
            let placing = region.placing(&world.graph, before.as_ref());
            let progress = Progress { step: "places", done: 0, of: placing.count() };
            let positions = placing.positions(&|| watch(progress).is_continue());
            positions.map(|positions| Outcome::Placed(*region, positions))
        }
        Errand::Search(search) => search.run(world, given_up).map(Outcome::Found),
    }
}
