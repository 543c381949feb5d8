use std::fmt::Write as _;

/// Where a scalar is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ScalarContext {
    /// After a key or dash with this indentation.
    Block {
        indent: usize,
    },
    Brackets,
    Key,
}

/// Words that YAML 1.1 or 1.2 reads as something other than text.
const RESERVED: [&str; 11] =
    ["null", "true", "false", "yes", "no", "on", "off", "y", "n", "~", "="];

/// A scalar that is read back as this text: plain if possible, else in quotes, else as a block.
pub(super) fn scalar(text: &str, context: ScalarContext) -> String {
    if let (ScalarContext::Block { indent }, true) = (context, text.contains('\n')) {
        return literal(text, indent).unwrap_or_else(|| double_quoted(text));
    }
    if is_plain(text, context) {
        text.to_owned()
    } else if !is_printable(text) {
        double_quoted(text)
    } else if !text.contains(['"', '\\']) {
        format!("\"{text}\"")
    } else if !text.contains('\'') {
        format!("'{text}'")
    } else {
        match context {
            ScalarContext::Block { indent } if !text.starts_with(' ') && !text.ends_with(' ') => {
                format!(">-\n{:width$}{text}", "", width = indent + 2)
            }
            _ => double_quoted(text),
        }
    }
}

/// A literal block; `None` if a block would change the text.
fn literal(text: &str, indent: usize) -> Option<String> {
    let is_kept = !text.starts_with([' ', '\n']) && !text.ends_with('\n');
    if !is_kept || !text.split('\n').all(is_printable) {
        return None;
    }
    let mut block = "|-".to_owned();
    for line in text.split('\n') {
        let width = if line.is_empty() { 0 } else { indent + 2 };
        // Writing to a String cannot fail.
        let _ = write!(block, "\n{:width$}{line}", "");
    }
    Some(block)
}

fn is_plain(text: &str, context: ScalarContext) -> bool {
    let is_indicator = |character: char| "-?:,[]{}#&*!|>'\"%@`<.=~".contains(character);
    let starts_plain = text.starts_with(|character: char| !is_indicator(character));
    let has_separator = text.contains(": ") || text.contains(" #") || text.ends_with(':');
    let breaks_brackets = !matches!(context, ScalarContext::Block { .. })
        && text.contains([',', '[', ']', '{', '}', ':']);
    starts_plain
        && !has_separator
        && !breaks_brackets
        && text.trim() == text
        && is_printable(text)
        && !is_reserved(text)
}

/// Whether YAML 1.1 or 1.2 reads a plain scalar as a number, a date, a boolean or null.
fn is_reserved(text: &str) -> bool {
    let is_numeric =
        |byte: u8| byte.is_ascii_digit() || b"_+-.:eExXoOTZabcdfABCDF ".contains(&byte);
    let starts_numeric = text.starts_with(|first: char| first.is_ascii_digit() || first == '+');
    (starts_numeric && text.bytes().all(is_numeric))
        || RESERVED.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether a string can be written without escapes: on one line, and without characters that YAML 1.1 treats as line
/// breaks or forbids.
fn is_printable(text: &str) -> bool {
    !text.chars().any(|character| {
        character.is_control()
            || matches!(character, '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
    })
}

fn double_quoted(text: &str) -> String {
    let mut quoted = "\"".to_owned();
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            _ if is_printable(character.encode_utf8(&mut [0; 4])) => quoted.push(character),
            // Writing to a String cannot fail.
            _ => _ = write!(quoted, "\\U{:08x}", u32::from(character)),
        }
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::{ScalarContext, scalar};

    #[test]
    fn text_is_quoted_only_if_it_would_be_read_as_something_else() {
        let block = |text: &str| scalar(text, ScalarContext::Block { indent: 2 });
        for plain in
            ["Lei Jun", "雷军", "a#1", "We Are, Far [Ahead]", "https://a.example/", "3rd of May"]
        {
            assert_eq!(block(plain), plain);
        }
        for quoted in [
            "",
            "no",
            "1.50",
            "2021-03-30",
            "- x",
            "a: b",
            "a #b",
            " a",
            "~",
            "0x1F",
            "<<",
            "12:30",
        ] {
            assert_eq!(block(quoted), format!("\"{quoted}\""));
        }
        assert_eq!(block("say \"no\": x"), "'say \"no\": x'");
        assert_eq!(block("'say' \"no\": x"), ">-\n    'say' \"no\": x");
        assert_eq!(block("a\n  b\n\nc"), "|-\n    a\n      b\n\n    c");
        assert_eq!(block("\ta\n"), "\"\\ta\\n\"");
        assert_eq!(scalar("a, b", ScalarContext::Brackets), "\"a, b\"");
        assert_eq!(scalar("'a' \"b\": \\", ScalarContext::Key), "\"'a' \\\"b\\\": \\\\\"");
    }
}
