//! The explorer: a terminal, keys, panes.
//!
//! One key flows one way: [`keys`] → [`Action`](action::Action) → [`update`], which changes the
//! [`Session`](session::Session) → [`derive`](derived::derive), everything that follows from it →
//! [`view`], which only reads. [`panes`] gives the rectangles to all. Only the
//! [`Explorer`] touches the world.

pub mod action;
pub mod canvas;
mod claim;
pub mod context;
pub mod cursor;
pub mod derived;
pub mod entities;
mod explorer;
mod frame;
pub mod job;
pub mod keys;
pub mod panes;
pub mod popup;
pub mod reader;
pub mod relations;
pub mod request;
pub mod session;
pub mod terminal;
pub mod update;
pub mod view;

use std::path::PathBuf;

pub use explorer::Explorer;
pub use explorer::pick::{Choose, pick};

use crate::load::LoadedGraph;
use crate::model::EntityId;
use crate::text::Palette;
use terminal::{DrawTarget, Terminal, TerminalFailure};

/// How the explorer is opened.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The entity to begin with; the one with most relations where none is named.
    pub focus: Option<EntityId>,
    /// Number of hops around the entity; one where nobody says.
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

/// Takes the terminal and shows a graph until the reader quits.
///
/// # Errors
///
/// Fails where there is no terminal, where it goes away, and where another thread panics.
pub fn start(loaded: LoadedGraph, options: Options) -> Result<(), TerminalFailure> {
    let (waker, inbox) = terminal::channel();
    let mut terminal = Terminal::open(DrawTarget::StandardOutput)?;
    explorer::watch::watch(loaded.source.clone(), options.articles.clone(), waker.clone());
    let mut explorer = Explorer::new(loaded, options);
    explorer.work_in_background(waker);
    panic_if_a_test_asks();
    terminal::run(&mut explorer, &mut terminal, &inbox)
}

/// For tests of a panic in the real program; absent from release builds.
fn panic_if_a_test_asks() {
    let is_asked = cfg!(debug_assertions) && std::env::var_os("GUANXI_TEST_PANIC").is_some();
    assert!(!is_asked, "a test asked for this panic after the terminal was taken");
}
