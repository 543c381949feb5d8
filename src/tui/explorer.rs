//! The explorer, driven by the event loop of the terminal.

mod bookmark_store;
mod jobs;
pub(super) mod pick;
mod requests;
mod saving;

use std::path::PathBuf;
use std::sync::Arc;

use crossterm::event;
use ratatui::buffer::Buffer;
use ratatui::layout::Position;
use ratatui::widgets::Widget;

use crate::layout::GlyphSet;
use crate::load::{GraphWatch, LoadedGraph, WatchEvent};
use crate::settings::ThemeChoice;
use crate::text::Palette;

use super::Options;
use super::action::Action;
use super::context::ViewState;
use super::job::{JobHandle, Message};
use super::keys::action_of;
use super::request::Request;
use super::session::Session;
use super::terminal::{Event, MessageSender, Program, Terminal, TerminalRequest};
use super::update::State;
use bookmark_store::BookmarkStore;

/// A graph, the state of its screen, and everything with side effects: jobs, files, bookmarks.
pub struct Explorer {
    loaded: Arc<LoadedGraph>,
    state: State,
    theme: ThemeChoice,
    palette: Palette,
    editor: String,
    openers: Vec<String>,
    sender: Option<MessageSender<Message>>,
    watch: Option<GraphWatch>,
    bookmarks: Option<BookmarkStore>,
    /// The jobs running on other threads.
    jobs: Vec<JobHandle>,
}

impl Explorer {
    /// Creates an explorer, whose screen is empty until the first resize.
    pub fn new(loaded: LoadedGraph, options: Options) -> Self {
        let mut state = State { session: initial_session(&options), ..State::default() };
        state.open(&loaded, options.focus);
        let store = |folder: PathBuf| BookmarkStore::new(&folder, &loaded.source);
        let mut explorer = Self {
            bookmarks: options.state_folder.map(store),
            loaded: Arc::new(loaded),
            state,
            theme: options.theme,
            palette: options.theme.palette(None),
            editor: options.editor,
            openers: options.openers,
            sender: None,
            watch: None,
            jobs: Vec::new(),
        };
        explorer.access_bookmarks(|store| store.read());
        explorer
    }

    /// Queries the background colour of the terminal if the theme depends on it.
    pub(super) fn adapt_to_background(&mut self, terminal: &mut Terminal) {
        if self.theme.needs_background() {
            self.palette = self.theme.palette(terminal.query_background());
        }
    }

    /// Makes jobs run on other threads, which send their results through this sender.
    pub fn run_jobs_on_threads(&mut self, sender: MessageSender<Message>) {
        self.sender = Some(sender);
    }

    /// Watches the files of the graph; loads the graph on another thread when they change or the user reloads.
    pub fn watch_files(&mut self, sender: MessageSender<Message>) {
        let report = move |event| {
            sender.send(match event {
                WatchEvent::Reloaded(loaded) => Message::Reloaded(loaded),
                WatchEvent::Unwatched(reason) => Message::Unwatched(reason),
            });
        };
        let LoadedGraph { source, options, .. } = &*self.loaded;
        self.watch = Some(GraphWatch::start(source.clone(), options.clone(), report));
    }

    /// Saves the bookmarks that could not be saved while another program was changing their file.
    ///
    /// # Errors
    ///
    /// Fails with a message if they still cannot be saved.
    pub(super) fn save_bookmarks(&mut self) -> Result<(), String> {
        self.bookmarks.as_mut().map_or(Ok(()), BookmarkStore::save_at_end)
    }

    /// The session, its derived state, and the size of the screen.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The graph, its files and problems.
    pub fn loaded(&self) -> &LoadedGraph {
        &self.loaded
    }

    fn action_of(&self, input: event::Event) -> Option<Action> {
        let session = &self.state.session;
        action_of(&session.keys, input, session.scope(), &session.pending_keys)
    }

    /// Handles a key, mouse event, paste or resize, and derives the new state. Returns the requested side effects.
    pub fn input(&mut self, input: event::Event) -> Vec<Request> {
        self.action_of(input).map_or_else(Vec::new, |action| self.act(action))
    }

    /// Performs an action and derives the new state. Returns the requested side effects.
    pub fn act(&mut self, action: Action) -> Vec<Request> {
        let requests = self.state.apply(&self.loaded, action);
        self.refresh();
        requests
    }

    /// Derives everything from the session, then starts the jobs whose results are missing.
    fn refresh(&mut self) {
        self.state.refresh(&self.loaded);
        self.run_jobs();
    }

    /// The state to draw.
    pub fn view_state(&self) -> ViewState<'_> {
        self.state.view_state(&self.loaded, self.palette)
    }
}

fn initial_session(options: &Options) -> Session {
    let keys = options.keys.clone();
    let keys = match options.glyph_set {
        GlyphSet::Unicode => keys,
        GlyphSet::Ascii => keys.in_ascii(),
    };
    Session {
        hops: options.hops.unwrap_or(1),
        filter: options.filter.clone(),
        tone_sign: options.theme.palette(None).into(),
        glyph_set: options.glyph_set,
        keys: Arc::new(keys),
        hints: options.hints.clone(),
        notice: options.notice.clone(),
        ..Session::default()
    }
}

impl Program for Explorer {
    type Message = Message;

    fn handle(&mut self, event: Event<Message>) -> Vec<TerminalRequest> {
        let requests = match event {
            Event::Input(event::Event::FocusGained) => {
                self.watch.iter().for_each(GraphWatch::check_if_unwatched);
                return Vec::new();
            }
            Event::Input(input) => self
                .action_of(input)
                .map_or_else(Vec::new, |action| self.state.apply(&self.loaded, action)),
            Event::Message(message) => {
                self.receive(message);
                Vec::new()
            }
            Event::CommandExited(Ok(_)) => vec![Request::Reload],
            Event::CommandExited(Err(error)) => {
                self.show_editor_error(&error);
                Vec::new()
            }
        };
        let performed = requests.into_iter().filter_map(|request| self.perform(request));
        std::iter::once(TerminalRequest::Draw).chain(performed).collect()
    }

    /// Saves pending bookmarks and derives the new state, once per frame, so that only the last of several queued keys
    /// triggers a layout.
    fn before_draw(&mut self) {
        self.bookmarks.iter_mut().for_each(BookmarkStore::save);
        self.refresh();
    }

    fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        self.view_state().render(buffer.area, buffer);
        self.view_state().cursor()
    }
}
