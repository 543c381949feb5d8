//! Relations, paragraphs and sources found by their words.

use std::collections::BTreeSet;

use guanxi::load::{Text, load_texts};
use guanxi::model::{Articles, Graph, Paragraph, SourceId};
use guanxi::search::{Fit, Hit, SearchScope, Target};
use unicode_segmentation::UnicodeSegmentation as _;

use super::{built_in, find};

fn relations(query: &str) -> Vec<String> {
    let graph = &built_in().graph;
    let answer = find(graph, &Articles::default(), (query, SearchScope::Relations));
    answer.hits.iter().map(|hit| relation(graph, hit)).collect()
}

fn relation(graph: &Graph, hit: &Hit) -> String {
    let Target::Relation(id) = hit.target else { panic!("{hit:?} is not a relation") };
    graph.relation(id).id_text().to_string()
}

fn paragraph(hit: &Hit) -> (SourceId, Paragraph) {
    let Target::Paragraph(source, paragraph) = hit.target else {
        panic!("{hit:?} is not a paragraph")
    };
    (source, paragraph)
}

/// The hits among the paragraphs of a graph, searched by gist only.
fn paragraphs(graph: &Graph, query: &str) -> Vec<Hit> {
    find(graph, &Articles::default(), (query, SearchScope::Paragraphs)).hits
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
    // The second alternative has a typo although the first is found as typed.
    assert!(relations("zotye | advsied").contains(&"li-bin.advised.lei-jun".to_owned()));
}

#[test]
fn paragraph_hits_show_the_matching_words() {
    let graph = &built_in().graph;
    let hits = paragraphs(graph, "headline source:courage-speech");
    let first = hits.first().expect("the first paragraph should be a headline");
    let (source, number) = paragraph(first);
    assert_eq!((graph.source(source).slug(), number.number()), ("courage-speech", 1));
    assert_eq!(highlighted(first).to_lowercase(), "headline");
    let slugs = hits.iter().map(|hit| graph.source(paragraph(hit).0).slug());
    assert!(slugs.into_iter().all(|slug| slug == "courage-speech"));
}

#[test]
fn sources_are_found_by_slug_and_title() {
    let graph = &built_in().graph;
    let sources = |query: &str| find(graph, &Articles::default(), (query, SearchScope::Sources));
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

fn chinese() -> std::sync::Arc<Graph> {
    load_texts(&[Text { name: "guanxi.yaml".to_owned(), body: CHINESE.to_owned() }]).graph
}

/// The highlighted characters of a hit.
fn highlighted(hit: &Hit) -> String {
    let characters: Vec<&str> = hit.matched.graphemes(true).collect();
    hit.highlights.iter().map(|index| characters[*index]).collect()
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
        assert_eq!(highlighted(first), marks, "{query}");
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
        let scoped_query = (query, SearchScope::Relations);
        let answer = find(&graph, &Articles::default(), scoped_query);
        let first = answer.hits.first().unwrap_or_else(|| panic!("{query} finds nothing"));
        assert_eq!(highlighted(first), marks, "{query}");
    }
    let first = relations("bin lei").into_iter().next();
    assert_eq!(first.as_deref(), Some("li-bin.advised.lei-jun"));
}

#[test]
fn a_paragraph_that_lacks_a_word_is_only_similar() {
    let graph = &built_in().graph;
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

/// A graph of one paragraph.
fn paper(gist: &str) -> std::sync::Arc<Graph> {
    let body = format!("sources: {{paper: {{title: Paper, paragraphs: [\"{gist}\"]}}}}");
    load_texts(&[Text { name: "guanxi.yaml".to_owned(), body }]).graph
}

/// The fit of a query to the only paragraph of a graph, and the missing words; `None` if the paragraph is not found.
fn fit_of(gist: &str, query: &str) -> Option<(Fit, Vec<String>)> {
    let graph = paper(gist);
    let hits = paragraphs(&graph, query);
    let hit = hits.into_iter().next()?;
    Some((hit.fit, hit.missing))
}

#[test]
fn a_word_with_the_same_stem_is_only_similar() {
    for (typed, gist) in [
        ("general", "It is in the genes."),
        ("poise", "No poison was found."),
        ("liver", "A live broadcast."),
        ("livery", "A live broadcast."),
        ("planet", "It had a plan."),
        ("plant", "It had a plan."),
        ("couple", "It has a coupe."),
        ("phonetic", "It sells phones."),
        ("posture", "The post came."),
        ("listen", "It is on the list."),
        ("busy", "It is a business."),
        ("authority", "The author wrote."),
        ("designate", "The design is new."),
        ("news", "A new car."),
    ] {
        let found = fit_of(gist, typed);
        let is_similar = found
            .as_ref()
            .is_none_or(|(fit, missing)| *fit == Fit::Partial && *missing == [typed.to_owned()]);
        assert!(is_similar, "{typed}: {found:?}");
    }
}

#[test]
fn a_word_matches_its_inflections() {
    for (typed, gist) in [
        ("sanctions", "It was sanctioned."),
        ("delivery", "It had no deliveries."),
        ("hoping", "It hoped so."),
        ("planned", "It is planning that."),
        ("launch", "Two launches."),
        ("carries", "It carried phones."),
    ] {
        let found = fit_of(gist, typed);
        assert_eq!(found, Some((Fit::Words, Vec::new())), "{typed}");
    }
    assert_eq!(fit_of("It is in the genes.", "gen"), Some((Fit::Prefix, Vec::new())));
}

#[test]
fn a_date_without_the_year_is_only_similar() {
    let missing = |word: &str| Some((Fit::Partial, vec![word.to_owned()]));
    let complete = |fit: Fit| Some((fit, Vec::new()));
    for (typed, gist, expected) in [
        ("March 1950", "On 28 March it came.", missing("1950")),
        ("19 July 1950", "On July 19 it came.", missing("1950")),
        ("19 July 1950", "In 1950 it came, on July 19.", complete(Fit::Prefix)),
        ("March 2021", "On 28 March it came, not on 3 March 2021.", complete(Fit::Words)),
        ("March 2021", "In March 2022 it came.", None),
    ] {
        assert_eq!(fit_of(gist, typed), expected, "{typed} in {gist}");
    }
}

#[test]
fn a_date_with_the_wrong_year_only_has_partial_matches() {
    let graph = &built_in().graph;
    for query in ["March 1950", "March 2019", "19 July 1950", "July 19 1999"] {
        let hits = find(graph, &Articles::default(), (query, SearchScope::All)).hits;
        let answers: Vec<&Hit> = hits.iter().filter(|hit| hit.fit < Fit::Partial).collect();
        assert!(answers.is_empty(), "{query}: {answers:?}");
    }
}

#[test]
fn amounts_match_only_in_the_same_currency() {
    for (typed, gist, fit) in [
        ("$10 billion", "It cost $10 billion.", Fit::Exact),
        ("$10 billion", "It cost 10 billion US dollars.", Fit::Words),
        ("10 billion dollars", "It cost $10 billion.", Fit::Words),
        ("¥10 billion", "It cost 10 billion yuan.", Fit::Words),
        ("$10 billion", "It cost 10 billion yuan.", Fit::Partial),
    ] {
        let found = fit_of(gist, typed).map(|(fit, _)| fit);
        assert_eq!(found, Some(fit), "{typed} in {gist}");
    }
    let graph = &built_in().graph;
    let hits = find(graph, &Articles::default(), ("$10 billion", SearchScope::All)).hits;
    let dollars = |hit: &&Hit| hit.matched.contains("10 billion US dollars");
    let is_answer = |hit: &&Hit| hit.fit < Fit::Partial && !matches!(hit.target, Target::Entity(_));
    assert!(hits.iter().filter(is_answer).all(|hit| dollars(&hit)), "{hits:?}");
    assert!(hits.first().is_some_and(|hit| dollars(&hit)), "{hits:?}");
}
