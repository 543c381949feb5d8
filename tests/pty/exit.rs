//! The terminal is restored however the program exits.

use std::fs;

use rustix::process::Signal;

use super::session::Session;
use super::test_program;

#[test]
fn quitting_restores_the_terminal() {
    let Some(mut session) = test_program::open() else { return };
    session.send(b"q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
    assert!(session.output().text().contains("ended: quit"), "{}", session.output().text());
}

#[test]
fn signals_end_the_program_with_their_own_status() {
    for (signal, name) in [
        (Signal::TERM, "Terminated"),
        (Signal::HUP, "Hangup"),
        (Signal::INT, "Interrupt"),
        (Signal::QUIT, "Quit"),
    ] {
        let Some(mut session) = test_program::open() else { return };
        session.signal(signal);
        let status = session.wait_for_clean_exit();
        let is_expected = status.signal().is_some_and(|signal| signal.starts_with(name));
        assert!(is_expected, "{name}: {status:?}");
    }
}

#[test]
fn signals_end_a_stuck_program() {
    let Some(mut session) = test_program::open() else { return };
    session.send(b"s");
    session.wait_for_text("stuck");
    session.send(b"S");
    session.signal(Signal::TERM);
    let status = session.wait_for_clean_exit();
    assert!(status.signal().is_some_and(|signal| signal.starts_with("Terminated")), "{status:?}");
}

#[test]
fn a_signal_restores_a_terminal_that_has_stopped_reading() {
    let Some(mut session) = test_program::open() else { return };
    session.pause_reading();
    // One control string larger than any buffer of a terminal.
    session.send(b"Y");
    session.wait_for("the start of the string", |output| {
        output.bytes.windows(8).any(|bytes| bytes == b"eHh4eHh4")
    });
    session.signal(Signal::TERM);
    assert!(session.wait_for_exit().signal().is_some());
    session.resume_reading();
    session.wait_for_clean_exit();
}

#[test]
fn without_a_controlling_terminal_the_terminal_mode_is_restored() {
    if std::process::Command::new("setsid").arg("true").status().is_err() {
        eprintln!("skipped: the `setsid` command is not installed");
        return;
    }
    let command = test_program::in_shell(r#"setsid -w "$@""#);
    let Some(mut session) = Session::start(command, (40, 12)) else { return };
    session.wait_for_text("size 40x12");
    session.send(b"q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
}

#[test]
fn panics_are_printed_after_the_terminal_is_restored() {
    for (key, message) in [(b"p", "on purpose"), (b"t", "in a worker")] {
        let Some(mut session) = test_program::open() else { return };
        session.send(key);
        let status = session.wait_for_clean_exit();
        assert_ne!(status.exit_code(), 0, "{message}");
        let bytes = String::from_utf8_lossy(&session.output().bytes).into_owned();
        let leave_alternate_screen = "\x1b[?1049l";
        let (_, after) =
            bytes.split_once(leave_alternate_screen).expect("the screen should be restored");
        assert!(after.contains(message), "{after:?}");
    }
}

#[test]
fn closing_the_window_ends_the_program() {
    let Some(mut session) = test_program::open() else { return };
    session.hang_up();
    session.wait_for_exit();
}

/// In its own session, the program gets no SIGHUP and must detect the closed terminal itself. crossterm's reader
/// would spin here.
#[test]
fn a_hangup_without_a_signal_ends_the_program() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let result_file = folder.path().join("result");
    if std::process::Command::new("setsid").arg("true").status().is_err() {
        eprintln!("skipped: the `setsid` command is not installed");
        return;
    }
    let mut command = test_program::in_shell(r#"setsid "$@" & wait"#);
    test_program::write_result_to(&mut command, &result_file);
    let Some(mut session) = Session::start(command, (40, 12)) else { return };
    session.wait_for_text("size 40x12");
    session.hang_up();
    session.wait_for_exit();
    while fs::read_to_string(&result_file).unwrap_or_default().is_empty() {
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    let result = fs::read_to_string(&result_file).expect("the result should be readable");
    assert_eq!(result, "the terminal was disconnected");
}

#[test]
fn without_a_terminal_there_is_an_error_and_no_panic() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let result_file = folder.path().join("result");
    let mut command = test_program::in_shell(r#""$@" > /dev/null"#);
    test_program::write_result_to(&mut command, &result_file);
    let Some(mut session) = Session::start(command, (40, 12)) else { return };
    assert_eq!(session.wait_for_clean_exit().exit_code(), 1);
    let result = fs::read_to_string(&result_file).expect("the result should be readable");
    assert_eq!(result, "no terminal to draw on: standard output is not a terminal");
}

#[test]
fn a_picker_draws_on_the_terminal_while_its_output_is_a_file() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let chosen = folder.path().join("chosen");
    let mut command = test_program::in_shell(r#""$@" < /dev/null > "$CHOSEN""#);
    command.env("CHOSEN", &chosen);
    test_program::use_device(&mut command);
    let Some(mut session) = Session::start(command, (40, 12)) else { return };
    session.wait_for_text("size 40x12");
    session.send(b"q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
    let chosen = fs::read_to_string(&chosen).expect("the output should be readable");
    assert!(chosen.contains("ended: quit") && !chosen.contains('\x1b'), "{chosen:?}");
}
