//! Decodes tables as UTF-8, or as UTF-16, which some spreadsheet programs write.

use crate::load::files::decode;
use crate::load::problems::{NewProblem, Rule};

pub(super) fn decode_table(bytes: Vec<u8>) -> Result<String, NewProblem> {
    if let Some(problem) = decode::archive_problem(&bytes) {
        return Err(problem);
    }
    match bytes.as_slice() {
        [0xff, 0xfe, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => utf16(rest, u16::from_be_bytes),
        _ => decode::decode(bytes).map_err(|problem| NewProblem {
            help: Some("save the table as \"CSV UTF-8\"".to_owned()),
            ..problem
        }),
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, NewProblem> {
    let units = bytes.as_chunks().0.iter().copied().map(unit);
    let mut text = String::with_capacity(bytes.len());
    for character in char::decode_utf16(units) {
        let Ok(character) = character else { return Err(not_utf16(&text)) };
        text.push(character);
    }
    if bytes.len() % 2 == 1 { Err(not_utf16(&text)) } else { decode::normalise(text) }
}

/// `before` is the text before the invalid bytes.
fn not_utf16(before: &str) -> NewProblem {
    let line = before.matches('\n').count() + 1;
    let message = format!("invalid UTF-16 on line {line}");
    NewProblem::new(Rule::Encoding, message, "save the table as \"CSV UTF-8\"")
}
