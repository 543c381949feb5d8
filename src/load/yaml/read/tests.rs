//! Tests that all three readers read an entry in the same way.

use std::fmt::Debug;

use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::Index;
use serde::Deserialize;

use super::read_tree;
use crate::load::builtin::FILES;
use crate::load::record::{
    AliasFields, AnyRecord, CiteFields, EntityKindRecord, EntityRecord, FactRecord,
    RelationKindRecord, RelationRecord, SourceRecord,
};
use crate::load::section::Section;
use crate::load::source::ReadEntry;
use crate::load::text::Body;
use crate::load::yaml::entry::{Entry, EntryForm};
use crate::load::yaml::split::{BLOCK_BYTES, split};
use crate::load::yaml::{plain, shape, typed};

/// The text of a file in `tests/graphs`.
macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("../../../../tests/graphs/", $name))
    };
}

/// Files with many kinds of problems, whose entries are read both unchanged and damaged.
const FIXTURES: [&str; 8] = [
    fixture!("mini/guanxi.yaml"),
    fixture!("mini/parts/rest.yml"),
    fixture!("hostile/guanxi.yaml"),
    fixture!("broken/guanxi.yaml"),
    fixture!("broken-meaning/guanxi.yaml"),
    fixture!("broken-shape/guanxi.yaml"),
    fixture!("broken-syntax/guanxi.yaml"),
    fixture!("broken-flow/guanxi.yaml"),
];

/// The record that each reader produces, in debug format.
#[derive(Default)]
struct Readings {
    plain: Option<String>,
    /// The record from `serde_yaml`; if there is none, the record from the tree reader, if that reports no problem.
    typed: Option<String>,
    tree: Option<String>,
}

fn readings(entry: &Entry<'_>) -> Readings {
    let EntryForm::Text(_, text) = entry.form else { return Readings::default() };
    // A record that may contain null is left to the tree reader.
    let format_record =
        |record: AnyRecord<'_>| (!record.may_contain_null()).then(|| format!("{record:?}"));
    let reading = entry.tree().ok().flatten().map(|node| read_tree(entry.section, node));
    let is_complete =
        |reading: &&ReadEntry<'_>| reading.problems.is_empty() && reading.extra.is_none();
    let complete = reading.as_ref().filter(is_complete).and_then(|reading| reading.record.as_ref());
    let record = reading.as_ref().and_then(|reading| reading.record.as_ref());
    Readings {
        plain: plain::from_str(text, entry.section).and_then(format_record),
        typed: typed::from_str(text, entry.section)
            .and_then(format_record)
            .or_else(|| complete.map(|record| format!("{record:?}"))),
        tree: record.map(|record| format!("{record:?}")),
    }
}

fn entries(file: &str) -> impl Iterator<Item = Entry<'_>> {
    split(Body::Memory(file), file.len(), BLOCK_BYTES).sections.into_iter().flat_map(move |part| {
        let entry =
            move |(line, text)| Entry { section: part.section, form: EntryForm::Text(line, text) };
        let entries =
            part.blocks.into_iter().flat_map(move |block| block.of(file, 0).entries(part.section));
        entries.map(entry)
    })
}

/// The number of entries that the plain reader accepts, and the total.
fn count_plain<'t>(files: impl IntoIterator<Item = &'t str>) -> (usize, usize) {
    let (mut plain_count, mut count) = (0, 0);
    for entry in files.into_iter().flat_map(entries) {
        let Readings { plain, typed, tree } = readings(&entry);
        count += 1;
        if typed.is_some() {
            assert_eq!(typed, tree, "{entry:?}");
        }
        if plain.is_some() {
            plain_count += 1;
            assert_eq!(plain, typed, "{entry:?}");
        }
    }
    (plain_count, count)
}

#[test]
fn readers_agree_on_the_built_in_graph_and_almost_all_entries_are_plain() {
    let (plain, count) = count_plain(FILES.iter().map(|(_, text)| *text));
    assert!(plain * 100 >= count * 95, "{plain} of {count} are plain");
}

#[test]
fn readers_agree_on_the_fixtures() {
    assert_eq!(count_plain(FIXTURES), (42, 93));
}

/// The text inserted to damage an entry: characters and sequences with a meaning in YAML.
const PIECES: [&str; 52] = [
    "\n",
    "\n\n",
    "\n  ",
    "\n    ",
    "\n      ",
    " ",
    "  ",
    "\t",
    "\r",
    "\r\n",
    ":",
    ": ",
    "- ",
    "-",
    "#",
    " #",
    "# ",
    ",",
    "[",
    "]",
    "{",
    "}",
    "[]",
    "{}",
    "\"",
    "'",
    "''",
    "\\",
    "&a ",
    "*a",
    "!a ",
    "|",
    ">-",
    ">",
    ">-\n      ",
    "?",
    "? ",
    "%",
    "@",
    "`",
    "~",
    "null",
    "no",
    "true",
    "0x10",
    "1_0",
    "name: x",
    "- a#1",
    "雷",
    "\u{85}",
    "\u{feff}",
    "\u{2028}",
];

fn damage(text: &str, damages: &[(Index, Index, bool)]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for (index, piece, replaces) in damages {
        let start = index.index(characters.len() + 1);
        let piece = PIECES[piece.index(PIECES.len())].chars();
        let end =
            if *replaces { (start + piece.clone().count()).min(characters.len()) } else { start };
        characters.splice(start..end, piece);
    }
    characters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn readers_agree_on_damaged_entries_that_are_plain(
        index in any::<Index>(),
        damages in proptest::collection::vec(any::<(Index, Index, bool)>(), 0..4),
    ) {
        let files = FILES.iter().map(|(_, text)| *text).chain(FIXTURES);
        let entries: Vec<Entry<'_>> = files.flat_map(entries).collect();
        let entry = entries[index.index(entries.len())];
        let EntryForm::Text(_, text) = entry.form else { unreachable!("a split file consists of text") };
        let text = damage(text, &damages);
        let Readings { plain, typed, .. } = readings(&Entry { form: EntryForm::Text(1, &text), ..entry });
        if plain.is_some() {
            prop_assert_eq!(plain, typed, "{}", text);
        }
    }

    #[test]
    fn readers_agree_on_generated_entities_that_are_plain(text in entity_text()) {
        let entry = Entry { section: Section::Entities, form: EntryForm::Text(1, &text) };
        let Readings { plain, typed, .. } = readings(&entry);
        if plain.is_some() {
            prop_assert_eq!(plain, typed, "{}", text);
        }
        prop_assert!(!text.is_empty());
    }
}

#[test]
fn two_entries_read_as_one_are_rejected() {
    for (section, text, message) in [
        (
            Section::Relations,
            "- from: a\n- from: b\n",
            "invalid length 2, expected 1 element in sequence",
        ),
        (Section::Entities, "a: {kind: b}\nc: {kind: d}\n", "more than one entry"),
    ] {
        let entry = Entry { section, form: EntryForm::Text(1, text) };
        assert!(
            plain::from_str(text, section).is_none() && typed::from_str(text, section).is_none()
        );
        let reading = read_tree(section, entry.tree().expect("valid YAML").expect("not empty"));
        let messages: Vec<&str> =
            reading.problems.iter().map(|(_, problem)| &*problem.message).collect();
        assert!(reading.record.is_none());
        assert_eq!(messages, [message]);
    }
}

/// The text of entities with random keys and values, some of which are plain.
fn entity_text() -> impl Strategy<Value = String> {
    let word = r#"(a|Bo Li|"b: c"|'d # e'|"f\\x41"|g#1|~|null|1|0x1|no|>-\n      h i\n      j|>-\n     k\n\n|"l|[m]|n:|o: p|雷军|- q| r )( #s)?"#;
    let list = format!("\\[({word}(, ?)?){{0,3}}\\]");
    let cite = r#"\{source: a, ?para: ?[1-9]( )?(, words: ("x y"|z))?\}"#;
    let lines = format!(
        "  a:( |  )?\n((    |   |      )(kind|name|role|aliases|cites|facts|links|says)(: |:)({word}|{list}|{cite}|\n    - {word}|\n      - {cite}\n      - {word}|\n      - says: {word}\n        value: {word}|\n      web: {word})\n(\n|    # t\n|#u\n)?){{0,4}}"
    );
    proptest::string::string_regex(&lines).expect("the pattern is valid")
}

#[test]
fn records_and_shapes_have_the_same_keys() {
    fn keys<'t, R: Deserialize<'t> + Debug>() -> Vec<String> {
        let error = serde_yaml::from_str::<R>("{no-such-key: 1}").expect_err("an unknown key");
        let message = error.to_string();
        let names = message.split('`').skip(3).step_by(2);
        names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
    }
    let known = |fields: shape::KeyShapes| -> Vec<String> {
        fields.iter().map(|(name, _)| (*name).to_owned()).collect()
    };
    assert_eq!(keys::<EntityKindRecord<'_>>(), known(shape::ENTITY_KIND));
    assert_eq!(keys::<RelationKindRecord<'_>>(), known(shape::RELATION_KIND));
    assert_eq!(keys::<SourceRecord<'_>>(), known(shape::SOURCE));
    assert_eq!(keys::<EntityRecord<'_>>(), known(shape::ENTITY));
    assert_eq!(keys::<FactRecord<'_>>(), known(shape::FACT));
    assert_eq!(keys::<CiteFields<'_>>(), known(shape::CITE));
    assert_eq!(keys::<AliasFields<'_>>(), known(shape::ALIAS));
    assert_eq!(keys::<RelationRecord<'_>>(), known(shape::RELATION));
}
