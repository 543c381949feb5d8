//! The explorer: a terminal, keys, panes.
//!
//! Each key takes the same path: [`keys`] → [`Action`](action::Action) → [`update`], which changes the
//! [`Session`](session::Session) → [`derive`](derived::derive), which computes everything that follows from it →
//! [`view`], which only reads. [`panes`] gives all of them the same rectangles. Only the [`Explorer`] has side
//! effects.

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
pub use explorer::pick::{PickMode, pick};

use crate::load::LoadedGraph;
use crate::model::EntityId;
use crate::text::Palette;
use terminal::{DrawTarget, Terminal, TerminalFailure};

/// Options for opening the explorer.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The entity to start at; by default the one with the most relations.
    pub focus: Option<EntityId>,
    /// A message about the entity: that its name was misspelt.
    pub notice: Option<String>,
    /// The number of hops around the entity; by default one.
    pub hops: Option<usize>,
    /// The initial filter.
    pub filter: crate::query::Filter,
    /// The colours.
    pub palette: Palette,
    /// The articles folder, if one was given; needed for reloads.
    pub articles: Option<PathBuf>,
    /// The folder for bookmarks; without one they are not saved.
    pub state_folder: Option<PathBuf>,
}

/// Takes over the terminal and shows a graph until the user quits.
///
/// # Errors
///
/// Fails if there is no terminal, if it goes away, or if another thread panics.
pub fn start(loaded: LoadedGraph, options: Options) -> Result<(), TerminalFailure> {
    let (sender, receiver) = terminal::channel();
    let mut terminal = Terminal::open(DrawTarget::StandardOutput)?;
    explorer::watch::watch(loaded.source.clone(), options.articles.clone(), sender.clone());
    let mut explorer = Explorer::new(loaded, options);
    explorer.work_in_background(sender);
    panic_if_a_test_asks();
    terminal::run(&mut explorer, &mut terminal, &receiver)
}

/// For tests of panics in the real program; not in release builds.
fn panic_if_a_test_asks() {
    let is_asked = cfg!(debug_assertions) && std::env::var_os("GUANXI_TEST_PANIC").is_some();
    assert!(!is_asked, "a test asked for this panic after the terminal was taken");
}
