//! Entities expand in place: what is there stays, on its side and in its order.

use guanxi::layout::{Drawing, EgoRequest, Point, Size, ego};
use guanxi::model::{Entity, EntityId, Graph};
use guanxi::query::{Filter, expanded_neighbourhood, ties_in_reading_order};

use super::built_in;

/// The sizes of the canvas on typical terminals, and a whole terminal.
const CANVASES: [(u16, u16); 3] = [(90, 18), (78, 10), (120, 40)];

#[test]
fn expanding_keeps_sides_and_order() {
    let graph = built_in();
    let mut changes = Vec::new();
    let entities = || graph.entities().map(Entity::id);
    let views = CANVASES.iter().flat_map(|size| entities().map(move |focus| (*size, focus)));
    for ((width, height), focus) in views {
        let draw = |expanded: &[EntityId], previous: Option<&Drawing>| {
            expanded_view(&graph, focus, expanded, Size::new(width, height), previous)
        };
        let folded = draw(&[], None);
        let what = format!("{} in {width}x{height}", graph.entity(focus).slug());
        let by_degree = |node: &usize| graph.degree(folded.nodes[*node].id);
        let neighbours = [
            1.min(folded.nodes.len() - 1),
            (0..folded.nodes.len()).max_by_key(by_degree).unwrap_or(0),
        ];
        for node in
            neighbours.map(|index| folded.nodes[index].id).into_iter().filter(|id| *id != focus)
        {
            let expanded = draw(&[node], Some(&folded));
            let moved = moved_entities(&graph, &folded, &expanded);
            let slug = graph.entity(node).slug();
            let dropped = folded.nodes.iter().filter(|node| expanded.node(node.id).is_none());
            let dropped: Vec<&str> = dropped.map(|node| graph.entity(node.id).slug()).collect();
            if !dropped.is_empty() {
                changes.push(format!("{what}: {slug} drops {dropped:?}"));
            }
            changes.extend(moved.map(|names| format!("{what}: {slug} moves {names}")));
        }
    }
    assert!(changes.is_empty(), "{}", changes.join("\n"));
}

fn expanded_view(
    graph: &Graph,
    focus: EntityId,
    expanded: &[EntityId],
    size: Size,
    previous: Option<&Drawing>,
) -> Drawing {
    let filter = Filter::default();
    let selection = &expanded_neighbourhood(graph, focus, 1, expanded, &filter);
    let ties = &ties_in_reading_order(graph, focus, &filter);
    let request = EgoRequest::new(graph, focus, selection, ties, size);
    ego(&EgoRequest { expanded, previous, ..request })
}

/// The arrangements of the entities that are in both pictures; `None` if they are equal.
fn moved_entities(graph: &Graph, before: &Drawing, after: &Drawing) -> Option<String> {
    let sides = |drawing: &Drawing, other: &Drawing| {
        let focus = drawing.nodes[0].at.middle();
        let place = |at: Point| (at.x < focus.x, at.y);
        let shared = drawing.nodes[1..].iter().filter(|node| other.node(node.id).is_some());
        let mut places: Vec<_> =
            shared.map(|node| (place(node.at.middle()), graph.entity(node.id).slug())).collect();
        places.sort_unstable();
        places.into_iter().map(|((is_left, _), slug)| format!("{is_left} {slug}")).collect()
    };
    let (old, new): (Vec<String>, Vec<String>) = (sides(before, after), sides(after, before));
    (old != new).then(|| format!("{old:?}\n to {new:?}"))
}
