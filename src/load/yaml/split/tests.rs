//! Tests that no line is lost when a file is split.

use std::collections::BTreeSet;

use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

use super::{BLOCK_BYTES, Body, SplitFile, SplitSection};

fn split(text: &str, block_bytes: usize) -> SplitFile {
    super::split(Body::Memory(text), text.len(), block_bytes)
}

/// The line numbers that belong to an entry or an unknown key, start a section, or are stray.
fn covered_lines(text: &str, parts: &SplitFile) -> BTreeSet<u32> {
    let count = |text: &str| u32::try_from(text.lines().count()).expect("the text is short");
    let mut heads: Vec<u32> = parts.sections.iter().map(|part| part.line).collect();
    heads.push(count(text) + 1);
    let mut lines: BTreeSet<u32> = parts.stray.iter().chain(&heads).copied().collect();
    for (line, text) in parts.sections.iter().flat_map(|part| entries(text, part)) {
        lines.extend(line..line + count(text));
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

fn entries<'t>(text: &'t str, part: &SplitSection) -> Vec<(u32, &'t str)> {
    part.blocks.iter().flat_map(|block| block.of(text, 0).entries(part.section)).collect()
}

/// The line numbers of all but blank lines, comments and document markers.
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
        let parts = split(&text, BLOCK_BYTES);
        let lost: Vec<u32> = content_lines(&text).difference(&covered_lines(&text, &parts)).copied().collect();
        prop_assert_eq!(lost, Vec::<u32>::new(), "{}", text);
        let stray = parts.stray.iter().chain(parts.sections.iter().flat_map(|part| &part.stray));
        let may_be_irregular = parts.may_be_irregular || parts.sections.iter().any(|part| part.may_be_irregular);
        prop_assert!(may_be_irregular || stray.count() == 0, "{}", text);
    }
    #[test]
    fn blocks_of_any_size_contain_the_same_entries(
        text in "(  a: |b|- |\n {0,4}|\n  |\n  x:|#|\n  # y: |:|\nentities:\n  |\nrelations:\n- |\nrelations:\n  - |\nabout: |\t|\r)*"
    ) {
        let entries = |block_bytes| -> Vec<Vec<(u32, String)>> {
            let sections = split(&text, block_bytes).sections;
            let owned = |(line, text): (u32, &str)| (line, text.to_owned());
            sections.iter().map(|part| super::tests::entries(&text, part).into_iter().map(owned).collect()).collect()
        };
        let one_by_one: Vec<Vec<(u32, String)>> = split(&text, 0)
            .sections
            .iter()
            .map(|part| part.blocks.iter().map(|block| (block.line, text[block.range.clone()].to_owned())).collect())
            .collect();
        prop_assert_eq!(&entries(0), &one_by_one, "{}", text);
        prop_assert_eq!(&entries(20), &one_by_one, "{}", text);
        prop_assert_eq!(&entries(BLOCK_BYTES), &one_by_one, "{}", text);
    }
}
