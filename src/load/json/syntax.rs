//! Why text is not JSON, in plain words, and where.

use crate::load::location::{LineColumn, line_column};

/// What is wrong at a position, and what to do.
#[derive(Clone, Copy, Debug)]
pub(in crate::load) struct JsonReason {
    pub(in crate::load) message: &'static str,
    pub(in crate::load) help: &'static str,
}

const OTHER: JsonReason = JsonReason {
    message: "unexpected text",
    help: "check the quotes, commas and brackets before this position",
};

/// The starts of `serde_json` messages, and what to show instead.
const REASONS: &[(&str, JsonReason)] = &[
    ("EOF while parsing a string", reason("a string is not closed", "add the missing `\"`")),
    (
        "EOF",
        reason(
            "it ends too early",
            "add the missing quotes and brackets, or export the file again",
        ),
    ),
    ("key must be a string", reason("a name without double quotes", "write names as `\"title\"`")),
    (
        "trailing comma",
        reason(
            "a comma before a closing bracket",
            "remove the comma, or add what is missing after it",
        ),
    ),
    (
        "expected `:`",
        reason("no `:` after a name", "write names and values as `\"title\": \"Ferries\"`"),
    ),
    ("expected `,` or `}`", reason("no `,` or `}` after a value", "add the missing character")),
    ("expected `,` or `]`", reason("no `,` or `]` after a value", "add the missing character")),
    (
        "expected ident",
        reason(
            "a misspelt `true`, `false` or `null`, or text without quotes",
            "put text in double quotes",
        ),
    ),
    (
        "expected value",
        reason("no value, or text without double quotes", "put text in double quotes"),
    ),
    (
        "invalid number",
        reason("a misspelt number", "write digits without leading zeros, or text in double quotes"),
    ),
    (
        "number out of range",
        reason("a number that is too large", "put a long number in double quotes"),
    ),
    (
        "control character",
        reason(
            "a line break or control character in a string",
            "write it as an escape, such as `\\n`",
        ),
    ),
    (
        "trailing characters",
        reason("text after the end of the value", "remove it: a file contains one value in braces"),
    ),
    ("invalid escape", reason("an unknown escape after `\\`", "write a backslash as `\\\\`")),
    ("recursion limit", reason("it is nested too deeply", "reduce the nesting")),
];

const fn reason(message: &'static str, help: &'static str) -> JsonReason {
    JsonReason { message, help }
}

impl JsonReason {
    pub(in crate::load) fn new(error: &serde_json::Error) -> Self {
        let text = error.to_string();
        let known = REASONS.iter().find(|(start, _)| text.starts_with(start));
        known.map_or(OTHER, |(_, reason)| *reason)
    }
}

/// The position of an error in the text that was parsed. `serde_json` counts the column in bytes, not characters.
pub(in crate::load) fn error_position(text: &str, error: &serde_json::Error) -> LineColumn {
    let line = text.split('\n').nth(error.line().saturating_sub(1)).unwrap_or_default();
    let before = line.as_bytes().iter().take(error.column().saturating_sub(1));
    let starts = before.filter(|byte| !(0x80..0xc0).contains(*byte));
    line_column(error.line(), starts.count() + 1)
}
