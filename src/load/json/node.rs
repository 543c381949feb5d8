//! Converts JSON to the trees of the YAML reader.

use super::syntax::{JsonReason, error_position};
use super::text::{JsonText, TextCursor};
use crate::load::location::LineColumn;
use crate::load::problems::{LocatedProblem, NewProblem, Rule};
use crate::load::yaml::{YamlNode, YamlValue};

const MAX_DEPTH: usize = 64;

/// Converts a value to a tree.
///
/// # Errors
///
/// Fails if the value is nested too deeply, or contains a string with a lone surrogate.
pub(super) fn tree(text: JsonText<'_>) -> Result<YamlNode, LocatedProblem> {
    TreeReader { cursor: text.cursor() }.value(MAX_DEPTH)
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

/// Reads values one after another in text whose syntax has been checked, in one pass, so that deep nesting costs no more
/// than a long list.
struct TreeReader<'t> {
    cursor: TextCursor<'t>,
}

impl TreeReader<'_> {
    fn value(&mut self, depth_left: usize) -> Result<YamlNode, LocatedProblem> {
        let position = self.cursor.skip_space();
        let Some(depth_left) = depth_left.checked_sub(1) else { return Err(too_deep(position)) };
        let value = match self.cursor.first_byte() {
            Some(b'{') => YamlValue::Map(self.map(depth_left)?),
            Some(b'[') => YamlValue::List(self.list(depth_left)?),
            Some(b'"') => self.string(position)?,
            _ => YamlValue::Scalar { text: self.cursor.take_plain().to_owned(), plain: true },
        };
        Ok(YamlNode { position, value })
    }

    fn map(&mut self, depth_left: usize) -> Result<Vec<(YamlNode, YamlNode)>, LocatedProblem> {
        let mut members = Vec::new();
        while self.has_next(b'}') {
            let key = self.value(depth_left)?;
            self.cursor.skip_space();
            self.cursor.skip_byte();
            members.push((key, self.value(depth_left)?));
        }
        Ok(members)
    }

    fn list(&mut self, depth_left: usize) -> Result<Vec<YamlNode>, LocatedProblem> {
        let mut items = Vec::new();
        while self.has_next(b']') {
            items.push(self.value(depth_left)?);
        }
        Ok(items)
    }

    /// Passes the bracket or comma before the next value, or the closing bracket. Returns whether a value follows.
    fn has_next(&mut self, close: u8) -> bool {
        self.cursor.skip_space();
        let is_closed = self.cursor.first_byte() == Some(close);
        self.cursor.skip_byte();
        self.cursor.skip_space();
        if is_closed || self.cursor.first_byte() != Some(close) {
            return !is_closed && self.cursor.first_byte().is_some();
        }
        self.cursor.skip_byte();
        false
    }

    fn string(&mut self, position: LineColumn) -> Result<YamlValue, LocatedProblem> {
        let text = JsonText { raw: self.cursor.take_string(), position };
        text.string().map(scalar).ok_or_else(|| lone_surrogate(text))
    }
}

/// The scalar is not plain, so that `"~"` and `"true"` remain text.
fn scalar(text: String) -> YamlValue {
    YamlValue::Scalar { text, plain: false }
}

fn too_deep(position: LineColumn) -> LocatedProblem {
    let message = format!("nested more than {MAX_DEPTH} levels deep");
    (position, NewProblem::new(Rule::TooDeep, message, "reduce the nesting"))
}

/// By now only an escape in a string can be invalid: the syntax of the text has been checked.
fn lone_surrogate(text: JsonText<'_>) -> LocatedProblem {
    let help = r"write an emoji itself, or both of its \u escapes";
    (text.position, NewProblem::new(Rule::Syntax, "this string has half of a surrogate pair", help))
}

#[cfg(test)]
mod tests {
    use super::{JsonText, YamlNode, YamlValue, parse_tree, tree};

    fn describe(node: &YamlNode) -> String {
        let (line, column) = node.position;
        let all = |nodes: &[YamlNode]| nodes.iter().map(describe).collect::<Vec<_>>().join(" ");
        let value = match &node.value {
            YamlValue::Map(members) => {
                let members =
                    members.iter().map(|(key, value)| describe(key) + ":" + &describe(value));
                format!("{{{}}}", members.collect::<Vec<_>>().join(" "))
            }
            YamlValue::List(items) => format!("[{}]", all(items)),
            YamlValue::Scalar { text, plain } => format!("{text}{}", if *plain { "" } else { "'" }),
            YamlValue::Tagged => String::new(),
        };
        format!("{line}.{column}{value}")
    }

    #[test]
    fn values_are_located_by_line_and_character() {
        for (text, expected) in [
            ("{}", "1.1{}"),
            ("[ ]", "1.1[]"),
            ("-1.5e3", "1.1-1.5e3"),
            (
                "{ \"雷\" : [ 1 ,\"a\\\"]\\\\\", null]\n ,\"b\":{\"c\":[[],{}]}, \"d\":true\n}",
                "1.1{1.3雷':1.9[1.111 1.14a\"]\\' 1.24null] 2.3b':2.7{2.8c':2.12[2.13[] 2.16{}]} 2.22d':2.26true}",
            ),
        ] {
            assert!(serde_json::from_str::<serde_json::Value>(text).is_ok(), "{text}");
            let node = tree(JsonText { raw: text, position: (1, 1) }).expect("a tree");
            assert_eq!(describe(&node), expected);
        }
    }

    #[test]
    fn nesting_costs_as_much_as_a_list() {
        // With a pass for each level, this takes minutes.
        let deep = format!("{}{}1{}", "[".repeat(60), "1,".repeat(1 << 20), "]".repeat(60));
        let too_deep = format!("{}{}", "[".repeat(2 << 20), "]".repeat(2 << 20));
        let start = std::time::Instant::now();
        assert!(tree(JsonText { raw: &deep, position: (1, 1) }).is_ok());
        let problem = tree(JsonText { raw: &too_deep, position: (1, 1) }).expect_err("too deep");
        assert_eq!(problem.0, (1, 65));
        assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
    }

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
