//! Compares a tree with its expected shape, reports every difference, and removes whatever does not fit.

use std::collections::HashSet;

use super::shape::{KeyShapes, Shape};
use super::tree::{YamlNode, YamlValue};
use crate::load::problems::{NewProblem, Rule};
use crate::load::source::EntryReading;
use crate::text::{nearest, suggestion};

impl EntryReading<'_> {
    /// Removes whatever does not fit the shape from a value. Returns false if nothing is left.
    ///
    /// `what` names the value in messages. `~` fits every shape: it means "not given".
    pub(super) fn inspect(&mut self, node: &mut YamlNode, shape: Shape, what: &str) -> bool {
        if node.is_null() {
            return true;
        }
        match (shape, &mut node.value) {
            (_, YamlValue::Tagged) => {
                let help = "remove the `!` word; quote the value to keep it as text";
                return self.lose(node, what, NewProblem::new(Rule::Alias, "a YAML tag", help));
            }
            (Shape::Free | Shape::Text | Shape::TextOr(_), YamlValue::Scalar { .. }) => {}
            (Shape::Free, YamlValue::List(items)) => self.list(items, shape, what),
            (Shape::List(item), YamlValue::List(items)) => {
                self.list(items, *item, &format!("an item of {what}"));
            }
            (
                Shape::Free | Shape::Texts | Shape::Map(_) | Shape::TextOr(_),
                YamlValue::Map(entries),
            ) => self.map(entries, shape, what),
            _ => {
                let (expected, help) = expected(shape, what, node);
                let message = format!("{what} must be {expected}, found {}", node.describe());
                let problem = NewProblem { help, ..NewProblem::new(Rule::WrongShape, message, "") };
                return self.lose(node, what, problem);
            }
        }
        true
    }

    fn list(&mut self, items: &mut Vec<YamlNode>, shape: Shape, what: &str) {
        items.retain_mut(|item| self.inspect(item, shape, what));
    }

    fn map(&mut self, entries: &mut Vec<(YamlNode, YamlNode)>, map: Shape, what: &str) {
        let mut seen = HashSet::new();
        entries.retain_mut(|(key, value)| {
            let Some(name) = key.scalar().filter(|_| !key.is_null()) else {
                let message = format!("a key must be a word, found {}", key.describe());
                self.note(
                    key,
                    NewProblem::new(Rule::WrongShape, message, "write the key as plain text"),
                );
                return false;
            };
            let Some(shape) = self.shape_under(key, name, map) else { return false };
            if !seen.insert(name.to_owned()) {
                let message = format!("`{name}` is given twice");
                self.note(key, NewProblem::new(Rule::DuplicateKey, message, "keep one of them"));
                return false;
            }
            match map {
                // Problems inside free-form data are reported at its own key.
                Shape::Free => self.inspect(value, shape, what),
                _ => self.inspect(value, shape, &format!("`{name}`")),
            }
        });
    }

    /// The shape of the value of a key; reports a key that is not allowed.
    fn shape_under(&mut self, key: &YamlNode, name: &str, map: Shape) -> Option<Shape> {
        let known = match map {
            Shape::Map(known) | Shape::TextOr(known) => known,
            Shape::Texts => return Some(Shape::Text),
            other => return Some(other),
        };
        if let Some((_, shape)) = known.iter().find(|(known, _)| *known == name) {
            return Some(*shape);
        }
        if name == "<<" {
            let message = "a merge key takes a map, or a list of maps";
            let help = "give it the alias of a map, such as `<<: *base`";
            self.note(key, NewProblem::new(Rule::Alias, message, help));
            return None;
        }
        let (problem, meant) = unknown_key(name, &names(known));
        self.cut.extend(meant.map(str::to_owned));
        self.note(key, problem);
        None
    }

    /// Reports a value of the wrong shape; returns false, as nothing of it is left.
    fn lose(&mut self, node: &YamlNode, what: &str, problem: NewProblem) -> bool {
        self.note(node, problem);
        self.cut.extend(what.split('`').nth(1).map(str::to_owned));
        false
    }

    fn note(&mut self, node: &YamlNode, problem: NewProblem) {
        self.problems.push((node.position, problem));
    }
}

/// The problem of an unknown key, and the known key that was probably meant.
pub(super) fn unknown_key<'k>(key: &str, known: &[&'k str]) -> (NewProblem, Option<&'k str>) {
    let meant = nearest(key, known.iter().copied());
    let help = meant.map_or_else(|| format!("known keys: {}", known.join(", ")), suggestion);
    (NewProblem::new(Rule::UnknownKey, format!("unknown key `{key}`"), help), meant)
}

fn names(keys: KeyShapes) -> Vec<&'static str> {
    keys.iter().map(|(name, _)| *name).collect()
}

/// The name of a shape, and how to write it.
fn expected(shape: Shape, what: &str, node: &YamlNode) -> (&'static str, Option<String>) {
    let with_keys = |keys| format!("write it with these keys: {}", names(keys).join(", "));
    match shape {
        Shape::List(_) => {
            let short = node.scalar().filter(|text| text.chars().count() <= 40);
            let help = short.map(|text| format!("write `{}: [{text}]`", what.trim_matches('`')));
            ("a list", help)
        }
        Shape::Map(keys) => ("a map", Some(with_keys(keys))),
        Shape::Texts => ("a map", Some("write a name, a colon and a text on each line".to_owned())),
        Shape::TextOr(keys) => ("a word or a map", Some(with_keys(keys))),
        Shape::Text | Shape::Free => ("text", Some("quote it if it is meant as text".to_owned())),
    }
}
