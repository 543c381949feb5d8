//! The explorer outside the terminal: it writes files, keeps bookmarks and starts programs.

use std::fs;
use std::path::Path;

use portable_pty::CommandBuilder;

use super::explorer::{BINARY, command};
use super::session::Session;

/// A graph of one person, whose role cites a source with this URL.
pub(super) fn write_graph(folder: &Path, url: &str) {
    let text = format!(
        "title: Harbour
entity_kinds: {{person: {{plural: people}}}}
relation_kinds: {{knows: {{says: knows, mutual: true, family: ties}}}}
sources: {{log: {{title: Log, url: {url:?}, paragraphs: [Ada knows Bob.]}}}}
entities:
  ada: {{kind: person, name: Ada}}
  bob: {{kind: person, name: Bob}}
relations:
  - {{from: ada, kind: knows, to: bob, claim: Ada knows Bob., cites: [log#1]}}
"
    );
    fs::create_dir_all(folder).expect("the folder should be created");
    fs::write(folder.join("guanxi.yaml"), text).expect("the graph should be written");
}

/// The explorer in a folder with a graph, whose state goes to the same folder.
pub(super) fn explorer(folder: &Path, graph: &str) -> CommandBuilder {
    let mut command = command(&[BINARY, &format!("--graph={graph}"), "--config=none"]);
    command.cwd(folder);
    command.env("XDG_STATE_HOME", folder.join("state"));
    command
}

fn open(command: CommandBuilder) -> Option<Session> {
    let session = Session::start(command, (180, 30))?;
    session.wait_for_text("Bob");
    Some(session)
}

/// Opens the export menu, chooses the first format, and types the name of the file.
pub(super) fn export_as(session: &mut Session, name: &str) {
    session.send(b"x");
    session.wait_for_text("Export");
    session.send(b"\r");
    session.wait_for_text("ada.");
    session.send(b"\x15");
    session.send(format!("{name}\r").as_bytes());
}

#[test]
fn exports_are_refused_in_the_graph_and_over_other_files() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    write_graph(&folder.path().join("graph"), "https://a.example");
    fs::create_dir(folder.path().join("graph/articles")).expect("the folder should be created");
    fs::write(folder.path().join("mine"), "mine").expect("the file should be written");
    for (name, reason) in [
        ("graph/new.YAML", "it would become part of a graph"),
        ("graph/articles/log.txt", "it would become part of a graph"),
        ("graph/guanxi.yaml", "it is part of a graph"),
        ("mine", "it already exists"),
        ("none/x", "the folder does not exist"),
    ] {
        let Some(mut session) = open(explorer(folder.path(), "graph")) else { return };
        export_as(&mut session, name);
        session.wait_for_text(&format!("cannot write {name}: {reason}"));
        session.send(b"\x1b\x1b\x1bq");
        session.send_until_end(b"q");
    }
    assert_eq!(
        fs::read_to_string(folder.path().join("mine")).expect("the file should be readable"),
        "mine"
    );
    let Some(mut session) = open(explorer(folder.path(), "graph")) else { return };
    export_as(&mut session, "graph/{help}.dot");
    session.wait_for_text("wrote graph/{help}.dot");
}

#[test]
fn bookmarks_without_a_home_are_reported_as_temporary() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    write_graph(&folder.path().join("graph"), "https://a.example");
    let mut command = explorer(folder.path(), "graph");
    command.env("HOME", "relative");
    command.env_remove("XDG_STATE_HOME");
    let Some(mut session) = open(command) else { return };
    session.send(b"B");
    session.wait_for_text("HOME is not set to an absolute path");
}

#[test]
fn a_pipe_in_place_of_the_bookmarks_is_reported() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    write_graph(&folder.path().join("graph"), "https://a.example");
    let pipe = folder.path().join("state/guanxi/bookmarks.jsonl");
    fs::create_dir_all(pipe.parent().expect("the path should have a parent"))
        .expect("the folder should be created");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(made.is_ok_and(|status| status.success()), "`mkfifo` should run");
    let Some(mut session) = open(explorer(folder.path(), "graph")) else { return };
    session.send(b"B");
    session.wait_for_text("could not be written: it is not a regular file");
}

#[test]
fn a_dangling_link_in_place_of_the_bookmarks_is_reported() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    write_graph(&folder.path().join("graph"), "https://a.example");
    let state = folder.path().join("state/guanxi");
    fs::create_dir_all(&state).expect("the folder should be created");
    std::os::unix::fs::symlink("/no/such/b", state.join("bookmarks.jsonl"))
        .expect("the link should be created");
    let Some(mut session) = open(explorer(folder.path(), "graph")) else { return };
    session.send(b"B");
    session.wait_for_text("could not be written: the folder /no/such does not exist");
}

/// A program that appends its arguments to a file, one per line, then a line `end`.
fn write_recorder(folder: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    let script = "#!/bin/sh\nprintf '%s\\n' \"$@\" end >> \"$RECORD\"\n";
    let path = folder.join("my recorder");
    fs::write(&path, script).expect("the program should be written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755))
        .expect("the program should be executable");
}

/// Waits until a recorder has been called a number of times, and returns the arguments.
fn recorded(session: &Session, file: &Path, calls: usize) -> String {
    let text = || fs::read_to_string(file).unwrap_or_default();
    session.wait_for("the program", |_| text().matches("end\n").count() == calls);
    text()
}

#[test]
fn the_editor_and_the_browser_take_arguments_and_paths_are_never_options() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    write_graph(&folder.path().join("-g"), "https://a.example/?x");
    write_recorder(folder.path());
    let mut command = explorer(folder.path(), "-g");
    let record = folder.path().join("record");
    command.env("RECORD", &record);
    let recorder = format!("'{}'", folder.path().join("my recorder").display());
    command.env("EDITOR", format!("{recorder} --title 'a b'"));
    command.env("BROWSER", format!("/no/such/browser %s:{recorder} --app=%s:w3m"));
    command.env_remove("VISUAL");
    let Some(mut session) = open(command) else { return };
    session.send(b"e");
    assert_eq!(recorded(&session, &record, 1), "--title\na b\n+9\n./-g/guanxi.yaml\nend\n");
    fs::remove_file(&record).expect("the record should be removed");
    session.wait_for_text("Bob");
    session.send(b"o");
    assert_eq!(recorded(&session, &record, 1), "--app=https://a.example/?x\nend\n");
}

/// The children of a process that have ended but still occupy the process table.
#[cfg(target_os = "linux")]
fn zombies(parent: u32) -> usize {
    let stats = fs::read_dir("/proc")
        .expect("/proc should be readable")
        .filter_map(|entry| fs::read_to_string(entry.ok()?.path().join("stat")).ok());
    let suffix = format!(") Z {parent} ");
    stats.filter(|stat| stat.contains(&suffix)).count()
}

#[test]
#[cfg(target_os = "linux")]
fn browsers_that_have_ended_leave_no_zombies() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    write_graph(&folder.path().join("graph"), "https://a.example");
    write_recorder(folder.path());
    let mut command = explorer(folder.path(), "graph");
    let record = folder.path().join("record");
    command.env("RECORD", &record);
    command.env("BROWSER", format!("'{}'", folder.path().join("my recorder").display()));
    let Some(mut session) = open(command) else { return };
    for calls in 1..=3 {
        session.send(b"o");
        recorded(&session, &record, calls);
    }
    let id = session.process_id();
    session.wait_for("no zombies", |_| zombies(id) == 0);
}
