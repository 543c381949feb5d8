//! The explorer: the interactive interface in the terminal.
//!
//! Each key goes through the same stages: [`keys`] maps it to an [`Action`](action::Action), [`update`] applies the
//! action to the [`Session`](session::Session), [`derive`](derived::derive) computes everything that depends on the
//! session, and `view` draws it without changing anything. All stages use the rectangles of [`panes`]. Only the
//! [`Explorer`] and the [`terminal`] have side effects.

pub mod action;
pub mod canvas;
pub(crate) mod context;
pub mod cursor;
pub mod derived;
pub(crate) mod entities;
mod explorer;
mod frame;
pub mod job;
pub mod keys;
mod loading;
pub mod panes;
pub(crate) mod popup;
pub(crate) mod reader;
pub(crate) mod relations;
pub mod request;
pub mod session;
pub mod terminal;
pub mod update;
pub(crate) mod view;

use std::error::Error as _;
use std::panic::{self, AssertUnwindSafe};
use std::path::PathBuf;

pub use explorer::Explorer;
pub use explorer::pick::{PickMode, pick};
pub use loading::{LoadOutcome, load};

use crate::layout::GlyphSet;
use crate::load::LoadedGraph;
use crate::model::EntityId;
use crate::settings::{KeyTable, StarterHint, ThemeChoice};
use crate::system::{error_text, remove_unfinished_files};
use terminal::{DrawTarget, MessageReceiver, Program, Terminal, TerminalFailure};

/// Options for opening the explorer.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The entity to start at; by default the [`opening_entity`](crate::query::opening_entity) of the graph.
    pub focus: Option<EntityId>,
    /// A notice to show first, such as a correction of a misspelt entity name.
    pub notice: Option<String>,
    /// The hints to show until their actions have been used.
    pub hints: Vec<StarterHint>,
    /// The number of hops around the entity; one by default.
    pub hops: Option<usize>,
    /// The initial filter.
    pub filter: crate::query::Filter,
    /// The colour theme, and how many colours the terminal has.
    pub theme: ThemeChoice,
    /// The characters for lines and symbols.
    pub glyph_set: GlyphSet,
    /// The folder for bookmarks; without a folder, bookmarks are not saved.
    pub state_folder: Option<PathBuf>,
    /// The keys in effect.
    pub keys: KeyTable,
    /// The command that edits a file, with its arguments.
    pub editor: String,
    /// The commands that open a URL, with their arguments; the first that starts does.
    pub openers: Vec<String>,
}

/// Why the explorer failed.
#[derive(Debug)]
pub enum ExplorerFailure {
    /// There is no terminal, or it is disconnected, for this reason.
    Terminal(String),
    /// A thread panicked. Contains the session at that time, as JSON.
    Panicked(serde_json::Value),
    /// The explorer ended as usual, but bookmarks were not saved, for this reason.
    BookmarksLost(String),
}

/// Shows a graph until the user quits, on an open terminal or, without one, on standard output.
///
/// # Errors
///
/// Fails if there is no terminal, if it is disconnected, if any thread panics, or if bookmarks cannot be saved.
pub fn start(
    loaded: LoadedGraph,
    options: Options,
    terminal: Option<Terminal>,
) -> Result<(), ExplorerFailure> {
    let (sender, receiver) = terminal::channel();
    let mut terminal = terminal.map_or_else(|| open_terminal(DrawTarget::StandardOutput), Ok)?;
    terminal.on_fatal_signal(remove_unfinished_files);
    let mut explorer = catch_panic(|| {
        let mut explorer = Explorer::new(loaded, options);
        explorer.adapt_to_background(&mut terminal);
        explorer.watch_files(sender.clone());
        explorer.run_jobs_on_threads(sender);
        explorer.save_graph();
        explorer
    })?;
    let result = run(&mut explorer, &mut terminal, &receiver);
    drop(terminal);
    result.map_err(|failure| failure_of(&explorer, failure))?;
    explorer.save_bookmarks().map_err(ExplorerFailure::BookmarksLost)?;
    // The background thread may not have finished saving the graph.
    remove_unfinished_files();
    Ok(())
}

fn open_terminal(target: DrawTarget) -> Result<Terminal, ExplorerFailure> {
    Terminal::open(target).map_err(|failure| ExplorerFailure::Terminal(describe(&failure)))
}

/// Runs a program until it ends. A panic on this thread becomes [`TerminalFailure::Panicked`].
fn run<P: Program>(
    program: &mut P,
    terminal: &mut Terminal,
    receiver: &MessageReceiver<P::Message>,
) -> Result<(), TerminalFailure> {
    let run = || terminal::run(program, terminal, receiver);
    panic::catch_unwind(AssertUnwindSafe(run)).unwrap_or(Err(TerminalFailure::Panicked))
}

/// Opens an explorer.
fn catch_panic<T>(open: impl FnOnce() -> T) -> Result<T, ExplorerFailure> {
    panic::catch_unwind(AssertUnwindSafe(open)).map_err(|_| loading::panic_failure())
}

/// The failure of an explorer, with its session if a thread panicked.
fn failure_of(explorer: &Explorer, failure: TerminalFailure) -> ExplorerFailure {
    match failure {
        TerminalFailure::Panicked => {
            let session = serde_json::to_value(&explorer.state().session);
            ExplorerFailure::Panicked(session.unwrap_or_default())
        }
        failure => ExplorerFailure::Terminal(describe(&failure)),
    }
}

fn describe(failure: &TerminalFailure) -> String {
    let cause = failure.source().and_then(|cause| cause.downcast_ref());
    cause.map_or_else(|| failure.to_string(), |cause| format!("{failure}: {}", error_text(cause)))
}
