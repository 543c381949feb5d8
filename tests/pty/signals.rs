//! A signal at any moment while the explorer loads, exports or saves bookmarks leaves each file whole, and no temporary one,
//! and the terminal as it was.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::Duration;

use rustix::process::Signal;

use super::session::Session;
use super::surroundings::{explorer, export_as, write_graph};

/// The number of runs for each signal.
const RUNS: u64 = 8;
/// A signal arrives at most this many milliseconds after the keys, or after the start.
const MAX_DELAY: u64 = 60;

/// The files below a folder, by their path in it.
fn files(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the folder should be readable") {
        let path = entry.expect("the folder should be readable").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if path.is_dir() {
            files.extend(self::files(&path).iter().map(|file| format!("{name}/{file}")));
        } else {
            files.push(name);
        }
    }
    files.sort();
    files
}

/// Starts the explorer, calls `act`, and sends a signal after a random delay. An explorer that is stopped is continued, and
/// quits.
fn interrupt(folder: &Path, (signal, seed): (Signal, u64), act: impl Fn(&mut Session)) -> bool {
    let Some(mut session) = Session::start(explorer(folder, "graph"), (180, 30)) else {
        return false;
    };
    act(&mut session);
    let delay = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1) >> 33;
    thread::sleep(Duration::from_millis(delay % MAX_DELAY));
    session.signal(signal);
    if signal == Signal::TSTP {
        session.continue_until_end(b"\x03");
    }
    session.wait_for_clean_exit();
    true
}

#[test]
fn a_signal_at_any_moment_leaves_whole_files() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let folder = folder.path();
    write_graph(&folder.join("graph"), "https://a.example");
    let export = folder.join("ada.md");
    let Some(mut session) = Session::start(explorer(folder, "graph"), (180, 30)) else { return };
    session.wait_for_text("Bob");
    export_as(&mut session, "ada.md");
    session.wait_for_text("wrote ada.md");
    session.send(b"q");
    session.wait_for_exit();
    let whole = fs::read_to_string(&export).expect("the export should be readable");
    for signal in [Signal::INT, Signal::TERM, Signal::HUP, Signal::QUIT, Signal::TSTP] {
        for seed in 0..RUNS {
            let _ = fs::remove_file(&export);
            let case = (signal, seed);
            let is_possible = interrupt(folder, case, |_| {})
                && interrupt(folder, case, |session| {
                    session.wait_for_text("Bob");
                    export_as(session, "ada.md");
                })
                && interrupt(folder, case, |session| {
                    session.wait_for_text("Bob");
                    session.send(b"BBBBB");
                });
            assert!(is_possible, "the terminal cannot be opened again");
            let allowed = ["ada.md", "graph/guanxi.yaml", "state/guanxi/bookmarks.jsonl"];
            let found = files(folder);
            let is_allowed = |file: &String| allowed.contains(&file.as_str());
            assert!(found.iter().all(is_allowed), "{case:?} leaves {found:?}");
            let written = fs::read_to_string(&export).unwrap_or_else(|_| whole.clone());
            assert_eq!(written, whole, "{case:?}");
            let bookmarks = folder.join("state/guanxi/bookmarks.jsonl");
            for line in fs::read_to_string(bookmarks).unwrap_or_default().lines() {
                let bookmark = serde_json::from_str::<serde_json::Value>(line);
                assert!(bookmark.is_ok(), "{case:?}: {line}");
            }
        }
    }
}
