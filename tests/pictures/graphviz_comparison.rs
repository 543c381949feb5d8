//! Pictures have no more crossings than those of Graphviz for the same graph, and little more stress.
//!
//! Skipped with a message if Graphviz is not installed. Maps of 300 and 1,000 nodes are compared by
//! `cargo bench --bench layout`, because `neato` takes seconds for them.

use guanxi::layout::{Drawing, Point, Positions, Size};
use guanxi::model::Selection;
use guanxi::query::{Filter, neighbourhood};

use super::measure::{PlainGraph, Position};
use super::{curves, ego_of, faults, graphviz, random};

/// The maximum stress of a map, relative to that of `neato`.
const MAX_STRESS_RATIO: f64 = 1.10;
/// The Graphviz option that removes overlaps, as our maps do.
const PRISM: &[&str] = &["-Goverlap=prism"];

#[test]
fn maps_match_neato_and_sfdp_in_crossings_and_stress() {
    if skip_without(&["neato", "sfdp"]) {
        return;
    }
    let random = [(1, 10), (2, 20), (3, 40), (40, 40), (4, 70), (5, 100), (6, 150)];
    let random = random.map(|(seed, count)| (count, random::graph(seed, count)));
    let mut worse = Vec::new();
    for (count, graph) in random.into_iter().chain([(0, super::built_in())]) {
        let selection = Selection::all(&graph);
        let plain = PlainGraph::from_selection(&graph, &selection);
        let positions = Positions::new(&graph, &selection);
        let ours: Vec<Position> = positions.iter().map(|(_, point)| (point.x, point.y)).collect();
        let [neato, sfdp] =
            ["neato", "sfdp"].map(|program| graphviz::positions(program, PRISM, &plain));
        let crossings = [&ours, &neato, &sfdp].map(|points| plain.crossings(points));
        let stress = [&ours, &neato, &sfdp].map(|points| plain.stress(points));
        let what = format!("{count}: crossings {crossings:?}, stress {stress:.1?}");
        if crossings[0] > crossings[1].min(crossings[2]) || stress[0] > MAX_STRESS_RATIO * stress[1]
        {
            worse.push(what);
        }
    }
    assert!(worse.is_empty(), "ours, neato, sfdp:\n{}", worse.join("\n"));
}

/// Whether one of the programs is missing. Prints a message if so.
pub(super) fn skip_without(programs: &[&str]) -> bool {
    let missing = programs.iter().find(|program| !graphviz::is_installed(program));
    if let Some(program) = missing {
        eprintln!("skipped: Graphviz (`{program}`) is not installed, so nothing is compared");
    }
    missing.is_some()
}

#[test]
fn an_ego_view_crosses_no_more_than_dot() {
    if skip_without(&["dot"]) {
        return;
    }
    let graph = super::built_in();
    let mut worse = Vec::new();
    for focus in graph.entities() {
        let around = neighbourhood(&graph, &[focus.id()], 1, &Filter::default());
        let plain = PlainGraph::from_selection(&graph, &around.selection);
        let drawing = ego_of(&graph, focus.id(), 1, Size::new(120, 40), 0);
        let (ours, theirs) = (crossings(&drawing), curves::crossings(&plain));
        if ours > theirs {
            worse.push(format!("{}: {ours}, dot {theirs}", focus.slug()));
        }
    }
    assert!(worse.is_empty(), "crossings:\n{}", worse.join("\n"));
}

/// The number of pairs of edges that share a cell but no end.
fn crossings(drawing: &Drawing) -> usize {
    let lines: Vec<Vec<Point>> = drawing.edges.iter().map(faults::cells).collect();
    let mut crossings = 0;
    for (index, edge) in drawing.edges.iter().enumerate() {
        for (other, line) in drawing.edges.iter().zip(&lines).skip(index + 1) {
            let ends = [edge.from, edge.to];
            let is_separate = !ends.contains(&other.from) && !ends.contains(&other.to);
            let shares_cell = || lines[index].iter().any(|cell| line.binary_search(cell).is_ok());
            crossings += usize::from(is_separate && shares_cell());
        }
    }
    crossings
}
