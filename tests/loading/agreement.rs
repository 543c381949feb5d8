//! The loader and `serde_yaml` read the same data from a file.

use proptest::prelude::{
    ProptestConfig, any, prop, prop_assert, prop_assert_eq, prop_assume, proptest,
};
use proptest::sample::Index;

use super::choices::{Choices, graph};
use super::contents::{loaded_contents, serde_contents};
use super::yaml_writer::write;
use super::{load_body, problem_text};

/// Pieces of text to damage files with. They contain no digits, because `serde_yaml` does not preserve how
/// numbers are written.
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

/// Inserts pieces into a text; each has a position, the index of the piece, and whether it overwrites what follows.
fn damage(text: &str, damages: &[(Index, Index, bool)]) -> String {
    let mut characters: Vec<char> = text.chars().collect();
    for (start, piece, overwrites) in damages {
        let start = start.index(characters.len() + 1);
        let piece = PIECES[piece.index(PIECES.len())].chars();
        let length = if *overwrites { piece.clone().count() } else { 0 };
        let end = (start + length).min(characters.len());
        characters.splice(start..end, piece);
    }
    characters.into_iter().collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn every_yaml_layout_is_read(
        content in prop::collection::vec(any::<u8>(), 0..120),
        layout in prop::collection::vec(any::<u8>(), 0..400),
    ) {
        let text = write(&graph(&mut Choices(&content)), Choices(&layout));
        let loaded = load_body(text.as_str());
        prop_assert_eq!(problem_text(&loaded), "", "{}", text);
        prop_assert_eq!(Ok(loaded_contents(&loaded)), serde_contents(&text), "{}", text);
    }

    #[test]
    fn damaged_yaml_is_rejected_or_read_correctly(
        content in prop::collection::vec(any::<u8>(), 0..60),
        layout in prop::collection::vec(any::<u8>(), 0..200),
        damages in prop::collection::vec(any::<(Index, Index, bool)>(), 1..4),
    ) {
        let text = write(&graph(&mut Choices(&content)), Choices(&layout));
        let text = damage(&text, &damages);
        prop_assume!(!text.split_whitespace().any(is_anchor_with_colon));
        let loaded = load_body(text.as_str());
        if loaded.error_count() == 0 {
            match serde_contents(&text) {
                Err(error) => prop_assert!(!is_duplicate_key(&error), "{}\n{}", error, text),
                contents => prop_assert_eq!(Ok(loaded_contents(&loaded)), contents, "{}", text),
            }
        }
    }
}

/// Whether a word contains an anchor whose name may have a colon, which only YAML 1.2 allows.
fn is_anchor_with_colon(word: &str) -> bool {
    word.contains('&') && word.contains(':')
}

/// Whether `serde_yaml` rejects a text because of a duplicate key that the loader must reject as well: any key other
/// than sections and merge keys, which the loader merges.
fn is_duplicate_key(error: &str) -> bool {
    let merged =
        ["entities", "relations", "sources", "entity_kinds", "relation_kinds", "extra", "<<"];
    let is_about = |name: &&str| error.starts_with(&format!("duplicate entry with key {name:?}"));
    error.starts_with("duplicate entry") && !merged.iter().any(is_about)
}
