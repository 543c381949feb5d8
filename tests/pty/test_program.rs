//! A small program on the real terminal, for tests of behaviour that the explorer cannot be made to show. It is the
//! test binary itself, started again.

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

/// The environment variable for the target on which the test program draws: `standard` or `device`.
const TARGET: &str = "GUANXI_TEST_TARGET";
/// The environment variable for the file to which the test program writes its result.
const RESULT_FILE: &str = "GUANXI_TEST_RESULT_FILE";

/// The command line that starts the test program.
pub(super) fn arguments() -> Vec<String> {
    arguments_for("pty::test_program::run_program")
}

/// The command line that starts one test of the test binary, which is a program and not a test.
pub(super) fn arguments_for(test: &str) -> Vec<String> {
    let program = std::env::current_exe().expect("the test binary should have a path");
    let program = program.to_str().expect("the path should be UTF-8").to_owned();
    let rest = [test, "--exact", "--ignored", "--nocapture", "--quiet"];
    std::iter::once(program).chain(rest.map(str::to_owned)).collect()
}

/// The command that starts the test program in a pseudo-terminal.
pub(super) fn command() -> CommandBuilder {
    let mut command = CommandBuilder::from_argv(arguments().into_iter().map(Into::into).collect());
    set_environment(&mut command);
    command
}

/// A shell line in which `"$@"` is the test program.
pub(super) fn in_shell(line: &str) -> CommandBuilder {
    let mut command = CommandBuilder::new("sh");
    command.args(["-c", line, "sh"]);
    command.args(arguments());
    set_environment(&mut command);
    command
}

fn set_environment(command: &mut CommandBuilder) {
    command.env(TARGET, "standard");
    command.env("TERM", "xterm-256color");
    command.env("PS1", "");
}

/// Makes the test program also write its result to a file.
pub(super) fn write_result_to(command: &mut CommandBuilder, path: &std::path::Path) {
    command.env(RESULT_FILE, path);
}

/// Makes the test program draw on the terminal device even if standard output is not a terminal.
pub(super) fn use_device(command: &mut CommandBuilder) {
    command.env(TARGET, "device");
}

/// Starts the test program, and waits for its first frame.
pub(super) fn open() -> Option<Session> {
    let session = Session::start(command(), (40, 12))?;
    session.wait_for_text("size 40x12");
    session.wait_for("the modes", super::session::Output::is_set_up);
    Some(session)
}

struct TestProgram {
    size: String,
    /// Descriptions of the last events.
    events: VecDeque<String>,
    key_count: usize,
    sender: MessageSender<String>,
}

impl Program for TestProgram {
    type Message = String;

    fn handle(&mut self, event: Event<String>) -> Vec<TerminalRequest> {
        let description = match event {
            Event::Input(event::Event::Key(key)) => {
                let mut requests = self.handle_key(key.code, key.modifiers);
                requests.push(TerminalRequest::Draw);
                return requests;
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
            Event::CommandExited(outcome) => match outcome {
                Ok(status) => format!("returned {:?}", status.code()),
                Err(error) => format!("not started: {:?}", error.kind()),
            },
        };
        self.record(description);
        vec![TerminalRequest::Draw]
    }

    fn draw(&self, buffer: &mut Buffer) -> Option<Position> {
        let events = self.events.iter().cloned().collect::<Vec<_>>().join("\n");
        let text = format!("{}\nkeys {}\n{events}", self.size, self.key_count);
        Text::raw(text).render(buffer.area, buffer);
        None
    }
}

impl TestProgram {
    fn record(&mut self, event: String) {
        self.events.push_back(event);
        if self.events.len() > 6 {
            self.events.pop_front();
        }
    }

    fn handle_key(&mut self, code: KeyCode, modifiers: KeyModifiers) -> Vec<TerminalRequest> {
        self.key_count += 1;
        match code {
            KeyCode::Char('c') if modifiers == KeyModifiers::CONTROL => {
                self.record("ctrl-c".to_owned());
            }
            KeyCode::Char('q') => return vec![TerminalRequest::Quit],
            KeyCode::Char('z') => return vec![TerminalRequest::Suspend],
            KeyCode::Char('y') => return vec![TerminalRequest::Copy("two\nlines\x1b".to_owned())],
            KeyCode::Char('Y') => return vec![TerminalRequest::Copy("x".repeat(1 << 20))],
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
                // The screen shows that the program is about to get stuck.
                self.sender.send("stuck".to_owned());
                self.record("awaiting".to_owned());
            }
            KeyCode::Char('S') => loop {
                thread::park();
            },
            other => self.record(format!("{other:?}")),
        }
        vec![]
    }
}

fn run(line: &str) -> TerminalRequest {
    let mut command = Command::new("sh");
    command.args(["-c", line]);
    TerminalRequest::Run(Box::new(command))
}

/// Not a test, but the program that other tests start.
#[test]
#[ignore = "started by other tests"]
fn run_program() {
    let target = match std::env::var(TARGET).as_deref() {
        Ok("standard") => DrawTarget::StandardOutput,
        Ok("device") => DrawTarget::AnyTerminal,
        _ => return,
    };
    let result = run_on(target);
    if let Some(path) = std::env::var_os(RESULT_FILE) {
        std::fs::write(path, &result).expect("the result should be written");
    }
    println!("ended: {result}");
    exit(i32::from(result != "quit"));
}

/// Delays the printing of panics, so a process that ends before its panic is printed always fails its test.
fn print_panics_slowly() {
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        thread::sleep(Duration::from_millis(100));
        print(info);
    }));
}

fn run_on(target: DrawTarget) -> String {
    print_panics_slowly();
    let (sender, receiver) = terminal::channel();
    let (size, events) = (String::new(), VecDeque::new());
    let mut program = TestProgram { size, events, key_count: 0, sender };
    let mut terminal = match Terminal::open(target) {
        Ok(terminal) => terminal,
        Err(error) => return error.to_string(),
    };
    match terminal::run(&mut program, &mut terminal, &receiver) {
        Ok(()) => "quit".to_owned(),
        Err(error) => error.to_string(),
    }
}
