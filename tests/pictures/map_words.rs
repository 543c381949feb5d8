//! The ties in words below a map.

use guanxi::layout::{Drawing, Edge, Size};
use guanxi::model::{Graph, Relation};

use super::maps::map_of;
use super::{SIZES, built_in, random};

/// All pages of ties in words below a map, each in one line.
fn pages(graph: &Graph, map: &Drawing) -> Vec<String> {
    let page = |number: usize| {
        let before = map.notes.len();
        let with_page = map.clone().with_page_of_ties(graph, 8, (number, ""));
        let mut rows: Vec<&str> =
            with_page.notes[before..].iter().map(|note| note.text.trim()).collect();
        rows.reverse();
        rows.join(" ")
    };
    let mut pages = vec![page(0)];
    for number in 1.. {
        let next = page(number);
        if pages.last() == Some(&next) {
            break;
        }
        pages.push(next);
    }
    pages
}

/// Whether the label of an edge has the kind of a relation, or enough of it to be understood.
fn names_kind(edge: &Edge, relation: Relation<'_>) -> bool {
    let says = &*relation.kind().says;
    let word = edge.label.trim_start_matches(|sign: char| !sign.is_alphabetic());
    let start = word.split('…').next().unwrap_or_default();
    edge.relations.contains(&relation.id())
        && (edge.label.contains(says) || !start.is_empty() && says.starts_with(start))
}

#[test]
fn every_tie_of_a_map_has_its_kind_in_a_label_or_in_words_on_a_page() {
    let mut in_words = 0;
    for graph in [built_in(), random::graph(8, 45)] {
        for (width, height) in SIZES {
            let map = map_of(&graph, Size::new(width, height - 8));
            let pages = pages(&graph, &map);
            for relation in graph.relations() {
                let words = format!("{} {}", relation.kind().says, relation.to().name());
                let is_on_page = pages.iter().any(|page| page.contains(&words));
                let is_in_label = map.edges.iter().any(|edge| names_kind(edge, relation));
                in_words += usize::from(is_on_page);
                assert!(is_on_page || is_in_label, "{width}x{height}: {words}\n{pages:#?}");
            }
        }
    }
    assert!(in_words > 300, "only {in_words} ties in words");
}

#[test]
fn the_first_page_has_negative_ties() {
    let graph = built_in();
    let first = pages(&graph, &map_of(&graph, Size::new(120, 32))).swap_remove(0);
    let is_on_page = |relation: &Relation<'_>| {
        first.contains(&format!("{} {}", relation.kind().says, relation.to().name()))
    };
    let shown: Vec<Relation<'_>> = graph.relations().filter(is_on_page).collect();
    assert!(shown.len() > 8, "{first}");
    let negative =
        ["criticised", "mocked", "belittled", "accused", "copied", "turned against", "sanctioned"];
    let is_negative = |relation: &Relation<'_>| negative.contains(&&*relation.kind().says);
    assert!(shown.iter().all(is_negative), "{first}");
}
