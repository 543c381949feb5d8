//! Text with escape sequences: colours (`ESC [ … m`) and links (`ESC ] … ESC \`). Graph text has none.

use crate::text;

/// The parts of the text between escape sequences, each with its byte offset.
#[expect(clippy::string_slice, reason = "a sequence ends within its part")]
pub(super) fn text_segments(painted: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut offset = 0;
    painted.split('\u{1b}').enumerate().map(move |(index, part)| {
        let sequence = if index == 0 { 0 } else { sequence_length(part) };
        let start = offset + sequence;
        offset += part.len() + 1;
        (start, &part[sequence..])
    })
}

pub(super) fn strip_escapes(painted: &str) -> String {
    text_segments(painted).map(|(_, segment)| segment).collect()
}

/// The width of the text in cells.
pub(super) fn width(painted: &str) -> usize {
    text_segments(painted).map(|(_, segment)| text::width(segment)).sum()
}

/// The length in bytes of an escape sequence without `ESC`, given the text after `ESC`.
fn sequence_length(part: &str) -> usize {
    match part.as_bytes().first() {
        Some(b'[') => part.find('m').map_or(part.len(), |end| end + 1),
        // The URL of a link, up to the next `ESC`.
        Some(b']') => part.len(),
        Some(b'\\') => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{strip_escapes, width};

    #[test]
    fn escape_sequences_are_removed() {
        let link = "\u{1b}]8;;https://example.org/m\u{1b}\\[a#1]\u{1b}]8;;\u{1b}\\";
        assert_eq!(strip_escapes(&format!("\u{1b}[36m{link}\u{1b}[0m m")), "[a#1] m");
    }

    #[test]
    fn escape_sequences_have_no_width() {
        assert_eq!(width("\u{1b}[1mab\u{1b}[0m雷"), 4);
    }
}
