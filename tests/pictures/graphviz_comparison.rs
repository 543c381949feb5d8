//! Compared with Graphviz on the same graph: no more crossings, and little more stress.
//!
//! Skipped with a message if Graphviz is not installed. Maps of 300 and 1,000 nodes are compared by
//! `cargo bench --bench layout`, because `neato` takes seconds for them.

use guanxi::layout::{Drawing, Point, Positions, Size};
use guanxi::model::Selection;
use guanxi::query::{Filter, neighbourhood};

use super::measure::{PlainGraph, Position};
use super::{curves, ego_of, faults, graphviz, random};

/// The maximum stress of a map, relative to `neato`'s.
const STRESS: f64 = 1.10;
/// Both of Graphviz's programs for such maps, with overlaps removed as on ours.
const PRISM: &[&str] = &["-Goverlap=prism"];

#[test]
fn maps_match_neato_and_sfdp_in_crossings_and_distances() {
    if skipped(&["neato", "sfdp"]) {
        return;
    }
    let random = [(1, 10), (2, 20), (3, 40), (40, 40), (4, 70), (5, 100), (6, 150)];
    let random = random.map(|(seed, count)| (count, random::graph(seed, count)));
    let mut worse = Vec::new();
    for (count, graph) in random.into_iter().chain([(0, super::built_in())]) {
        let selection = Selection::all(&graph);
        let plain = PlainGraph::of(&graph, &selection);
        let positions = Positions::new(&graph, &selection, None);
        let ours: Vec<Position> = positions.iter().map(|(_, spot)| (spot.x, spot.y)).collect();
        let [neato, sfdp] =
            ["neato", "sfdp"].map(|program| graphviz::places(program, PRISM, &plain));
        let crossings = [&ours, &neato, &sfdp].map(|places| plain.crossings(places));
        let stress = [&ours, &neato, &sfdp].map(|places| plain.stress(places));
        let what = format!("{count}: crossings {crossings:?}, stress {stress:.1?}");
        if crossings[0] > crossings[1].min(crossings[2]) || stress[0] > STRESS * stress[1] {
            worse.push(what);
        }
    }
    assert!(worse.is_empty(), "ours, neato, sfdp:\n{}", worse.join("\n"));
}

fn skipped(programs: &[&str]) -> bool {
    let missing = programs.iter().find(|program| !graphviz::is_there(program));
    if let Some(program) = missing {
        eprintln!("skipped: Graphviz (`{program}`) is not installed, so nothing is compared");
    }
    missing.is_some()
}

#[test]
fn an_ego_view_crosses_no_more_than_dot() {
    if skipped(&["dot"]) {
        return;
    }
    let graph = super::built_in();
    let mut worse = Vec::new();
    for focus in graph.entities() {
        let around = neighbourhood(&graph, &[focus.id()], 1, &Filter::default());
        let plain = PlainGraph::of(&graph, &around.selection);
        let drawing = ego_of(&graph, focus.id(), 1, Size::new(120, 40), 0);
        let (ours, theirs) = (crossings(&drawing), curves::crossings(&plain));
        if ours > theirs {
            worse.push(format!("{}: {ours}, dot {theirs}", focus.slug()));
        }
    }
    assert!(worse.is_empty(), "crossings:\n{}", worse.join("\n"));
}

/// How many pairs of edges that share no end share a cell.
fn crossings(drawing: &Drawing) -> usize {
    let lines: Vec<Vec<Point>> = drawing.edges.iter().map(faults::cells).collect();
    let mut found = 0;
    for (index, edge) in drawing.edges.iter().enumerate() {
        for (other, line) in drawing.edges.iter().zip(&lines).skip(index + 1) {
            let ends = [edge.from, edge.to];
            let is_apart = !ends.contains(&other.from) && !ends.contains(&other.to);
            let meets = || lines[index].iter().any(|cell| line.binary_search(cell).is_ok());
            found += usize::from(is_apart && meets());
        }
    }
    found
}
