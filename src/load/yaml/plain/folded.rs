use std::borrow::Cow;

use super::lines::LineCursor;
use super::not_plain::NotPlain;

/// Reads a folded scalar of one paragraph that is indented deeper than `parent`.
pub(super) fn read<'t>(
    lines: &mut LineCursor<'t>,
    parent: usize,
) -> Result<Cow<'t, str>, NotPlain> {
    if lines.line != ">-" {
        return Err(NotPlain);
    }
    let first = lines.next_line().ok_or(NotPlain)?;
    let indent = indentation(first);
    if indent <= parent {
        return Err(NotPlain);
    }
    let mut text = Cow::Borrowed(paragraph_line(first, indent)?);
    let mut has_ended = false;
    while let Some(line) = lines.peek_line() {
        if line.trim_ascii().is_empty() {
            // Spaces beyond the indentation are part of the text.
            has_ended = line.len() <= indent;
            if !has_ended {
                return Err(NotPlain);
            }
        } else if indentation(line) < indent {
            break;
        } else if has_ended {
            return Err(NotPlain);
        } else {
            let joined = text.to_mut();
            joined.push(' ');
            joined.push_str(paragraph_line(line, indent)?);
        }
        lines.next_line();
    }
    lines.advance();
    Ok(text)
}

/// Fails if the line is empty, indented further or ends in a space.
fn paragraph_line(line: &str, indent: usize) -> Result<&str, NotPlain> {
    let content = line.get(indent..).ok_or(NotPlain)?;
    let is_plain = !content.is_empty() && !content.starts_with(' ') && !content.ends_with(' ');
    if is_plain { Ok(content) } else { Err(NotPlain) }
}

fn indentation(line: &str) -> usize {
    line.bytes().take_while(|byte| *byte == b' ').count()
}
