//! The text below an ego view.

use std::collections::BTreeSet;

use guanxi::layout::{Drawing, PaintOptions, Size, paint};
use guanxi::model::{Entity, EntityId, Graph};

use super::{built_in, ego_of, random};

#[test]
fn no_row_is_empty_while_a_relation_is_neither_drawn_nor_described() {
    let graph = built_in();
    let mut wasteful = Vec::new();
    for focus in graph.entities().map(Entity::id) {
        for (width, height) in [(120, 40), (80, 24)] {
            let drawing = ego_of(&graph, focus, 1, Size::new(width, height), 0);
            let text = paint(&drawing, PaintOptions::default()).to_text();
            let empty = text.split('\n').take(height.into()).filter(|row| row.trim().is_empty());
            let (empty, hidden) = (empty.count(), drawing.hidden.relations);
            if hidden > 0 && drawing.hidden.pages == 1 && empty > 0 {
                let slug = graph.entity(focus).slug();
                wasteful.push(format!(
                    "{slug} {width}x{height}: {hidden} hidden, {empty} empty rows\n{text}"
                ));
            }
        }
    }
    assert!(wasteful.is_empty(), "{}", wasteful.join("\n"));
}

/// Every name and label that a picture truncates is in full in the text below it. Relations that are only counted there
/// are not drawn, so they have no label.
#[test]
fn text_that_the_picture_truncates_is_in_full_below_it() {
    let random = [(0, 10), (1, 40), (2, 150)].map(|(seed, count)| random::graph(seed, count));
    let mut faults = Vec::new();
    for graph in random.iter().chain([&built_in()]) {
        for (index, focus) in graph.entities().map(Entity::id).enumerate() {
            let (width, height) = [(80, 24), (100, 30), (120, 40)][index % 3];
            let drawing = ego_of(graph, focus, 1, Size::new(width, height), 0);
            faults.extend(
                unnamed(graph, &drawing)
                    .into_iter()
                    .map(|text| format!("{} {width}x{height}: {text}", graph.entity(focus).slug())),
            );
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// Pages have the same size, although each has its own text below it.
#[test]
fn every_neighbour_is_on_one_of_the_pages() {
    let random = [(3, 60), (4, 150)].map(|(seed, count)| random::graph(seed, count));
    let mut faults = Vec::new();
    for graph in random.iter().chain([&built_in()]) {
        for (index, focus) in graph.entities().map(Entity::id).enumerate() {
            let size = [Size::new(80, 24), Size::new(53, 18), Size::new(110, 34)][index % 3];
            let mut missing: BTreeSet<EntityId> =
                graph.ties(focus).map(|tie| tie.other).filter(|id| *id != focus).collect();
            let pages = ego_of(graph, focus, 1, size, 0).hidden.pages;
            for page in 0..pages {
                let drawing = ego_of(graph, focus, 1, size, page);
                missing.retain(|id| drawing.node(*id).is_none());
            }
            let count = missing.len();
            let slug = graph.entity(focus).slug();
            faults.extend((count > 0).then(|| format!("{slug}: {count} missing at {size:?}")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The names and labels that the picture truncates, and that its notes do not contain.
fn unnamed(graph: &Graph, drawing: &Drawing) -> Vec<String> {
    let below: Vec<&str> = drawing.notes.iter().map(|note| note.text.as_str()).collect();
    let below = below.join(" ");
    let names = drawing.nodes.iter().filter(|node| node.label.ends_with('…'));
    let names = names.map(|node| graph.entity(node.id).name().to_owned());
    let labels = drawing.edges.iter().filter(|edge| edge.label.contains('…'));
    let labels = labels.map(|edge| {
        let first = graph.relation(edge.relations[0]);
        format!("{}: {}", first.to().name(), first.kind().says)
    });
    let names = names.filter(|name| !below.contains(name.as_str()));
    let is_below = |label: &String| {
        // A label may start with a sign.
        let (name, says) = label.split_once(": ").unwrap_or(("", label));
        below.contains(name) && below.contains(says)
    };
    names.chain(labels.filter(|label| !is_below(label))).collect()
}
