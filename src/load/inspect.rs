//! Compares a tree with the shape it should have, notes every difference, and cuts the tree down
//! to what has the right shape.

use std::collections::HashSet;

use super::nearest::did_you_mean;
use super::problems::Fault;
use super::rule::Rule;
use super::shape::{Fields, Shape};
use super::tree::{Node, Value};

/// A difference between a tree and its shape, at a line and column.
pub(super) type ShapeFault = ((u32, u32), Fault);

/// Cuts a value down to its shape. False where nothing of it is left.
///
/// `what` names the value in messages. `~` passes for every shape: it means "not given".
pub(super) fn inspect(
    node: &mut Node,
    shape: Shape,
    what: &str,
    faults: &mut Vec<ShapeFault>,
) -> bool {
    if node.is_null() {
        return true;
    }
    let described = node.describe();
    match (shape, &mut node.value) {
        (Shape::Free, _) | (Shape::Text | Shape::TextOr(_), Value::Scalar { .. }) => return true,
        (Shape::List(item), Value::List(items)) => {
            items.retain_mut(|node| inspect(node, *item, &format!("an item of {what}"), faults));
            return true;
        }
        (Shape::Map(fields) | Shape::TextOr(fields), Value::Map(entries)) => {
            inspect_map(entries, Some(fields), faults);
            return true;
        }
        (Shape::Texts, Value::Map(entries)) => {
            inspect_map(entries, None, faults);
            return true;
        }
        _ => {}
    }
    let (expected, help) = expected(shape, what, node);
    let message = format!("{what} must be {expected}, found {described}");
    faults.push(note(Rule::WrongShape, node, message, help));
    false
}

/// Cuts a map down to known keys, each once; every key is known and takes a text without `fields`.
fn inspect_map(
    entries: &mut Vec<(Node, Node)>,
    fields: Option<Fields>,
    faults: &mut Vec<ShapeFault>,
) {
    let mut seen: HashSet<String> = HashSet::new();
    entries.retain_mut(|(key, value)| {
        let Some(name) = key.scalar().map(str::to_owned) else {
            faults.push(note(
                Rule::WrongShape,
                key,
                format!("a key must be a word, found {}", key.describe()),
                None,
            ));
            return false;
        };
        let Some(shape) = shape_of(&name, fields) else {
            faults.push(unknown(key, &name, fields.unwrap_or_default()));
            return false;
        };
        if seen.contains(&name) {
            let help = Some("keep one of them".to_owned());
            faults.push(note(Rule::DuplicateKey, key, format!("`{name}` is given twice"), help));
            return false;
        }
        let kept = inspect(value, shape, &format!("`{name}`"), faults);
        seen.insert(name);
        kept
    });
}

fn shape_of(name: &str, fields: Option<Fields>) -> Option<Shape> {
    match fields {
        None => Some(Shape::Text),
        Some(fields) => fields.iter().find(|(field, _)| *field == name).map(|(_, shape)| *shape),
    }
}

fn unknown(key: &Node, name: &str, fields: Fields) -> ShapeFault {
    if name == "<<" {
        let help = Some("write the keys out".to_owned());
        return note(Rule::Alias, key, "merge keys are not read".to_owned(), help);
    }
    let names: Vec<&str> = fields.iter().map(|(field, _)| *field).collect();
    let help = did_you_mean(name, names.iter().copied()).unwrap_or_else(|| {
        format!("known here: {}; anything else goes under `extra:`", names.join(", "))
    });
    note(Rule::UnknownKey, key, format!("unknown key `{name}`"), Some(help))
}

fn expected(shape: Shape, what: &str, node: &Node) -> (&'static str, Option<String>) {
    match shape {
        Shape::List(_) => {
            let short = node.scalar().filter(|text| text.chars().count() <= 40);
            let help = short.map(|text| format!("write {}: [{text}]", what.trim_matches('`')));
            ("a list", help)
        }
        Shape::Map(_) | Shape::Texts => ("a map", None),
        Shape::TextOr(_) => ("a word or a map", None),
        Shape::Text | Shape::Free => {
            ("text", Some("put it in quotes if it is meant as text".to_owned()))
        }
    }
}

fn note(rule: Rule, node: &Node, message: String, help: Option<String>) -> ShapeFault {
    ((node.line, node.column), Fault::new(rule, message).maybe_help(help))
}
