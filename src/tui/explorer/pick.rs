//! The standalone finder: the user picks an item on the terminal, and a reference to it is written to standard output.

use ratatui::buffer::Buffer;
use ratatui::layout::Position;

use crate::load::LoadedGraph;
use crate::search::Target;

use super::super::action::{Action, GlobalAction, ListAction, PopupCommand};
use super::super::job::Message;
use super::super::panes::popup_area;
use super::super::terminal::{self, DrawTarget, Event, Program, Terminal, TerminalRequest};
use super::super::update::State;
use super::super::{ExplorerFailure, Options, catch_panic, failure_of, open_terminal, run};
use super::Explorer;

/// How many items can be picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickMode {
    /// One item.
    Single,
    /// All marked items, or else the one under the cursor.
    Multiple,
}

/// Lets the user pick items on the terminal, even if standard output is redirected; draws on the given terminal if one
/// is already open. Returns references to the items: a slug, a relation id, or a paragraph such as `courage-speech#4`.
/// The result is empty if the user cancels. Only items that pass the filter of the options are found.
///
/// # Errors
///
/// Fails if there is no terminal, if it is disconnected, or if any thread panics.
pub fn pick(
    loaded: LoadedGraph,
    options: Options,
    query: &str,
    mode: PickMode,
    terminal: Option<Terminal>,
) -> Result<Vec<String>, ExplorerFailure> {
    let (sender, receiver) = terminal::channel();
    let mut terminal = terminal.map_or_else(|| open_terminal(DrawTarget::AnyTerminal), Ok)?;
    let mut picker = catch_panic(|| {
        let mut explorer = Explorer::new(loaded, options);
        explorer.adapt_to_background(&mut terminal);
        explorer.run_jobs_on_threads(sender);
        Picker::new(explorer, query, mode)
    })?;
    match run(&mut picker, &mut terminal, &receiver) {
        Ok(()) => Ok(picker.references),
        Err(failure) => Err(failure_of(&picker.explorer, failure)),
    }
}

/// The finder without the rest of the explorer.
struct Picker {
    explorer: Explorer,
    mode: PickMode,
    references: Vec<String>,
    /// Whether Enter was pressed before the search finished.
    is_accept_pending: bool,
}

impl Picker {
    fn new(mut explorer: Explorer, query: &str, mode: PickMode) -> Self {
        explorer.state.open_picker(&explorer.loaded, query);
        explorer.run_jobs();
        Self { explorer, mode, references: Vec::new(), is_accept_pending: false }
    }

    fn act(&mut self, action: Action) -> Vec<TerminalRequest> {
        self.is_accept_pending = false;
        let is_mark = action == Action::List(ListAction::Popup(PopupCommand::Mark));
        match action {
            Action::List(ListAction::Accept) => self.accept(),
            Action::List(ListAction::Leave) | Action::Global(GlobalAction::Quit) => {
                vec![TerminalRequest::Quit]
            }
            Action::Global(GlobalAction::Suspend) => vec![TerminalRequest::Suspend],
            _ if is_mark && self.mode == PickMode::Single => Vec::new(),
            Action::List(_) | Action::Prompt(_) | Action::Wheel(..) | Action::Resize(..) => {
                let _ = self.explorer.act(action);
                vec![TerminalRequest::Draw]
            }
            // Everything else would leave the finder.
            _ => Vec::new(),
        }
    }

    /// Picks the marked items, or the one under the cursor, and quits. Waits if the search is still running; does
    /// nothing if there is no item.
    fn accept(&mut self) -> Vec<TerminalRequest> {
        let State { session, derived, .. } = self.explorer.state();
        let mut targets: Vec<Target> = session.marks.iter().copied().map(Target::Entity).collect();
        if targets.is_empty() {
            self.is_accept_pending = derived.hits.pending.is_some();
            let cursor = session.popups.last().map(|open| open.controls.cursor);
            let under_cursor = cursor.filter(|_| !self.is_accept_pending);
            targets.extend(under_cursor.and_then(|cursor| derived.hits.target(cursor)));
        }
        let graph = &self.explorer.loaded().graph;
        self.references = targets.into_iter().map(|target| target.reference(graph)).collect();
        if self.references.is_empty() { Vec::new() } else { vec![TerminalRequest::Quit] }
    }
}

impl Program for Picker {
    type Message = Message;

    fn handle(&mut self, event: Event<Message>) -> Vec<TerminalRequest> {
        match event {
            Event::Input(input) => {
                let action = self.explorer.action_of(input);
                action.map_or_else(Vec::new, |action| self.act(action))
            }
            Event::Message(_) => {
                let mut requests = self.explorer.handle(event);
                if std::mem::take(&mut self.is_accept_pending) {
                    requests.extend(self.accept());
                }
                requests
            }
            Event::CommandExited(_) => Vec::new(),
        }
    }

    fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        let cursor = self.explorer.draw(buffer);
        let finder = popup_area(self.explorer.view_state().panes().body);
        for cell in buffer.area.positions().filter(|cell| !finder.contains(*cell)) {
            buffer[cell].reset();
        }
        self.explorer.view_state().draw_notice(buffer);
        cursor
    }
}

#[cfg(test)]
mod tests {
    use crossterm::event;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    use super::{Event, Explorer, Options, PickMode, Picker, Program, TerminalRequest};
    use crate::load::{Text, load_texts};
    use crate::tui::keys::dispatch::tests::key_named;

    const GRAPH: &str = "
title: Harbour
entity_kinds: {ship: {plural: ships}}
entities:
  sea-star: {kind: ship, name: Sea Star}
  moon: {kind: ship, name: Moon}
";

    fn picker(query: &str) -> Picker {
        picker_in_mode(query, PickMode::Single)
    }

    fn picker_in_mode(query: &str, mode: PickMode) -> Picker {
        let texts = [Text { name: "guanxi.yaml".to_owned(), body: GRAPH.to_owned() }];
        let explorer = Explorer::new(load_texts(&texts), Options::default());
        let mut picker = Picker::new(explorer, query, mode);
        handle(&mut picker, event::Event::Resize(60, 12));
        picker
    }

    fn handle(picker: &mut Picker, input: event::Event) -> Vec<TerminalRequest> {
        picker.handle(Event::Input(input))
    }

    fn press(picker: &mut Picker, keys: &[&str]) -> Vec<TerminalRequest> {
        let press = |key: &&str| handle(picker, event::Event::Key(key_named(key).expect("a key")));
        keys.iter().flat_map(press).collect()
    }

    fn requests_quit(requests: &[TerminalRequest]) -> bool {
        requests.iter().any(|request| matches!(request, TerminalRequest::Quit))
    }

    #[test]
    fn typing_searches_and_enter_accepts() {
        let mut picker = picker("mo");
        assert!(requests_quit(&press(&mut picker, &["Enter"])));
        assert_eq!(picker.references, ["moon"]);
    }

    #[test]
    fn only_keys_of_the_finder_have_an_effect() {
        let mut picker = picker("");
        assert!(!requests_quit(&press(
            &mut picker,
            &["s", "e", "F1", "Ctrl-o", "q", "x", "q", "x", "Enter"]
        )));
        assert!(requests_quit(&press(
            &mut picker,
            &["Backspace", "Backspace", "Backspace", "Backspace", "Enter"]
        )));
        assert_eq!(picker.references, ["sea-star"]);
    }

    #[test]
    fn entities_can_be_marked_only_if_multiple_may_be_picked() {
        let mut picker = picker_in_mode("", PickMode::Multiple);
        assert!(requests_quit(&press(&mut picker, &["Down", "Ctrl-t", "Up", "Ctrl-t", "Enter"])));
        assert_eq!(picker.references, ["sea-star", "moon"]);
        let mut single = super::tests::picker("");
        press(&mut single, &["Down", "Ctrl-t", "Up", "Enter"]);
        assert_eq!(single.references, ["moon"], "a mark was picked in single mode");
    }

    #[test]
    fn escape_and_control_c_cancel() {
        for key in ["Esc", "Ctrl-c"] {
            let mut picker = picker("moon");
            assert!(requests_quit(&press(&mut picker, &[key])), "{key}");
            assert!(picker.references.is_empty(), "{key}");
        }
    }

    fn rows(picker: &mut Picker) -> Vec<String> {
        handle(picker, event::Event::Resize(120, 40));
        let mut buffer = Buffer::empty(Rect::new(0, 0, 120, 40));
        picker.draw(&mut buffer);
        let row = |y: u16| -> String { (0..120).map(|x| buffer[(x, y)].symbol()).collect() };
        (0..40).map(|y| row(y).trim().to_owned()).collect()
    }

    #[test]
    fn only_the_finder_is_drawn() {
        let rows = rows(&mut picker(""));
        assert_eq!(rows[0], "", "a status line is drawn");
        assert_eq!(rows[39], "", "a footer is drawn");
        let all = rows.concat();
        assert!(all.contains("[entities]") && all.contains("Sea Star"), "{all}");
    }

    #[test]
    fn truncated_pastes_are_reported() {
        let mut picker = picker("");
        handle(&mut picker, event::Event::Paste("m".repeat(1_000)));
        assert_eq!(rows(&mut picker)[39], "");
        handle(&mut picker, event::Event::Paste("m".to_owned()));
        let notice = "truncated: a text field holds at most 1,000 characters";
        assert!(rows(&mut picker)[39].starts_with(notice), "{}", rows(&mut picker)[39]);
        assert!(rows(&mut super::tests::picker(&"m".repeat(1_001)))[39].starts_with(notice));
    }
}
