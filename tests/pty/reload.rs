//! The explorer reloads its graph when another program writes the files.

use std::cell::Cell;
use std::fs;
use std::path::Path;

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
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let file = folder.path().join("guanxi.yaml");
    let write = |text: &str| fs::write(&file, text).expect("the file should be written");
    write(&graph_of("Ada"));
    let path = folder.path().to_str().expect("the path should be UTF-8");
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

/// Repeats a change until the screen shows a text, because watching may start after the first frame.
fn change_until(session: &Session, text: &str, change: impl Fn()) {
    let checks = Cell::new(0);
    session.wait_for(text, |output| {
        if checks.replace(checks.get() + 1) % 4 == 0 {
            change();
        }
        output.text().contains(text)
    });
}

fn open(folder: &Path, graph: &str) -> Option<Session> {
    let mut command = command(&[BINARY, "--graph", graph, "--config=none"]);
    command.cwd(folder);
    let session = Session::start(command, (100, 30))?;
    session.wait_for_text("Ada");
    Some(session)
}

#[test]
fn a_replaced_folder_is_watched_again() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let graph = folder.path().join("graph");
    let replace = |name: &str| {
        let _ = fs::remove_dir_all(&graph);
        fs::create_dir(&graph).expect("the folder should be created");
        fs::write(graph.join("guanxi.yaml"), graph_of(name)).expect("the file should be written");
    };
    replace("Ada");
    let Some(session) = open(folder.path(), "graph") else { return };
    change_until(&session, "Grace", || replace("Grace"));
    replace("Mary");
    session.wait_for_text("Mary");
    fs::write(graph.join("guanxi.yaml"), graph_of("Emmy")).expect("the file should be written");
    session.wait_for_text("Emmy");
}

#[test]
fn a_retargeted_link_is_followed() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let link = folder.path().join("current");
    let lead_to = |name: &str| {
        let graph = folder.path().join(name);
        fs::create_dir_all(&graph).expect("the folder should be created");
        fs::write(graph.join("guanxi.yaml"), graph_of(name)).expect("the file should be written");
        let next = folder.path().join("next");
        std::os::unix::fs::symlink(&graph, &next).expect("the link should be created");
        fs::rename(next, &link).expect("the link should be replaced");
    };
    lead_to("Ada");
    let Some(session) = open(folder.path(), "current") else { return };
    change_until(&session, "Grace", || lead_to("Grace"));
    let file = folder.path().join("Grace/guanxi.yaml");
    fs::write(file, graph_of("Mary")).expect("the file should be written");
    session.wait_for_text("Mary");
}

#[test]
fn a_graph_whose_parent_folder_is_replaced_is_watched_again() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let project = folder.path().join("project");
    let graph = project.join("graph");
    let replace = |name: &str| {
        let _ = fs::remove_dir_all(&project);
        fs::create_dir_all(&graph).expect("the folder should be created");
        fs::write(graph.join("guanxi.yaml"), graph_of(name)).expect("the file should be written");
    };
    replace("Ada");
    let path = graph.to_str().expect("the path should be UTF-8");
    let Some(session) = open(folder.path(), path) else { return };
    change_until(&session, "Grace", || replace("Grace"));
    fs::remove_dir_all(&project).expect("the folder should be removed");
    session.wait_for_text("showing the last good graph");
    assert!(!session.output().text().contains("only when this window gets"));
    replace("Mary");
    session.wait_for_text("Mary");
    fs::write(graph.join("guanxi.yaml"), graph_of("Emmy")).expect("the file should be written");
    session.wait_for_text("Emmy");
}

#[test]
fn a_retargeted_link_above_the_graph_is_followed() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let lead_to = |name: &str| {
        let graph = folder.path().join(name).join("graph");
        fs::create_dir_all(&graph).expect("the folder should be created");
        fs::write(graph.join("guanxi.yaml"), graph_of(name)).expect("the file should be written");
        let next = folder.path().join("next");
        std::os::unix::fs::symlink(name, &next).expect("the link should be created");
        fs::rename(next, folder.path().join("current")).expect("the link should be replaced");
    };
    lead_to("Ada");
    let Some(session) = open(folder.path(), "current/graph") else { return };
    change_until(&session, "Grace", || lead_to("Grace"));
    lead_to("Mary");
    session.wait_for_text("Mary");
}

#[test]
fn linked_files_are_watched() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    for name in ["graph", "elsewhere"] {
        fs::create_dir(folder.path().join(name)).expect("the folder should be created");
    }
    let file = folder.path().join("elsewhere/people.yaml");
    let write = |name: &str| fs::write(&file, graph_of(name)).expect("the file should be written");
    write("Ada");
    fs::write(folder.path().join("graph/guanxi.yaml"), "title: Links\n")
        .expect("the file should be written");
    let link = folder.path().join("graph/people.yaml");
    std::os::unix::fs::symlink(&file, link).expect("the link should be created");
    let mut command = command(&[BINARY, "--graph=graph", "--follow-links", "--config=none"]);
    command.cwd(folder.path());
    let Some(session) = Session::start(command, (100, 30)) else { return };
    session.wait_for_text("Ada");
    change_until(&session, "Grace", || write("Grace"));
    // Starting to watch loads changed files too, so only a later change shows that they are watched.
    for name in ["Mary", "Emmy"] {
        write(name);
        session.wait_for_text(name);
    }
}

#[test]
fn articles_next_to_a_graph_are_watched() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let text = "entity_kinds: {person: {plural: people}}
sources: {log: {title: Log, paragraphs: [A gist.]}}
entities: {a: {kind: person, name: Ada, role: leader, cites: [log#1]}}
";
    fs::write(folder.path().join("one.yaml"), text).expect("the file should be written");
    let Some(mut session) = open(folder.path(), "one.yaml") else { return };
    session.send(b"]");
    session.wait_for_text("A gist.");
    let articles = folder.path().join("articles");
    change_until(&session, "The whole text.", || {
        fs::create_dir_all(&articles).expect("the folder should be created");
        fs::write(articles.join("log.txt"), "The whole text.\n")
            .expect("the file should be written");
    });
    fs::write(articles.join("log.txt"), "Another text.\n").expect("the file should be written");
    session.wait_for_text("Another text.");
}

#[test]
fn a_graph_opened_with_errors_is_replaced_only_by_better_ones() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let file = folder.path().join("guanxi.yaml");
    let write = |name: &str, errors: &str| {
        fs::write(&file, graph_of(name) + errors).expect("the file should be written");
    };
    write("Ada", "  b: {kind: none}\n  c: {kind: none}\n");
    let Some(session) = open(folder.path(), ".") else { return };
    change_until(&session, "Grace", || write("Grace", "  b: {kind: none}\n"));
    write("Mary", "  b: {kind: none}\n  c: {kind: none}\n");
    session.wait_for_text("showing the last good graph");
    assert!(session.output().text().contains("Grace"));
}

#[test]
fn without_a_watcher_files_are_compared_when_the_window_gains_focus() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let file = folder.path().join("guanxi.yaml");
    fs::write(&file, graph_of("Ada")).expect("the file should be written");
    // In a user namespace of its own, the program may not watch any file.
    let script = r#"exec unshare -Ur sh -c '
        echo 0 > /proc/sys/user/max_inotify_instances || { echo no limit; exit; }
        exec "$0" --graph guanxi.yaml --config=none' "$0" || echo no limit"#;
    let mut command = command(&["sh", "-c", script, BINARY]);
    command.cwd(folder.path());
    let Some(mut session) = Session::start(command, (180, 30)) else { return };
    let is_ready = |text: &str| text.contains("gains focus") || text.contains("no limit");
    session.wait_for("the explorer", |output| is_ready(&output.text()));
    if session.output().text().contains("no limit") {
        session.wait_for_exit();
        eprintln!("skipped: files are always watched, as there is no user namespace here");
        return;
    }
    fs::write(&file, graph_of("Grace")).expect("the file should be written");
    session.send(b"\x1b[O\x1b[I");
    session.wait_for_text("Grace");
    session.send(b"q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
}
