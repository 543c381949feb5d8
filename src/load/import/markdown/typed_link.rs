//! Link types, as in Dataview: <https://blacksmithgu.github.io/obsidian-dataview/annotation/add-metadata/>
#![expect(clippy::indexing_slicing, clippy::string_slice, reason = "offsets are of found marks")]

use memchr::memmem;

/// The maximum number of bytes to search for a key at the start of a line, so that a long line costs no more than a short one.
const MAX_KEY_BYTES: usize = 100;
/// The maximum number of bytes to search for the bracket before an inline key.
const MAX_INLINE_BYTES: usize = 300;
/// The mark after a key.
const MARK: &[u8] = b"::";

/// The key of the field that contains the link after this text: `rules` after `rules:: ` or `He (rules:: `.
pub(super) fn key_before(line: &str) -> Option<&str> {
    let start = line.len().saturating_sub(MAX_INLINE_BYTES);
    let tail = &line.as_bytes()[start..];
    let bracket = memmem::find(tail, MARK).and_then(|_| unclosed_bracket(tail));
    bracket.and_then(|offset| key(&line[start + offset + 1..])).or_else(|| key(line))
}

/// The offset of the last unclosed bracket.
fn unclosed_bracket(text: &[u8]) -> Option<usize> {
    let mut closed = 0_u32;
    for (offset, byte) in text.iter().enumerate().rev() {
        match byte {
            b')' | b']' => closed += 1,
            b'(' | b'[' if closed == 0 => return Some(offset),
            b'(' | b'[' => closed -= 1,
            _ => {}
        }
    }
    None
}

fn key(text: &str) -> Option<&str> {
    let end = memmem::find(&text.as_bytes()[..MAX_KEY_BYTES.min(text.len())], MARK)?;
    let key = text[..end].trim();
    let is_key_character = |it: char| it.is_alphanumeric() || [' ', '-', '_', '/'].contains(&it);
    (key.contains(char::is_alphanumeric) && key.chars().all(is_key_character)).then_some(key)
}

#[cfg(test)]
mod tests {
    use super::key_before;

    #[test]
    fn keys_precede_their_links() {
        for (line, key) in [
            ("rules:: ", Some("rules")),
            ("works at:: one, ", Some("works at")),
            ("He (rivals:: ", Some("rivals")),
            ("He [rivals:: Ada (the elder), ", Some("rivals")),
            ("owns:: Alder (since ", Some("owns")),
            ("He (rivals:: Ada) and ", None),
            ("See std::", Some("See std")),
            ("A sentence. So: ", None),
            (":: ", None),
        ] {
            assert_eq!(key_before(line), key, "{line}");
        }
    }
}
