//! Work that may take longer than a frame: it runs on a thread of its own, says how far it has
//! come, and is given up when nobody waits for it any more.

use std::cell::Cell;
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use crate::load::World;
use crate::query::{Analysis, Filter, Progress, Watch, analyse};

use super::terminal::Waker;

/// How many hubs, brokers and triangles are looked for.
const MOST: usize = 12;

/// How long a reader is left without news.
const NEWS: Duration = Duration::from_millis(80);

/// Something to be worked out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// What the shape of the graph says under a filter.
    Analyse(Filter),
}

/// What came of an errand.
#[derive(Debug)]
pub enum Outcome {
    /// What the shape of the graph says.
    Analysed(Analysis),
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
            if let Some(outcome) = run(&errand, &world, &watch) {
                // Whoever takes the outcome in may want the graph for itself.
                drop(world);
                waker.send(Message::Done(number, outcome));
            }
        });
        Self { number, given_up, thread: Some(thread) }
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
pub(super) fn run(errand: &Errand, world: &World, watch: &Watch<'_>) -> Option<Outcome> {
    match errand {
        Errand::Analyse(filter) => {
            analyse(&world.graph, filter, MOST, watch).map(Outcome::Analysed)
        }
    }
}
