//! A signal at any moment while a command writes several files, or saves a graph in the cache, leaves the old files or all
//! new ones, and nothing temporary. A command that is stopped and continued writes everything.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::cases::PROGRAM;
use crate::written_files::{HANDLED, send};

/// Commands that create or replace the folder `out/new`, and one that saves the graph in the cache folder, `out/guanxi`.
const COMMANDS: [&[&str]; 6] = [
    &["export", "csv-set", "--force", "-o", "out/new", "--graph", "graph.yaml"],
    &["import", "json", "graph.json", "-o", "out/new"],
    &["import", "markdown", "notes", "-o", "out/new"],
    &["init", "--example", "out/new"],
    &["man", "--dir", "out/new"],
    &["list", "kinds", "--graph", "graph.yaml"],
];

/// The number of runs of each command, at evenly spaced moments.
const MOMENTS: u32 = 8;

/// The files below a folder: their relative paths and contents, sorted.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.expect("the folder should be readable").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            files.push((name.clone(), Vec::new()));
            let inside = self::files(&path).into_iter();
            files.extend(inside.map(|(file, bytes)| (format!("{name}/{file}"), bytes)));
        } else {
            files.push((name, fs::read(&path).expect("the file should be readable")));
        }
    }
    files.sort();
    files
}

/// Writes the graph that the commands read, which is large enough to be cached.
fn write_graph(folder: &Path) {
    let mut text = "title: Things\nentity_kinds: {thing: {plural: things}}\nentities:\n".to_owned();
    for index in 0..9_000 {
        let role = "x".repeat(80);
        writeln!(
            text,
            "  t-{index}:\n    kind: thing\n    name: Thing {index}\n    background: {role}"
        )
        .expect("no failure");
    }
    fs::write(folder.join("graph.yaml"), text).expect("the graph should be written");
    fs::create_dir(folder.join("notes")).expect("the folder should be created");
    for index in 0..500 {
        let path = folder.join(format!("notes/Note {index}.md"));
        fs::write(path, "One [[Note 1]].\n").expect("the note should be written");
    }
    let arguments = ["export", "json", "--graph", "graph.yaml", "-o", "graph.json", "--no-cache"];
    assert!(command(folder, &arguments).status().expect("the program should run").success());
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command.args(arguments).current_dir(folder).env("XDG_CACHE_HOME", folder.join("out"));
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// Empties the folder `out`, and adds an earlier export if one is to be replaced.
fn prepare(folder: &Path, is_replaced: bool) {
    let out = folder.join("out");
    let _ = fs::remove_dir_all(&out);
    fs::create_dir(&out).expect("the folder should be created");
    if is_replaced {
        fs::create_dir(out.join("new")).expect("the folder should be created");
        fs::write(out.join("new/entities.csv"), "old").expect("the file should be written");
    }
}

/// Runs a command and, after a delay, sends it signals, one every few milliseconds.
fn run_with_signals(mut command: Command, after: Duration, signals: &[Signal]) -> ExitStatus {
    let mut child = command.spawn().expect("the program should start");
    thread::sleep(after);
    for signal in signals {
        // A program that has ended keeps its id until it is waited for.
        send(&child, *signal);
        thread::sleep(Duration::from_millis(3));
    }
    child.wait().expect("the program should end")
}

#[test]
fn files_are_old_or_complete_whenever_a_signal_arrives() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (folder, out) = (folder.path(), folder.path().join("out"));
    write_graph(folder);
    for arguments in COMMANDS {
        let is_replaced = arguments.contains(&"--force");
        prepare(folder, is_replaced);
        let old = files(&out);
        let start = Instant::now();
        assert!(command(folder, arguments).status().expect("the program should run").success());
        let (duration, complete) = (start.elapsed(), files(&out));
        assert!(complete.len() > 1, "{arguments:?} writes nothing");
        for (moment, signal) in (1..=MOMENTS).zip(HANDLED.into_iter().cycle()) {
            prepare(folder, is_replaced);
            let after = duration * moment / MOMENTS;
            run_with_signals(command(folder, arguments), after, &[signal]);
            let found = files(&out);
            // The cache may also be left as an empty folder.
            let is_old = found.iter().filter(|(name, _)| name != "guanxi").eq(&old);
            let names: Vec<&String> = found.iter().map(|(name, _)| name).collect();
            assert!(is_old || found == complete, "{signal:?} after {after:?}: {names:?}");
        }
        prepare(folder, is_replaced);
        let stops = [Signal::STOP, Signal::CONT, Signal::TSTP, Signal::CONT];
        let status = run_with_signals(command(folder, arguments), duration / 2, &stops);
        assert!(status.success() && files(&out) == complete, "{arguments:?} stopped: {status}");
    }
}

#[test]
fn a_set_is_old_or_complete_if_a_signal_arrives_just_before_it_is_moved_into_place() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (folder, out) = (folder.path(), folder.path().join("out"));
    let export = ["export", "csv-set", "--force", "-o", "out/new"];
    for is_replaced in [false, true] {
        prepare(folder, is_replaced);
        let old = files(&out);
        assert!(command(folder, &export).status().expect("the program should run").success());
        let complete = files(&out);
        for signal in HANDLED.into_iter().cycle().take(24) {
            prepare(folder, is_replaced);
            let mut child = command(folder, &export).spawn().expect("the program should start");
            let temporary = out.join(format!(".guanxi-{}-new", child.id()));
            let is_nearly_done = || files(&temporary).len() + 2 >= complete.len();
            while child.try_wait().expect("the program should run").is_none() && !is_nearly_done() {
            }
            send(&child, signal);
            child.wait().expect("the program should end");
            let found = files(&out);
            let names: Vec<&String> = found.iter().map(|(name, _)| name).collect();
            assert!(found == old || found == complete, "{signal:?}: {names:?}");
        }
    }
}
