#![expect(clippy::string_slice, reason = "offsets are of characters")]

/// Escapes text so that it appears literally anywhere in a line. Covers `CommonMark`, tables, footnotes, math and HTML,
/// and markers that open a heading, list or quote at the start of a line.
pub(crate) fn escape_markdown(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut rest = text;
    if let Some(end) = block_marker_end(text) {
        let (before, mark) = text[..end].split_at(end - 1);
        escaped.push_str(before);
        escaped.push('\\');
        escaped.push_str(mark);
        rest = &text[end..];
    }
    for (index, character) in rest.char_indices() {
        if is_markup(character, &rest[index + character.len_utf8()..]) {
            escaped.push('\\');
        }
        // Graph text has no control characters, but a title from the command line may.
        escaped.push(if character.is_control() { ' ' } else { character });
    }
    escaped
}

/// The end of the marker that opens a block at the start of a line, if any: `#`, `-`, `1.` …
fn block_marker_end(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mark = text[digits..].chars().next()?;
    let opens_block = match mark {
        '.' | ')' => digits > 0,
        '#' | '-' | '+' | '=' | '>' => digits == 0,
        _ => false,
    };
    opens_block.then_some(digits + 1)
}

fn is_markup(character: char, after: &str) -> bool {
    match character {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '$' => true,
        // `&` is markup only at the start of an HTML entity.
        '&' => after.starts_with(|next: char| next == '#' || next.is_ascii_alphabetic()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::escape_markdown;

    #[test]
    fn markup_appears_literally() {
        for (text, expected) in [
            ("# not a heading", "\\# not a heading"),
            ("1. not a list", "1\\. not a list"),
            ("- not a list", "\\- not a list"),
            ("a - b # c 1. d", "a - b # c 1. d"),
            (
                "*a* _b_ [c](d) `e` <f> ![g](h)",
                "\\*a\\* \\_b\\_ \\[c\\](d) \\`e\\` \\<f> !\\[g\\](h)",
            ),
            ("AT&T, R & D, &lt;", "AT\\&T, R & D, \\&lt;"),
            ("a\\", "a\\\\"),
            ("a | b ~~c~~ $d$", "a \\| b \\~\\~c\\~\\~ \\$d\\$"),
            ("", ""),
        ] {
            assert_eq!(escape_markdown(text), expected);
        }
    }
}
