//! Keys, pastes, sizes and messages reach a program.

use super::session::Output;
use super::test_program;

#[test]
fn an_incomplete_escape_sequence_does_not_block() {
    for half in ["\x1b", "\x1b[", "\x1b[1;5", "\x1b[<0;10;", "\x1bO", "\x1b]0;", "\x1b[M"] {
        let Some(mut session) = test_program::open() else { return };
        session.send(half.as_bytes());
        session.resize(41, 12);
        session.wait_for_text("size 41x12");
        session.send_until_end(b"q");
        assert_eq!(session.wait_for_clean_exit().exit_code(), 0, "{half:?}");
    }
}

#[test]
fn ten_thousand_keys_are_all_handled_in_few_frames() {
    let Some(mut session) = test_program::open() else { return };
    let before = session.output().bytes.len();
    for _ in 0..10 {
        session.send(&[b'x'; 1000]);
    }
    session.wait_for_text("keys 10000");
    let written = session.output().bytes.len() - before;
    assert!(written < 10_000 * 10, "{written} bytes were written: too many frames");
    session.send(b"q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
}

#[test]
fn a_paste_is_one_event_with_escaped_control_characters() {
    let Some(mut session) = test_program::open() else { return };
    session.send(b"\x1b[200~q\rone\x1b]0;x\x07\x1b[201~");
    session.wait_for_text(r#"pasted "q\none\\u{1b}]0;x\\u{7}""#);
    session.send(b"\x1b[<64;3;2M");
    session.wait_for_text("ScrollUp 2 1");
    session.send(b"q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
}

#[test]
fn messages_and_ctrl_c_arrive() {
    let Some(mut session) = test_program::open() else { return };
    session.send(b"w");
    session.wait_for_text("message");
    session.send(b"\x03");
    session.wait_for_text("ctrl-c");
    session.send(b"y");
    session.wait_for("the clipboard", |output| {
        // "two\nlines\u{1b}" with the escape made visible.
        String::from_utf8_lossy(&output.bytes).contains("\x1b]52;c;dHdvCmxpbmVzXHV7MWJ9\x1b\\")
    });
    session.send(b"q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
}

#[test]
fn every_size_draws() {
    let Some(mut session) = test_program::open() else { return };
    for (columns, rows) in [(1, 1), (0, 5), (5, 0), (1000, 400), (2, 300), (80, 24)] {
        session.resize(columns, rows);
    }
    session.wait_for_text("size 80x24");
    session.wait_for("the modes", Output::is_set_up);
    session.send(b"q");
    assert_eq!(session.wait_for_clean_exit().exit_code(), 0);
}
