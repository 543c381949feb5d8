//! No line is lost when a file is cut.

use std::collections::BTreeSet;

use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

use super::{SplitFile, split};

/// The lines that belong to an entry, to the head of a section, to a key that is no section, or to
/// those that are known to belong to nothing.
fn known(text: &str, parts: &SplitFile<'_>) -> BTreeSet<u32> {
    let count = |text: &str| u32::try_from(text.lines().count()).expect("a short text");
    let mut heads: Vec<u32> = parts.sections.iter().map(|part| part.line).collect();
    heads.push(count(text) + 1);
    let mut lines: BTreeSet<u32> = parts.stray.iter().chain(&heads).copied().collect();
    for (line, text) in parts.sections.iter().flat_map(|part| &part.entries) {
        lines.extend(*line..line + count(text));
    }
    lines.extend(parts.sections.iter().flat_map(|part| part.stray.iter().copied()));
    for (_, line) in &parts.unknown_keys {
        let next = heads.iter().filter(|head| *head > line).min().expect("the end of the text");
        lines.extend(*line..*next);
    }
    lines
}

/// The lines of a text that hold something.
fn written(text: &str) -> BTreeSet<u32> {
    let holds = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let marker = |line: &str| line.trim_end() == "---";
    (1..)
        .zip(text.lines())
        .filter(|(_, line)| holds(line) && !marker(line))
        .map(|(n, _)| n)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    #[test]
    fn every_line_is_an_entry_a_section_or_known_to_be_loose(
        text in "(  title: |abc|- |\n {0,4}|a:|\nentities:\n  |\nrelations:\n- |\nentities: ?|\nabout: |\nx: |[\\[\\]{}&*!|>'\"#,~\t])*"
    ) {
        let parts = split(&text);
        let lost: Vec<u32> = written(&text).difference(&known(&text, &parts)).copied().collect();
        prop_assert_eq!(lost, Vec::<u32>::new(), "{}", text);
        let stray = parts.stray.iter().chain(parts.sections.iter().flat_map(|part| &part.stray));
        let is_irregular = parts.is_irregular || parts.sections.iter().any(|part| part.is_irregular);
        prop_assert!(is_irregular || stray.count() == 0, "{}", text);
    }
}
