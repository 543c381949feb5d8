//! Hidden comments: those of Obsidian, between two `%%` (<https://help.obsidian.md/syntax#Comments>), and those of HTML.
#![expect(clippy::string_slice, reason = "comments start and end at marks found in the text")]

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::blocks::OPTIONS;
use crate::load::problems::{LocatedProblem, NewProblem, Rule};
use crate::text::count;

/// The marks that start and end comments.
const MARKS: [(&str, &str); 2] = [("%%", "%%"), ("<!--", "-->")];

/// The text without its comments, and the byte ranges of the comments. Line breaks in comments are kept, so that lines
/// keep their numbers.
pub(super) fn without_comments(text: &str) -> (Cow<'_, str>, Vec<Range<usize>>) {
    let comments = comments(text);
    if comments.is_empty() {
        return (text.into(), comments);
    }
    let (mut rest, mut end) = (String::with_capacity(text.len()), 0);
    for comment in &comments {
        rest.push_str(&text[end..comment.start]);
        rest.extend(text[comment.clone()].matches('\n'));
        end = comment.end;
    }
    rest.push_str(&text[end..]);
    (rest.into(), comments)
}

/// The problem that comments are left out, at the line of the first one.
pub(super) fn comments_problem(
    text: &str,
    comments: &[Range<usize>],
    lines_before: u32,
) -> Option<LocatedProblem> {
    let first = comments.first()?;
    let lines = text[..first.start].matches('\n').count();
    let line = u32::try_from(lines).unwrap_or(u32::MAX).saturating_add(lines_before + 1);
    let comments = count(comments.len(), "comment is", "comments are");
    let message = format!("{comments} not imported: text between two `%%`, or `<!--` and `-->`");
    let help = "to import a comment, remove the marks around it";
    Some(((line, 0), NewProblem::new(Rule::NotMapped, message, help)))
}

/// The ranges of the comments with their marks. A mark in code or maths is only text, as is an unclosed one.
fn comments(text: &str) -> Vec<Range<usize>> {
    if !MARKS.iter().any(|(start, _)| text.contains(start)) {
        return Vec::new();
    }
    let mut code = code_ranges(text).into_iter().peekable();
    let (mut comments, mut passed) = (Vec::new(), 0);
    let mut open: Option<(usize, &str)> = None;
    for (offset, _) in text.match_indices(['%', '<', '-']) {
        let rest = &text[offset..];
        match open {
            _ if offset < passed => {}
            Some((start, end)) if rest.starts_with(end) => {
                passed = offset + end.len();
                comments.push(start..passed);
                open = None;
            }
            Some(_) => {}
            None => {
                while code.next_if(|code| code.end <= offset).is_some() {}
                let is_code = code.peek().is_some_and(|code| code.start <= offset);
                let mark = MARKS.into_iter().find(|(mark, _)| rest.starts_with(mark));
                if let Some((mark, end)) = mark.filter(|_| !is_code) {
                    passed = offset + mark.len();
                    open = Some((offset, end));
                }
            }
        }
    }
    comments
}

fn code_ranges(text: &str) -> Vec<Range<usize>> {
    let is_code = |event: &Event<'_>| {
        use Event::{Code, DisplayMath, InlineMath, Start};
        matches!(event, Start(Tag::CodeBlock(_)) | Code(_) | InlineMath(_) | DisplayMath(_))
    };
    let events = Parser::new_ext(text, OPTIONS).into_offset_iter();
    events.filter(|(event, _)| is_code(event)).map(|(_, range)| range).collect()
}

#[cfg(test)]
mod tests {
    use super::without_comments;

    #[test]
    fn comments_are_removed_but_not_their_line_breaks() {
        for (text, rest) in [
            ("a %%b%% c %%d%%", "a  c "),
            ("%%\n[[b]]\n%%\nc", "\n\n\nc"),
            ("up 5%% and down", "up 5%% and down"),
            ("`%%` a %%`b`%% `%%`", "`%%` a  `%%`"),
            ("```\n%%\n```\n[[b]] %%c%%", "```\n%%\n```\n[[b]] "),
            ("a <!-- [[b]] %% --> c %%d-->%%", "a  c "),
            ("<!--\n[[b]]\n-->\nc", "\n\n\nc"),
            ("`<!-- b -->` and x --> y", "`<!-- b -->` and x --> y"),
            ("<!-- b", "<!-- b"),
        ] {
            assert_eq!(without_comments(text).0, rest, "{text}");
        }
    }
}
