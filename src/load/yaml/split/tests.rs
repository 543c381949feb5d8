//! Tests that no line is lost when a file is split.

use std::collections::BTreeSet;

use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

use super::{SplitFile, split};

/// The numbers of lines that belong to an entry or an unknown key, start a section, or are stray.
fn accounted_lines(text: &str, parts: &SplitFile<'_>) -> BTreeSet<u32> {
    let count = |text: &str| u32::try_from(text.lines().count()).expect("the text is short");
    let mut heads: Vec<u32> = parts.sections.iter().map(|part| part.line).collect();
    heads.push(count(text) + 1);
    let mut lines: BTreeSet<u32> = parts.stray.iter().chain(&heads).copied().collect();
    for (line, text) in parts.sections.iter().flat_map(|part| &part.entries) {
        lines.extend(*line..line + count(text));
    }
    lines.extend(parts.sections.iter().flat_map(|part| part.stray.iter().copied()));
    for (_, line) in &parts.unknown_keys {
        let next = heads
            .iter()
            .filter(|head| *head > line)
            .min()
            .expect("the last head is the end of the text");
        lines.extend(*line..*next);
    }
    lines
}

/// The numbers of lines that are not blank, a comment or a document marker.
fn content_lines(text: &str) -> BTreeSet<u32> {
    let has_content = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    let is_marker = |line: &str| line.trim_end() == "---";
    (1..)
        .zip(text.lines())
        .filter(|(_, line)| has_content(line) && !is_marker(line))
        .map(|(number, _)| number)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

    #[test]
    fn every_line_belongs_to_an_entry_section_or_unknown_key_or_is_stray(
        text in "(  title: |abc|- |\n {0,4}|a:|\nentities:\n  |\nrelations:\n- |\nentities: ?|\nabout: |\nx: |[\\[\\]{}&*!|>'\"#,~\t])*"
    ) {
        let parts = split(&text);
        let lost: Vec<u32> = content_lines(&text).difference(&accounted_lines(&text, &parts)).copied().collect();
        prop_assert_eq!(lost, Vec::<u32>::new(), "{}", text);
        let stray = parts.stray.iter().chain(parts.sections.iter().flat_map(|part| &part.stray));
        let is_irregular = parts.is_irregular || parts.sections.iter().any(|part| part.is_irregular);
        prop_assert!(is_irregular || stray.count() == 0, "{}", text);
    }
}
