//! Finds the end of the first YAML document of a file.

use crate::load::problems::{NewProblem, Rule};

/// Whitespace and line breaks in YAML. Other Unicode spaces, such as U+3000, are content.
pub(super) const WHITESPACE: [char; 4] = [' ', '\t', '\n', '\r'];

/// The first document of a text and, if a document that is not empty follows, the line of the marker between them.
///
/// Nothing in YAML continues across a line that starts with `---` or `...`
/// (<https://yaml.org/spec/1.2.2/#914-explicit-documents>), so documents can be split without parsing.
pub(super) fn first_document(text: &str) -> (&str, Option<u32>) {
    if !text.contains("\n---") && !text.contains("\n...") {
        return (text, None);
    }
    let mut end = None;
    let mut has_started = false;
    let mut start = 0;
    for (number, line) in (1..).zip(text.split_inclusive('\n')) {
        let rest = after_marker(line);
        match end {
            None if has_started && rest.is_some() => end = Some((start, number)),
            _ => has_started |= !line.starts_with('%') && has_content(rest.unwrap_or(line)),
        }
        if let Some((offset, marker_line)) = end
            && has_content(rest.unwrap_or(line))
        {
            return (&text[..offset], Some(marker_line));
        }
        start += line.len();
    }
    (&text[..end.map_or(text.len(), |(offset, _)| offset)], None)
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
    use super::first_document;

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
            assert_eq!(first_document(text), expected, "{text:?}");
        }
    }
}
