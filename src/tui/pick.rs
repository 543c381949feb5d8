//! The finder on its own: something is chosen on the terminal, its address goes elsewhere.

use ratatui::Frame;

use crate::load::World;
use crate::model::{Citation, Graph};

use super::action::Action;
use super::dispatch::{action_of_key, action_of_mouse};
use super::panes::{overlay, panes};
use super::state::finder::Aim;
use super::state::overlay::Overlay;
use super::terminal::{self, Happening, Output, Program, Request, Terminal};
use super::{Explorer, Failure, Options};

/// Lets the reader choose on the terminal, whatever standard output is, and gives the address of
/// what was chosen: a slug, a relation's id, or `courage-speech#4`. Nothing where the reader left
/// without choosing.
///
/// # Errors
///
/// Fails where there is no terminal, where it goes away, and where another thread panics.
pub fn pick(world: World, options: Options, query: &str) -> Result<Option<String>, Failure> {
    // Nobody else sends messages.
    let (_, inbox) = terminal::channel();
    let mut terminal = Terminal::open(Output::Device).map_err(Failure::NoTerminal)?;
    let mut picker = Picker::new(world, options, query);
    terminal::run(&mut picker, &mut terminal, &inbox).map_err(Failure::Ended)?;
    Ok(picker.chosen)
}

/// The explorer's finder, with nothing else to be seen or done.
struct Picker {
    explorer: Explorer,
    /// The address of what was taken.
    chosen: Option<String>,
}

impl Picker {
    fn new(world: World, options: Options, query: &str) -> Self {
        let mut explorer = Explorer::new(world, options);
        let _ = explorer.act(Action::Find);
        let _ = explorer.act(Action::Paste(query.to_owned()));
        Self { explorer, chosen: None }
    }

    fn act(&mut self, action: Action) -> Vec<Request> {
        match action {
            Action::Follow => self.take(),
            Action::StepOut | Action::Quit => vec![Request::Quit],
            Action::Suspend => vec![Request::Suspend],
            Action::Move(_)
            | Action::HalfPage(_)
            | Action::Extreme(_)
            | Action::Wheel(..)
            | Action::Input(_)
            | Action::Paste(_)
            | Action::TurnScope(_)
            | Action::Resize(..) => {
                let _ = self.explorer.act(action);
                vec![Request::Draw]
            }
            // Everything else would lead away from the finder.
            _ => Vec::new(),
        }
    }

    /// Ends with what is under the cursor; goes on where nothing is found.
    fn take(&mut self) -> Vec<Request> {
        let Some(Overlay::Finder(finder)) = &self.explorer.state().overlay else {
            return vec![Request::Quit];
        };
        let graph = &self.explorer.world().graph;
        self.chosen = finder.chosen().map(|aim| address(graph, aim));
        if self.chosen.is_some() { vec![Request::Quit] } else { Vec::new() }
    }
}

/// What other commands call it.
fn address(graph: &Graph, aim: Aim) -> String {
    match aim {
        Aim::Entity(id) => graph.entity(id).slug().to_owned(),
        Aim::Relation(id) => graph.relation(id).name().to_string(),
        Aim::Source(id) => graph.source(id).slug().to_owned(),
        Aim::Paragraph(source, paragraph) => {
            Citation { source, paragraph, words: None }.address(graph)
        }
    }
}

impl Program for Picker {
    type Message = ();

    fn handle(&mut self, happening: Happening<()>) -> Vec<Request> {
        let state = self.explorer.state();
        let action = match happening {
            Happening::Key(key) => action_of_key(key, state.scope(), &state.pending),
            Happening::Mouse(mouse) => action_of_mouse(mouse),
            Happening::Paste(text) => Some(Action::Paste(text)),
            Happening::Resize(size) => Some(Action::Resize(size.width, size.height)),
            Happening::Message(()) | Happening::Deadline | Happening::Returned(_) => None,
        };
        action.map_or_else(Vec::new, |action| self.act(action))
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        self.explorer.draw(frame);
        let finder = overlay(panes(self.explorer.state()).body);
        let screen = frame.area();
        let around = screen.positions().filter(|cell| !finder.contains(*cell));
        for cell in around {
            frame.buffer_mut()[cell].reset();
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::Terminal;
    use ratatui::backend::TestBackend;
    use ratatui::layout::Size;

    use super::{Happening, Options, Picker, Program, Request};
    use crate::load::{Text, load_texts};
    use crate::tui::dispatch::key_named;

    const GRAPH: &str = "
title: Harbour
entity_kinds: {ship: {plural: ships}}
entities:
  sea-star: {kind: ship, name: Sea Star}
  moon: {kind: ship, name: Moon}
";

    fn picker(query: &str) -> Picker {
        let texts = [Text { name: "guanxi.yaml".to_owned(), body: GRAPH.to_owned() }];
        let mut picker = Picker::new(load_texts(&texts), Options::default(), query);
        picker.handle(Happening::Resize(Size::new(60, 12)));
        picker
    }

    fn press(picker: &mut Picker, keys: &[&str]) -> Vec<Request> {
        let press = |key: &&str| picker.handle(Happening::Key(key_named(key).expect("a key")));
        keys.iter().flat_map(press).collect()
    }

    fn has_ended(requests: &[Request]) -> bool {
        requests.iter().any(|request| matches!(request, Request::Quit))
    }

    #[test]
    fn what_is_typed_is_found_and_enter_takes_it() {
        let mut picker = picker("mo");
        assert!(has_ended(&press(&mut picker, &["Enter"])));
        assert_eq!(picker.chosen.as_deref(), Some("moon"));
    }

    #[test]
    fn more_can_be_typed_and_other_keys_lead_nowhere() {
        let mut picker = picker("");
        assert!(!has_ended(&press(
            &mut picker,
            &["s", "e", "F1", "Ctrl-o", "q", "x", "q", "x", "Enter"]
        )));
        assert!(has_ended(&press(
            &mut picker,
            &["Backspace", "Backspace", "Backspace", "Backspace", "Enter"]
        )));
        assert_eq!(picker.chosen.as_deref(), Some("sea-star"));
    }

    #[test]
    fn escape_and_control_c_leave_without_a_choice() {
        for key in ["Esc", "Ctrl-c"] {
            let mut picker = picker("moon");
            assert!(has_ended(&press(&mut picker, &[key])), "{key}");
            assert_eq!(picker.chosen, None, "{key}");
        }
    }

    #[test]
    fn nothing_but_the_finder_is_drawn() {
        let mut picker = picker("");
        picker.handle(Happening::Resize(Size::new(120, 40)));
        let mut terminal = Terminal::new(TestBackend::new(120, 40)).expect("a screen");
        terminal.draw(|frame| picker.draw(frame)).expect("drawn");
        let buffer = terminal.backend().buffer();
        let row = |y: u16| -> String { (0..120).map(|x| buffer[(x, y)].symbol()).collect() };
        assert_eq!(row(0).trim(), "", "no status line");
        assert_eq!(row(39).trim(), "", "no footer");
        let all: String = (0..40).map(row).collect();
        assert!(all.contains("Find ") && all.contains("Sea Star"), "{all}");
    }
}
