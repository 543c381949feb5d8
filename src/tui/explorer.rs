//! The explorer: the world and the state of its screen, driven by the terminal's loop.

use std::path::PathBuf;
use std::sync::Arc;

use crossterm::event;
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::widgets::Widget;

use crate::load::LoadedGraph;
use crate::text::Palette;

use super::Options;
use super::action::Action;
use super::bookmarks::Store;
use super::context::Screen;
use super::dispatch::action_of;
use super::job::{JobHandle, Message};
use super::request::Request;
use super::state::State;
use super::terminal::{Event, Program, TerminalRequest, Waker};
use super::update::{apply, open, open_picker, settle};

mod jobs;
mod requests;

/// The world, what the screen shows of it, and the way to read it again.
pub struct Explorer {
    world: Arc<LoadedGraph>,
    state: State,
    palette: Palette,
    articles: Option<PathBuf>,
    waker: Option<Waker<Message>>,
    /// Where bookmarks outlive the program.
    bookmarks: Option<Store>,
    /// The jobs that run on other threads.
    jobs: Vec<JobHandle>,
    /// The number of jobs started so far.
    job_count: u64,
}

impl Explorer {
    /// An explorer on a screen without cells; the first resize gives it some.
    #[must_use]
    pub fn new(world: LoadedGraph, options: Options) -> Self {
        let mut state =
            State { hops: options.hops.unwrap_or(1), filter: options.filter, ..State::default() };
        open(&mut state, &world, options.focus);
        let Options { palette, articles, .. } = options;
        let world = Arc::new(world);
        Self {
            world,
            state,
            palette,
            articles,
            waker: None,
            bookmarks: None,
            jobs: Vec::new(),
            job_count: 0,
        }
    }

    /// Reads the graph again and runs jobs on other threads, which send messages.
    pub fn work_in_background(&mut self, waker: Waker<Message>) {
        self.waker = Some(waker);
    }

    /// What is shown.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The graph and everything known about it.
    #[must_use]
    pub fn world(&self) -> &LoadedGraph {
        &self.world
    }

    /// Gives the screen so many cells.
    pub fn resize(&mut self, size: Size) {
        let _ = self.act(Action::Resize(size.width, size.height));
    }

    /// What a key, the mouse, a paste or a new size means now, if anything.
    #[must_use]
    pub fn action_of(&self, input: event::Event) -> Option<Action> {
        action_of(input, self.state.scope(), &self.state.pending)
    }

    /// Handles a key, the mouse, a paste or a new size, and shows what follows.
    pub fn input(&mut self, input: event::Event) -> Vec<Request> {
        self.action_of(input).map_or_else(Vec::new, |action| self.act(action))
    }

    /// Opens the finder for somebody who takes what is chosen elsewhere.
    pub(super) fn open_picker(&mut self, query: &str) {
        let requests = open_picker(&mut self.state, &self.world, query);
        let _ = self.start_jobs(requests);
    }

    /// Performs an action and shows what follows. Starts its jobs and returns its other requests.
    pub fn act(&mut self, action: impl Into<Action>) -> Vec<Request> {
        let mut requests = self.apply(action.into());
        requests.extend(self.settle());
        requests
    }

    /// Performs an action; what follows from it waits for [`Explorer::settle`].
    fn apply(&mut self, action: Action) -> Vec<Request> {
        let requests = apply(&mut self.state, &self.world, action);
        self.start_jobs(requests)
    }

    /// Works out what follows from the actions performed.
    fn settle(&mut self) -> Vec<Request> {
        let requests = settle(&mut self.state, &self.world);
        self.start_jobs(requests)
    }

    /// Where the cursor of the terminal stands, where something is typed.
    #[must_use]
    pub fn cursor(&self) -> Option<Position> {
        self.screen().cursor()
    }

    pub(super) fn screen(&self) -> Screen<'_> {
        Screen { world: &self.world, state: &self.state, palette: self.palette }
    }
}

impl Program for Explorer {
    type Message = Message;

    fn handle(&mut self, event: Event<Message>) -> Vec<TerminalRequest> {
        let requests = match event {
            Event::Input(input) => {
                self.action_of(input).map_or_else(Vec::new, |action| self.apply(action))
            }
            Event::Message(message) => {
                self.receive(message);
                Vec::new()
            }
            Event::Returned(Ok(_)) => vec![Request::Reload],
            Event::Returned(Err(cause)) => {
                self.state.notice = Some(format!("the editor did not start: {cause}"));
                Vec::new()
            }
        };
        let performed = requests.into_iter().filter_map(|request| self.perform(request));
        std::iter::once(TerminalRequest::Draw).chain(performed).collect()
    }

    /// When keys are queued, only the last one triggers a layout.
    fn before_draw(&mut self) {
        let _ = self.settle();
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        frame.render_widget(self, frame.area());
        if let Some(position) = self.cursor() {
            frame.set_cursor_position(position);
        }
    }
}

impl Widget for &Explorer {
    fn render(self, area: Rect, buffer: &mut Buffer) {
        self.screen().render(area, buffer);
    }
}
