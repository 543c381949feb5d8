//! From parser events to a tree, without recursion.

use std::collections::HashMap;

use granit_parser::{ErrorKind, Event, Marker, Options, Parser, ScalarStyle, ScanError, Span};

use super::fault::{Lacks, TreeFault};
use super::merge::merge;
use super::node::{YamlNode, YamlValue};
use crate::load::location::LineColumn;
use crate::load::problems::{Fault, Rule};

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
pub(in crate::load::yaml) fn parse(text: &str) -> Result<Option<YamlNode>, TreeFault> {
    build(text, ALIASED)
}

/// Reads a section or a whole file.
pub(in crate::load::yaml) fn parse_whole(text: &str) -> Result<Option<YamlNode>, TreeFault> {
    build(text, ALIASED_IN_FILE.max(text.len() * ALIASED_PER_LETTER))
}

fn build(text: &str, limit: usize) -> Result<Option<YamlNode>, TreeFault> {
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
    root: Option<YamlNode>,
    open: Vec<Frame>,
    anchors: HashMap<usize, Anchored>,
    /// How much anchors and aliases have copied, and how much each of them may copy.
    anchored: usize,
    aliased: usize,
    limit: usize,
}

/// A value that aliases may stand for.
struct Anchored {
    node: YamlNode,
    weight: usize,
    depth: usize,
}

/// A list or map that has not ended yet.
struct Frame {
    node: YamlNode,
    /// The key whose value comes next, in a map.
    key: Option<YamlNode>,
    anchor: usize,
    /// What stands for it where it has a tag.
    tag: Option<YamlNode>,
}

impl TreeBuilder {
    fn event(&mut self, event: Event<'_>, span: &Span) -> Result<(), TreeFault> {
        match event {
            Event::Scalar(text, style, anchor, _) => {
                let plain = style == ScalarStyle::Plain;
                let node = at(span, YamlValue::Scalar { text: text.into_owned(), plain });
                self.finish(tagged(span).unwrap_or(node), anchor, span)
            }
            Event::SequenceStart(_, anchor, _) => {
                self.open(at(span, YamlValue::List(Vec::new())), anchor, span)
            }
            Event::MappingStart(_, anchor, _) => {
                self.open(at(span, YamlValue::Map(Vec::new())), anchor, span)
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

    fn open(&mut self, node: YamlNode, anchor: usize, span: &Span) -> Result<(), TreeFault> {
        if self.open.len() >= DEPTH {
            return Err(fault(span, too_deep()));
        }
        self.open.push(Frame { node, key: None, anchor, tag: tagged(span) });
        Ok(())
    }

    /// Puts a finished node where it belongs.
    fn finish(&mut self, node: YamlNode, anchor: usize, span: &Span) -> Result<(), TreeFault> {
        if anchor > 0 {
            let (weight, depth) = (node.weight(), node.depth());
            self.anchored += weight;
            self.within_limit(self.anchored, span)?;
            self.anchors.insert(anchor, Anchored { node: node.clone(), weight, depth });
        }
        let Some(frame) = self.open.last_mut() else {
            if self.root.is_some() {
                let second = Fault::new(Rule::Syntax, "a second document in one file")
                    .help("keep one document a file: cut it at the `---` lines");
                return Err(fault(span, second));
            }
            self.root = Some(node);
            return Ok(());
        };
        match (&mut frame.node.value, frame.key.take()) {
            (YamlValue::List(items), _) => items.push(node),
            (YamlValue::Map(entries), Some(key)) => entries.push((key, node)),
            (YamlValue::Map(_), None) => frame.key = Some(node),
            (YamlValue::Scalar { .. } | YamlValue::Tagged, _) => {}
        }
        Ok(())
    }

    fn alias(&mut self, anchor: usize, span: &Span) -> Result<(), TreeFault> {
        // An alias inside the very list or map it names has no finished node.
        let Some(meant) = self.anchors.get(&anchor) else {
            return Err(alias_fault(span, "an alias of the value that it stands in"));
        };
        if self.open.len() + meant.depth > DEPTH {
            return Err(fault(span, too_deep()));
        }
        self.aliased += meant.weight;
        let node = at(span, meant.node.value.clone());
        self.within_limit(self.aliased, span)?;
        self.finish(node, 0, span)
    }

    fn within_limit(&self, copied: usize, span: &Span) -> Result<(), TreeFault> {
        let fault = || alias_fault(span, "aliases stand for more text than guanxi reads");
        if copied <= self.limit { Ok(()) } else { Err(fault()) }
    }
}

/// What stands for a value with a tag: its place is that of the tag.
fn tagged(span: &Span) -> Option<YamlNode> {
    span.tag_start.as_ref().map(|tag| YamlNode { place: place(tag), value: YamlValue::Tagged })
}

fn syntax(error: &ScanError) -> TreeFault {
    let lacks = match error.kind() {
        ErrorKind::UnknownAnchor => Lacks::Anchor,
        ErrorKind::UnclosedFlowCollection { .. }
        | ErrorKind::UnclosedQuotedScalar
        | ErrorKind::UnexpectedEofImplicitFlowMapping => Lacks::End,
        _ => Lacks::Nothing,
    };
    let fault = match error.kind() {
        ErrorKind::RecursionLimitExceeded => too_deep(),
        ErrorKind::UnknownAnchor => {
            let message = "an alias of something that does not stand before it in this file";
            Fault::new(Rule::Alias, message).help(WRITE_OUT)
        }
        _ => {
            let reason = error.info();
            let known = HELP.iter().find(|(words, _)| reason.contains(words));
            Fault::new(Rule::Syntax, format!("this is not YAML: {reason}"))
                .help(known.map_or(LOOK, |(_, help)| help))
        }
    };
    TreeFault { place: place(error.marker()), fault, lacks }
}

fn alias_fault(span: &Span, message: &str) -> TreeFault {
    fault(span, Fault::new(Rule::Alias, message).help(WRITE_OUT))
}

fn too_deep() -> Fault {
    Fault::new(Rule::TooDeep, format!("nested more than {DEPTH} levels deep")).help(CLOSER)
}

fn at(span: &Span, value: YamlValue) -> YamlNode {
    YamlNode { place: place(&span.start), value }
}

fn fault(span: &Span, fault: Fault) -> TreeFault {
    TreeFault { place: place(&span.start), fault, lacks: Lacks::Nothing }
}

fn place(marker: &Marker) -> LineColumn {
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    (small(marker.line()), small(marker.col()).saturating_add(1))
}
