/// Splits a line into a key of letters, digits, `_` and `-`, and the text after its colon.
pub(super) fn split_key(line: &str) -> Option<(&str, &str)> {
    let is_key_byte = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-');
    let length = line.bytes().take_while(is_key_byte).count();
    let (key, rest) = line.split_at_checked(length)?;
    let rest = rest.strip_prefix(':')?;
    // A YAML parser looks for the colon of a key within 1,024 characters, so a key this short is always found.
    let is_key = (1..=128).contains(&length) && !line.starts_with('-');
    let ends_key = rest.is_empty() || rest.starts_with([' ', '\t']);
    (is_key && ends_key).then(|| (key, rest.trim_ascii_start()))
}

#[cfg(test)]
mod tests {
    use super::split_key;

    #[test]
    fn a_key_ends_at_a_colon_before_whitespace_or_the_end_of_the_line() {
        assert_eq!(split_key("said_by: a: b"), Some(("said_by", "a: b")));
        assert_eq!(split_key("lei-jun:"), Some(("lei-jun", "")));
        assert_eq!(split_key("sources:\t# all"), Some(("sources", "# all")));
        let too_long = "a".repeat(129) + ": b";
        for line in ["", "a", "a:b", "a :b", ": a", "-a: b", "雷军: a", "\"a\": b", &too_long] {
            assert_eq!(split_key(line), None, "{line}");
        }
    }
}
