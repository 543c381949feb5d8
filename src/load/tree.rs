//! A text of YAML as a tree that knows where everything stands.
//!
//! Slower than typed reading, and exact: it is built where something is wrong or unusual. Its
//! limits (depth, aliases) are what keeps hostile texts cheap.

mod build;
mod find;
mod merge;
mod read;

pub(super) use build::{parse, parse_whole};

use super::path::Path;
use super::problems::Fault;
use super::rule::Rule;

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    /// The line in the text, counted from 1.
    pub(super) line: u32,
    /// The column in characters, counted from 1.
    pub(super) column: u32,
    pub(super) value: Value,
}

/// What a node holds.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    /// A scalar as written; `plain` where it is not in quotes or a block of text.
    Scalar { text: String, plain: bool },
    /// A value with a YAML tag, which is not read.
    Tagged,
    /// A list.
    List(Vec<Node>),
    /// A map, in the order in which it is written, doubles included.
    Map(Vec<(Node, Node)>),
}

/// Why a text is no tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct TreeFault {
    pub(super) rule: Rule,
    pub(super) line: u32,
    pub(super) column: u32,
    pub(super) message: String,
    pub(super) help: Option<&'static str>,
    pub(super) lacks: Lacks,
}

/// What a text that is no tree by itself may lack because it is only a part of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lacks {
    /// Nothing: it is wrong wherever it stands.
    Nothing,
    /// The end of something in quotes or brackets.
    End,
    /// The value that an alias stands for.
    Anchor,
}

const ALONE: &str = "an alias of something outside this entry, while the file cannot be read whole";

impl TreeFault {
    /// Whether the text may be in order where it stands in its file.
    pub(super) fn may_be_the_cut(&self) -> bool {
        self.lacks != Lacks::Nothing
    }

    /// What is wrong with a part of a file if the file as a whole has this fault.
    pub(super) fn of_part(self, whole: &Self) -> Fault {
        let here = (self.line, self.column) == (whole.line, whole.column);
        match self.lacks {
            Lacks::Anchor if !here => {
                Fault::new(Rule::LeftOut, ALONE).help("mend the other faults first")
            }
            _ => self.into(),
        }
    }
}

impl From<TreeFault> for Fault {
    fn from(fault: TreeFault) -> Self {
        Self::new(fault.rule, fault.message).maybe_help(fault.help.map(str::to_owned))
    }
}

impl Node {
    /// Whether it is `~`, `null` or nothing at all.
    pub(super) fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true }
            if matches!(text.as_str(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The same place with another value.
    pub(super) fn with(&self, value: Value) -> Self {
        Self { line: self.line, column: self.column, value }
    }

    /// The line and column of a value inside it.
    pub(super) fn place(&self, path: &Path<'_>) -> (u32, u32) {
        let node = self.walk(&path.steps());
        (node.line, node.column)
    }

    /// The same with all lines counted from further up.
    pub(super) fn moved_down(mut self, lines: u32) -> Self {
        if lines > 0 {
            self.move_down(lines);
        }
        self
    }

    fn move_down(&mut self, lines: u32) {
        self.line = self.line.saturating_add(lines);
        match &mut self.value {
            Value::Scalar { .. } | Value::Tagged => {}
            Value::List(items) => items.iter_mut().for_each(|item| item.move_down(lines)),
            Value::Map(entries) => {
                for (key, value) in entries {
                    key.move_down(lines);
                    value.move_down(lines);
                }
            }
        }
    }

    /// The text of a scalar.
    pub(super) fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// What it is, for "expected …, found …".
    pub(super) fn describe(&self) -> String {
        match &self.value {
            Value::Scalar { .. } if self.is_null() => "nothing".to_owned(),
            Value::Scalar { text, .. } => {
                format!("`{}`", text.chars().take(40).collect::<String>())
            }
            Value::Tagged => "a YAML tag".to_owned(),
            Value::List(_) => "a list".to_owned(),
            Value::Map(_) => "a map".to_owned(),
        }
    }

    /// How deep it is nested.
    fn depth(&self) -> usize {
        let deepest = match &self.value {
            Value::Scalar { .. } | Value::Tagged => return 0,
            Value::List(items) => items.iter().map(Self::depth).max(),
            Value::Map(entries) => {
                entries.iter().map(|(key, value)| key.depth().max(value.depth())).max()
            }
        };
        1 + deepest.unwrap_or(0)
    }

    /// How many nodes and letters it takes.
    fn weight(&self) -> usize {
        match &self.value {
            Value::Scalar { text, .. } => 1 + text.len(),
            Value::Tagged => 1,
            Value::List(items) => 1 + items.iter().map(Self::weight).sum::<usize>(),
            Value::Map(entries) => {
                1 + entries.iter().map(|(key, value)| key.weight() + value.weight()).sum::<usize>()
            }
        }
    }
}
