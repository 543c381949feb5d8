//! Relations, paragraphs and sources found by their words.

use guanxi::query::search::{Bounds, gists, search_paragraphs, search_relations, search_sources};
use unicode_segmentation::UnicodeSegmentation as _;

use super::shipped;

fn relations(query: &str) -> Vec<String> {
    let graph = &shipped().graph;
    let answer = search_relations(graph, query, &Bounds::of(50));
    answer.hits.iter().map(|hit| graph.relation(hit.at).name().to_string()).collect()
}

#[test]
fn relations_are_found_by_ends_label_and_claim() {
    let advised = relations("li bin advised");
    assert_eq!(advised.first().map(String::as_str), Some("li-bin.advised.lei-jun"), "{advised:?}");
    // Another name of an end, and a slip.
    assert!(relations("雷军 advised").contains(&"li-bin.advised.lei-jun".to_owned()));
    assert!(relations("advsied lei").contains(&"li-bin.advised.lei-jun".to_owned()));
    let only = relations("relation:advised");
    assert!(!only.is_empty() && only.iter().all(|name| name.contains(".advised.")), "{only:?}");
    let not_li = relations("relation:advised !bin");
    assert!(!not_li.is_empty() && not_li.iter().all(|name| !name.contains("li-bin")), "{not_li:?}");
}

#[test]
fn paragraphs_show_the_words_found() {
    let graph = &shipped().graph;
    let passages = gists(graph);
    let answer =
        search_paragraphs(graph, &passages, "headline source:courage-speech", &Bounds::of(50));
    let first = answer.hits.first().expect("the first paragraph is a headline");
    assert_eq!((graph.source(first.at.0).slug(), first.at.1.number()), ("courage-speech", 1));
    let letters: Vec<&str> = first.text.graphemes(true).collect();
    let marked: String = first.letters.iter().map(|at| letters[*at]).collect();
    assert_eq!(marked.to_lowercase(), "headline");
    assert!(answer.hits.iter().all(|hit| graph.source(hit.at.0).slug() == "courage-speech"));
}

#[test]
fn sources_are_found_by_slug_and_title() {
    let graph = &shipped().graph;
    let first = |query: &str| {
        let answer = search_sources(graph, query, &Bounds::of(5));
        answer.hits.first().map(|hit| graph.source(hit.at).slug().to_owned())
    };
    assert_eq!(first("courage"), Some("courage-speech".to_owned()));
    assert_eq!(first("phone key"), Some("phone-as-car-key".to_owned()));
    assert_eq!(first("zzzz"), None);
    let hint = search_sources(graph, "source:courag", &Bounds::of(5)).hint;
    assert_eq!(hint.as_deref(), Some("unknown source `courag`: did you mean `courage-speech`?"));
}
