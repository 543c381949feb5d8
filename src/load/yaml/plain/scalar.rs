//! Scalars: plain, or in quotes that end on the same line.

use super::not_plain::NotPlain;
use super::position::Position;

pub(super) fn take<'t>(line: &mut &'t str, position: Position) -> Result<&'t str, NotPlain> {
    match line.bytes().next() {
        Some(quote @ (b'"' | b'\'')) => quoted(line, quote),
        // Any other character with a meaning at the start of a scalar.
        None
        | Some(
            b' ' | b'-' | b'?' | b':' | b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&' | b'*'
            | b'!' | b'|' | b'>' | b'%' | b'@' | b'`',
        ) => Err(NotPlain),
        Some(_) => plain(line, position),
    }
}

fn quoted<'t>(line: &mut &'t str, quote: u8) -> Result<&'t str, NotPlain> {
    let (text, rest) = line[1..].split_once(char::from(quote)).ok_or(NotPlain)?;
    let escapes = if quote == b'"' { text.contains('\\') } else { rest.starts_with('\'') };
    if escapes {
        return Err(NotPlain);
    }
    *line = rest;
    Ok(text)
}

fn plain<'t>(line: &mut &'t str, position: Position) -> Result<&'t str, NotPlain> {
    let end = plain_end(line.as_bytes(), position)?;
    let text = line[..end].trim_ascii_end();
    *line = &line[text.len()..];
    Ok(text)
}

/// The end of a plain scalar, including trailing spaces.
fn plain_end(line: &[u8], position: Position) -> Result<usize, NotPlain> {
    let brackets = position.is_in_brackets();
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
