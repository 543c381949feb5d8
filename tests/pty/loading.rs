//! While a large graph loads, the terminal shows progress, and the user can cancel.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use portable_pty::CommandBuilder;
use rustix::process::Signal;

use super::explorer::{BINARY, command};
use super::session::{Output, Session};

/// Enough entities to take a debug build at least several seconds, so that there is time to cancel.
const MANY: usize = 200_000;
/// Enough entities to take longer than the delays until progress is shown.
const SEVERAL: usize = 20_000;
/// Enough lines of an article to take longer than that, at two bytes each.
const ARTICLE_LINES: usize = 2_000_000;

/// Writes a graph with a relation between each entity and the next, one of them to an unknown entity.
fn write_graph(folder: &Path, entities: usize) -> String {
    let mut body = String::from(
        "title: Large\nentity_kinds: {thing: {plural: things}}\nrelation_kinds: {knows: {says: knows}}\n\
         sources: {s: {title: S, paragraphs: [All.]}}\nentities:\n",
    );
    let mut relations = String::from("relations:\n");
    for number in 0..entities {
        let _ = writeln!(body, "  e{number}: {{kind: thing, name: Entity {number}}}");
        let next = number + 1;
        let ends = format!("from: e{number}, kind: knows, to: e{next}");
        let _ = writeln!(relations, "  - {{{ends}, claim: They met., cites: [s#1]}}");
    }
    let file = folder.join("large.yaml");
    fs::write(&file, body + &relations).expect("the graph should be written");
    file.to_str().expect("the path should be UTF-8").to_owned()
}

fn explorer(words: &[&str], graph: &str) -> CommandBuilder {
    command(&[&[BINARY, "--graph", graph], words].concat())
}

fn is_loading(output: &Output) -> bool {
    output.is_set_up() && output.text().contains("guanxi · loading")
}

fn contains(output: &Output, text: &str) -> bool {
    String::from_utf8_lossy(&output.bytes).contains(text)
}

#[test]
fn keys_and_signals_cancel_and_restore_the_terminal() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let graph = write_graph(folder.path(), MANY);
    for (words, key, status) in [(&[][..], "q", 0), (&[], "\x03", 0), (&["pick"], "q", 1)] {
        let Some(mut session) = Session::start(explorer(words, &graph), (100, 30)) else { return };
        session.wait_for("the progress", |output| {
            is_loading(output) && output.text().contains("q cancels")
        });
        session.send(key.as_bytes());
        assert_eq!(session.wait_for_clean_exit().exit_code(), status, "{words:?} {key:?}");
        assert!(!contains(&session.output(), "Entity 1"), "{words:?} {key:?}");
    }
    let Some(mut session) = Session::start(explorer(&[], &graph), (100, 30)) else { return };
    session.wait_for("the count, the rate and the time left", |output| {
        let text = output.text();
        ["entities", "MiB/s", "s left"].iter().all(|part| text.contains(part))
    });
    session.signal(Signal::TERM);
    assert!(session.wait_for_clean_exit().signal().is_some());
}

#[test]
fn imports_show_progress_and_leave_nothing_when_cancelled() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let (table, out) = (folder.path().join("ties.csv"), folder.path().join("out"));
    let rows = (0..SEVERAL / 2).map(|row| format!("Person {row},Firm {row}"));
    let rows: Vec<String> = std::iter::once("From,To".to_owned()).chain(rows).collect();
    fs::write(&table, rows.join("\n")).expect("the table should be written");
    let [table, output] = [&table, &out].map(|path| path.to_str().expect("the path is UTF-8"));
    for stage in ["guanxi is importing", "guanxi is writing the graph"] {
        let words = [BINARY, "import", "csv", table, "-o", output];
        let Some(mut session) = Session::start(command(&words), (100, 30)) else { return };
        session.wait_for(stage, |output| {
            [stage, "Ctrl-C cancels"].iter().all(|text| output.text().contains(text))
        });
        session.send(b"\x03");
        assert!(session.wait_for_clean_exit().signal().is_some(), "{stage}");
        assert!(!out.exists(), "{stage}");
    }
}

#[test]
fn the_explorer_follows_on_the_same_screen_and_notes_come_at_the_end() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let graph = write_graph(folder.path(), SEVERAL);
    let Some(mut session) = Session::start(explorer(&["e7"], &graph), (100, 30)) else { return };
    session.wait_for_text("Entity 7");
    let is_note = |output: &Output| contains(output, "1 error in the graph: run");
    assert!(!is_note(&session.output()), "a note was written over the screen");
    session.send(b"q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
    let output = session.output();
    assert!(contains(&output, "guanxi · loading") && is_note(&output), "{}", output.text());
    let bytes = String::from_utf8_lossy(&output.bytes).into_owned();
    assert_eq!(bytes.matches("\x1b[?1049h").count(), 1, "the screen was left and entered again");
}

#[test]
fn failures_are_printed_after_the_screen_is_restored() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let graph = write_graph(folder.path(), SEVERAL);
    let command = explorer(&["nobody-at-all"], &graph);
    let Some(mut session) = Session::start(command, (100, 30)) else { return };
    assert_eq!(session.wait_for_clean_exit().exit_code(), 1);
    let text = session.output().text();
    assert!(text.contains("1 error in the graph"), "{text}");
    assert!(text.contains("no entity `nobody-at-all`"), "{text}");
    assert!(contains(&session.output(), "guanxi · loading"), "{text}");
}

#[test]
fn the_built_in_graph_opens_at_once() {
    let Some(mut session) = Session::start(command(&[BINARY]), (100, 30)) else { return };
    session.wait_for_text("Lei Jun");
    session.send(b"q");
    session.wait_for_clean_exit();
    assert!(!contains(&session.output(), "loading"));
}

#[test]
fn commands_show_progress_only_on_a_terminal() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let graph = write_graph(folder.path(), SEVERAL);
    let line =
        r#""$0" show e7 --graph "$1" 2>&1 >/dev/null | grep -c loading; "$0" show e7 --graph "$1""#;
    let command = command(&["sh", "-c", line, BINARY, &graph]);
    let Some(mut session) = Session::start(command, (100, 30)) else { return };
    let text = session.text_at_exit();
    assert!(text.starts_with('0') && !text.contains("loading"), "{text}");
    let output = session.output();
    assert!(contains(&output, "\r\x1b[Kguanxi is loading the graph: "), "{text}");
    assert!(contains(&output, ", Ctrl-C cancels\r\x1b[K"), "{text}");
}

#[test]
fn commands_show_progress_while_they_read_articles() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let graph = folder.path().join("guanxi.yaml");
    let body = "title: Small\nentity_kinds: {thing: {plural: things}}\nrelation_kinds: {knows: {says: knows}}\n\
                sources: {s: {title: S}}\nentities:\n  a: {kind: thing, name: A}\n  b: {kind: thing, name: B}\n\
                relations:\n  - {id: r, from: a, kind: knows, to: b, claim: They met., cites: [s#1]}\n";
    fs::write(&graph, body).expect("the graph should be written");
    fs::create_dir(folder.path().join("articles")).expect("the folder should be created");
    let article = "x\n".repeat(ARTICLE_LINES);
    fs::write(folder.path().join("articles/s.txt"), article)
        .expect("the article should be written");
    let graph = folder.path().to_str().expect("the path should be UTF-8");
    let reading = "\r\x1b[Kguanxi is reading the articles: ";
    for (words, line) in [
        ("search zzz", reading),
        ("show r", reading),
        ("source s#1", reading),
        ("export json", reading),
        ("check", "\r\x1b[Kguanxi is loading the graph: reading 3.8 MiB"),
    ] {
        let shell = format!("\"$0\" --no-cache --graph \"$1\" {words} >\"$1/out\"");
        let Some(mut session) =
            Session::start(command(&["sh", "-c", &shell, BINARY, graph]), (100, 30))
        else {
            return;
        };
        session.wait_for_exit();
        let output = session.output();
        assert!(contains(&output, line), "{words}: {}", output.text());
        assert!(contains(&output, ", Ctrl-C cancels\r\x1b[K"), "{words}: {}", output.text());
    }
}
