//! Reads plain scalars, and quoted scalars that end on the same line.
#![expect(clippy::indexing_slicing, clippy::string_slice, reason = "offsets are of ASCII bytes")]

use memchr::memchr2;

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
    let mut start = 0;
    while let Some(offset) = special_byte(&line[start..], is_flow) {
        let index = start + offset;
        let next = line.get(index + 1);
        match line[index] {
            b':' if next.is_none_or(|next| ends_key(*next, is_flow)) => return Err(NotPlain),
            b'#' if index > 0 && line[index - 1] == b' ' => return Ok(index),
            b',' | b']' | b'}' => return Ok(index),
            b'[' | b'{' => return Err(NotPlain),
            _ => start = index + 1,
        }
    }
    Ok(line.len())
}

/// The index of the first byte that may end a plain scalar.
fn special_byte(line: &[u8], is_flow: bool) -> Option<usize> {
    if !is_flow {
        return memchr2(b':', b'#', line);
    }
    line.iter().position(|byte| matches!(byte, b':' | b'#' | b',' | b'[' | b']' | b'{' | b'}'))
}

/// Whether a colon before this byte ends a key.
fn ends_key(next: u8, is_flow: bool) -> bool {
    next == b' ' || is_flow && matches!(next, b',' | b'?' | b'[' | b']' | b'{' | b'}')
}
