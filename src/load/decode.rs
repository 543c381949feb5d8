//! Decodes text: UTF-8, with or without a byte order mark, with any line endings.

use super::location::line_column;
use super::problems::{NewProblem, ProblemSpot, Rule, Snippet};

pub(super) fn decode(bytes: Vec<u8>) -> Result<String, NewProblem> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(NewProblem::new(Rule::Encoding, "the file is in UTF-16", "save it as UTF-8"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => tidy(text),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let byte = error.as_bytes()[good];
            let message = format!("byte {} (0x{byte:02x}) is not UTF-8", good + 1);
            Err(problem_at(error.as_bytes(), good, message, "save the file as UTF-8"))
        }
    }
}

/// The text without a byte order mark, with all line endings `\n` or `\r\n`.
pub(super) fn tidy(mut text: String) -> Result<String, NewProblem> {
    if let Some(index) = text.bytes().position(|byte| byte == 0) {
        let message = format!("byte {} is NUL: this is not text", index + 1);
        let help = "remove the byte, or save the file as UTF-8 text";
        return Err(problem_at(text.as_bytes(), index, message, help));
    }
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    let alone = |(at, _): &(usize, &str)| !text[at + 1..].starts_with('\n');
    if text.match_indices('\r').any(|found| alone(&found)) {
        text = text.replace("\r\n", "\n").replace('\r', "\n");
    }
    Ok(text)
}

/// A problem at a byte, with as much of its line as can be shown.
fn problem_at(bytes: &[u8], at: usize, message: String, help: &str) -> NewProblem {
    let (before, after) = bytes.split_at(at);
    let line = before.split(|byte| *byte == b'\n').count();
    let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let end = after.iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |end| at + end);
    let column = String::from_utf8_lossy(&bytes[start..at]).chars().count() + 1;
    let position = line_column(line, column);
    let snippet = Snippet::new(&String::from_utf8_lossy(&bytes[start..end]), position.1, "");
    let spot = Some(ProblemSpot { position, snippet });
    NewProblem { spot, ..NewProblem::new(Rule::Encoding, message, help) }
}

#[cfg(test)]
mod tests {
    use super::decode;

    fn message(bytes: &[u8]) -> String {
        decode(bytes.to_vec()).expect_err("no text").message
    }

    #[test]
    fn marks_and_line_ends_do_not_matter() {
        let read = |bytes: &[u8]| decode(bytes.to_vec()).expect("a text");
        assert_eq!(read(b"\xef\xbb\xbftitle: x\n"), "title: x\n");
        assert_eq!(read(b"a\rb\r\nc\n"), "a\nb\nc\n");
        assert_eq!(read(b"a\r\nb\r\n"), "a\r\nb\r\n");
        assert_eq!(read(b""), "");
    }

    #[test]
    fn undecodable_bytes_are_reported_with_location() {
        assert_eq!(message(b"\xff\xfea\0"), "the file is in UTF-16");
        assert_eq!(message(b"a\nb\xc0\xaf"), "byte 4 (0xc0) is not UTF-8");
        assert_eq!(message(b"a\nb\0"), "byte 4 is NUL: this is not text");
    }
}
