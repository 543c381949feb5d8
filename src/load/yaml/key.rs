//! Keys in block form, found without parsing.

/// The key that a line starts with, and what comes after its colon. A key has letters, digits, `_` and `-`.
pub(super) fn split_key(line: &str) -> Option<(&str, &str)> {
    let is_letter = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let length = line.bytes().take_while(is_letter).count();
    let rest = line[length..].strip_prefix(':')?;
    // YAML looks no further than 1,024 characters for the colon of a key.
    let is_word = (1..=128).contains(&length) && !line.starts_with('-');
    let ends = rest.is_empty() || rest.starts_with([' ', '\t']);
    (is_word && ends).then(|| (&line[..length], rest.trim_ascii_start()))
}
