//! Decodes UTF-8 text with or without a byte order mark, and with any line endings.
#![expect(clippy::indexing_slicing, clippy::string_slice, reason = "offsets are of found bytes")]

use memchr::{memchr, memchr_iter, memrchr};

use crate::load::location::line_column;
use crate::load::problems::{NewProblem, ProblemSpot, Rule, Snippet};

/// The maximum length of the quoted text on either side of a problem, in bytes. More than a snippet shows.
const MAX_QUOTED_SIDE: usize = 4096;

pub(in crate::load) fn decode(bytes: Vec<u8>) -> Result<String, NewProblem> {
    if let Some(problem) = archive_problem(&bytes) {
        return Err(problem);
    }
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

/// The problem that a file is a workbook, or another ZIP archive, instead of text.
pub(in crate::load) fn archive_problem(bytes: &[u8]) -> Option<NewProblem> {
    bytes.starts_with(b"PK\x03\x04").then(|| {
        let message = "this is a workbook or another ZIP archive, not text";
        NewProblem::new(Rule::Encoding, message, "import a workbook with `guanxi import xlsx`")
    })
}

/// Removes the byte order mark and, if any `\r` is lone, turns all line endings into `\n`. Fails if the text contains NUL.
pub(in crate::load) fn normalise(mut text: String) -> Result<String, NewProblem> {
    if let Some(index) = memchr(0, text.as_bytes()) {
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

/// A problem at a byte, before which the text is valid, with the part of its line around it, decoded lossily. The file may be a
/// single line, which is not copied.
fn problem_at(bytes: &[u8], index: usize, message: String, help: &str) -> NewProblem {
    let (before, after) = bytes.split_at(index);
    let line = memchr_iter(b'\n', before).count() + 1;
    let start = memrchr(b'\n', before).map_or(0, |newline| newline + 1);
    let position = line_column(line, character_count(&before[start..]) + 1);
    let is_start = |byte: &u8| !(0x80..0xc0).contains(byte);
    let cut = before.len().saturating_sub(MAX_QUOTED_SIDE).max(start);
    let cut = before[cut..].iter().position(is_start).map_or(before.len(), |skipped| cut + skipped);
    let after = &after[..after.len().min(MAX_QUOTED_SIDE)];
    let end = index + memchr(b'\n', after).unwrap_or(after.len());
    let column = line_column(line, character_count(&before[cut..]) + 1).1;
    let snippet = Snippet::new(&String::from_utf8_lossy(&bytes[cut..end]), column, "");
    let spot = Some(Box::new(ProblemSpot { position, snippet }));
    NewProblem { spot, ..NewProblem::new(Rule::Encoding, message, help) }
}

/// The number of characters of valid text.
fn character_count(bytes: &[u8]) -> usize {
    str::from_utf8(bytes).map_or(bytes.len(), |text| text.chars().count())
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
        let archive = "this is a workbook or another ZIP archive, not text";
        assert_eq!(error_message(b"PK\x03\x04\x14\0\xff"), archive);
        assert_eq!(error_message(b"a\nb\0"), "byte 4 is NUL: this is not text");
    }

    #[test]
    fn a_problem_quotes_the_text_around_it() {
        let spot = |bytes: Vec<u8>| {
            let problem = decode(bytes).expect_err("the bytes are invalid");
            let spot = problem.spot.expect("a position");
            (spot.position, spot.snippet.text, spot.snippet.caret)
        };

        assert_eq!(spot(b"a\n\xc3\xa9:\xff!\nb".to_vec()), ((2, 3), "é:\u{fffd}!".to_owned(), 2));
        let long =
            ["é".repeat(100_000).as_bytes(), b"\xff", "x".repeat(100_000).as_bytes()].concat();
        let quoted = format!("…{}\u{fffd}{}…", "é".repeat(60), "x".repeat(39));
        assert_eq!(spot(long), ((1, 100_001), quoted, 61));
    }
}
