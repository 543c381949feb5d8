//! What the explorer does outside the terminal: it writes files, keeps bookmarks and starts programs.

use std::fs;
use std::path::Path;

use portable_pty::CommandBuilder;

use super::explorer::{BINARY, command};
use super::session::Session;

/// A graph of one person, whose role is cited from a source with this URL.
fn write_graph(folder: &Path, url: &str) {
    let text = format!(
        "title: Harbour
entity_kinds: {{person: {{plural: people}}}}
relation_kinds: {{knows: {{directed: false, label: knows, tone: neutral}}}}
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
fn explorer(folder: &Path, graph: &str) -> CommandBuilder {
    let mut command = command(&[BINARY, &format!("--graph={graph}"), "--config=none"]);
    command.cwd(folder);
    command.env("XDG_STATE_HOME", folder.join("state"));
    command
}

fn open(command: CommandBuilder) -> Option<Session> {
    let session = Session::start(command, (100, 30))?;
    session.wait_for_text("Bob");
    Some(session)
}

/// Opens the export menu, chooses the first format, and types the name of the file.
fn export_as(session: &mut Session, name: &str) {
    session.send(b"X");
    session.wait_for_text("Export");
    session.send(b"\r");
    session.wait_for_text("ada.");
    session.send(b"\x15");
    session.send(format!("{name}\r").as_bytes());
}

#[test]
fn exports_are_refused_in_the_graph_and_over_other_files() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    write_graph(&folder.path().join("graph"), "https://a.example");
    fs::create_dir(folder.path().join("graph/articles")).expect("the folder should be created");
    fs::write(folder.path().join("mine"), "mine").expect("the file should be written");
    for (name, reason) in [
        ("graph/new.YAML", "it would become part of the graph"),
        ("graph/articles/log.txt", "it would become part of the graph"),
        ("graph/guanxi.yaml", "it is part of the graph"),
        ("mine", "it already exists"),
        ("none/x", "the folder does not exist"),
    ] {
        let Some(mut session) = open(explorer(folder.path(), "graph")) else { return };
        export_as(&mut session, name);
        session.wait_for_text(&format!("cannot write {name}: {reason}"));
        session.send(b"\x1b\x1b\x1bq");
        session.send_until_end(b"q");
    }
    assert_eq!(fs::read_to_string(folder.path().join("mine")).expect("a file"), "mine");
    let Some(mut session) = open(explorer(folder.path(), "graph")) else { return };
    export_as(&mut session, "graph/new.dot");
    session.wait_for_text("wrote graph/new.dot");
}
