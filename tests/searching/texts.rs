//! Relations, paragraphs and sources found by their words.

use std::collections::BTreeSet;

use guanxi::load::{Text, load_texts};
use guanxi::model::{Articles, Graph};
use guanxi::search::{Bounds, search_paragraphs, search_relations, search_sources};
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
fn alternatives_are_searched_separately_without_duplicates() {
    let either = relations("advised | urged");
    let distinct: BTreeSet<&String> = either.iter().collect();
    assert_eq!(distinct.len(), either.len(), "{either:?}");
    // The second is found by a typo though the first is found as typed.
    assert!(relations("porsche | advsied").contains(&"li-bin.advised.lei-jun".to_owned()));
}

#[test]
fn paragraphs_show_the_words_found() {
    let graph = &shipped().graph;
    let articles = Articles::default();
    let passages = articles.passages(graph);
    let answer =
        search_paragraphs(graph, &passages, "headline source:courage-speech", &Bounds::of(50));
    let first = answer.hits.first().expect("the first paragraph is a headline");
    assert_eq!((graph.source(first.at.0).slug(), first.at.1.number()), ("courage-speech", 1));
    let letters: Vec<&str> = first.text.graphemes(true).collect();
    let marked: String = first.highlights.iter().map(|at| letters[*at]).collect();
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

/// A graph whose paragraphs and names are Chinese.
const CHINESE: &str = "
entity_kinds: {person: {plural: people}, firm: {plural: firms}}
relation_kinds: {leads: {says: leads, back: is led by, family: leadership}}
sources:
  paper:
    title: 汽车报
    paragraphs:
      - 雷军说，造车是一场意外。
      - 军人看雷。
      - Zoe\u{301} admires Xiǎomǐ (小米).
entities:
  lei: {kind: person, name: 雷军, aliases: [Lei Jun]}
  mi: {kind: firm, name: 小米汽车}
relations:
  - {from: lei, kind: leads, to: mi, claim: 雷军领导小米。, cites: [paper#1]}
";

fn chinese() -> Graph {
    load_texts(&[Text { name: "guanxi.yaml".to_owned(), body: CHINESE.to_owned() }]).graph
}

/// What is marked of a text.
fn marked(text: &str, letters: &[usize]) -> String {
    let all: Vec<&str> = text.graphemes(true).collect();
    letters.iter().map(|at| all[*at]).collect()
}

#[test]
fn highlights_cover_whole_visible_characters() {
    let graph = chinese();
    let articles = Articles::default();
    let passages = articles.passages(&graph);
    for (query, number, marks) in [
        ("雷军", 1, "雷军"),
        ("造车", 1, "造车"),
        ("zoe xiaomi", 3, "Zoe\u{301}Xiǎomǐ"),
        ("小米 admires", 3, "admires小米"),
    ] {
        let answer = search_paragraphs(&graph, &passages, query, &Bounds::of(9));
        let first = answer.hits.first().unwrap_or_else(|| panic!("{query} finds nothing"));
        assert_eq!(first.at.1.number(), number, "{query}");
        assert_eq!(marked(&first.text, &first.highlights), marks, "{query}");
    }
}

#[test]
fn words_may_be_spread_over_both_ends_of_a_relation() {
    let graph = chinese();
    for (query, marks) in [
        ("雷军 汽车", "雷军汽车雷军"),
        ("汽车 leads", "leads汽车"),
        // Another name of an end is searched, and not shown.
        ("jun 小米", "小米小米"),
        ("汽车 雷", "雷汽车雷"),
    ] {
        let answer = search_relations(&graph, query, &Bounds::of(9));
        let first = answer.hits.first().unwrap_or_else(|| panic!("{query} finds nothing"));
        assert_eq!(marked(&first.text, &first.highlights), marks, "{query}");
    }
    let built_in = &shipped().graph;
    let answer = search_relations(built_in, "bin lei", &Bounds::of(9));
    let first = answer.hits.first().map(|hit| built_in.relation(hit.at).name().to_string());
    assert_eq!(first.as_deref(), Some("li-bin.advised.lei-jun"));
}
