//! Reports and removes every value of a tree that does not match its expected shape.

use std::collections::HashSet;

use super::shape::{CITE, KeyShapes, Shape};
use super::tree::{YamlNode, YamlValue};
use crate::load::problems::{NewProblem, Rule};
use crate::load::source::ReadEntry;
use crate::text::{nearest, suggestion};

impl ReadEntry<'_> {
    /// Removes the values that do not match the shape. Returns false if the node itself does not match. `value_name` is
    /// for messages. `~` matches every shape, as it means a missing value.
    pub(super) fn prune(&mut self, node: &mut YamlNode, shape: Shape, value_name: &str) -> bool {
        if node.is_null() {
            return true;
        }
        match (shape, &mut node.value) {
            (_, YamlValue::Tagged) => {
                let help = "remove the `!` tag, or quote the value to keep it as text";
                return self.reject(
                    node,
                    value_name,
                    NewProblem::new(Rule::Alias, "a YAML tag", help),
                );
            }
            (
                Shape::Free | Shape::Text | Shape::OptionalText | Shape::TextOrMap(_),
                YamlValue::Scalar { .. },
            ) => {}
            (Shape::Free, YamlValue::List(items)) => self.prune_list(items, shape, value_name),
            (Shape::List(item), YamlValue::List(items)) => {
                self.prune_list(items, *item, &format!("an item of {value_name}"));
            }
            (Shape::TextOrMap(CITE), YamlValue::Map(entries)) if is_split_citation(entries) => {
                let message = "a colon in the words makes this citation a map";
                let help = "enclose the whole citation: `'news#4 \"he said: no\"'`";
                let problem = NewProblem::new(Rule::WrongShape, message, help);
                return self.reject(node, value_name, problem);
            }
            (
                Shape::Free | Shape::TextMap | Shape::Map(_) | Shape::TextOrMap(_),
                YamlValue::Map(entries),
            ) => self.prune_map(entries, shape, value_name),
            _ => {
                let (expected, help) = describe_shape(shape, value_name, node);
                let message = format!("{value_name} must be {expected}, found {}", node.describe());
                let problem = NewProblem { help, ..NewProblem::new(Rule::WrongShape, message, "") };
                return self.reject(node, value_name, problem);
            }
        }
        true
    }

    fn prune_list(&mut self, items: &mut Vec<YamlNode>, shape: Shape, value_name: &str) {
        items.retain_mut(|item| {
            if item.is_null() && !matches!(shape, Shape::Free | Shape::OptionalText) {
                self.report_null(item, value_name);
                return false;
            }
            self.prune(item, shape, value_name)
        });
    }

    /// Reports an entry or item without a value, which the caller removes, so that its missing keys are not reported
    /// too.
    pub(super) fn report_null(&mut self, node: &YamlNode, value_name: &str) {
        let help = "write its value, or remove it";
        let problem = NewProblem::new(Rule::Missing, format!("{value_name} is empty"), help);
        self.reject(node, value_name, problem);
    }

    fn prune_map(
        &mut self,
        entries: &mut Vec<(YamlNode, YamlNode)>,
        map_shape: Shape,
        value_name: &str,
    ) {
        let mut seen = HashSet::new();
        entries.retain_mut(|(key, value)| {
            let Some(name) = key.scalar().filter(|_| !key.is_null()) else {
                let message = format!("a key must be a word, found {}", key.describe());
                self.report(
                    key,
                    NewProblem::new(Rule::WrongShape, message, "write the key as plain text"),
                );
                return false;
            };
            let Some(shape) = self.value_shape(key, name, map_shape) else { return false };
            if !seen.insert(name.to_owned()) {
                let message = format!("duplicate key `{name}`");
                self.report(key, NewProblem::new(Rule::DuplicateKey, message, "keep one of them"));
                return false;
            }
            match map_shape {
                // Problems in free-form data name the key that contains it.
                Shape::Free => self.prune(value, shape, value_name),
                _ => self.prune(value, shape, &format!("`{name}`")),
            }
        });
    }

    /// The expected shape of the value of a key; reports a key that is not allowed.
    fn value_shape(&mut self, key: &YamlNode, name: &str, map_shape: Shape) -> Option<Shape> {
        let keys = match map_shape {
            Shape::Map(keys) | Shape::TextOrMap(keys) => keys,
            Shape::TextMap => return Some(Shape::Text),
            other => return Some(other),
        };
        if let Some((_, shape)) = keys.iter().find(|(key, _)| *key == name) {
            return Some(*shape);
        }
        if name == "<<" {
            let message = "a merge key takes a map, or a list of maps";
            let help = "give it the alias of a map, such as `<<: *base`";
            self.report(key, NewProblem::new(Rule::Alias, message, help));
            return None;
        }
        let (problem, suggestion) = unknown_key(name, &key_names(keys));
        self.removed_keys.extend(suggestion.map(str::to_owned));
        self.report(key, problem);
        None
    }

    /// Returns false, so that the caller removes the value.
    fn reject(&mut self, node: &YamlNode, value_name: &str, problem: NewProblem) -> bool {
        self.report(node, problem);
        self.removed_keys.extend(value_name.split('`').nth(1).map(str::to_owned));
        false
    }

    fn report(&mut self, node: &YamlNode, problem: NewProblem) {
        self.problems.push((node.position, problem));
    }
}

/// Whether a map was meant as a citation with words: `news#4 "he said: no"`.
fn is_split_citation(entries: &[(YamlNode, YamlNode)]) -> bool {
    let key = entries.first().and_then(|(key, _)| key.scalar());
    key.is_some_and(|key| key.contains([' ', '#']) && key.contains(['"', '“']))
}

/// The problem with an unknown key, and the known key that was probably meant, if any.
pub(super) fn unknown_key<'k>(key: &str, known: &[&'k str]) -> (NewProblem, Option<&'k str>) {
    let nearest = nearest(key, known.iter().copied());
    let help = nearest.map_or_else(|| format!("known keys: {}", known.join(", ")), suggestion);
    (NewProblem::new(Rule::UnknownKey, format!("unknown key `{key}`"), help), nearest)
}

fn key_names(keys: KeyShapes) -> Vec<&'static str> {
    keys.iter().map(|(name, _)| *name).collect()
}

fn describe_shape(
    shape: Shape,
    value_name: &str,
    node: &YamlNode,
) -> (&'static str, Option<String>) {
    let with_keys = |keys| format!("write it with these keys: {}", key_names(keys).join(", "));
    match shape {
        Shape::List(_) => {
            let short = node.scalar().filter(|text| text.chars().count() <= 40);
            let help =
                short.map(|text| format!("write `{}: [{text}]`", value_name.trim_matches('`')));
            ("a list", help)
        }
        Shape::Map(keys) => ("a map", Some(with_keys(keys))),
        Shape::TextMap => ("a map", Some("write a name, a colon and text on each line".to_owned())),
        Shape::TextOrMap(keys) => ("a word or a map", Some(with_keys(keys))),
        Shape::Text | Shape::OptionalText | Shape::Free => {
            ("text", Some("quote it if it is meant as text".to_owned()))
        }
    }
}
