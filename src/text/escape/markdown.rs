/// Escapes a text so that it appears literally, anywhere in a line.
///
/// Covers `CommonMark`, tables, footnotes, mathematics and HTML, and whatever would open a heading, list or quote at
/// the start of a line.
pub(crate) fn markdown(text: &str) -> String {
    let mut shown = String::with_capacity(text.len() + 8);
    let mut rest = text;
    if let Some(after) = opener(text) {
        let (before, mark) = text[..after].split_at(after - 1);
        shown.push_str(before);
        shown.push('\\');
        shown.push_str(mark);
        rest = &text[after..];
    }
    for (index, character) in rest.char_indices() {
        if is_markup(character, &rest[index + character.len_utf8()..]) {
            shown.push('\\');
        }
        // Text of a graph has no control characters, but a title from the command line may.
        shown.push(if character.is_control() { ' ' } else { character });
    }
    shown
}

/// The end of a marker that would open a block at the start of a line: `#`, `-`, `1.` …
fn opener(text: &str) -> Option<usize> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mark = text[digits..].chars().next()?;
    let opens = match mark {
        '.' | ')' => digits > 0,
        '#' | '-' | '+' | '=' | '>' => digits == 0,
        _ => false,
    };
    opens.then_some(digits + 1)
}

fn is_markup(character: char, after: &str) -> bool {
    match character {
        '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '|' | '~' | '$' => true,
        // `&` is markup only if it opens an entity.
        '&' => after.starts_with(|next: char| next == '#' || next.is_ascii_alphabetic()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::markdown;

    #[test]
    fn hostile_text_shows_as_it_is() {
        for (text, shown) in [
            ("# no heading", "\\# no heading"),
            ("1. no list", "1\\. no list"),
            ("- no list", "\\- no list"),
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
            assert_eq!(markdown(text), shown);
        }
    }
}
