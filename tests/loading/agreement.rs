//! The loader reads the same data from a file as `serde_yaml`.

use proptest::prelude::{
    ProptestConfig, any, prop, prop_assert, prop_assert_eq, prop_assume, proptest,
};
use proptest::sample::Index;

use super::choices::{Choices, graph};
use super::contents::{loaded_contents, serde_contents};
use super::yaml_writer::write;
use super::{loaded, rendered};

/// Pieces of text with which files are damaged. No digits: `serde_yaml` does not keep how numbers are written.
const PIECES: [&str; 40] = [
    "\n",
    "\n\n",
    "\n  ",
    "\n    ",
    "\n      ",
    " ",
    "  ",
    "   ",
    "\r\n",
    ":",
    ": ",
    "- ",
    "\n- ",
    "#",
    " #",
    "\n# ",
    ",",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "&a ",
    "*a",
    " *v0",
    "!a ",
    "|\n",
    ">-\n",
    "? ",
    "\n---\n",
    "\n...\n",
    "<<: *v0",
    "\nentities:\n",
    "\nrelations:\n",
    "\n  b: x\n",
    "title: ",
    "\nextra: &v0\n",
    "雷",
    "%",
];

fn damaged(text: &str, damages: &[(Index, Index, bool)]) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    for (at, piece, cut) in damages {
        let at = at.index(letters.len() + 1);
        let piece = PIECES[piece.index(PIECES.len())].chars();
        let end = if *cut { (at + piece.clone().count()).min(letters.len()) } else { at };
        letters.splice(at..end, piece);
    }
    letters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn every_yaml_layout_is_read(
        content in prop::collection::vec(any::<u8>(), 0..120),
        layout in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let text = write(&graph(&mut Choices(&content)), Choices(&layout));
        let loaded = loaded(text.as_str());
        prop_assert_eq!(rendered(&loaded), "", "{}", text);
        prop_assert_eq!(Ok(loaded_contents(&loaded)), serde_contents(&text), "{}", text);
    }

    #[test]
    fn damaged_yaml_is_rejected_or_read_correctly(
        content in prop::collection::vec(any::<u8>(), 0..60),
        layout in prop::collection::vec(any::<u8>(), 0..200),
        damages in prop::collection::vec(any::<(Index, Index, bool)>(), 1..4),
    ) {
        let text = write(&graph(&mut Choices(&content)), Choices(&layout));
        let text = damaged(&text, &damages);
        prop_assume!(!text.split_whitespace().any(is_name_with_colon));
        let loaded = loaded(text.as_str());
        if loaded.errors() == 0 {
            match serde_contents(&text) {
                Err(reason) => prop_assert!(!is_twice(&reason), "{}\n{}", reason, text),
                seen => prop_assert_eq!(Ok(loaded_contents(&loaded)), seen, "{}", text),
            }
        }
    }
}

/// Whether a word is an anchor whose name has a colon, as only YAML 1.2 allows.
fn is_name_with_colon(word: &str) -> bool {
    word.contains('&') && word.contains(':')
}

/// Whether `serde_yaml` refuses a text because of a key given twice that the loader must refuse too:
/// all except sections and merge keys, which the loader merges.
fn is_twice(reason: &str) -> bool {
    let together =
        ["entities", "relations", "sources", "entity_kinds", "relation_kinds", "extra", "<<"];
    let found = |name: &&str| reason.starts_with(&format!("duplicate entry with key {name:?}"));
    reason.starts_with("duplicate entry") && !together.iter().any(found)
}
