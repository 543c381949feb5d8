//! The properties of a note, in YAML between two lines of `---` at its start.
#![expect(clippy::string_slice, reason = "lengths are those of the first lines")]

use crate::load::location::LineColumn;
use crate::load::problems::{LocatedProblem, NewProblem, Rule};
use crate::load::yaml::{YamlNode, YamlValue, parse_part};

const MAX_BYTES: usize = 1 << 18;
const START: LineColumn = (1, 0);

/// The properties of a note, and the text after them.
#[derive(Debug)]
pub(super) struct FrontMatter<'t> {
    pub(super) properties: Properties,
    pub(super) body: &'t str,
    /// The number of lines before the body.
    pub(super) lines_before: u32,
    pub(super) problem: Option<LocatedProblem>,
}

/// Properties in file order, without those already taken.
#[derive(Debug, Default)]
pub(super) struct Properties(Vec<(String, YamlNode)>);

impl<'t> FrontMatter<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let Some((yaml, body)) = split(text) else {
            let properties = Properties::default();
            return Self { properties, body: text, lines_before: 0, problem: None };
        };
        let lines = text[..text.len() - body.len()].matches('\n').count();
        let lines_before = u32::try_from(lines).unwrap_or(u32::MAX);
        match properties(yaml) {
            Ok(properties) => Self { properties, body, lines_before, problem: None },
            Err(problem) => {
                let properties = Properties::default();
                Self { properties, body, lines_before, problem: Some(problem) }
            }
        }
    }
}

/// The YAML and the body; `None` if the note does not start with front matter.
fn split(text: &str) -> Option<(&str, &str)> {
    let first_line = text.split_inclusive('\n').next().filter(|line| line.trim_end() == "---")?;
    let rest = &text[first_line.len()..];
    let mut offset = 0;
    for line in rest.split_inclusive('\n') {
        let end = offset + line.len();
        if matches!(line.trim_end(), "---" | "...") {
            return Some((&rest[..offset], &rest[end..]));
        }
        offset = end;
    }
    None
}

fn properties(yaml: &str) -> Result<Properties, LocatedProblem> {
    if yaml.len() > MAX_BYTES {
        let message = format!("front matter of more than {} KiB is left out", MAX_BYTES >> 10);
        return Err((START, NewProblem::new(Rule::TooLarge, message, "move the text below it")));
    }
    let Some(node) = parse_part(yaml, 1)? else { return Ok(Properties::default()) };
    match node.value {
        YamlValue::Map(entries) => {
            let entries = entries.into_iter().filter_map(|(key, value)| {
                let key = key.scalar()?.trim().to_owned();
                (!key.is_empty()).then_some((key, value))
            });
            Ok(Properties(entries.collect()))
        }
        _ if node.is_null() => Ok(Properties::default()),
        _ => {
            let message = format!("the front matter is {}, so it is left out", node.describe());
            let problem = NewProblem::new(Rule::WrongShape, message, "write `key: value` lines");
            Err((node.position, problem))
        }
    }
}

impl Properties {
    pub(super) fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(other, node)| is_key(other, key) && !node.is_null())
    }

    /// Removes the first of these keys that has a value, and returns its strings.
    pub(super) fn take(&mut self, keys: &[&str]) -> Vec<String> {
        for key in keys {
            let is_given = |(other, node): &(String, YamlNode)| {
                is_key(other, key) && texts(node).is_some_and(|texts| !texts.is_empty())
            };
            if let Some(index) = self.0.iter().position(is_given) {
                return texts(&self.0.remove(index).1).unwrap_or_default();
            }
        }
        Vec::new()
    }

    /// Removes the first of these keys whose value is a single string that `accept` allows, and returns it.
    pub(super) fn take_one(
        &mut self,
        keys: &[&str],
        accept: impl Fn(&str) -> bool,
    ) -> Option<String> {
        for key in keys {
            let accepted = |(other, node): &(String, YamlNode)| {
                is_key(other, key) && matches!(texts(node).as_deref(), Some([text]) if accept(text))
            };
            if let Some(index) = self.0.iter().position(accepted) {
                return texts(&self.0.remove(index).1).and_then(|mut texts| texts.pop());
            }
        }
        None
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &(String, YamlNode)> {
        self.0.iter()
    }
}

fn is_key(key: &str, name: &str) -> bool {
    key.to_lowercase() == name
}

/// The strings of a scalar or a list; `None` for another shape. `[[Note]]` without quotes is a list of lists in YAML, but
/// meant as a link.
pub(super) fn texts(node: &YamlNode) -> Option<Vec<String>> {
    let texts = located_texts(node)?;
    Some(texts.into_iter().map(|(text, _)| text).collect())
}

/// Like [`texts`], each with the line at which it starts.
pub(super) fn located_texts(node: &YamlNode) -> Option<Vec<(String, u32)>> {
    let first_line = node.position.0;
    match &node.value {
        _ if node.is_null() => Some(Vec::new()),
        YamlValue::Scalar { text, .. } => Some(vec![(text.trim().to_owned(), first_line)]),
        YamlValue::List(items) => match unquoted_link(items) {
            Some(link) => Some(vec![(link, first_line)]),
            None => items.iter().map(|item| Some((item_text(item)?, item.position.0))).collect(),
        },
        YamlValue::Tagged | YamlValue::Map(_) => None,
    }
}

fn item_text(item: &YamlNode) -> Option<String> {
    match &item.value {
        YamlValue::Scalar { text, .. } => Some(text.trim().to_owned()),
        YamlValue::List(items) => unquoted_link(items),
        YamlValue::Tagged | YamlValue::Map(_) => None,
    }
}

fn unquoted_link(items: &[YamlNode]) -> Option<String> {
    let [YamlNode { value: YamlValue::List(inner), .. }] = items else { return None };
    let [target] = &inner[..] else { return None };
    target.scalar().map(|target| format!("[[{target}]]"))
}
