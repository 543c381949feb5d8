//! Converts JSON to the trees of the YAML reader.

use super::syntax::JsonReason;
use super::text::JsonText;
use crate::load::problems::{LocatedProblem, NewProblem, Rule};
use crate::load::yaml::{YamlNode, YamlValue};

const MAX_DEPTH: usize = 64;

/// Converts a value to a tree.
///
/// # Errors
///
/// Fails if the value is nested too deeply, or contains a string that is not Unicode.
pub(super) fn tree(text: JsonText<'_>) -> Result<YamlNode, LocatedProblem> {
    node(text, MAX_DEPTH)
}

/// A JSON value as a tree.
///
/// # Errors
///
/// Fails with the reason if the text is not JSON, or nested too deeply.
pub(in crate::load) fn parse_tree(text: &str) -> Result<YamlNode, String> {
    if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(text) {
        return Err(format!("{} (character {})", JsonReason::new(&error).message, error.column()));
    }
    // Only the position of the first character is known.
    tree(JsonText { raw: text.trim(), position: (1, 1) }).map_err(|(_, problem)| problem.message)
}

fn node(text: JsonText<'_>, depth_left: usize) -> Result<YamlNode, LocatedProblem> {
    let Some(depth_left) = depth_left.checked_sub(1) else { return Err(too_deep(text)) };
    let value = match text.first_character() {
        Some('{') => YamlValue::Map(map(text, depth_left)?),
        Some('[') => YamlValue::List(list(text, depth_left)?),
        Some('"') => scalar(text.string().ok_or_else(|| not_unicode(text))?),
        _ => YamlValue::Scalar { text: text.raw.to_owned(), plain: true },
    };
    Ok(YamlNode { position: text.position, value })
}

fn map(text: JsonText<'_>, depth_left: usize) -> Result<Vec<(YamlNode, YamlNode)>, LocatedProblem> {
    let (members, mut cursor) = (text.members().map_err(|_| not_unicode(text))?, text.cursor());
    let pair = |(key, value)| {
        let key = node(cursor.locate(key), depth_left)?;
        Ok((key, node(cursor.locate(value), depth_left)?))
    };
    members.0.into_iter().map(pair).collect()
}

fn list(text: JsonText<'_>, depth_left: usize) -> Result<Vec<YamlNode>, LocatedProblem> {
    let (items, mut cursor) = (text.items().map_err(|_| not_unicode(text))?, text.cursor());
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

/// By now only an escape in a string can be invalid: the syntax of the file has been checked.
fn not_unicode(text: JsonText<'_>) -> LocatedProblem {
    let help = r"write an emoji itself, or both of its \u escapes";
    (text.position, NewProblem::new(Rule::Syntax, "this string is not Unicode", help))
}
