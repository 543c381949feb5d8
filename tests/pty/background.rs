//! The explorer queries the terminal's background colour, and adapts to terminals that draw ambiguous characters wide.

use std::fs;

use portable_pty::CommandBuilder;

use super::explorer::{BINARY, command};
use super::session::{Output, Session};

const WHITE: &[u8] = b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b[?62;22c";
const BLACK: &[u8] = b"\x1b]11;rgb:0000/0000/0000\x07\x1b[?62;22c";
const NO_BACKGROUND: &[u8] = b"\x1b[?6c";
/// The colour of keys in the light and the dark theme, and in sixteen colours.
const LIGHT: &str = "38;2;7;93;115;";
const DARK: &str = "38;2;86;212;221;";
const ANSI: &str = "38;5;6;";

fn explorer(arguments: &[&str]) -> CommandBuilder {
    let mut command = command(&[&[BINARY], arguments].concat());
    command.env("COLORTERM", "truecolor");
    command
}

/// Starts the explorer in a terminal that sends `input` at once, so it never arrives too late.
fn open(arguments: &[&str], input: &[u8]) -> Option<Session> {
    let mut session = Session::start(explorer(arguments), (100, 30))?;
    session.send(input);
    session.wait_for_text("Lei Jun");
    Some(session)
}

fn text_of(output: &Output) -> String {
    String::from_utf8_lossy(&output.bytes).into_owned()
}

#[test]
fn the_theme_follows_the_background_of_the_terminal() {
    for (arguments, answer, expected) in [
        (&[][..], WHITE, LIGHT),
        (&[], BLACK, DARK),
        (&[], NO_BACKGROUND, ANSI),
        (&["--theme=dark"], WHITE, DARK),
    ] {
        let Some(session) = open(arguments, answer) else { return };
        session.wait_for(expected, |output| text_of(output).contains(expected));
        let text = text_of(&session.output());
        let others = [LIGHT, DARK, ANSI].into_iter().filter(|other| *other != expected);
        assert!(others.into_iter().all(|other| !text.contains(other)), "{expected}");
        let asks = text.contains("\x1b]11;?");
        assert_eq!(asks, arguments.is_empty(), "a theme that is set needs no background");
    }
}

#[test]
fn keys_typed_before_the_answer_are_not_lost() {
    let Some(mut session) = open(&[], &[b"+", WHITE].concat()) else { return };
    session.wait_for_text("2 hops");
    session.send(b"?");
    session.wait_for_text("Help: keys and symbols");
}

#[test]
fn a_late_answer_is_not_read_as_keys() {
    let Some(mut session) = open(&["--theme=dark"], b"") else { return };
    session.send(&[WHITE, b"+"].concat());
    session.wait_for_text("2 hops");
}

#[test]
fn cells_after_wide_characters_are_skipped() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let graph = folder.path().join("guanxi.yaml");
    let text = "title: Lei Jun\nentity_kinds: {person: {plural: people}}\nentities:\n  yuliya: {kind: person, name: Юля}\n";
    fs::write(&graph, text).expect("the graph should be written");
    let graph = format!("--graph={}", graph.display());
    let arguments = [graph.as_str(), "--ambiguous-width=wide", "--theme=dark", "--color=never"];
    let Some(session) = open(&arguments, b"") else { return };
    // Each wide character is followed by a cursor movement, since terminals disagree on its width.
    session.wait_for("wide letters", |output| {
        let text = text_of(output);
        let mut letters = text.split('Ю').skip(1);
        letters.any(|rest| rest.starts_with("\x1b[") && !rest.starts_with("\x1b[m"))
    });
    let text = text_of(&session.output());
    assert!(!text.contains("Юл") && !text.contains('─'), "{text}");
}
