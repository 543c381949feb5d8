//! Relations, paragraphs and sources found by their words.

use std::collections::BTreeSet;

use guanxi::load::{Text, load_texts};
use guanxi::model::{Articles, Graph, Paragraph, SourceId};
use guanxi::search::{Fit, Hit, SearchScope, Target};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{everything, shipped};

fn relations(query: &str) -> Vec<String> {
    let graph = &shipped().graph;
    let answer = everything(graph, &Articles::default(), (query, SearchScope::Relations));
    answer.hits.iter().map(|hit| relation(graph, hit)).collect()
}

fn relation(graph: &Graph, hit: &Hit) -> String {
    let Target::Relation(id) = hit.target else { panic!("{hit:?} is no relation") };
    graph.relation(id).name().to_string()
}

fn paragraph(hit: &Hit) -> (SourceId, Paragraph) {
    let Target::Paragraph(source, paragraph) = hit.target else {
        panic!("{hit:?} is no paragraph")
    };
    (source, paragraph)
}

/// The paragraphs of a graph, of which only the gists are available.
fn paragraphs(graph: &Graph, query: &str) -> Vec<Hit> {
    everything(graph, &Articles::default(), (query, SearchScope::Paragraphs)).hits
}

#[test]
fn relations_are_found_by_ends_label_and_claim() {
    let advised = relations("li bin advised");
    assert_eq!(advised.first().map(String::as_str), Some("li-bin.advised.lei-jun"), "{advised:?}");
    // Another name of an end, and a typo.
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
    assert!(relations("zotye | advsied").contains(&"li-bin.advised.lei-jun".to_owned()));
}

#[test]
fn paragraph_hits_show_the_matching_words() {
    let graph = &shipped().graph;
    let hits = paragraphs(graph, "headline source:courage-speech");
    let first = hits.first().expect("the first paragraph is a headline");
    let (source, number) = paragraph(first);
    assert_eq!((graph.source(source).slug(), number.number()), ("courage-speech", 1));
    assert_eq!(marked(first).to_lowercase(), "headline");
    let slugs = hits.iter().map(|hit| graph.source(paragraph(hit).0).slug());
    assert!(slugs.into_iter().all(|slug| slug == "courage-speech"));
}

#[test]
fn sources_are_found_by_slug_and_title() {
    let graph = &shipped().graph;
    let sources =
        |query: &str| everything(graph, &Articles::default(), (query, SearchScope::Sources));
    let first = |query: &str| match sources(query).hits.first()?.target {
        Target::Source(source) => Some(graph.source(source).slug().to_owned()),
        _ => None,
    };
    assert_eq!(first("courage"), Some("courage-speech".to_owned()));
    assert_eq!(first("phone key"), Some("phone-as-car-key".to_owned()));
    assert_eq!(first("zzzz"), None);
    let hint = sources("source:courag").hint;
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

/// What is marked of the text of a hit.
fn marked(hit: &Hit) -> String {
    let all: Vec<&str> = hit.matched.graphemes(true).collect();
    hit.highlights.iter().map(|at| all[*at]).collect()
}

#[test]
fn highlights_cover_whole_visible_characters() {
    let graph = chinese();
    for (query, number, marks) in [
        ("雷军", 1, "雷军"),
        ("造车", 1, "造车"),
        ("zoe xiaomi", 3, "Zoe\u{301}Xiǎomǐ"),
        ("小米 admires", 3, "admires小米"),
    ] {
        let hits = paragraphs(&graph, query);
        let first = hits.first().unwrap_or_else(|| panic!("{query} finds nothing"));
        assert_eq!(paragraph(first).1.number(), number, "{query}");
        assert_eq!(marked(first), marks, "{query}");
    }
}

#[test]
fn query_words_can_match_both_ends_of_a_relation() {
    let graph = chinese();
    for (query, marks) in [
        ("雷军 汽车", "雷军汽车雷军"),
        ("汽车 leads", "leads汽车"),
        // Another name of an end is searched, and not shown.
        ("jun 小米", "小米小米"),
        ("汽车 雷", "雷汽车雷"),
    ] {
        let asked = (query, SearchScope::Relations);
        let answer = everything(&graph, &Articles::default(), asked);
        let first = answer.hits.first().unwrap_or_else(|| panic!("{query} finds nothing"));
        assert_eq!(marked(first), marks, "{query}");
    }
    let first = relations("bin lei").into_iter().next();
    assert_eq!(first.as_deref(), Some("li-bin.advised.lei-jun"));
}

#[test]
fn a_paragraph_that_lacks_a_word_is_only_similar() {
    let graph = &shipped().graph;
    let fits =
        |query: &str| -> Vec<Fit> { paragraphs(graph, query).iter().map(|hit| hit.fit).collect() };
    // No paragraph has "sued", though some have "used".
    assert_eq!(fits("sued"), []);
    assert_eq!(fits("fan economy"), [Fit::Exact; 3]);
    let half = fits("sued urged");
    assert!(!half.is_empty() && half.iter().all(|fit| *fit == Fit::Partial), "{half:?}");
    let typo = fits("Prosche");
    assert!(!typo.is_empty() && typo.iter().all(|fit| *fit == Fit::Typo), "{typo:?}");
}
