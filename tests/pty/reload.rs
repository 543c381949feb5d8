//! The explorer reloads its graph when another program writes the files.

use std::cell::Cell;
use std::fs;

use super::explorer::{BINARY, command};
use super::session::Session;

/// A graph of one person with a name.
fn graph_of(name: &str) -> String {
    format!(
        "entity_kinds: {{person: {{plural: people}}}}\nentities:\n  a: {{kind: person, name: {name}}}\n"
    )
}

#[test]
fn changed_files_reload_and_broken_ones_keep_the_last_good_graph() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("guanxi.yaml");
    let write = |text: &str| fs::write(&file, text).expect("the file can be written");
    write(&graph_of("Ada"));
    let path = folder.path().to_str().expect("the path is text");
    let Some(mut session) = Session::start(command(&[BINARY, "--graph", path]), (100, 30)) else {
        return;
    };
    session.wait_for_text("Ada");
    // The file is written repeatedly, because watching may start after the first frame, and waits for a quiet period.
    let checks = Cell::new(0);
    session.wait_for("the new name", |output| {
        if checks.replace(checks.get() + 1) % 4 == 0 {
            write(&graph_of("Grace"));
        }
        output.text().contains("Grace")
    });
    write("entities: [");
    session.wait_for_text("showing the last good graph");
    assert!(session.output().text().contains("Grace"));
    write(&graph_of("Mary"));
    session.wait_for("the fixed graph", |output| output.text().contains("Mary"));
    session.send(b"q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
}
