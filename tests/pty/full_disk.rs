//! On a full disk, the explorer shows a message and leaves no part of a file. The disk is a small file system in its own
//! mount namespace, if the system allows one.

use std::fs;
use std::path::Path;

use portable_pty::CommandBuilder;

use super::explorer::{BINARY, command};
use super::panics::{panicking_arguments, set_cause};
use super::session::Session;
use super::surroundings::{export_as, write_graph};

/// Runs a command on a full disk.
const SCRIPT: &str = r#"[ "$(id -u)" = 0 ] && flags=-m || flags=-rm
    unshare $flags true 2>/dev/null || { echo no disk; exit; }
    exec unshare $flags sh -c 'mount -t tmpfs -o size=64k tmpfs disk || { echo no disk; exit; }
      mkdir -p disk/guanxi disk/tmp; echo old > disk/guanxi/bookmarks.jsonl
      head -c 70000 /dev/zero > disk/filler 2>/dev/null
      "$0" "$@"; echo "status $?"
      find disk -type f | sort; cat disk/guanxi/bookmarks.jsonl' "$0" "$@""#;

/// Starts the explorer in a folder with a graph and a full disk, on which its state folder already contains bookmarks.
/// After it ends, its status and the files on the disk are printed.
fn open(folder: &Path) -> Option<Session> {
    start(folder, command(&["sh", "-c", SCRIPT, BINARY, "--graph=graph", "--config=none"]))
}

/// Starts a command that contains [`SCRIPT`].
fn start(folder: &Path, mut command: CommandBuilder) -> Option<Session> {
    write_graph(&folder.join("graph"), "https://a.example");
    fs::create_dir(folder.join("disk")).expect("the folder should be created");
    command.cwd(folder);
    command.env("XDG_STATE_HOME", folder.join("disk"));
    let mut session = Session::start(command, (180, 30))?;
    let is_ready = |text: &str| ["Bob", "no disk", "status "].iter().any(|it| text.contains(it));
    session.wait_for("the explorer", |output| is_ready(&output.text()));
    if session.output().text().contains("no disk") {
        session.wait_for_exit();
        eprintln!("skipped: no file system can be mounted here, so no disk is full");
        return None;
    }
    Some(session)
}

/// What is printed after the explorer ends with this status.
fn unchanged_disk(status: u8) -> String {
    format!("status {status}\ndisk/filler\ndisk/guanxi/bookmarks.jsonl\nold")
}

#[test]
fn bookmarks_on_a_full_disk_are_reported_and_left_unchanged() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let Some(mut session) = open(folder.path()) else { return };
    session.send(b"B");
    session.wait_for_text("could not be written: no space left on device");
    session.send(b"q");
    assert_eq!(session.text_at_exit(), unchanged_disk(0));
}

#[test]
fn an_export_to_a_full_disk_is_reported_and_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let Some(mut session) = open(folder.path()) else { return };
    export_as(&mut session, "disk/ada.md");
    session.wait_for_text("cannot write disk/ada.md: no space left on device");
    session.send(b"\x03");
    assert_eq!(session.text_at_exit(), unchanged_disk(0));
}

#[test]
fn a_crash_report_on_a_full_disk_is_reported_and_leaves_nothing() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let arguments = panicking_arguments();
    let words = ["sh", "-c", SCRIPT].into_iter().chain(arguments.iter().map(String::as_str));
    let mut command = command(&words.collect::<Vec<_>>());
    command.env("TMPDIR", folder.path().join("disk/tmp"));
    set_cause(&mut command, "explorer");
    let Some(mut session) = start(folder.path(), command) else { return };
    let text = session.text_at_exit();
    let (_, text) = text.split_once("guanxi: internal error: ").expect("a message");
    let (_, rest) = text.split_once('\n').expect("a second message");
    let report = "guanxi: the crash report could not be written\n";
    assert_eq!(rest, format!("{report}{}", unchanged_disk(101)));
}
