//! Decodes UTF-8 text with or without a byte order mark, and with any line endings.
#![expect(clippy::indexing_slicing, clippy::string_slice, reason = "offsets are of found bytes")]

use crate::load::location::line_column;
use crate::load::problems::{NewProblem, ProblemSpot, Rule, Snippet};

pub(in crate::load) fn decode(bytes: Vec<u8>) -> Result<String, NewProblem> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(NewProblem::new(Rule::Encoding, "the file is in UTF-16", "save it as UTF-8"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => normalise(text),
        Err(error) => {
            let index = error.utf8_error().valid_up_to();
            let byte = error.as_bytes()[index];
            let message = format!("byte {} (0x{byte:02x}) is not UTF-8", index + 1);
            Err(problem_at(error.as_bytes(), index, message, "save the file as UTF-8"))
        }
    }
}

/// Removes the byte order mark and, if any `\r` is lone, turns all line endings into `\n`. Fails if the text contains NUL.
pub(in crate::load) fn normalise(mut text: String) -> Result<String, NewProblem> {
    if let Some(index) = text.bytes().position(|byte| byte == 0) {
        let message = format!("byte {} is NUL: this is not text", index + 1);
        let help = "remove the byte, or save the file as UTF-8 text";
        return Err(problem_at(text.as_bytes(), index, message, help));
    }
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    let is_lone = |(index, _): (usize, &str)| !text[index + 1..].starts_with('\n');
    if text.match_indices('\r').any(is_lone) {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    Ok(text)
}

/// A problem at a byte, with its line, decoded lossily.
fn problem_at(bytes: &[u8], index: usize, message: String, help: &str) -> NewProblem {
    let (before, after) = bytes.split_at(index);
    let line = before.split(|byte| *byte == b'\n').count();
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |newline| newline + 1);
    let end =
        after.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |newline| index + newline);
    let column = String::from_utf8_lossy(&bytes[start..index]).chars().count() + 1;
    let position = line_column(line, column);
    let snippet = Snippet::new(&String::from_utf8_lossy(&bytes[start..end]), position.1, "");
    let spot = Some(Box::new(ProblemSpot { position, snippet }));
    NewProblem { spot, ..NewProblem::new(Rule::Encoding, message, help) }
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn error_message(bytes: &[u8]) -> String {
        decode(bytes.to_vec()).expect_err("the bytes are invalid").message
    }

    #[test]
    fn byte_order_marks_are_removed_and_line_endings_normalised() {
        let decode = |bytes: &[u8]| decode(bytes.to_vec()).expect("the bytes are valid");
        assert_eq!(decode(b"\xef\xbb\xbftitle: x\n"), "title: x\n");
        assert_eq!(decode(b"a\rb\r\nc\n"), "a\nb\nc\n");
        assert_eq!(decode(b"a\r\nb\r\n"), "a\r\nb\r\n");
        assert_eq!(decode(b""), "");
    }

    #[test]
    fn invalid_bytes_are_reported_with_their_position() {
        assert_eq!(error_message(b"\xff\xfea\0"), "the file is in UTF-16");
        assert_eq!(error_message(b"a\nb\xc0\xaf"), "byte 4 (0xc0) is not UTF-8");
        assert_eq!(error_message(b"a\nb\0"), "byte 4 is NUL: this is not text");
    }
}
