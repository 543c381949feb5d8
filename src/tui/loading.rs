//! Loads a graph on another thread. If this takes long, the terminal shows progress, and the user can cancel.

use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::text::Span;

use crate::layout::GlyphSet;
use crate::load::{GraphSource, LoadOptions, LoadProgress, LoadedGraph, load_with};
use crate::settings::{KeyScope, KeyTable};
use crate::text::{AmbiguousWidth, Palette, Role, bar, width};

use super::action::{Action, GlobalAction};
use super::frame::Surface;
use super::keys::action_of;
use super::terminal::{
    self, DrawTarget, Event, MessageSender, Program, Terminal, TerminalFailure, TerminalRequest,
};
use super::view::ascii;
use super::{ExplorerFailure, Options, describe, run};

/// How long a graph loads before the screen appears: what takes a tenth of a second feels immediate (Nielsen,
/// "Response Times: The 3 Important Limits"), and a screen that disappears at once would flicker.
const DELAY: Duration = Duration::from_millis(100);
/// The time between two frames.
const FRAME_INTERVAL: Duration = Duration::from_millis(100);
/// The maximum width of the text, in cells.
const MAX_TEXT_WIDTH: u16 = 76;

/// The outcome of loading a graph.
#[derive(Debug)]
pub enum LoadOutcome {
    /// The graph, and the terminal if it showed progress; [`start`](super::start) continues to draw on it.
    Loaded(Box<LoadedGraph>, Option<Terminal>),
    /// The user cancelled. The terminal is restored.
    Cancelled,
}

enum LoadMessage {
    Loaded(Box<LoadedGraph>),
    /// It is time for another frame.
    Tick,
}

/// Loads a graph on another thread, and shows progress on the terminal if this takes long. Without a terminal, it only
/// waits until the graph is loaded.
///
/// # Errors
///
/// Fails if the terminal is disconnected, or if any thread panics.
pub fn load(
    source: GraphSource,
    load_options: LoadOptions,
    options: &Options,
    target: DrawTarget,
) -> Result<LoadOutcome, ExplorerFailure> {
    let mut screen = LoadingScreen::new(&source, &load_options, options);
    let (sender, receiver) = terminal::channel();
    let worker = sender.clone();
    let (own_source, own_options) = (source.clone(), load_options.clone());
    let loading = thread::Builder::new().spawn(move || {
        worker.send(LoadMessage::Loaded(Box::new(load_with(&source, load_options))));
    });
    let Ok(loading) = loading else {
        let loaded = load_with(&own_source, own_options);
        return Ok(LoadOutcome::Loaded(Box::new(loaded), None));
    };
    let loaded = receiver.recv_timeout(DELAY);
    if loaded.is_none()
        && !loading.is_finished()
        && let Ok(mut terminal) = Terminal::open(target)
    {
        let _ticker = start_ticking(sender);
        return match run(&mut screen, &mut terminal, &receiver) {
            Ok(()) => Ok(screen.outcome(terminal)),
            Err(TerminalFailure::Panicked) => Err(panic_failure()),
            Err(failure) => Err(ExplorerFailure::Terminal(describe(&failure))),
        };
    }
    // A missing terminal is reported later, after problems with the graph and the other arguments.
    drop(loading.join());
    match loaded.or_else(|| receiver.try_recv()) {
        Some(LoadMessage::Loaded(loaded)) => Ok(LoadOutcome::Loaded(loaded, None)),
        _ => Err(panic_failure()),
    }
}

/// The failure after a panic; no session exists yet.
pub(super) fn panic_failure() -> ExplorerFailure {
    ExplorerFailure::Panicked(serde_json::Value::Null)
}

/// Sends a tick at intervals until the returned value is dropped.
fn start_ticking(sender: MessageSender<LoadMessage>) -> Sender<()> {
    let (end, ended) = mpsc::channel();
    thread::spawn(move || {
        while ended.recv_timeout(FRAME_INTERVAL) == Err(RecvTimeoutError::Timeout) {
            sender.send(LoadMessage::Tick);
        }
    });
    end
}

/// The screen while a graph is loading.
struct LoadingScreen {
    source: String,
    progress: Arc<LoadProgress>,
    start: Instant,
    keys: KeyTable,
    palette: Palette,
    glyph_set: GlyphSet,
    loaded: Option<Box<LoadedGraph>>,
}

impl LoadingScreen {
    fn new(source: &GraphSource, load_options: &LoadOptions, options: &Options) -> Self {
        Self {
            source: source.to_string(),
            progress: Arc::clone(&load_options.progress),
            start: Instant::now(),
            keys: options.keys.clone(),
            palette: options.theme.palette(None),
            glyph_set: options.glyph_set,
            loaded: None,
        }
    }

    fn outcome(self, terminal: Terminal) -> LoadOutcome {
        match self.loaded {
            Some(loaded) => LoadOutcome::Loaded(loaded, Some(terminal)),
            None => LoadOutcome::Cancelled,
        }
    }

    fn style(&self, role: Role) -> Style {
        role.style(self.palette).into()
    }

    /// The most important parts of the description that fit into this many cells.
    fn description(&self, cells: usize) -> String {
        let mut parts = self.progress.describe(self.start.elapsed());
        while parts.len() > 1 && width(&parts.join(" · ")) > cells {
            parts.pop();
        }
        parts.join(" · ")
    }
}

impl Program for LoadingScreen {
    type Message = LoadMessage;

    fn handle(&mut self, event: Event<LoadMessage>) -> Vec<TerminalRequest> {
        match event {
            Event::Input(input) => match action_of(&self.keys, input, KeyScope::Panes, "") {
                Some(Action::Global(GlobalAction::Quit)) => vec![TerminalRequest::Quit],
                Some(Action::Global(GlobalAction::Suspend)) => vec![TerminalRequest::Suspend],
                _ => Vec::new(),
            },
            Event::Message(LoadMessage::Loaded(loaded)) => {
                self.loaded = Some(loaded);
                vec![TerminalRequest::Quit]
            }
            Event::Message(LoadMessage::Tick) => vec![TerminalRequest::Draw],
            Event::CommandExited(_) => Vec::new(),
        }
    }

    fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        let whole = buffer.area;
        let columns = whole.width.min(MAX_TEXT_WIDTH);
        let area = Rect { x: (whole.width - columns) / 2, width: columns, ..whole };
        let cells = usize::from(columns);
        let top = usize::from(whole.height.saturating_sub(4) / 2);
        let mut surface = Surface { area, buffer };
        let rows = [
            (self.style(Role::Strong), format!("guanxi · loading {}", self.source)),
            (Style::new(), bar(self.progress.permille(), 1000, cells)),
            (Style::new(), self.description(cells)),
            (self.style(Role::Dim), self.keys.fill(KeyScope::Panes, "{quit} cancels")),
        ];
        for (row, (style, text)) in (top..).zip(rows) {
            surface.draw_row(row, &[Span::styled(text, style)], Style::new());
        }
        if self.glyph_set == GlyphSet::Ascii {
            ascii::convert(buffer, whole, AmbiguousWidth::in_effect());
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::{Event, GlyphSet, LoadingScreen, Options, Program, TerminalRequest};
    use crate::load::{GraphSource, LoadOptions};
    use crate::tui::keys::dispatch::tests::key_named;

    fn screen(glyph_set: GlyphSet) -> LoadingScreen {
        let options = Options { glyph_set, ..Options::default() };
        let source = GraphSource::File("large.yaml".into());
        LoadingScreen::new(&source, &LoadOptions::default(), &options)
    }

    fn rows(screen: &LoadingScreen, (columns, rows): (u16, u16)) -> Vec<String> {
        let mut buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        screen.draw(&mut buffer);
        let row = |y| (0..columns).map(|x| buffer[(x, y)].symbol()).collect::<String>();
        (0..rows).map(|y| row(y).trim().to_owned()).filter(|row| !row.is_empty()).collect()
    }

    #[test]
    fn screens_of_any_size_are_drawn() {
        let expected = ["guanxi · loading large.yaml", "reading 0.0 MiB", "q cancels"];
        assert_eq!(rows(&screen(GlyphSet::Unicode), (120, 40)), expected);
        assert_eq!(rows(&screen(GlyphSet::Unicode), (40, 4)), expected);
        for size in [(1, 1), (5, 2), (1000, 1)] {
            rows(&screen(GlyphSet::Unicode), size);
        }
        let ascii = rows(&screen(GlyphSet::Ascii), (80, 24));
        assert!(ascii.iter().all(|row| row.is_ascii()), "{ascii:?}");
    }

    #[test]
    fn only_quit_cancels() {
        let mut screen = screen(GlyphSet::Unicode);
        let mut press = |name: &str| {
            let key = event::Event::Key(key_named(name).expect("a key"));
            let requests = screen.handle(Event::Input(key));
            requests.iter().any(|request| matches!(request, TerminalRequest::Quit))
        };
        assert_eq!(["q", "Ctrl-c", "j", "Esc"].map(&mut press), [true, true, false, false]);
    }
}
