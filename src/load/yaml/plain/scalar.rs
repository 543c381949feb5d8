//! Reads plain scalars, and quoted scalars that end on the same line.

use super::not_plain::NotPlain;
use super::position::Position;

pub(super) fn read<'t>(line: &mut &'t str, position: Position) -> Result<&'t str, NotPlain> {
    match line.bytes().next() {
        Some(quote @ (b'"' | b'\'')) => read_quoted(line, quote),
        // All other characters that are special at the start of a scalar.
        None
        | Some(
            b' ' | b'-' | b'?' | b':' | b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&' | b'*'
            | b'!' | b'|' | b'>' | b'%' | b'@' | b'`',
        ) => Err(NotPlain),
        Some(_) => read_plain(line, position),
    }
}

fn read_quoted<'t>(line: &mut &'t str, quote: u8) -> Result<&'t str, NotPlain> {
    let (text, rest) = line[1..].split_once(char::from(quote)).ok_or(NotPlain)?;
    let has_escape = if quote == b'"' { text.contains('\\') } else { rest.starts_with('\'') };
    if has_escape {
        return Err(NotPlain);
    }
    *line = rest;
    Ok(text)
}

fn read_plain<'t>(line: &mut &'t str, position: Position) -> Result<&'t str, NotPlain> {
    let end = plain_end(line.as_bytes(), position)?;
    let text = line[..end].trim_ascii_end();
    *line = &line[text.len()..];
    Ok(text)
}

/// The length of a plain scalar, including trailing spaces.
fn plain_end(line: &[u8], position: Position) -> Result<usize, NotPlain> {
    let is_flow = position.is_in_brackets();
    for (index, byte) in line.iter().enumerate() {
        match byte {
            b':' => match line.get(index + 1) {
                None | Some(b' ') => return Err(NotPlain),
                Some(b',' | b'?' | b'[' | b']' | b'{' | b'}') if is_flow => return Err(NotPlain),
                _ => {}
            },
            b'#' if index > 0 && line[index - 1] == b' ' => return Ok(index),
            b',' | b']' | b'}' if is_flow => return Ok(index),
            b'[' | b'{' if is_flow => return Err(NotPlain),
            _ => {}
        }
    }
    Ok(line.len())
}
