//! A panic on any thread of the explorer or the finder restores the terminal, and prints one line and the path of a crash
//! report. The program that panics is the test binary itself, started again: it opens them as `main` does.

use std::path::Path;
use std::process::{ExitCode, exit};
use std::time::Duration;
use std::{env, fs, thread};

use guanxi::cli;
use guanxi::load::{GraphSource, LoadedGraph, Text, load, load_texts};
use guanxi::tui::{self, ExplorerFailure, Options, PickMode};
use portable_pty::CommandBuilder;
use serde_json::Value;

use super::explorer::command;
use super::session::Session;
use super::test_program::arguments_for;

/// The environment variable for what panics: one of [`CAUSES`].
const CAUSE: &str = "GUANXI_TEST_CAUSE";
/// A thread of the explorer panics once the file `panic` exists; the explorer or the finder cannot open.
pub(super) const CAUSES: [&str; 3] = ["worker", "explorer", "finder"];

/// The command line of the program that panics.
pub(super) fn panicking_arguments() -> Vec<String> {
    arguments_for("pty::panics::run_panicking_program")
}

pub(super) fn set_cause(command: &mut CommandBuilder, cause: &str) {
    command.env(CAUSE, cause);
}

/// A graph without the entities of the built-in one.
fn empty_graph() -> LoadedGraph {
    load_texts(&[Text { name: "x.yaml".to_owned(), body: "title: Empty\n".to_owned() }])
}

fn open(cause: &str) -> Result<(), ExplorerFailure> {
    let built_in = load(&GraphSource::BuiltIn, None);
    let focus = built_in.graph.find_entity("lei-jun");
    let foreign_focus = Options { focus, ..Options::default() };
    match cause {
        "explorer" => tui::start(empty_graph(), foreign_focus, None),
        "finder" => tui::pick(empty_graph(), foreign_focus, "", PickMode::Single, None).map(drop),
        _ => {
            thread::spawn(|| {
                while !Path::new("panic").exists() {
                    thread::sleep(Duration::from_millis(5));
                }
                panic!("a worker of the test\nfails\u{1b}[31m");
            });
            tui::start(built_in, Options::default(), None)
        }
    }
}

/// Not a test, but the program that other tests start.
#[test]
#[ignore = "started by other tests"]
fn run_panicking_program() {
    let Ok(cause) = env::var(CAUSE) else { return };
    cli::set_panic_hook();
    let status = match open(&cause) {
        Err(ExplorerFailure::Panicked(session)) => {
            cli::report_failure(&cli::report_crash(&session))
        }
        other => panic!("no panic, but {other:?}"),
    };
    exit(if status == ExitCode::from(101) { 101 } else { 1 });
}

/// Starts the program that panics in a folder, in which the state folder is.
fn start(folder: &Path, cause: &str) -> Option<Session> {
    let arguments = panicking_arguments();
    let mut command = command(&arguments.iter().map(String::as_str).collect::<Vec<_>>());
    command.cwd(folder);
    command.env("XDG_STATE_HOME", folder);
    set_cause(&mut command, cause);
    Session::start(command, (200, 30))
}

/// The only crash report in a folder, and its path.
fn report(folder: &Path) -> (Value, String) {
    let reports = fs::read_dir(folder).expect("a state folder");
    let paths: Vec<_> = reports.map(|entry| entry.expect("a report").path()).collect();
    let [path] = &paths[..] else { panic!("expected one report, found {paths:?}") };
    let report = fs::read_to_string(path).expect("the report should be readable");
    let report = serde_json::from_str(&report).expect("the report should be JSON");
    (report, path.to_str().expect("the path should be UTF-8").to_owned())
}

#[test]
fn a_panic_prints_one_line_and_the_path_of_a_report() {
    for cause in CAUSES {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let Some(mut session) = start(folder.path(), cause) else { return };
        if cause == "worker" {
            session.wait_for_text("Lei Jun");
            fs::write(folder.path().join("panic"), "").expect("the file should be written");
        }
        assert_eq!(session.wait_for_clean_exit().exit_code(), 101, "{cause}");
        let (report, path) = report(&folder.path().join("guanxi"));
        let message = report["panic"]["message"].as_str().expect("a message");
        let text = session.output().text();
        let after = text.split_once("guanxi: internal error: ").map(|(_, after)| after);
        let expected = format!("{message}\nguanxi: attach the crash report {path} to a bug report");
        assert_eq!(after.map(str::trim_end), Some(expected.as_str()), "{cause}: {text}");
        let is_session = report["session"]["canvas"]["base"] == "Ego";
        assert_eq!(is_session, cause == "worker", "{cause}");
        if cause == "worker" {
            let escaped = r"a worker of the test\u{a}fails\u{1b}[31m (tests/pty/panics.rs:";
            assert!(message.starts_with(escaped), "{message}");
        }
    }
}
