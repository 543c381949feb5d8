//! The explorer: the real binary on its built-in graph.

use portable_pty::CommandBuilder;
use rustix::process::Signal;

use super::session::{Output, Session};

pub(super) const BINARY: &str = env!("CARGO_BIN_EXE_guanxi");
/// A shell with job control that prints `stopped` when its job stops, and resumes the job
/// in the foreground after it reads a line.
const SHELL: &str = r#"set -m; "$0"; echo stopped; read line; fg >/dev/null; echo over"#;

pub(super) fn command(words: &[&str]) -> CommandBuilder {
    let mut command = CommandBuilder::new(words[0]);
    command.args(&words[1..]);
    command.env("TERM", "xterm-256color");
    command.env("PS1", "");
    // Tests must not change the user's state, or depend on the user's settings.
    for variable in ["XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
        command.env(variable, std::env::temp_dir().join("guanxi-test-state"));
    }
    for (variable, _) in std::env::vars_os() {
        if variable == "NO_COLOR" || variable.to_string_lossy().starts_with("GUANXI_") {
            command.env_remove(variable);
        }
    }
    // In the repository, the explorer would open the folder `graph`.
    command.cwd(std::env::temp_dir());
    command
}

/// Whether the explorer is on the screen, with its graph.
fn is_open(output: &Output) -> bool {
    let text = output.text();
    output.is_set_up() && text.contains("guanxi") && text.contains("Lei Jun")
}

fn open() -> Option<Session> {
    let session = Session::start(command(&[BINARY]), (100, 30))?;
    session.wait_for("the explorer", is_open);
    Some(session)
}

#[test]
fn the_explorer_opens_draws_and_restores_the_terminal() {
    for key in [&b"q"[..], b"\x03"] {
        let Some(mut session) = open() else { return };
        session.send(key);
        assert_eq!(session.wait_for_clean_exit().exit_code(), 0, "{key:?}");
    }
}

#[test]
fn signals_restore_the_terminal() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT, Signal::QUIT] {
        let Some(mut session) = open() else { return };
        session.signal(signal);
        assert!(session.wait_for_clean_exit().signal().is_some(), "{signal:?}");
    }
}

#[test]
fn an_incomplete_escape_sequence_does_not_block() {
    for half in [&b"\x1b["[..], b"\x1b[<0;1"] {
        let Some(mut session) = open() else { return };
        session.send(half);
        session.send_until_end(b"q");
        assert_eq!(session.wait_for_clean_exit().exit_code(), 0, "{half:?}");
    }
}

#[test]
fn ctrl_z_suspends_and_fg_resumes() {
    let Some(mut session) = Session::start(command(&["sh", "-c", SHELL, BINARY]), (100, 30)) else {
        return;
    };
    session.wait_for("the explorer", is_open);
    session.send(b"\x1a");
    session.wait_for("stopped", |output| output.text().contains("stopped") && output.is_restored());
    session.send(b"\n");
    session.wait_for("the explorer", is_open);
    session.send(b"q");
    session.wait_for("over", |output| output.text().contains("over"));
    session.wait_for_clean_exit();
}

#[test]
fn the_program_ends_when_the_window_closes() {
    let Some(mut session) = open() else { return };
    session.hang_up();
    session.wait_for_exit();
}

#[test]
fn every_terminal_size_is_drawn() {
    let Some(mut session) = open() else { return };
    for (columns, rows) in [(1, 1), (3, 2), (0, 9), (9, 0), (40, 10), (1000, 400), (100, 30)] {
        session.resize(columns, rows);
    }
    session.wait_for("the explorer", is_open);
    session.send(b"q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
}

#[test]
fn without_a_terminal_the_error_says_what_is_missing() {
    let line = r#""$0" 2>&1 > /dev/null; echo "status $?""#;
    let Some(mut session) = Session::start(command(&["sh", "-c", line, BINARY]), (100, 30)) else {
        return;
    };
    session.wait_for_clean_exit();
    let text = session.output().text();
    assert!(text.contains("standard output is not a terminal"), "{text}");
    assert!(text.contains("status 2"), "{text}");
}

#[test]
fn insights_are_computed_in_the_background() {
    let Some(mut session) = open() else { return };
    session.send(b"a");
    session.wait_for("the sentences", |output| {
        let text = output.text();
        text.contains("Most connected") && text.contains("relations connect Xiaomi to")
    });
    session.send(b"\r");
    session.wait_for("its relations", |output| {
        output.text().contains("relations behind this finding")
    });
    session.send(b"\x1b");
    session.wait_for("the sentences again", |output| output.text().contains("Most connected"));
    session.send(b"\x1b");
    session.send_until_end(b"q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
}

#[test]
fn a_misspelt_entity_opens_with_a_notice_until_the_next_key() {
    let misspelt = command(&[BINARY, "suing"]);
    let Some(mut session) = Session::start(misspelt, (100, 30)) else { return };
    session.wait_for("the notice", |output| {
        output.is_set_up() && output.text().contains("no `suing`; showing Suning")
    });
    session.send(b"j");
    session.wait_for("the trail", |output| !output.text().contains("no entity `suing`"));
    session.send_until_end(b"q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
}

#[test]
fn bookmarks_persist_between_runs() {
    let states = tempfile::tempdir().expect("the temporary folder should be created");
    let start = |entity: &str| {
        let mut command = command(&[BINARY, entity]);
        command.env("XDG_STATE_HOME", states.path());
        Session::start(command, (100, 30))
    };
    let Some(mut session) = start("porsche") else { return };
    session.wait_for_text("Porsche");
    session.send(b"B");
    session.wait_for_text("bookmarked Porsche");
    session.send_until_end(b"q");
    let bookmarks = std::fs::read_to_string(states.path().join("guanxi/bookmarks.jsonl"));
    let bookmarks = bookmarks.expect("the bookmarks should be saved");
    assert!(bookmarks.contains(r#""graph":"built in","entity":"porsche""#));
    let Some(mut session) = start("ford") else { return };
    session.wait_for_text("ford");
    session.send(b"'");
    session.wait_for_text("Bookmarks");
    session.send(b"\r");
    session.wait_for_text("porsche");
    session.send_until_end(b"q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
}

#[test]
fn keys_work_after_pasting_a_megabyte() {
    for field in [&b"/"[..], b":", b"?"] {
        let Some(mut session) = open() else { return };
        session.send(field);
        session.wait_for_text("\u{203a} ");
        session.send(b"\x1b[200~");
        for _ in 0..1024 {
            session.send(&[b'x'; 1024]);
        }
        session.send(b"\x1b[201~");
        session.wait_for_text("truncated: a text field holds at most 1,000 characters");
        session.send(b"\x03");
        assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
    }
}

#[test]
fn problems_with_the_settings_are_listed_and_survive_a_reload() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let file = folder.path().join("config.toml");
    std::fs::write(&file, "depth = 0\ncolour = 'never'\n").expect("the file should be written");
    let mut command = command(&[BINARY]);
    command.env("GUANXI_CONFIG", &file);
    command.env("GUANXI_EDITOR", "true");
    let Some(mut session) = Session::start(command, (100, 30)) else { return };
    session.wait_for_text("! 1 error  lei-jun · no hops");
    session.send(b"!");
    session.wait_for_text("config.toml:2:1 unknown setting `colour`");
    // The editor ends at once, and the graph is reloaded.
    session.send(b"\r");
    session.wait_for_text("reloaded");
    session.wait_for_text("! 1 error  lei-jun · no hops");
    session.send_until_end(b"q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
}

#[test]
fn the_users_keys_work_and_the_texts_name_them() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let file = folder.path().join("config.toml");
    let keys = "[keys.panes]\nfind = ['F']\nquit = ['Q']\n[keys.finder]\nnext-scope = ['Ctrl-s']\n";
    std::fs::write(&file, keys).expect("the file should be written");
    let mut command = command(&[BINARY]);
    command.env("GUANXI_CONFIG", &file);
    let Some(mut session) = Session::start(command, (100, 30)) else { return };
    session.wait_for_text("F find  Tab relations");
    session.send(b"/");
    session.wait_for_text("/ does nothing here; ? lists keys");
    session.send(b"q");
    session.wait_for_text("q does nothing here; ? lists keys");
    session.send(b"F");
    session.wait_for_text("[all]");
    session.send(b"zzzzqqqq");
    session.wait_for_text("try fewer characters, or Ctrl-s for another scope");
    session.send(b"\x1b");
    session.wait_for("the panes", |output| !output.text().contains("[all]"));
    session.send(b"?");
    session.send(b"quit");
    session.wait_for_text(" Q                    quit");
    session.send(b"\x1b");
    session.wait_for("the panes", |output| !output.text().contains("Help"));
    session.send_until_end(b"Q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
}
