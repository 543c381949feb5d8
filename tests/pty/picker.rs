//! The picker draws on the terminal while its output goes into a pipe.

use super::explorer::{BINARY, command};
use super::session::Session;

/// A shell line that reads the chosen entity through a pipe.
const LINE: &str = r#"chosen=$(echo no keys | "$0" pick wei); echo "chose <$chosen> status $?""#;

/// A shell line that reads several chosen people through a pipe, one per line.
const SEVERAL: &str =
    r#"chosen=$("$0" pick --multi --kind person | tr '\n' ','); echo "chose <$chosen>""#;

fn open() -> Option<Session> {
    open_line(LINE)
}

fn open_line(line: &str) -> Option<Session> {
    let session = Session::start(command(&["sh", "-c", line, BINARY]), (100, 30))?;
    wait_for_finder(&session);
    Some(session)
}

pub(super) fn wait_for_finder(session: &Session) {
    session.wait_for("the finder", |output| {
        output.text().contains("[entities]") && output.is_set_up()
    });
}

#[test]
fn the_choice_goes_to_standard_output() {
    let Some(mut session) = open() else { return };
    session.send(b"\x15lei jun\r");
    session.wait_for_clean_exit();
    let text = session.output().text();
    assert!(text.contains("chose <lei-jun> status 0"), "{text}");
}

#[test]
fn cancelling_prints_nothing() {
    let Some(mut session) = open() else { return };
    session.send(b"\x03");
    session.wait_for_clean_exit();
    let text = session.output().text();
    assert!(text.contains("chose <> status 1"), "{text}");
}

#[test]
fn marked_entities_are_printed_one_per_line_and_filtered() {
    let Some(mut session) = open_line(SEVERAL) else { return };
    // Ctrl-t marks an entity and moves to the next one.
    session.wait_for("people only", |output| !output.text().contains("firm "));
    session.send(b"lei jun\x14\x15jim\x14\r");
    session.wait_for_clean_exit();
    let text = session.output().text();
    assert!(text.contains("chose <lei-jun,jim-farley,>"), "{text}");
}
