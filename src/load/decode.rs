//! From bytes to text: UTF-8, with or without a byte order mark, any line ends.

use super::problems::Fault;
use super::rule::Rule;

/// The text of a file.
pub(super) fn decode(bytes: Vec<u8>) -> Result<String, Fault> {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(Fault::new(Rule::Encoding, "the file is in UTF-16").help("save it as UTF-8"));
    }
    match String::from_utf8(bytes) {
        Ok(text) => tidy(text),
        Err(error) => {
            let good = error.utf8_error().valid_up_to();
            let line = line_of(error.as_bytes(), good);
            let byte = error.as_bytes()[good];
            let message = format!("byte {} (0x{byte:02x}, in line {line}) is not UTF-8", good + 1);
            Err(Fault::new(Rule::Encoding, message).help("save the file as UTF-8"))
        }
    }
}

/// The text without a byte order mark, with line ends that are all `\n` or `\r\n`.
pub(super) fn tidy(mut text: String) -> Result<String, Fault> {
    if let Some(place) = text.bytes().position(|byte| byte == 0) {
        let message = format!(
            "byte {} (in line {}) is NUL: this is no text",
            place + 1,
            line_of(text.as_bytes(), place)
        );
        return Err(Fault::new(Rule::Encoding, message));
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

/// The line, counted from 1, that a byte stands in.
fn line_of(bytes: &[u8], place: usize) -> usize {
    bytes[..place].split(|byte| *byte == b'\n').count()
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
    fn what_is_no_text_is_named_with_its_place() {
        assert_eq!(message(b"\xff\xfea\0"), "the file is in UTF-16");
        assert_eq!(message(b"a\nb\xc0\xaf"), "byte 4 (0xc0, in line 2) is not UTF-8");
        assert_eq!(message(b"a\nb\0"), "byte 4 (in line 2) is NUL: this is no text");
    }
}
