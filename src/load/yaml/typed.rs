//! Reads entries with `serde_yaml`, except those that it would misread.

use serde::de::DeserializeSeed as _;

use crate::load::record::AnyRecord;
use crate::load::section::Section;

const MAX_BRACKET_DEPTH: usize = 16;
/// Signs of content that `serde_yaml` misreads: free-form data, whose numbers must stay as written (the key may contain
/// an escape), merge keys, and characters that are line breaks only in YAML 1.1.
const UNUSUAL: [&str; 6] = ["extra", "\\", "<<", "\u{85}", "\u{2028}", "\u{2029}"];

/// `None` if the tree reader has to read the entry.
pub(super) fn from_str(text: &str, section: Section) -> Option<AnyRecord<'_>> {
    if !is_safe_for_serde(text) {
        return None;
    }
    section.deserialize(serde_yaml::Deserializer::from_str(text)).ok()
}

/// Whether `serde_yaml` reads text correctly and at a bounded cost: nested brackets take quadratic time, and aliases
/// unbounded memory.
fn is_safe_for_serde(text: &str) -> bool {
    if UNUSUAL.iter().any(|unusual| text.contains(unusual)) {
        return false;
    }
    let mut depth = 0_usize;
    let mut previous = b'\n';
    let mut bytes = text.bytes().peekable();
    while let Some(byte) = bytes.next() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'&' | b'*' | b'!' | b'?' if b" \t\n[{,:".contains(&previous) => {
                let is_word_end =
                    bytes.peek().is_none_or(|next| matches!(next, b' ' | b'\n' | b'\r'));
                if is_word_end == (byte == b'?') {
                    return false;
                }
            }
            _ => {}
        }
        if depth > MAX_BRACKET_DEPTH {
            return false;
        }
        previous = byte;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::is_safe_for_serde;

    #[test]
    fn aliases_and_deep_nesting_are_not_passed_to_serde() {
        for text in ["a: *b", "a: &b c", "a: !b c", "? a", "<<: x", "extra: 1", "[[[[[[[[[[[[[[[[["]
        {
            assert!(!is_safe_for_serde(text), "{text}");
        }
        for text in ["R & D", "a*b", "who? me", "wow!", "[a, b]"] {
            assert!(is_safe_for_serde(text), "{text}");
        }
    }
}
