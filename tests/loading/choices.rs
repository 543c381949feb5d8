//! Generates graphs from a sequence of choices.

use serde_yaml::{Mapping, Value};

/// A sequence of bytes that determines what is generated and how it is written. At its end, every choice is 0.
pub(crate) struct Choices<'c>(pub(crate) &'c [u8]);

impl Choices<'_> {
    /// The next choice, a number below `count`.
    pub(crate) fn next(&mut self, count: usize) -> usize {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        usize::from(*first) % count
    }
}

const WORDS: [&str; 12] = [
    "Alder Works",
    "R&D *of* it",
    "so it is: true",
    "# no comment, \"quoted\" 'twice'",
    "- from here",
    "雷军 李斌",
    "It's {not} a [list]",
    "null island",
    "{{open",
    "key: value: more # words",
    "<<: *base &x !t",
    "a, b, c and some more words that make it longer",
];

const LINES: [&str; 4] = [
    "first line\nentities:\n  x: {kind: person}\n# no comment\nlast",
    "relations:\n- from: a\n\n\n  to: b",
    "one\n\ntwo: [",
    "}\n---- \n%YAML",
];

/// A graph without problems.
pub(crate) fn graph(choices: &mut Choices<'_>) -> Value {
    let mut sections = vec![
        ("title", text(choices)),
        ("about", if choices.next(3) == 0 { LINES[choices.next(4)].into() } else { text(choices) }),
        ("extra", free(choices)),
        (
            "entity_kinds",
            map([("person", Value::Null), ("firm", map([("plural", "firms".into())]))]),
        ),
        ("relation_kinds", map([("met", map([("mutual", true.into())]))])),
        ("sources", map([("s", source(choices))])),
    ];
    let entities = (0..=choices.next(4)).map(|number| (slug(number), entity(choices)));
    let entities: Mapping = entities.collect();
    let count = entities.len();
    sections.push(("entities", entities.into()));
    let relations: Vec<Value> =
        (0..choices.next(5)).map(|number| relation(choices, number, count)).collect();
    sections.push(("relations", relations.into()));
    for from in (1..sections.len()).rev() {
        let to = from - choices.next(2);
        sections.swap(from, to);
    }
    map_of(sections)
}

fn slug(number: usize) -> Value {
    format!("e{number}").into()
}

fn source(choices: &mut Choices<'_>) -> Value {
    let gists: Vec<Value> = (0..2).map(|_| text(choices)).collect();
    map([("title", text(choices)), ("paragraphs", gists.into())])
}

fn entity(choices: &mut Choices<'_>) -> Value {
    let kind = ["person", "firm"][choices.next(2)];
    let mut fields = vec![("kind", kind.into()), ("name", text(choices))];
    if choices.next(4) == 1 {
        fields.push(("aliases", vec![text(choices), map([("name", text(choices))])].into()));
    }
    if choices.next(4) == 1 {
        fields.push(("role", text(choices)));
        fields.push(("cites", cites(choices)));
    }
    if choices.next(4) == 1 {
        fields.push(("background", LINES[choices.next(4)].into()));
    }
    if choices.next(4) == 1 {
        fields.push(("links", map([("web", "https://example.org/#top".into())])));
    }
    if choices.next(4) == 1 {
        fields.push(("extra", free(choices)));
    }
    map_of(fields)
}

fn relation(choices: &mut Choices<'_>, number: usize, entities: usize) -> Value {
    let claim = format!("{} {number}", WORDS[choices.next(WORDS.len())]);
    let mut fields = vec![
        ("from", slug(choices.next(entities))),
        ("kind", "met".into()),
        ("to", slug(choices.next(entities))),
        ("claim", claim.into()),
        ("cites", cites(choices)),
    ];
    if choices.next(4) == 1 {
        fields.push(("extra", free(choices)));
    }
    map_of(fields)
}

fn cites(choices: &mut Choices<'_>) -> Value {
    let all = [vec!["s#1"], vec!["s#2"], vec!["s#1", "s#2"]];
    Value::Sequence(all[choices.next(3)].iter().map(|cite| (*cite).into()).collect())
}

fn free(choices: &mut Choices<'_>) -> Value {
    match choices.next(4) {
        0 => map([("base", map([("kind", "firm".into()), ("cites", cites(choices))]))]),
        1 => map([("entities", text(choices)), ("b", free(choices))]),
        2 => vec![text(choices), LINES[choices.next(4)].into()].into(),
        _ => text(choices),
    }
}

fn text(choices: &mut Choices<'_>) -> Value {
    WORDS[choices.next(WORDS.len())].into()
}

fn map<const N: usize>(fields: [(&str, Value); N]) -> Value {
    map_of(fields.into())
}

fn map_of(fields: Vec<(&str, Value)>) -> Value {
    Value::Mapping(fields.into_iter().map(|(key, value)| (key.into(), value)).collect())
}
