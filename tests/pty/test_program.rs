//! A tiny program on the real terminal owner, which does on a key what cannot be asked of the
//! explorer. It is this test program itself, started again.

use std::collections::VecDeque;
use std::panic;
use std::process::{Command, exit};
use std::thread;
use std::time::Duration;

use guanxi::tui::terminal::{
    self, DrawTarget, Event, MessageSender, Program, Terminal, TerminalRequest,
};
use portable_pty::CommandBuilder;
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{self, KeyCode, KeyModifiers};
use ratatui::layout::Position;
use ratatui::text::Text;
use ratatui::widgets::Widget as _;

use super::session::Session;

/// Set for the program on the stage: `standard` or `device`.
const OUTPUT: &str = "GUANXI_TEST_STAGE";
/// Where the program on the stage writes how it ended.
const ENDING: &str = "GUANXI_TEST_ENDING";

/// The command line that starts the program on the stage.
pub(super) fn arguments() -> Vec<String> {
    let this = std::env::current_exe().expect("a test has a path");
    let this = this.to_str().expect("the path is text").to_owned();
    let rest = ["pty::stage::act", "--exact", "--ignored", "--nocapture", "--quiet"];
    std::iter::once(this).chain(rest.map(str::to_owned)).collect()
}

/// The program on the stage, to be started in a pseudo-terminal.
pub(super) fn command() -> CommandBuilder {
    let mut command = CommandBuilder::from_argv(arguments().into_iter().map(Into::into).collect());
    set_stage(&mut command);
    command
}

/// A shell line in which `"$@"` is the program on the stage.
pub(super) fn in_shell(line: &str) -> CommandBuilder {
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", line, "sh"]);
    command.args(arguments());
    set_stage(&mut command);
    command
}

fn set_stage(command: &mut CommandBuilder) {
    command.env(OUTPUT, "standard");
    command.env("TERM", "xterm-256color");
    command.env("PS1", "");
}

/// Writes the ending to a file as well.
pub(super) fn tell_ending(command: &mut CommandBuilder, path: &std::path::Path) {
    command.env(ENDING, path);
}

/// Draws on the device, whatever standard output is.
pub(super) fn use_device(command: &mut CommandBuilder) {
    command.env(OUTPUT, "device");
}

/// The program on the stage, with its first frame drawn.
pub(super) fn open() -> Option<Session> {
    let session = Session::start(command(), (40, 12))?;
    session.wait_for_text("size 40x12");
    session.wait_for("the modes", super::session::Shown::is_taken);
    Some(session)
}

struct Stage {
    size: String,
    heard: VecDeque<String>,
    count: usize,
    sender: MessageSender<String>,
}

impl Program for Stage {
    type Message = String;

    fn handle(&mut self, event: Event<String>) -> Vec<TerminalRequest> {
        let heard = match event {
            Event::Input(event::Event::Key(key)) => {
                let mut answer = self.key(key.code, key.modifiers);
                answer.push(TerminalRequest::Draw);
                return answer;
            }
            Event::Input(event::Event::Resize(width, height)) => {
                self.size = format!("size {width}x{height}");
                return vec![TerminalRequest::Draw];
            }
            Event::Message(message) => message,
            Event::Input(event::Event::Paste(text)) => format!("pasted {text:?}"),
            Event::Input(event::Event::Mouse(mouse)) => {
                format!("{:?} {} {}", mouse.kind, mouse.column, mouse.row)
            }
            Event::Input(other) => format!("{other:?}"),
            Event::Returned(outcome) => match outcome {
                Ok(status) => format!("returned {:?}", status.code()),
                Err(cause) => format!("not started: {:?}", cause.kind()),
            },
        };
        self.note(heard);
        vec![TerminalRequest::Draw]
    }

    fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        let heard = self.heard.iter().cloned().collect::<Vec<_>>().join("\n");
        let text = format!("{}\nkeys {}\n{heard}", self.size, self.count);
        Text::raw(text).render(buffer.area, buffer);
        None
    }
}

impl Stage {
    fn note(&mut self, heard: String) {
        self.heard.push_back(heard);
        if self.heard.len() > 6 {
            self.heard.pop_front();
        }
    }

    fn key(&mut self, code: KeyCode, held: KeyModifiers) -> Vec<TerminalRequest> {
        self.count += 1;
        match code {
            KeyCode::Char('c') if held == KeyModifiers::CONTROL => self.note("ctrl-c".to_owned()),
            KeyCode::Char('q') => return vec![TerminalRequest::Quit],
            KeyCode::Char('z') => return vec![TerminalRequest::Suspend],
            KeyCode::Char('y') => return vec![TerminalRequest::Copy("two\nlines\x1b".to_owned())],
            KeyCode::Char('e') => return vec![run("printf 'in between\n'; read line; exit 7")],
            KeyCode::Char('m') => {
                return vec![TerminalRequest::Run(Box::new(Command::new("/no/such")))];
            }
            KeyCode::Char('w') => {
                let sender = self.sender.clone();
                thread::spawn(move || sender.send("message".to_owned()));
            }
            KeyCode::Char('p') => panic!("on purpose"),
            KeyCode::Char('t') => {
                thread::spawn(|| panic!("in a worker"));
            }
            KeyCode::Char('s') => {
                // Stuck, and the screen shows that it is about to be.
                self.sender.send("stuck".to_owned());
                self.note("awaiting".to_owned());
            }
            KeyCode::Char('S') => loop {
                thread::park();
            },
            other => self.note(format!("{other:?}")),
        }
        vec![]
    }
}

fn run(line: &str) -> TerminalRequest {
    let mut command = Command::new("sh");
    command.args(["-c", line]);
    TerminalRequest::Run(Box::new(command))
}

/// Not a test: the program that other tests put on the stage.
#[test]
#[ignore = "started by the other tests"]
fn act() {
    let output = match std::env::var(OUTPUT).as_deref() {
        Ok("standard") => DrawTarget::StandardOutput,
        Ok("device") => DrawTarget::AnyTerminal,
        _ => return,
    };
    let ended = play(output);
    if let Some(path) = std::env::var_os(ENDING) {
        std::fs::write(path, &ended).expect("the ending can be told");
    }
    println!("ended: {ended}");
    exit(i32::from(ended != "quit"));
}

/// A process that ends before its panic is printed then fails its test each time.
fn print_panics_slowly() {
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        thread::sleep(Duration::from_millis(100));
        print(info);
    }));
}

fn play(target: DrawTarget) -> String {
    print_panics_slowly();
    let (sender, receiver) = terminal::channel();
    let mut stage = Stage { size: String::new(), heard: VecDeque::new(), count: 0, sender };
    let mut terminal = match Terminal::open(target) {
        Ok(terminal) => terminal,
        Err(none) => return none.to_string(),
    };
    match terminal::run(&mut stage, &mut terminal, &receiver) {
        Ok(()) => "quit".to_owned(),
        Err(ended) => ended.to_string(),
    }
}
