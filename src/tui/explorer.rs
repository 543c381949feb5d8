//! The explorer: the world and the state of its screen, driven by the terminal's loop.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::thread;

use crossterm::event::{KeyEvent, MouseEvent};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::widgets::Widget;

use crate::load::{Problem, World, load};

use super::Options;
use super::action::{Action, Effect};
use super::bookmarks::{Kept, Store};
use super::dispatch::{action_of_key, action_of_mouse};
use super::outside;
use super::state::State;
use super::terminal::{Happening, Program, Request, Waker};
use super::text::count;
use super::theme::Palette;
use super::update::{apply, open, open_picker, reopen, search_again, settle, take_in};
use super::view::Screen;
use super::work::{self, Errand, Kind, Message, Outcome, Work};

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

    /// Takes the bookmarks of earlier runs from where they are kept, and keeps them there.
    pub(super) fn keep_bookmarks(&mut self, store: Store) {
        self.take_bookmarks(store.read());
        self.bookmarks = Some(store);
    }

    fn take_bookmarks(&mut self, read: Result<Kept, String>) {
        let trouble = match read {
            Ok(kept) => {
                self.state.bookmarks = kept.bookmarks;
                kept.trouble
            }
            Err(told) => Some(told),
        };
        self.state.notice = trouble.or(self.state.notice.take());
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

    fn begin_all(&mut self, effects: Vec<Effect>) -> Vec<Effect> {
        effects.into_iter().filter_map(|effect| self.begin(effect)).collect()
    }

    fn begin(&mut self, effect: Effect) -> Option<Effect> {
        match effect {
            Effect::Work(errand) => self.work_out(*errand),
            Effect::GiveUp(kind) => self.work.retain(|work| work.kind != kind),
            other => return Some(other),
        }
        None
    }

    /// Takes in the graph as it was read again.
    ///
    /// A graph with errors does not replace one without: the last good one stays up and the
    /// problems are listed.
    pub fn reloaded(&mut self, new: World) {
        if new.errors() > 0 && self.world.graph.entity_count() > 0 {
            let errors = count(new.errors(), "error", "errors");
            let told = format!("{errors}: the last good graph stays; ! lists them");
            self.state.notice = Some(told);
            self.list_problems(new.problems);
            return;
        }
        self.work.clear();
        let effects = reopen(&mut self.state, &self.world, &new);
        self.world = Arc::new(new);
        let _ = self.begin_all(effects);
        self.state.notice = Some("read again".to_owned());
    }

    /// Lists other problems with the graph that stays up.
    fn list_problems(&mut self, problems: Vec<Problem>) {
        // Whoever works something out holds the graph until then.
        self.work.drain(..).for_each(Work::give_up);
        self.state.picture.atlas.under_way = None;
        if let Some(world) = Arc::get_mut(&mut self.world) {
            world.problems = problems;
        }
        let effects = search_again(&mut self.state, &self.world);
        let _ = self.begin_all(effects);
    }

    /// Where the cursor of the terminal stands, where something is typed.
    #[must_use]
    pub fn cursor(&self) -> Option<Position> {
        self.screen().cursor()
    }

    fn screen(&self) -> Screen<'_> {
        Screen { world: &self.world, state: &self.state, palette: self.palette }
    }

    fn perform(&mut self, effect: Effect) -> Option<Request> {
        match effect {
            Effect::Quit => Some(Request::Quit),
            Effect::Suspend => Some(Request::Suspend),
            Effect::Copy(text) => Some(Request::Copy(text)),
            Effect::Edit { path, line } => {
                Some(Request::Run(Box::new(outside::editor(&path, line))))
            }
            Effect::Write { path, text } => {
                self.write(&path, &text);
                None
            }
            Effect::Open(address) => {
                if let Err(cause) = outside::browse(&address) {
                    self.state.notice = Some(format!("the browser did not start: {cause}"));
                }
                None
            }
            Effect::Reload => {
                self.reload();
                None
            }
            Effect::Mouse(owner) => Some(Request::Mouse(owner)),
            Effect::Bookmark(change) => {
                if let Some(done) = self.bookmarks.as_ref().map(|store| store.change(&change)) {
                    self.take_bookmarks(done);
                }
                None
            }
            // Begun already.
            Effect::Work(_) | Effect::GiveUp(_) => None,
        }
    }

    /// Works something out: on another thread where there is one, else at once.
    fn work_out(&mut self, errand: Errand) {
        self.errands += 1;
        let number = self.errands;
        let world = Arc::clone(&self.world);
        if let Some(waker) = self.waker.clone() {
            self.work.retain(|work| work.kind != errand.kind());
            self.work.push(Work::start(number, errand, world, waker));
            return;
        }
        let never = AtomicBool::new(false);
        if let Some(outcome) = work::run(&errand, &world, &|_| ControlFlow::Continue(()), &never) {
            self.done(outcome);
        }
    }

    /// Takes in what was worked out.
    pub fn done(&mut self, outcome: Outcome) {
        match outcome {
            Outcome::Analysed(analysis) => {
                self.state.insights.sections = Some(analysis.sections(&self.world.graph));
            }
            Outcome::Placed(region, places) => {
                self.state.picture.atlas.take_in(region, places);
                self.state.picture.made_for = None;
                let _ = self.settle();
            }
            Outcome::Found(found) => {
                let effects = take_in(&mut self.state, &self.world, found);
                let _ = self.begin_all(effects);
            }
        }
    }

    fn take_message(&mut self, message: Message) {
        let kind_of =
            |number| self.work.iter().find(|work| work.number == number).map(|work| work.kind);
        match message {
            Message::Read(world) => self.reloaded(*world),
            Message::Progress(number, progress) if kind_of(number) == Some(Kind::Analysis) => {
                self.state.insights.progress = Some(progress);
            }
            Message::Done(number, outcome) if kind_of(number).is_some() => {
                self.work.retain(|work| work.number != number);
                self.done(outcome);
            }
            // Somebody gave it up meanwhile.
            Message::Progress(..) | Message::Done(..) => {}
        }
    }

    /// Writes a new file; the prompt for its name stays open where that fails.
    fn write(&mut self, path: &Path, text: &str) {
        let name = path.display();
        self.state.notice = Some(match outside::write_new(path, text) {
            Ok(()) => {
                self.state.overlay = None;
                format!("wrote {name}")
            }
            Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => {
                format!("{name} exists and stays as it is: another name?")
            }
            Err(cause) => format!("{name} was not written: {cause}"),
        });
    }

    fn reload(&mut self) {
        let (place, articles) = (self.world.place.clone(), self.articles.clone());
        let Some(waker) = self.waker.clone() else {
            return self.reloaded(load(&place, articles.as_deref()));
        };
        self.state.notice = Some("reading the graph again …".to_owned());
        thread::spawn(move || {
            waker.send(Message::Read(Box::new(load(&place, articles.as_deref()))));
        });
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
