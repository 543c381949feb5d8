//! Compares a tree with the shape it should have, notes every difference, and cuts the tree down
//! to what has the right shape.

use std::collections::HashSet;

use super::shape::{KeyShapes, Shape};
use super::tree::{YamlNode, YamlValue};
use crate::load::problems::{Fault, PlacedFault, Rule};
use crate::text::{nearest, suggestion};

/// What came of comparing a tree with its shape.
#[derive(Debug, Default)]
pub(super) struct Inspection {
    pub(super) faults: Vec<PlacedFault>,
    /// The keys that lost their values: that they are missing need not be said again.
    pub(super) cut: Vec<String>,
}

impl Inspection {
    /// Cuts a value down to its shape. False where nothing of it is left.
    ///
    /// `what` names the value in messages. `~` passes for every shape: it means "not given".
    pub(super) fn value(&mut self, node: &mut YamlNode, shape: Shape, what: &str) -> bool {
        if node.is_null() {
            return true;
        }
        match (shape, &mut node.value) {
            (_, YamlValue::Tagged) => {
                let fault = Fault::new(Rule::Alias, "a YAML tag");
                self.cut(
                    node,
                    what,
                    fault.help(
                        "write the value without the `!` word; put it in quotes to keep it as text",
                    ),
                )
            }
            (Shape::Free, YamlValue::List(items)) => {
                items.retain_mut(|item| self.value(item, shape, what));
                true
            }
            (Shape::Free, YamlValue::Map(entries)) => {
                let mut seen = HashSet::new();
                entries.retain_mut(|(key, value)| {
                    let name = self.name(key);
                    name.is_some_and(|name| self.once(key, name, &mut seen))
                        && self.value(value, shape, what)
                });
                true
            }
            (Shape::Free, YamlValue::Scalar { .. })
            | (Shape::Text | Shape::TextOr(_), YamlValue::Scalar { .. }) => true,
            (Shape::List(item), YamlValue::List(items)) => {
                let what = format!("an item of {what}");
                items.retain_mut(|node| self.value(node, *item, &what));
                true
            }
            (Shape::Map(fields) | Shape::TextOr(fields), YamlValue::Map(entries)) => {
                self.map(entries, Some(fields));
                true
            }
            (Shape::Texts, YamlValue::Map(entries)) => {
                self.map(entries, None);
                true
            }
            _ => {
                let (expected, help) = expected(shape, what, node);
                let message = format!("{what} must be {expected}, found {}", node.describe());
                self.cut(node, what, Fault { help, ..Fault::new(Rule::WrongShape, message) })
            }
        }
    }

    /// Cuts a map down to known keys, each once. Without `fields` every key is known and takes a text.
    fn map(&mut self, entries: &mut Vec<(YamlNode, YamlNode)>, fields: Option<KeyShapes>) {
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
    fn name(&mut self, key: &YamlNode) -> Option<String> {
        if let Some(name) = key.scalar().filter(|_| !key.is_null()) {
            return Some(name.to_owned());
        }
        let message = format!("a key must be a word, found {}", key.describe());
        self.note(key, Fault::new(Rule::WrongShape, message).help("write the key as plain text"));
        None
    }

    /// Whether a key is given for the first time; a fault where it is not.
    fn once(&mut self, key: &YamlNode, name: String, seen: &mut HashSet<String>) -> bool {
        let message = format!("`{name}` is given twice");
        let once = seen.insert(name);
        if !once {
            self.note(key, Fault::new(Rule::DuplicateKey, message).help("keep one of them"));
        }
        once
    }

    fn unknown(&mut self, key: &YamlNode, name: &str, fields: KeyShapes) {
        if name == "<<" {
            let fault = Fault::new(Rule::Alias, "a merge key takes a map, or a list of maps");
            return self.note(key, fault.help("give it the alias of a map, such as `<<: *base`"));
        }
        let names = || fields.iter().map(|(field, _)| *field);
        let meant = nearest(name, names());
        self.cut.extend(meant.map(str::to_owned));
        let known = format!("known here: {}", names().collect::<Vec<&str>>().join(", "));
        let fault = Fault::new(Rule::UnknownKey, format!("unknown key `{name}`"));
        self.note(key, fault.suggest(meant.map(suggestion), &known));
    }

    /// Notes that a value has not the right shape; false, as nothing of it is left.
    fn cut(&mut self, node: &YamlNode, what: &str, fault: Fault) -> bool {
        self.note(node, fault);
        self.cut.extend(what.split('`').nth(1).map(str::to_owned));
        false
    }

    fn note(&mut self, node: &YamlNode, fault: Fault) {
        self.faults.push((node.place, fault));
    }
}

fn shape_of(name: &str, fields: Option<KeyShapes>) -> Option<Shape> {
    match fields {
        None => Some(Shape::Text),
        Some(fields) => fields.iter().find(|(field, _)| *field == name).map(|(_, shape)| *shape),
    }
}

fn keys(fields: KeyShapes) -> String {
    let names: Vec<&str> = fields.iter().map(|(field, _)| *field).collect();
    format!("write it with these keys: {}", names.join(", "))
}

/// What a shape is called, and how to get there.
fn expected(shape: Shape, what: &str, node: &YamlNode) -> (&'static str, Option<String>) {
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
