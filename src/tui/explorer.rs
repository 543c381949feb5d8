//! The explorer: the world and the state of its screen, driven by the terminal's loop.

use std::path::PathBuf;
use std::sync::Arc;

use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::widgets::Widget;

use crate::load::World;

use super::Options;
use super::action::{Action, Effect};
use super::bookmarks::Store;
use super::dispatch::{action_of_key, action_of_mouse};
use super::state::State;
use super::terminal::{Happening, Program, Request, Waker};
use super::theme::Palette;
use super::update::{apply, open, open_picker, settle};
use super::view::Screen;
use super::work::{Message, Work};

mod errands;
mod outside;

/// The world, what the screen shows of it, and the way to read it again.
pub struct Explorer {
    world: Arc<World>,
    state: State,
    palette: Palette,
    articles: Option<PathBuf>,
    waker: Option<Waker<Message>>,
    /// Where bookmarks outlive the program.
    bookmarks: Option<Store>,
    /// What is being worked out on another thread.
    work: Vec<Work>,
    /// How much was worked out so far.
    errands: u64,
}

impl Explorer {
    /// An explorer on a screen without cells; the first resize gives it some.
    #[must_use]
    pub fn new(world: World, options: Options) -> Self {
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
            work: Vec::new(),
            errands: 0,
        }
    }

    /// Lets the graph be read again, and what takes long be worked out, on other threads, which
    /// report here.
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
    pub fn world(&self) -> &World {
        &self.world
    }

    /// Gives the screen so many cells.
    pub fn resize(&mut self, size: Size) {
        let _ = self.act(Action::Resize(size.width, size.height));
    }

    /// Presses a key.
    pub fn press(&mut self, key: KeyEvent) -> Vec<Effect> {
        let action = action_of_key(key, self.state.scope(), &self.state.pending);
        action.map_or_else(Vec::new, |action| self.act(action))
    }

    /// Uses the mouse.
    pub fn point(&mut self, mouse: MouseEvent) -> Vec<Effect> {
        action_of_mouse(mouse).map_or_else(Vec::new, |action| self.act(action))
    }

    /// Opens the finder for somebody who takes what is chosen elsewhere.
    pub(super) fn open_picker(&mut self, query: &str) {
        let effects = open_picker(&mut self.state, &self.world, query);
        let _ = self.begin_all(effects);
    }

    /// Does what an action says, whatever key it is on. Gives back what others have to do: what is
    /// to be worked out is begun here.
    pub fn act(&mut self, action: Action) -> Vec<Effect> {
        let mut effects = self.apply(Some(action));
        effects.extend(self.settle());
        effects
    }

    /// Does what an action says; what follows from it waits for [`Explorer::settle`].
    fn apply(&mut self, action: Option<Action>) -> Vec<Effect> {
        let Some(action) = action else { return Vec::new() };
        let effects = apply(&mut self.state, &self.world, action);
        self.begin_all(effects)
    }

    /// Works out what follows from what was done.
    fn settle(&mut self) -> Vec<Effect> {
        let effects = settle(&mut self.state, &self.world);
        self.begin_all(effects)
    }

    /// Where the cursor of the terminal stands, where something is typed.
    #[must_use]
    pub fn cursor(&self) -> Option<Position> {
        self.screen().cursor()
    }

    pub(super) fn screen(&self) -> Screen<'_> {
        Screen { world: &self.world, state: &self.state, palette: self.palette }
    }

    fn take_in(&mut self, happening: Happening<Message>) -> Vec<Effect> {
        match happening {
            Happening::Key(key) => {
                let action = action_of_key(key, self.state.scope(), &self.state.pending);
                self.apply(action)
            }
            Happening::Mouse(mouse) => self.apply(action_of_mouse(mouse)),
            Happening::Paste(text) => self.apply(Some(Action::Paste(text))),
            Happening::Resize(size) => {
                let _ = self.apply(Some(Action::Resize(size.width, size.height)));
                // A stop or a command has switched the mouse on again.
                vec![Effect::Mouse(self.state.mouse)]
            }
            Happening::Message(message) => {
                self.take_message(message);
                Vec::new()
            }
            Happening::Returned(Ok(_)) => vec![Effect::Reload],
            Happening::Returned(Err(cause)) => {
                self.state.notice = Some(format!("the editor did not start: {cause}"));
                Vec::new()
            }
            Happening::Deadline => Vec::new(),
        }
    }
}

impl Program for Explorer {
    type Message = Message;

    fn handle(&mut self, happening: Happening<Message>) -> Vec<Request> {
        let effects = self.take_in(happening);
        let mut requests = vec![Request::Draw];
        requests.extend(effects.into_iter().filter_map(|effect| self.perform(effect)));
        requests
    }

    /// Of many keys that waited only the last one needs a picture.
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
