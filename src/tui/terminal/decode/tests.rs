use crossterm::event::{Event, KeyCode, KeyModifiers};
use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq};
use proptest::{prop_oneof, proptest};

use super::{Connection, Decoder, REPORT_TIMEOUT};

/// Events in the words of a key table: `ctrl-c`, `Up`, `paste "…"`.
fn describe_all(events: &[Event]) -> Vec<String> {
    events.iter().map(describe).collect()
}

fn describe(event: &Event) -> String {
    match event {
        Event::Key(key) => {
            let code = match key.code {
                KeyCode::Char(character) => character.to_string(),
                code => format!("{code:?}"),
            };
            modifier_prefix(key.modifiers) + &code
        }
        Event::Mouse(mouse) => {
            let position = format!("{:?} {} {}", mouse.kind, mouse.column, mouse.row);
            modifier_prefix(mouse.modifiers) + &position
        }
        Event::Paste(text) => format!("paste {text:?}"),
        other => format!("{other:?}"),
    }
}

fn modifier_prefix(modifiers: KeyModifiers) -> String {
    let names = [
        (KeyModifiers::CONTROL, "ctrl-"),
        (KeyModifiers::ALT, "alt-"),
        (KeyModifiers::SHIFT, "shift-"),
        (KeyModifiers::SUPER, "super-"),
    ];
    names
        .iter()
        .filter(|(modifier, _)| modifiers.contains(*modifier))
        .map(|(_, prefix)| *prefix)
        .collect()
}

/// The events of bytes that arrive in one piece, with nothing after them.
fn decode(bytes: &[u8]) -> Vec<String> {
    decode_pieces(&[bytes])
}

fn decode_pieces(pieces: &[&[u8]]) -> Vec<String> {
    let mut decoder = Decoder::default();
    let mut events = Vec::new();
    for piece in pieces {
        decoder.feed(piece, &mut events);
    }
    if decoder.timeout().is_some() {
        decoder.flush_partial(&mut events);
    }
    assert_eq!(decoder.timeout(), None, "input is left incomplete");
    describe_all(&events)
}

#[test]
fn characters_control_keys_and_alt() {
    assert_eq!(decode(b"aG?"), ["a", "shift-G", "?"]);
    assert_eq!(decode("é雷👩".as_bytes()), ["é", "雷", "👩"]);
    assert_eq!(decode(b"\r\t\x7f"), ["Enter", "Tab", "Backspace"]);
    assert_eq!(decode(b"\x03\x1a\x0f\x00\x1d"), ["ctrl-c", "ctrl-z", "ctrl-o", "ctrl- ", "ctrl-5"]);
    assert_eq!(decode(b"\x1bf\x1b\x7f\x1b\xc3\xa9"), ["alt-f", "alt-Backspace", "alt-é"]);
    assert_eq!(decode(b"\x1b"), ["Esc"]);
    assert_eq!(decode(b"\x1b\x1b"), ["Esc", "Esc"]);
}

#[test]
fn arrow_and_function_keys_of_several_terminals() {
    assert_eq!(decode(b"\x1b[A\x1bOB\x1b[1;5C"), ["Up", "Down", "ctrl-Right"]);
    assert_eq!(decode(b"\x1b[H\x1b[1~\x1b[7~\x1bOH"), ["Home"; 4]);
    assert_eq!(decode(b"\x1b[5~\x1b[6;2~"), ["PageUp", "shift-PageDown"]);
    assert_eq!(decode(b"\x1bOP\x1b[11~\x1b[[A\x1b[1;3P"), ["F(1)", "F(1)", "F(1)", "alt-F(1)"]);
    assert_eq!(decode(b"\x1b[15~\x1b[17~\x1b[24~"), ["F(5)", "F(6)", "F(12)"]);
    assert_eq!(decode(b"\x1b[Z"), ["shift-BackTab"]);
    assert_eq!(decode(b"\x1b[105;5u\x1b[27;5;105~"), ["ctrl-i", "ctrl-i"]);
    assert_eq!(
        decode(b"\x1b[1;5Z\x1b[27;5;8~\x1b[27;3;65~"),
        ["ctrl-shift-BackTab", "ctrl-h", "alt-shift-A"]
    );
    assert_eq!(decode(b"\x1bOM"), ["Enter"]);
    assert_eq!([decode(b"\x1b["), decode(b"\x1bO")], [["alt-["], ["alt-shift-O"]]);
}

#[test]
fn focus_changes_are_not_keys() {
    assert_eq!(
        decode(b"\x1b[Ia\x1b[Ob\x1b[I"),
        ["FocusGained", "a", "FocusLost", "b", "FocusGained"]
    );
}

#[test]
fn no_sequence_with_parameters_types_a_letter() {
    for parameters in ["1", "2", "1;5", "0", "?1", "<1;1;1", ">1"] {
        // "CSI u" is a character by its code, and "CSI M" is followed by three mouse bytes.
        for last in (b'@'..=b'~').map(char::from).filter(|last| !"uM".contains(*last)) {
            let events = decode(format!("\x1b[{parameters}{last}").as_bytes());
            let is_letter = |event: &String| event.chars().count() == 1;
            assert!(!events.iter().any(is_letter), "CSI {parameters} {last}: {events:?}");
        }
    }
}

#[test]
fn mouse_reports() {
    assert_eq!(
        decode(b"\x1b[<0;10;5M\x1b[<0;10;5m\x1b[<64;1;1M\x1b[<81;1;2M"),
        ["Down(Left) 9 4", "Up(Left) 9 4", "ScrollUp 0 0", "ctrl-ScrollDown 0 1"]
    );
    assert_eq!(decode(b"\x1b[<32;300;200M"), ["Drag(Left) 299 199"]);
    assert_eq!(decode(b"\x1b[M !\"x"), ["Down(Left) 0 1", "x"]);
    // Some terminals use zero-based cells.
    assert_eq!(decode(b"\x1b[<0;0;0M"), ["Down(Left) 0 0"]);
    // An unknown button is dropped whole, and the next key is decoded.
    assert_eq!(decode(b"\x1b[<129;1;1Mq"), ["q"]);
}

#[test]
fn a_paste_is_one_event_however_it_arrives() {
    let whole: &[u8] = b"a\x1b[200~q\r\n\x1b[31m\xe9\x1b[201~b";
    let expected = ["a", r#"paste "q\n\\u{1b}[31m\u{fffd}""#, "b"].map(str::to_owned);
    assert_eq!(decode(whole).join("|"), expected.join("|").replace(r"\u{fffd}", "\u{fffd}"));
    for cut in 0..whole.len() {
        let (head, tail) = whole.split_at(cut);
        assert_eq!(decode_pieces(&[head, tail]), decode(whole), "cut at {cut}");
    }
    // A paste without an end contains what has arrived.
    assert_eq!(decode(b"\x1b[200~half\x1b[20"), [r#"paste "half\\u{1b}[20""#]);
}

#[test]
fn unknown_sequences_are_dropped_whole() {
    assert_eq!(decode(b"\x1b[?1;2cx"), ["x"]);
    assert_eq!(decode(b"\x1b]11;rgb:0/0/0\x07x\x1bP1+r\x1b\\y"), ["x", "y"]);
    assert_eq!(decode(b"\x1b[99~\x1b[1;5yx"), ["x"]);
    assert_eq!(decode(b"\xff\x80x\xc3("), ["x", "("]);
    assert_eq!(decode(b"\x1b[1;\x1b[A"), ["Up"]);
    assert_eq!(decode(b"\x1b[99999999999999999999Ax"), ["x"]);
}

#[test]
fn an_incomplete_sequence_does_not_swallow_the_next_key() {
    for incomplete in ["\x1b[", "\x1b[1;5", "\x1b[<0;1", "\x1b[?", "\x1bO"] {
        assert_eq!(decode_pieces(&[incomplete.as_bytes(), b"q"]), ["q"], "{incomplete:?}");
    }
    assert_eq!(decode(b"\x1b[q"), ["q"]);
}

#[test]
fn a_late_answer_about_the_background_is_dropped_even_in_pieces() {
    let answer = b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\\x1b[?62;22c";
    for split in 0..answer.len() {
        // ESC and ESC with a character are keys if nothing follows at once.
        let (before, after) = answer.split_at(split);
        assert_eq!(decode_pieces(&[before, after, b"q"]), ["q"], "split at {split}");
    }
    let mut decoder = Decoder::default();
    decoder.feed(b"\x1b]11;rgb:1e", &mut Vec::new());
    assert_eq!(decoder.timeout(), Some(REPORT_TIMEOUT));
}

/// Bytes, many of which occur in escape sequences.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let significant = prop::sample::select(b"\x1b\x1b\x1b[[O<;M~]P\\\x07012ABq".to_vec());
    prop::collection::vec(prop_oneof![3 => significant, 1 => any::<u8>()], 0..60)
}

proptest! {
    #[test]
    fn any_bytes_in_any_pieces_leave_the_decoder_ready(pieces in prop::collection::vec(bytes(), 0..5)) {
        let mut decoder = Decoder::default();
        let mut events = Vec::new();
        for piece in &pieces {
            decoder.feed(piece, &mut events);
        }
        decoder.flush_partial(&mut events);
        prop_assert!(decoder.timeout().is_none());
        events.clear();
        decoder.feed(b"q", &mut events);
        prop_assert_eq!(describe_all(&events), ["q"]);
    }

    #[test]
    fn decoding_byte_by_byte_gives_the_same_events(keys in prop::collection::vec(prop::sample::select(vec![
        "a", "é", "雷", "\x1b[A", "\x1b[1;5C", "\x1b[<0;10;5M", "\x1bOP", "\x1b[5~", "\x1b[200~p\x1b[201~", "\r",
    ]), 0..12)) {
        let whole = keys.concat();
        let single_bytes: Vec<&[u8]> = whole.as_bytes().chunks(1).collect();
        prop_assert_eq!(decode_pieces(&single_bytes), decode(whole.as_bytes()));
    }
}

#[test]
fn an_escape_waits_longer_for_the_rest_of_a_sequence_over_a_network() {
    let timeout = |connection| {
        let mut decoder = Decoder::new(connection);
        decoder.feed(b"\x1b", &mut Vec::new());
        decoder.timeout().map(|timeout| timeout.as_millis())
    };
    assert_eq!([Connection::Local, Connection::Remote].map(timeout), [Some(20), Some(50)]);
}
