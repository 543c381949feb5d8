//! Builds a tree from parser events, without recursion.

use std::collections::HashMap;
use std::ops::Range;

use granit_parser::{ErrorKind, Event, Marker, Options, Parser, ScalarStyle, ScanError};

use super::error::{MissingContext, TreeError};
use super::merge::merge;
use super::node::{YamlNode, YamlValue};
use crate::load::location::{LineColumn, line_column};
use crate::load::problems::{NewProblem, Rule};
use crate::load::text::Body;

const MAX_DEPTH: usize = 64;
/// The maximum size of text to read as a tree, as the tree takes many times as much memory.
const MAX_TREE_BYTES: usize = 32 << 20;
const MAX_NODES: usize = 4_000_000;
/// The maximum number of nodes and bytes that the aliases of one entry may copy.
const MAX_ALIASED: usize = 100_000;
/// The same for a section or file, unless [`MAX_ALIASED_PER_BYTE`] times its size is more.
const MAX_ALIASED_IN_FILE: usize = 1_000_000;
const MAX_ALIASED_PER_BYTE: usize = 4;

const ALIAS_HELP: &str = "write out the value instead of the alias";

const DEFAULT_HELP: &str =
    "check the quotes, brackets, colons and indentation of this line and the previous one";

const HELP_BY_REASON: [(&str, &str); 6] = [
    ("mapping values are not allowed", "quote text that contains `: `, or fix the indentation"),
    ("tabs disallowed", "indent with spaces, not tabs"),
    ("unclosed bracket", "close the bracket before the next entry"),
    ("did not find expected key", "give all keys of one entry the same indentation"),
    ("did not find expected '-'", "give all keys of one entry the same indentation"),
    ("quoted scalar", "close the quotes before the end of the entry"),
];

/// Parses an entry preceded by `lines_before` lines; `None` if the text has only comments.
pub(crate) fn parse(text: &str, lines_before: u32) -> Result<Option<YamlNode>, TreeError> {
    check_size(text.len(), lines_before)?;
    build(text, lines_before, MAX_ALIASED)
}

/// Parses a section preceded by `lines_before` lines, or a whole file. Fails without reading it if it is too large.
pub(crate) fn parse_whole(
    body: Body<'_>,
    range: Range<usize>,
    lines_before: u32,
) -> Result<Option<YamlNode>, TreeError> {
    check_size(range.len(), lines_before)?;
    let text = body.read(range);
    build(&text, lines_before, MAX_ALIASED_IN_FILE.max(text.len() * MAX_ALIASED_PER_BYTE))
}

fn check_size(bytes: usize, lines_before: u32) -> Result<(), TreeError> {
    if bytes > MAX_TREE_BYTES {
        let message =
            format!("more than {} MiB of YAML that is not valid block style", MAX_TREE_BYTES >> 20);
        let position = line_column(lines_before as usize + 1, 1);
        return Err(TreeError::new(position, too_large_problem(&message)));
    }
    Ok(())
}

fn build(
    text: &str,
    lines_before: u32,
    weight_limit: usize,
) -> Result<Option<YamlNode>, TreeError> {
    let mut builder = TreeBuilder { weight_limit, ..TreeBuilder::default() };
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.flow_nesting_limit = MAX_DEPTH;
    options.block_nesting_limit = MAX_DEPTH;
    let position =
        |marker: &Marker| line_column(marker.line() + lines_before as usize, marker.col() + 1);
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) =
            event.map_err(|error| syntax_error(&error, position(error.marker())))?;
        builder.add_event(event, position(&span.start), span.tag_start.as_ref().map(position))?;
    }
    Ok(builder.root)
}

#[derive(Default)]
struct TreeBuilder {
    root: Option<YamlNode>,
    open_frames: Vec<Frame>,
    anchors: HashMap<usize, MeasuredNode>,
    /// The weight of the values copied for anchors.
    anchor_weight: usize,
    /// The weight of the values copied by aliases.
    alias_weight: usize,
    weight_limit: usize,
    node_count: usize,
}

/// A node, and the cost of copying it.
#[derive(Clone)]
struct MeasuredNode {
    node: YamlNode,
    /// The number of nodes, plus the number of bytes in scalars.
    weight: usize,
    depth: usize,
}

struct Frame {
    value: MeasuredNode,
    /// The map key whose value comes next.
    key: Option<YamlNode>,
    anchor: usize,
    tag: Option<LineColumn>,
}

impl TreeBuilder {
    fn add_event(
        &mut self,
        event: Event<'_>,
        position: LineColumn,
        tag: Option<LineColumn>,
    ) -> Result<(), TreeError> {
        self.node_count += 1;
        if self.node_count > MAX_NODES {
            let message = format!("more than {MAX_NODES} values that are not in block style");
            return Err(TreeError::new(position, too_large_problem(&message)));
        }
        let (value, anchor) = match event {
            Event::Scalar(text, style, anchor, _) => {
                let (plain, weight) = (style == ScalarStyle::Plain, 1 + text.len());
                let value = YamlValue::Scalar { text: text.into_owned(), plain };
                let value = MeasuredNode { node: YamlNode { position, value }, weight, depth: 0 };
                return self.add_value(replace_if_tagged(value, tag), anchor, position);
            }
            Event::SequenceStart(_, anchor, _) => (YamlValue::List(Vec::new()), anchor),
            Event::MappingStart(_, anchor, _) => (YamlValue::Map(Vec::new()), anchor),
            Event::SequenceEnd | Event::MappingEnd => return self.close_frame(position),
            Event::Alias(anchor) => return self.add_alias(anchor, position),
            _ => return Ok(()),
        };
        if self.open_frames.len() >= MAX_DEPTH {
            return Err(TreeError::new(position, too_deep_problem()));
        }
        let value = MeasuredNode { node: YamlNode { position, value }, weight: 1, depth: 1 };
        self.open_frames.push(Frame { value, key: None, anchor, tag });
        Ok(())
    }

    fn close_frame(&mut self, end: LineColumn) -> Result<(), TreeError> {
        let Some(Frame { mut value, anchor, tag, .. }) = self.open_frames.pop() else {
            return Ok(());
        };
        merge(&mut value.node);
        self.add_value(replace_if_tagged(value, tag), anchor, end)
    }

    fn add_value(
        &mut self,
        value: MeasuredNode,
        anchor: usize,
        end: LineColumn,
    ) -> Result<(), TreeError> {
        if anchor > 0 {
            self.anchor_weight += value.weight;
            self.check_limit(self.anchor_weight, end)?;
            self.anchors.insert(anchor, value.clone());
        }
        let Some(Frame { value: parent, key, .. }) = self.open_frames.last_mut() else {
            if self.root.replace(value.node).is_some() {
                let help = "keep one document per file: split it at the `---` lines";
                let second = NewProblem::new(Rule::Syntax, "a second document in one file", help);
                return Err(TreeError::new(end, second));
            }
            return Ok(());
        };
        parent.weight += value.weight;
        parent.depth = parent.depth.max(value.depth + 1);
        match (&mut parent.node.value, key.take()) {
            (YamlValue::List(items), _) => items.push(value.node),
            (YamlValue::Map(entries), Some(key)) => entries.push((key, value.node)),
            (YamlValue::Map(_), None) => *key = Some(value.node),
            (YamlValue::Scalar { .. } | YamlValue::Tagged, _) => {}
        }
        Ok(())
    }

    fn add_alias(&mut self, anchor: usize, position: LineColumn) -> Result<(), TreeError> {
        // A list or map is added when it ends, so an alias inside it cannot refer to it.
        let Some(target) = self.anchors.get(&anchor) else {
            return Err(alias_error(position, "this alias refers to the value that contains it"));
        };
        if self.open_frames.len() + target.depth > MAX_DEPTH {
            return Err(TreeError::new(position, too_deep_problem()));
        }
        let alias_weight = self.alias_weight + target.weight;
        self.check_limit(alias_weight, position)?;
        let mut value = target.clone();
        value.node.position = position;
        self.alias_weight = alias_weight;
        self.add_value(value, 0, position)
    }

    fn check_limit(&self, copied: usize, position: LineColumn) -> Result<(), TreeError> {
        let problem = || alias_error(position, "aliases expand to too much text");
        if copied <= self.weight_limit { Ok(()) } else { Err(problem()) }
    }
}

/// The value, or a placeholder if it has a tag.
fn replace_if_tagged(value: MeasuredNode, tag: Option<LineColumn>) -> MeasuredNode {
    let node = |position| YamlNode { position, value: YamlValue::Tagged };
    tag.map_or(value, |position| MeasuredNode { node: node(position), weight: 1, depth: 0 })
}

fn syntax_error(error: &ScanError, position: LineColumn) -> TreeError {
    let missing = match error.kind() {
        ErrorKind::UnknownAnchor => MissingContext::Anchor,
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnclosedQuotedScalar
        | ErrorKind::UnexpectedEofImplicitFlowMapping => MissingContext::End,
        _ => MissingContext::Nothing,
    };
    let problem = match error.kind() {
        ErrorKind::RecursionLimitExceeded => too_deep_problem(),
        ErrorKind::UnknownAnchor => {
            let message = "this alias refers to an anchor that is not defined earlier in this file";
            NewProblem::new(Rule::Alias, message, ALIAS_HELP)
        }
        _ => {
            let reason = error.info();
            let known = HELP_BY_REASON.iter().find(|(words, _)| reason.contains(words));
            let help = known.map_or(DEFAULT_HELP, |(_, help)| help);
            NewProblem::new(Rule::Syntax, format!("this is not YAML: {reason}"), help)
        }
    };
    TreeError { position, problem, missing }
}

fn alias_error(position: LineColumn, message: &str) -> TreeError {
    TreeError::new(position, NewProblem::new(Rule::Alias, message, ALIAS_HELP))
}

fn too_large_problem(message: &str) -> NewProblem {
    let help = "write each section as a block of entries, or split it among several files";
    NewProblem::new(Rule::TooLarge, message, help)
}

fn too_deep_problem() -> NewProblem {
    let message = format!("nested more than {MAX_DEPTH} levels deep");
    NewProblem::new(Rule::TooDeep, message, "reduce the nesting")
}
