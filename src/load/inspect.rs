//! Compares a tree with the shape it should have, notes every difference, and cuts the tree down
//! to what has the right shape.

use std::collections::HashSet;

use super::problems::Fault;
use super::rule::Rule;
use super::shape::{Fields, Shape};
use super::tree::{Node, Value};
use crate::text::{nearest, suggestion};

/// A difference between a tree and its shape, at a line and column.
pub(super) type ShapeFault = ((u32, u32), Fault);

/// What came of comparing a tree with its shape.
#[derive(Debug, Default)]
pub(super) struct Inspection {
    pub(super) faults: Vec<ShapeFault>,
    /// The keys that lost their values: that they are missing need not be said again.
    pub(super) cut: Vec<String>,
}

impl Inspection {
    /// Cuts a value down to its shape. False where nothing of it is left.
    ///
    /// `what` names the value in messages. `~` passes for every shape: it means "not given".
    pub(super) fn value(&mut self, node: &mut Node, shape: Shape, what: &str) -> bool {
        if node.is_null() {
            return true;
        }
        match (shape, &mut node.value) {
            (_, Value::Tagged) => {
                let help =
                    "write the value without the `!` word; put it in quotes to keep it as text";
                self.note(Rule::Alias, node, "a YAML tag".to_owned(), Some(help.to_owned()));
                self.cut.extend(what.split('`').nth(1).map(str::to_owned));
                false
            }
            (Shape::Free, Value::List(items)) => {
                items.retain_mut(|item| self.value(item, shape, what));
                true
            }
            (Shape::Free, Value::Map(entries)) => {
                let mut seen = HashSet::new();
                entries.retain_mut(|(key, value)| {
                    let name = self.name(key);
                    name.is_some_and(|name| self.once(key, name, &mut seen))
                        && self.value(value, shape, what)
                });
                true
            }
            (Shape::Free, Value::Scalar { .. })
            | (Shape::Text | Shape::TextOr(_), Value::Scalar { .. }) => true,
            (Shape::List(item), Value::List(items)) => {
                let what = format!("an item of {what}");
                items.retain_mut(|node| self.value(node, *item, &what));
                true
            }
            (Shape::Map(fields) | Shape::TextOr(fields), Value::Map(entries)) => {
                self.map(entries, Some(fields));
                true
            }
            (Shape::Texts, Value::Map(entries)) => {
                self.map(entries, None);
                true
            }
            _ => {
                let (expected, help) = expected(shape, what, node);
                let message = format!("{what} must be {expected}, found {}", node.describe());
                self.note(Rule::WrongShape, node, message, help);
                self.cut.extend(what.split('`').nth(1).map(str::to_owned));
                false
            }
        }
    }

    /// Cuts a map down to known keys, each once. Without `fields` every key is known and takes a text.
    fn map(&mut self, entries: &mut Vec<(Node, Node)>, fields: Option<Fields>) {
        let mut seen: HashSet<String> = HashSet::new();
        entries.retain_mut(|(key, value)| {
            let Some(name) = self.name(key) else { return false };
            let Some(shape) = shape_of(&name, fields) else {
                self.unknown(key, &name, fields.unwrap_or_default());
                return false;
            };
            let what = format!("`{name}`");
            self.once(key, name, &mut seen) && self.value(value, shape, &what)
        });
    }

    /// The word that a key is; a fault where it is none.
    fn name(&mut self, key: &Node) -> Option<String> {
        if let Some(name) = key.scalar().filter(|_| !key.is_null()) {
            return Some(name.to_owned());
        }
        let message = format!("a key must be a word, found {}", key.describe());
        let help = Some("write the key as plain text".to_owned());
        self.note(Rule::WrongShape, key, message, help);
        None
    }

    /// Whether a key is given for the first time; a fault where it is not.
    fn once(&mut self, key: &Node, name: String, seen: &mut HashSet<String>) -> bool {
        let message = format!("`{name}` is given twice");
        let once = seen.insert(name);
        if !once {
            self.note(Rule::DuplicateKey, key, message, Some("keep one of them".to_owned()));
        }
        once
    }

    fn unknown(&mut self, key: &Node, name: &str, fields: Fields) {
        if name == "<<" {
            let help = Some("give it the alias of a map, such as `<<: *base`".to_owned());
            let message = "a merge key takes a map, or a list of maps".to_owned();
            return self.note(Rule::Alias, key, message, help);
        }
        let names = || fields.iter().map(|(field, _)| *field);
        let help = match nearest(name, names()) {
            Some(meant) => {
                self.cut.push(meant.to_owned());
                suggestion(meant)
            }
            None => format!("known here: {}", names().collect::<Vec<&str>>().join(", ")),
        };
        self.note(Rule::UnknownKey, key, format!("unknown key `{name}`"), Some(help));
    }

    fn note(&mut self, rule: Rule, node: &Node, message: String, help: Option<String>) {
        let fault = Fault::new(rule, message).maybe_help(help);
        self.faults.push(((node.line, node.column), fault));
    }
}

fn shape_of(name: &str, fields: Option<Fields>) -> Option<Shape> {
    match fields {
        None => Some(Shape::Text),
        Some(fields) => fields.iter().find(|(field, _)| *field == name).map(|(_, shape)| *shape),
    }
}

fn keys(fields: Fields) -> String {
    let names: Vec<&str> = fields.iter().map(|(field, _)| *field).collect();
    format!("write it with these keys: {}", names.join(", "))
}

/// What a shape is called, and how to get there.
fn expected(shape: Shape, what: &str, node: &Node) -> (&'static str, Option<String>) {
    match shape {
        Shape::List(_) => {
            let short = node.scalar().filter(|text| text.chars().count() <= 40);
            let help = short.map(|text| format!("write `{}: [{text}]`", what.trim_matches('`')));
            ("a list", help)
        }
        Shape::Map(fields) => ("a map", Some(keys(fields))),
        Shape::Texts => ("a map", Some("write a name, a colon and a text in each line".to_owned())),
        Shape::TextOr(fields) => ("a word or a map", Some(keys(fields))),
        Shape::Text | Shape::Free => {
            ("text", Some("put it in quotes if it is meant as text".to_owned()))
        }
    }
}
