//! Words: plain, or in quotes that end in their line.

use super::not_plain::NotPlain;

/// What a word stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Around {
    /// Nothing: it has the rest of its line for itself.
    Line,
    /// Brackets: it ends with a comma or bracket.
    Brackets,
}

/// A word, exactly as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scalar<'t> {
    pub(super) text: &'t str,
    pub(super) plain: bool,
}

/// Takes the word at the start of a line.
pub(super) fn take<'t>(line: &mut &'t str, around: Around) -> Result<Scalar<'t>, NotPlain> {
    match line.bytes().next() {
        Some(quote @ (b'"' | b'\'')) => quoted(line, quote),
        Some(first) if !is_indicator(first) => plain(line, around),
        _ => Err(NotPlain),
    }
}

fn quoted<'t>(line: &mut &'t str, quote: u8) -> Result<Scalar<'t>, NotPlain> {
    let body = &line[1..];
    let (text, rest) = body.split_once(char::from(quote)).ok_or(NotPlain)?;
    let escapes = if quote == b'"' { text.contains('\\') } else { rest.starts_with('\'') };
    if escapes {
        return Err(NotPlain);
    }
    *line = rest;
    Ok(Scalar { text, plain: false })
}

fn plain<'t>(line: &mut &'t str, around: Around) -> Result<Scalar<'t>, NotPlain> {
    let end = plain_end(line.as_bytes(), around)?;
    let text = line[..end].trim_ascii_end();
    *line = &line[text.len()..];
    Ok(Scalar { text, plain: true })
}

/// Where a plain word ends, blanks behind it included.
fn plain_end(line: &[u8], around: Around) -> Result<usize, NotPlain> {
    let brackets = around == Around::Brackets;
    for (at, byte) in line.iter().enumerate() {
        match byte {
            b':' => match line.get(at + 1) {
                None | Some(b' ') => return Err(NotPlain),
                Some(b',' | b'?' | b'[' | b']' | b'{' | b'}') if brackets => return Err(NotPlain),
                _ => {}
            },
            b'#' if at > 0 && line[at - 1] == b' ' => return Ok(at),
            b',' | b']' | b'}' if brackets => return Ok(at),
            b'[' | b'{' if brackets => return Err(NotPlain),
            _ => {}
        }
    }
    Ok(line.len())
}

/// Whether a byte at the start of a word may mean something in YAML.
fn is_indicator(byte: u8) -> bool {
    matches!(
        byte,
        b'-' | b'?'
            | b':'
            | b','
            | b'['
            | b']'
            | b'{'
            | b'}'
            | b'#'
            | b'&'
            | b'*'
            | b'!'
            | b'|'
            | b'>'
            | b'%'
            | b'@'
            | b'`'
            | b' '
    )
}

impl Scalar<'_> {
    /// Whether it is `~`.
    pub(super) fn is_tilde(self) -> bool {
        self.plain && self.text == "~"
    }

    /// Whether it may be null in another writing.
    pub(super) fn may_be_null(self) -> bool {
        self.plain && self.text.eq_ignore_ascii_case("null")
    }

    /// Whether it may be something else than text where YAML decides by the look.
    pub(super) fn may_be_no_text(self) -> bool {
        let number = |byte: u8| byte.is_ascii_alphanumeric() || b"+-._~".contains(&byte);
        let starts =
            self.text.starts_with(|first: char| first.is_ascii_digit() || "+-.~".contains(first));
        let words = ["null", "true", "false"];
        let word = words.iter().any(|word| self.text.eq_ignore_ascii_case(word));
        self.plain && (word || starts && self.text.bytes().all(number))
    }
}
