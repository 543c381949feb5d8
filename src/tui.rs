//! Floor 3, the explorer: a terminal, keys, panes.
//!
//! One key flows one way: [`keys`] → [`Action`](action::Action) → [`update`](update::update), which
//! changes the [`State`](state::State) and answers with effects → [`view`], which only reads.
//! [`panes`](panes::panes) gives the rectangles to both. Only the [`Explorer`] touches the world.

pub mod action;
mod argument;
pub mod bookmarks;
mod command_line;
mod context;
pub mod cursor;
pub mod dispatch;
mod explorer;
pub mod field;
mod frame;
pub mod job;
pub mod keys;
pub mod page;
pub mod panes;
mod pick;
pub mod popup;
mod processes;
pub mod reading;
pub mod request;
pub mod stage;
pub mod state;
pub mod terminal;
pub mod twin;
pub mod update;
pub mod view;
mod watch;

use std::path::PathBuf;

pub use explorer::Explorer;
pub use pick::{Choose, pick};

use crate::load::LoadedGraph;
use crate::model::EntityId;
use crate::text::Palette;
use bookmarks::Store;
use terminal::{DrawTarget, Ended, NoTerminal, Terminal};

/// How the explorer is opened.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The entity to begin with; the one with most relations where none is named.
    pub focus: Option<EntityId>,
    /// How many hops around it; one where nobody says.
    pub hops: Option<usize>,
    /// What is let through from the beginning.
    pub filter: crate::query::Filter,
    /// Whether colours may be used.
    pub palette: Palette,
    /// The folder of the articles' own text, where one was named; needed to read it again.
    pub articles: Option<PathBuf>,
    /// The folder in which bookmarks outlive the program; without one they end with it.
    pub state_folder: Option<PathBuf>,
}

/// Why the explorer could not begin, or ended other than by a key.
#[derive(Debug)]
pub enum Failure {
    /// There is no terminal to draw on.
    NoTerminal(NoTerminal),
    /// The terminal went away, or something failed.
    Ended(Ended),
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoTerminal(cause) => cause.fmt(f),
            Self::Ended(cause) => cause.fmt(f),
        }
    }
}

impl std::error::Error for Failure {}

/// Takes the terminal and shows a graph until the reader quits.
///
/// # Errors
///
/// Fails where there is no terminal, where it goes away, and where another thread panics.
pub fn start(world: LoadedGraph, options: Options) -> Result<(), Failure> {
    let (waker, inbox) = terminal::channel();
    let mut terminal = Terminal::open(DrawTarget::StandardOutput).map_err(Failure::NoTerminal)?;
    watch::watch(world.place.clone(), options.articles.clone(), waker.clone());
    let bookmarks = options.state_folder.as_deref().map(|folder| Store::new(folder, &world.place));
    let mut explorer = Explorer::new(world, options);
    if let Some(store) = bookmarks {
        explorer.keep_bookmarks(store);
    }
    explorer.work_in_background(waker);
    panic_if_a_test_asks();
    terminal::run(&mut explorer, &mut terminal, &inbox).map_err(Failure::Ended)
}

/// For tests of a panic in the real program; absent from release builds.
fn panic_if_a_test_asks() {
    let is_asked = cfg!(debug_assertions) && std::env::var_os("GUANXI_TEST_PANIC").is_some();
    assert!(!is_asked, "a test asked for this panic after the terminal was taken");
}
