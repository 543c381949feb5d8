//! Converts JSON to the trees of the YAML reader.

use super::syntax::{JsonReason, error_position};
use super::text::JsonText;
use crate::load::problems::{LocatedProblem, NewProblem, Rule};
use crate::load::yaml::{YamlNode, YamlValue};

const MAX_DEPTH: usize = 64;

/// Converts a value to a tree.
///
/// # Errors
///
/// Fails if the value is nested too deeply, or contains a string with a lone surrogate.
pub(super) fn tree(text: JsonText<'_>) -> Result<YamlNode, LocatedProblem> {
    node(text, MAX_DEPTH)
}

/// A JSON value as a tree.
///
/// # Errors
///
/// Fails with the reason if the text is not JSON, is nested too deeply, or contains a string with a lone surrogate.
/// A syntax error includes its position as a one-based character number.
pub(in crate::load) fn parse_tree(text: &str) -> Result<YamlNode, String> {
    if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(text) {
        let (reason, character) = (JsonReason::new(&error).message, character_number(text, &error));
        return Err(format!("{reason} (character {character})"));
    }
    // The positions are placeholders: the caller replaces them.
    tree(JsonText { raw: text.trim(), position: (1, 1) }).map_err(|(_, problem)| problem.message)
}

/// The one-based number of the character at an error, across all lines.
fn character_number(text: &str, error: &serde_json::Error) -> usize {
    let (line, column) = error_position(text, error);
    let lines_before = text.split_inclusive('\n').take((line as usize).saturating_sub(1));
    lines_before.map(|line| line.chars().count()).sum::<usize>() + column as usize
}

fn node(text: JsonText<'_>, depth_left: usize) -> Result<YamlNode, LocatedProblem> {
    let Some(depth_left) = depth_left.checked_sub(1) else { return Err(too_deep(text)) };
    let value = match text.first_character() {
        Some('{') => YamlValue::Map(map(text, depth_left)?),
        Some('[') => YamlValue::List(list(text, depth_left)?),
        Some('"') => scalar(text.string().ok_or_else(|| lone_surrogate(text))?),
        _ => YamlValue::Scalar { text: text.raw.to_owned(), plain: true },
    };
    Ok(YamlNode { position: text.position, value })
}

fn map(text: JsonText<'_>, depth_left: usize) -> Result<Vec<(YamlNode, YamlNode)>, LocatedProblem> {
    let (members, mut cursor) = (text.members().map_err(|_| lone_surrogate(text))?, text.cursor());
    let pair = |(key, value)| {
        let key = node(cursor.locate(key), depth_left)?;
        Ok((key, node(cursor.locate(value), depth_left)?))
    };
    members.0.into_iter().map(pair).collect()
}

fn list(text: JsonText<'_>, depth_left: usize) -> Result<Vec<YamlNode>, LocatedProblem> {
    let (items, mut cursor) = (text.items().map_err(|_| lone_surrogate(text))?, text.cursor());
    items.into_iter().map(|item| node(cursor.locate(item), depth_left)).collect()
}

/// The scalar is not plain, so that `"~"` and `"true"` remain text.
fn scalar(text: String) -> YamlValue {
    YamlValue::Scalar { text, plain: false }
}

fn too_deep(text: JsonText<'_>) -> LocatedProblem {
    let message = format!("nested more than {MAX_DEPTH} levels deep");
    (text.position, NewProblem::new(Rule::TooDeep, message, "reduce the nesting"))
}

/// By now only an escape in a string can be invalid: the syntax of the text has been checked.
fn lone_surrogate(text: JsonText<'_>) -> LocatedProblem {
    let help = r"write an emoji itself, or both of its \u escapes";
    (text.position, NewProblem::new(Rule::Syntax, "this string has half of a surrogate pair", help))
}

#[cfg(test)]
mod tests {
    use super::parse_tree;

    #[test]
    fn syntax_errors_are_located_by_character_across_lines() {
        for (text, character) in [
            ("{a: 1}", 2),
            ("[1, 2", 5),
            ("{\"雷军\": \"x\", \"é\": tru}", 21),
            ("{\"雷军\": \"x\",\n \"é\": tru}", 22),
            ("[\n\n雷]", 4),
            ("", 1),
        ] {
            let message = parse_tree(text).expect_err(text);
            assert!(message.ends_with(&format!("(character {character})")), "{text}: {message}");
        }
    }
}
