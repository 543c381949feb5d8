//! From parser events to a tree, without recursion.

use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Options, Parser, ScalarStyle, ScanError, Span};

use super::merge::merge;
use super::{Lacks, Node, TreeFault, Value};
use crate::load::rule::Rule;

/// How deep lists and maps may be nested.
const DEPTH: usize = 64;
/// How many nodes and letters the aliases of one entry may stand for.
const ALIASED: usize = 100_000;
/// The same for a file: so many, or so many times as many letters as it has itself.
const ALIASED_IN_FILE: usize = 1_000_000;
const ALIASED_PER_LETTER: usize = 4;

const WRITE_OUT: &str = "write the value out instead of the alias";
const CLOSER: &str = "bring the values closer to the top";

const LOOK: &str =
    "look at the quotes, brackets, colons and indentation of this line and the one before";

/// What to do about the parser's commonest reasons.
const HELP: [(&str, &str); 6] = [
    (
        "mapping values are not allowed",
        "put a text that holds `: ` in quotes, or mend the indentation",
    ),
    ("tabs disallowed", "indent with blanks, not with tabs"),
    ("unclosed bracket", "close the bracket before the next entry"),
    ("did not find expected key", "give all keys of one entry the same indentation"),
    ("did not find expected '-'", "give all keys of one entry the same indentation"),
    ("quoted scalar", "close the quotes before the end of the entry"),
];

/// Reads one entry; nothing where the text is empty or holds comments only.
pub(in crate::load) fn parse(text: &str) -> Result<Option<Node>, TreeFault> {
    build(text, ALIASED)
}

/// Reads a section or a whole file.
pub(in crate::load) fn parse_whole(text: &str) -> Result<Option<Node>, TreeFault> {
    build(text, ALIASED_IN_FILE.max(text.len() * ALIASED_PER_LETTER))
}

fn build(text: &str, limit: usize) -> Result<Option<Node>, TreeFault> {
    let mut builder = TreeBuilder { limit, ..TreeBuilder::default() };
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.flow_nesting_limit = DEPTH;
    options.block_nesting_limit = DEPTH;
    for event in Parser::new_from_str_with_options(text, options) {
        let (event, span) = event.map_err(|error| syntax(&error))?;
        builder.event(event, &span)?;
    }
    Ok(builder.root)
}

#[derive(Default)]
struct TreeBuilder {
    root: Option<Node>,
    open: Vec<Frame>,
    anchors: HashMap<usize, Anchored>,
    /// How much anchors and aliases have copied, and how much each of them may copy.
    anchored: usize,
    aliased: usize,
    limit: usize,
}

/// A value that aliases may stand for.
struct Anchored {
    node: Node,
    weight: usize,
    depth: usize,
}

/// A list or map that has not ended yet.
struct Frame {
    node: Node,
    /// The key whose value comes next, in a map.
    key: Option<Node>,
    anchor: usize,
    /// What stands for it where it has a tag.
    tag: Option<Node>,
}

impl TreeBuilder {
    fn event(&mut self, event: Event<'_>, span: &Span) -> Result<(), TreeFault> {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let plain = style == ScalarStyle::Plain;
                let node = at(span, Value::Scalar { text: text.into_owned(), plain });
                self.finish(tagged(span).unwrap_or(node), anchor, span)
            }
            Event::SequenceStart(_, anchor, _) => {
                self.open(at(span, Value::List(Vec::new())), anchor, span)
            }
            Event::MappingStart(_, anchor, _) => {
                self.open(at(span, Value::Map(Vec::new())), anchor, span)
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(mut frame) => {
                    merge(&mut frame.node);
                    self.finish(frame.tag.unwrap_or(frame.node), frame.anchor, span)
                }
                None => Ok(()),
            },
            Event::Alias(anchor) => self.alias(anchor, span),
            _ => Ok(()),
        }
    }

    fn open(&mut self, node: Node, anchor: usize, span: &Span) -> Result<(), TreeFault> {
        if self.open.len() >= DEPTH {
            return Err(fault(Rule::TooDeep, span, &too_deep(), Some(CLOSER)));
        }
        self.open.push(Frame { node, key: None, anchor, tag: tagged(span) });
        Ok(())
    }

    /// Puts a finished node where it belongs.
    fn finish(&mut self, node: Node, anchor: usize, span: &Span) -> Result<(), TreeFault> {
        if anchor > 0 {
            let (weight, depth) = (node.weight(), node.depth());
            self.anchored += weight;
            self.within_limit(self.anchored, span)?;
            self.anchors.insert(anchor, Anchored { node: node.clone(), weight, depth });
        }
        let Some(frame) = self.open.last_mut() else {
            if self.root.is_some() {
                let help = Some("keep one document a file: cut it at the `---` lines");
                return Err(fault(Rule::Syntax, span, "a second document in one file", help));
            }
            self.root = Some(node);
            return Ok(());
        };
        match (&mut frame.node.value, frame.key.take()) {
            (Value::List(items), _) => items.push(node),
            (Value::Map(entries), Some(key)) => entries.push((key, node)),
            (Value::Map(_), None) => frame.key = Some(node),
            (Value::Scalar { .. } | Value::Tagged, _) => {}
        }
        Ok(())
    }

    fn alias(&mut self, anchor: usize, span: &Span) -> Result<(), TreeFault> {
        let help = Some(WRITE_OUT);
        // An alias inside the very list or map it names has no finished node.
        let Some(meant) = self.anchors.get(&anchor) else {
            return Err(fault(Rule::Alias, span, "an alias of the value that it stands in", help));
        };
        if self.open.len() + meant.depth > DEPTH {
            return Err(fault(Rule::TooDeep, span, &too_deep(), Some(CLOSER)));
        }
        self.aliased += meant.weight;
        let node = at(span, meant.node.value.clone());
        self.within_limit(self.aliased, span)?;
        self.finish(node, 0, span)
    }

    fn within_limit(&self, copied: usize, span: &Span) -> Result<(), TreeFault> {
        let message = "aliases stand for more text than guanxi reads";
        if copied <= self.limit {
            Ok(())
        } else {
            Err(fault(Rule::Alias, span, message, Some(WRITE_OUT)))
        }
    }
}

/// What stands for a value with a tag: its place is that of the tag.
fn tagged(span: &Span) -> Option<Node> {
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    span.tag_start.as_ref().map(|tag| Node {
        line: small(tag.line()),
        column: small(tag.col()).saturating_add(1),
        value: Value::Tagged,
    })
}

fn syntax(error: &ScanError) -> TreeFault {
    let marker = error.marker();
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let lacks = match error.kind() {
        ErrorKind::UnknownAnchor => Lacks::Anchor,
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnclosedQuotedScalar
        | ErrorKind::UnexpectedEofImplicitFlowMapping => Lacks::End,
        _ => Lacks::Nothing,
    };
    let (rule, message, help) = match error.kind() {
        ErrorKind::RecursionLimitExceeded => (Rule::TooDeep, too_deep(), Some(CLOSER)),
        ErrorKind::UnknownAnchor => {
            let message = "an alias of something that does not stand before it in this file";
            (Rule::Alias, message.to_owned(), Some(WRITE_OUT))
        }
        _ => {
            let reason = error.info();
            let known = HELP.iter().find(|(words, _)| reason.contains(words));
            let help = Some(known.map_or(LOOK, |(_, help)| help));
            (Rule::Syntax, format!("this is not YAML: {reason}"), help)
        }
    };
    let (line, column) = (small(marker.line()), small(marker.col()).saturating_add(1));
    TreeFault { rule, line, column, message, help, lacks }
}

fn too_deep() -> String {
    format!("nested more than {DEPTH} levels deep")
}

fn at(span: &Span, value: Value) -> Node {
    Node { line: line(span), column: column(span), value }
}

fn fault(rule: Rule, span: &Span, message: &str, help: Option<&'static str>) -> TreeFault {
    TreeFault {
        rule,
        line: line(span),
        column: column(span),
        message: message.to_owned(),
        help,
        lacks: Lacks::Nothing,
    }
}

fn line(span: &Span) -> u32 {
    u32::try_from(span.start.line()).unwrap_or(u32::MAX)
}

fn column(span: &Span) -> u32 {
    u32::try_from(span.start.col()).unwrap_or(u32::MAX).saturating_add(1)
}
