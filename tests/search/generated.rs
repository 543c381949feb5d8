//! Search among ten thousand generated names.

use guanxi::model::Graph;
use guanxi::search::{Fit, Index, Resolution, SearchOptions, SearchSession, find_one};

use super::first_slug;
use super::name_generator::{NameGenerator, graph_of};

fn graph_with_intended_names() -> (Graph, Index) {
    let mut names = NameGenerator::new(7).names(10_000);
    names.extend(INTENDED_NAMES.iter().map(|(name, _)| (*name).to_owned()));
    let graph = graph_of(&names);
    let index = Index::new(&graph);
    (graph, index)
}

/// The names of the first hits, best first.
fn names_found<'g>(graph: &'g Graph, index: &Index, query: &str) -> Vec<&'g str> {
    let hits = index.search(graph, query, 10).hits;
    hits.iter().map(|hit| graph.entity(hit.entity).name()).collect()
}

/// Names, each with queries that must find it among the others.
const INTENDED_NAMES: &[(&str, &[&str])] = &[
    ("Журавлёв Мотор", &["журавлев", "жуарвлёв мотор", "мотор журавлев"]),
    (
        "Xiaomi Automobile Technology",
        &[
            "xiaomi auto",
            "Xaiomi Automobile Technology",
            "technology xiaomi auto",
            "xiaomiautomobile",
            "xiaomi atuomobile",
        ],
    ),
    ("Great Wall Motor", &["great wall m", "Graet Wall Motor", "wall great motor", "grt wll mtr"]),
    ("Dr. Ing. h.c. F. Porsche", &["dr ing hc", "f porsche", "dihcfp", "ing dr porsche"]),
    ("Škoda Auto Volkswagen", &["skoda auto volk", "ŠKODA AUTO", "Skdoa Auto Volkswagen"]),
    ("曾毓群", &["曾毓群", "zeng yu qun", "zengyuqun", "ceng yu qun"]),
    ("吕蒙正", &["lü mengzheng", "lv mengzheng", "lumengzheng"]),
    (
        "Kweichow Moutai Distillery",
        &["kweichow", "moutai dist", "Kwiechow Moutai Distillery", "kwchw"],
    ),
];

#[test]
fn the_intended_name_is_first_among_ten_thousand() {
    let (graph, index) = graph_with_intended_names();
    let mut failures = Vec::new();
    for (name, queries) in INTENDED_NAMES {
        for query in *queries {
            let slug = first_slug(&graph, &index, query);
            let found = graph.find_entity(&slug).map(|id| graph.entity(id).name());
            if found != Some(*name) {
                failures.push(format!("`{query}` found {found:?}, not {name}"));
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}

#[test]
fn incremental_search_agrees_with_a_single_search() {
    let (graph, index) = graph_with_intended_names();
    let mut session = SearchSession::default();
    for query in ["grt wll mtr", "xaiomi tech", "zengyu", "lumeng", "kwiecho"] {
        for end in 1..=query.len() {
            let options = SearchOptions::with_limit(20);
            let answer = index.search_in_session(&mut session, &graph, &query[..end], &options);
            assert_eq!(answer, Some(index.search(&graph, &query[..end], 20)), "{}", &query[..end]);
        }
    }
}

#[test]
fn better_matches_rank_above_better_connected_entities() {
    // The first names of a generated graph have the most relations.
    let worst_first = [
        "Leijunxia",      // the beginning, with a character missing
        "Lajun",          // a typo
        "Lei Jun",        // the whole name, with a character missing
        "Li Er Ju Un Na", // initials
        "A Lejuna Port",  // the beginning of a later word
        "Lejuna Motors",  // the beginning
    ];
    let graph = graph_of(&worst_first.map(str::to_owned));
    let mut found = names_found(&graph, &Index::new(&graph), "lejun");
    found.reverse();
    assert_eq!(found, worst_first);
}

#[test]
fn surnames_rank_like_first_words() {
    // The first names of a generated graph have the most relations.
    let names = ["The Marlow Hotel", "Ada Marlow", "Marlow Garage", "Bo Marlowe", "Marl Pits"];
    let graph = graph_of(&names.map(str::to_owned));
    let index = Index::new(&graph);
    let found = |query: &str| names_found(&graph, &index, query);
    let expected = ["Ada Marlow", "Marlow Garage", "Bo Marlowe", "The Marlow Hotel"];
    assert_eq!(found("marlow"), expected);
    let expected = ["Marl Pits", "Ada Marlow", "Marlow Garage", "Bo Marlowe", "The Marlow Hotel"];
    assert_eq!(found("marl"), expected);
}

#[test]
fn the_index_is_at_most_three_times_as_large_as_the_names() {
    let names = NameGenerator::new(11).names(10_000);
    let bytes: usize = names.iter().map(String::len).sum();
    let size = Index::new(&graph_of(&names)).size();
    assert!(size <= 3 * bytes, "{size} bytes for {bytes} of names");

    // A Chinese name has only six or nine bytes, but the index contains all its readings.
    let names = NameGenerator::new(12).chinese_names(5_000);
    let size = Index::new(&graph_of(&names)).size();
    assert!(size <= 110 * names.len(), "{} bytes per Chinese name", size / names.len());
}

#[test]
fn other_scripts_are_found_by_their_usual_romanisation() {
    let names = ["Соколов", "Волга Банк", "Παπαδάκης", "トヨタ", "삼성", "格力电器", "合力泰"];
    let graph = graph_of(&names.map(str::to_owned));
    let index = Index::new(&graph);
    let found = |query: &str| names_found(&graph, &index, query);
    for (query, name) in [
        ("sokolov", "Соколов"),
        ("volga bank", "Волга Банк"),
        ("vb", "Волга Банк"),
        ("papadakis", "Παπαδάκης"),
        ("toyota", "トヨタ"),
        ("samseong", "삼성"),
        ("ge li", "格力电器"),
        ("he li", "合力泰"),
    ] {
        assert_eq!(found(query).first(), Some(&name), "{query}");
    }
    // A rare reading of 合 comes after the usual one of 格.
    assert_eq!(found("geli"), ["格力电器", "合力泰"]);
}

#[test]
fn beginnings_of_words_rank_by_order_first_word_and_share_of_the_name() {
    // The first names of a generated graph have the most relations.
    let worst_first = [
        "States of the United Unions", // in another order
        "The United States Steel",     // in order, but not from the first word
        "United States of America",    // from the first word, with another word
        "United States",               // all words
    ];
    let graph = graph_of(&worst_first.map(str::to_owned));
    let index = Index::new(&graph);
    for query in ["uni sta", "united sta", "u states"] {
        let mut found = names_found(&graph, &index, query);
        found.reverse();
        assert_eq!(found, worst_first, "{query}");
    }
}

#[test]
fn beginnings_of_words_may_be_joined_and_leave_out_small_words() {
    let names = [
        "Deborah Otrano Bank",
        "Department of Transportation",
        "Federal Bureau of Investigation",
        "European Union Bank",
        "European Union",
        "President-elect Joe Biden",
        "Joe Biden",
    ];
    let graph = graph_of(&names.map(str::to_owned));
    let index = Index::new(&graph);
    for (query, name, fit) in [
        ("dotr", "Department of Transportation", Fit::Initials),
        ("deptrans", "Department of Transportation", Fit::Initials),
        ("fbi", "Federal Bureau of Investigation", Fit::Initials),
        ("fboi", "Federal Bureau of Investigation", Fit::Initials),
        ("euun", "European Union", Fit::Initials),
        ("j biden", "Joe Biden", Fit::Prefix),
    ] {
        let hits = index.search(&graph, query, 5).hits;
        let first = hits.first().map(|hit| (graph.entity(hit.entity).name(), hit.fit()));
        assert_eq!(first, Some((name, fit)), "{query}");
    }
    // Weaker than a name, so it is never accepted without asking.
    assert!(!matches!(find_one(|| &index, &graph, "euun"), Resolution::One(_)));
}

#[test]
fn a_misspelt_name_is_whole_whether_or_not_it_has_small_words() {
    let names = ["Department of Commerce and Environment", "Department of Commerce"];
    let graph = graph_of(&names.map(str::to_owned));
    let index = Index::new(&graph);
    assert_eq!(names_found(&graph, &index, "edpartment of commerce")[0], names[1]);
}
