//! Ten thousand made names around those that are looked for.

use guanxi::model::Graph;
use guanxi::query::search::Index;

use super::first;
use super::names::{Made, graph_of};

fn crowd() -> (Graph, Index) {
    let mut names = Made::new(7).names(10_000);
    names.extend(WANTED.iter().map(|(name, _)| (*name).to_owned()));
    let graph = graph_of(&names);
    let index = Index::new(&graph);
    (graph, index)
}

/// A name, and ways to type it that must find it in the crowd.
const WANTED: &[(&str, &[&str])] = &[
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
fn the_one_meant_comes_first_among_ten_thousand() {
    let (graph, index) = crowd();
    let mut wrong = Vec::new();
    for (name, ways) in WANTED {
        for query in *ways {
            let slug = first(&graph, &index, query);
            let found = graph.find_entity(&slug).map(|id| graph.entity(id).name());
            if found != Some(*name) {
                wrong.push(format!("`{query}` found {found:?}, not {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_index_stays_within_three_times_the_names() {
    let names = Made::new(11).names(10_000);
    let latin: Vec<String> =
        names.iter().filter(|name| !name.contains(is_ideograph)).cloned().collect();
    let bytes: usize = latin.iter().map(String::len).sum();
    let size = Index::new(&graph_of(&latin)).size();
    assert!(size <= 3 * bytes, "{size} bytes for {bytes} of names");

    // A Chinese name is short, and is kept in every spelling: here its slug counts as well.
    let graph = graph_of(&names);
    let bytes: usize =
        graph.entities().map(|entity| entity.name().len() + entity.slug().len()).sum();
    let size = Index::new(&graph).size();
    assert!(size <= 3 * bytes, "{size} bytes for {bytes} of names and slugs");
}

fn is_ideograph(letter: char) -> bool {
    letter >= '\u{3400}'
}
