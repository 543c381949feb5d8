//! Beside Graphviz: no more crossings than its programs on the same graph, and little more stress.
//!
//! Skipped aloud where Graphviz is not installed. Maps of 300 and 1,000 nodes are compared by
//! `cargo bench --bench layout`, as `neato` takes seconds for them.

use guanxi::layout::Places;
use guanxi::model::Selection;

use super::measure::{Place, Plain};
use super::{peer, random};

/// How much more stress a map may have than `neato`'s.
const STRESS: f64 = 1.10;
/// Both of Graphviz's programs for such maps, with overlaps removed as on ours.
const PRISM: &[&str] = &["-Goverlap=prism"];

#[test]
fn a_map_crosses_no_more_than_neato_and_sfdp_and_is_as_true_to_distances() {
    if skipped(&["neato", "sfdp"]) {
        return;
    }
    let random = [(1, 10), (2, 20), (3, 40), (4, 70), (5, 100), (6, 150)];
    let random = random.map(|(seed, count)| (count, random::graph(seed, count)));
    let mut worse = Vec::new();
    for (count, graph) in random.into_iter().chain([(0, super::built_in())]) {
        let selection = Selection::all(&graph);
        let plain = Plain::of(&graph, &selection);
        let places = Places::new(&graph, &selection, None);
        let ours: Vec<Place> = places.iter().map(|(_, spot)| (spot.x, spot.y)).collect();
        let [neato, sfdp] = ["neato", "sfdp"].map(|program| peer::places(program, PRISM, &plain));
        let crossings = [&ours, &neato, &sfdp].map(|places| plain.crossings(places));
        let stress = [&ours, &neato, &sfdp].map(|places| plain.stress(places));
        let what = format!("{count}: crossings {crossings:?}, stress {stress:.1?}");
        eprintln!("{what}");
        if crossings[0] > crossings[1].min(crossings[2]) || stress[0] > STRESS * stress[1] {
            worse.push(what);
        }
    }
    assert!(worse.is_empty(), "ours, neato, sfdp:\n{}", worse.join("\n"));
}

fn skipped(programs: &[&str]) -> bool {
    let missing = programs.iter().find(|program| !peer::is_there(program));
    if let Some(program) = missing {
        eprintln!("skipped: Graphviz (`{program}`) is not installed, so nothing is compared");
    }
    missing.is_some()
}
