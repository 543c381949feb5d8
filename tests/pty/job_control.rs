//! Job control: stopping, continuing, and running another command in the terminal.

use rustix::process::Signal;

use super::session::{Output, Session};
use super::test_program;

/// A shell with job control that prints `stopped` when its job stops, and resumes the job
/// in the foreground after it reads a line.
const SHELL: &str = r#"set -m; "$@"; echo stopped; read line; fg >/dev/null; echo over"#;

#[test]
fn ctrl_z_restores_the_terminal_and_fg_repaints_at_the_new_size() {
    let Some(mut session) = Session::start(test_program::in_shell(SHELL), (40, 12)) else { return };
    session.wait_for_text("size 40x12");
    session.send(b"z");
    session.wait_for("stopped", |output| output.text().contains("stopped") && output.is_restored());
    session.resize(50, 14);
    session.send(b"\n");
    session.wait_for_text("size 50x14");
    session.wait_for("the modes", Output::is_set_up);
    session.send(b"xq");
    session.wait_for("over", |output| output.text().contains("over"));
    session.wait_for_clean_exit();
}

#[test]
fn an_external_stop_signal_suspends_too() {
    let Some(mut session) = Session::start(test_program::in_shell(SHELL), (40, 12)) else { return };
    session.wait_for_text("size 40x12");
    session.signal_foreground(Signal::TSTP);
    session.wait_for("stopped", |output| output.text().contains("stopped") && output.is_restored());
    session.send(b"\n");
    session.wait_for_text("size 40x12");
    session.wait_for("the modes", Output::is_set_up);
    session.send(b"q");
    session.wait_for("over", |output| output.text().contains("over"));
    session.wait_for_clean_exit();
}

#[test]
fn the_terminal_is_set_up_again_after_a_stop_that_cannot_be_caught() {
    let Some(mut session) = test_program::open() else { return };
    session.signal(Signal::STOP);
    session.signal(Signal::CONT);
    session.wait_for("the second entry", |output| {
        String::from_utf8_lossy(&output.bytes).matches("\x1b[?1049h").count() == 2
    });
    session.wait_for_text("size 40x12");
    session.send(b"q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
}

#[test]
fn ctrl_z_stops_the_whole_process_group() {
    // The job is a pipeline. If only one part stopped, the shell would wait for the other.
    let line = r#"set -m; { "$@"; } | { : >"$READY"; cat; }; echo stopped; read line; fg >/dev/null; echo over"#;
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let ready = folder.path().join("ready");
    let mut command = test_program::in_shell(line);
    command.env("READY", &ready);
    test_program::use_device(&mut command);
    let Some(mut session) = Session::start(command, (40, 12)) else { return };
    session.wait_for_text("size 40x12");
    // The shell starts the second part after the first, which may already be drawing.
    session.wait_for("the whole pipeline", |_| ready.exists());
    session.send(b"z");
    session.wait_for("stopped", |output| output.text().contains("stopped") && output.is_restored());
    session.send(b"\n");
    session.wait_for_text("size 40x12");
    session.send(b"q");
    session.wait_for("over", |output| output.text().contains("over"));
    session.wait_for_clean_exit();
}

#[test]
fn a_session_leader_does_not_suspend() {
    // The program leads its session, as in a terminal window of its own.
    let Some(mut session) = test_program::open() else { return };
    session.send(b"zx");
    session.wait_for_text("Char('x')");
    session.wait_for("the modes", Output::is_set_up);
    session.send(b"q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
}

#[test]
fn child_commands_get_the_terminal_and_its_keys() {
    let Some(mut session) = test_program::open() else { return };
    session.send(b"e");
    session.wait_for("the command", |output| {
        output.text().contains("in between") && output.is_restored()
    });
    session.send(b"q\n");
    session.wait_for_text("returned Some(7)");
    session.wait_for("the modes", Output::is_set_up);
    session.send(b"m");
    session.wait_for_text("not started: NotFound");
    session.send(b"q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
}

#[test]
fn ctrl_c_in_a_child_command_does_not_end_the_program() {
    let Some(mut session) = test_program::open() else { return };
    session.send(b"e");
    session.wait_for_text("in between");
    session.send(b"\x03");
    session.wait_for_text("returned");
    session.send(b"q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
}
