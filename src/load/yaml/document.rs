//! Finds the end of the first YAML document of a file.

use super::lines::lines;
use crate::load::problems::{NewProblem, Rule};
use crate::load::text::Body;

/// Whitespace and line breaks in YAML. Other Unicode spaces, such as U+3000, are content.
pub(super) const WHITESPACE: [char; 4] = [' ', '\t', '\n', '\r'];

/// The byte offset of the end of the first document and, if a non-empty document follows, the line of the marker between
/// them.
///
/// Nothing in YAML continues across a line that starts with `---` or `...`
/// (<https://yaml.org/spec/1.2.2/#914-explicit-documents>), so documents can be split without parsing.
pub(super) fn first_document(body: Body<'_>) -> (usize, Option<u32>) {
    let mut end = None;
    let mut has_started = false;
    let mut number = 0;
    for (segment_start, segment) in body.segments(body.len()) {
        for (start, line) in lines(&segment) {
            number += 1;
            let rest = after_marker(line);
            match end {
                None if has_started && rest.is_some() => {
                    end = Some((segment_start + start, number));
                }
                _ => has_started |= !line.starts_with('%') && has_content(rest.unwrap_or(line)),
            }
            if let Some((offset, marker_line)) = end
                && has_content(rest.unwrap_or(line))
            {
                return (offset, Some(marker_line));
            }
        }
    }
    (end.map_or(body.len(), |(offset, _)| offset), None)
}

/// Whether a line may end a document.
pub(super) fn starts_like_marker(line: &str) -> bool {
    line.starts_with("---") || line.starts_with("...")
}

pub(super) fn second_document_problem() -> NewProblem {
    let message = "`---` or `...` ends the document: the rest of the file is not read";
    NewProblem::new(
        Rule::Syntax,
        message,
        "keep one document per file: split it at the `---` lines",
    )
}

fn after_marker(line: &str) -> Option<&str> {
    let rest = line.strip_prefix("---").or_else(|| line.strip_prefix("..."))?;
    (rest.is_empty() || rest.starts_with(WHITESPACE)).then_some(rest)
}

fn has_content(line: &str) -> bool {
    let content = line.trim_matches(WHITESPACE);
    !content.is_empty() && !content.starts_with('#')
}

#[cfg(test)]
mod tests {
    use super::{Body, first_document};

    #[test]
    fn the_first_document_ends_before_the_second() {
        for (text, expected) in [
            ("a: b\n", ("a: b\n", None)),
            ("---\na: b\n", ("---\na: b\n", None)),
            ("%YAML 1.2\n---\na: b\n", ("%YAML 1.2\n---\na: b\n", None)),
            ("a: b\n---\nc: d\n", ("a: b\n", Some(2))),
            ("a: b\n--- c\n", ("a: b\n", Some(2))),
            ("--- a\n...\n---\n# c\nd: e\n", ("--- a\n", Some(2))),
            ("a: b\n---\n", ("a: b\n", None)),
            ("a: b\n...\n# c\n", ("a: b\n", None)),
            ("a: |\n  x\n\n---x: y\n", ("a: |\n  x\n\n---x: y\n", None)),
        ] {
            let (end, marker_line) = first_document(Body::Memory(text));
            assert_eq!((&text[..end], marker_line), expected, "{text:?}");
        }
    }
}
