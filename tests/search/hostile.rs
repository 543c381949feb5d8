//! Hostile queries return a result, without a panic or a stall.

use std::sync::atomic::AtomicBool;

use guanxi::search::{Index, SearchOptions, SearchSession, find_one};
use proptest::prelude::{ProptestConfig, Strategy, proptest};

use super::built_in;

const HOSTILE_QUERIES: &[&str] = &[
    "",
    " ",
    "|",
    "||",
    "| |",
    "!",
    "!!",
    "'",
    "''",
    "^",
    "$",
    "^$",
    "!^$",
    ":",
    "kind:",
    ":firm",
    "kind:kind:kind",
    "!kind:",
    "\"",
    "\\",
    "\u{0}",
    "\u{1b}[31m",
    "\u{202e}",
    "\u{301}",
    "ü",
    "lüe",
    "nve",
    "zzzhh",
    "雷\u{0}军",
    "👩‍👩‍👧",
    "a |",
    "| a",
    "!a | !b",
    "'\u{301}",
    "kind:\u{1b}",
];

#[test]
fn hostile_and_long_queries_are_handled() {
    let loaded = built_in();
    let index = Index::new(&loaded.graph);
    let mut queries: Vec<String> = HOSTILE_QUERIES.iter().map(|&query| query.to_owned()).collect();
    for part in ["a", "雷", "a ", "| ", "a | b ", "!x ", "é", "kind:firm ", "^a$ ", "xiaomi"] {
        queries.push(part.repeat(10_000));
    }
    for query in &queries {
        let result = index.search(&loaded.graph, query, 10);
        assert!(result.hits.len() <= 10);
        let hint = result.hint.unwrap_or_default();
        assert!(!hint.contains(char::is_control), "{hint:?}");
        let _ = find_one(|| &index, &loaded.graph, query);
    }
}

#[test]
fn words_that_an_entity_lacks_are_escaped() {
    let loaded = built_in();
    let hits = Index::new(&loaded.graph).search(&loaded.graph, "lei jun xiaomi \u{3164}x", 10).hits;
    let missing: Vec<&str> = hits.iter().flat_map(|hit| &hit.missing).map(String::as_str).collect();
    assert!(missing.contains(&"\\u{1160}x"), "{missing:?}");
    assert!(!missing.iter().any(|word| word.contains('\u{1160}')), "{missing:?}");
}

#[test]
fn a_cancelled_search_returns_nothing() {
    let loaded = built_in();
    let index = Index::new(&loaded.graph);
    let mut session = SearchSession::default();
    let search = |session: &mut SearchSession, cancelled: bool| {
        let cancelled = &AtomicBool::new(cancelled);
        index.search_in_session(
            session,
            &loaded.graph,
            "lei",
            &SearchOptions { cancelled, ..SearchOptions::with_limit(10) },
        )
    };
    assert!(search(&mut session, true).is_none());
    assert!(search(&mut session, false).is_some());
}

fn query() -> impl Strategy<Value = String> {
    let piece = proptest::prop_oneof![
        proptest::sample::select(HOSTILE_QUERIES).prop_map(str::to_owned),
        proptest::sample::select(&["lei", "xiaomi", "军", "kind:firm", "^su7", "auto$", "jnu"][..])
            .prop_map(str::to_owned),
        "\\PC{0,6}",
        "[a-z!'^$|: ]{0,12}",
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    /// Typing a query character by character, and deleting it again, yields the same results as separate searches.
    #[test]
    fn typing_a_query_finds_the_same_as_pasting_it(query in query()) {
        let loaded = built_in();
        let index = Index::new(&loaded.graph);
        let mut session = SearchSession::default();
        let ends: Vec<usize> =
            query.char_indices().map(|(end, _)| end).chain([query.len()]).collect();
        for end in ends.iter().chain(ends.iter().rev()) {
            let typed = &query[..*end];
            let answer = index.search_in_session(&mut session, &loaded.graph, typed, &SearchOptions::with_limit(10));
            assert_eq!(answer, Some(index.search(&loaded.graph, typed, 10)), "{typed:?}");
            for hit in answer.into_iter().flat_map(|answer| answer.hits) {
                let count = unicode_segmentation::UnicodeSegmentation::graphemes(hit.matched.as_str(), true).count();
                assert!(hit.highlights.iter().all(|index| *index < count), "{hit:?}");
            }
        }
    }
}
