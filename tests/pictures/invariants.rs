//! Invariants of every ego view, tested on the built-in graph and on random graphs of 10 to 1,000 entities: no label
//! overlaps another, is clipped, incomplete or struck through by a line, and shown and hidden items add up.
//!
//! Every entity of the built-in graph is drawn with one hop and with two, in alternating sizes, because all sizes would
//! take a minute. Of a random graph, three or four entities and the most connected one are drawn in every size.

use guanxi::layout::{Edge, Point, Rect, Size};
use guanxi::model::{Entity, EntityId, Graph};
use guanxi::query::{Filter, neighbourhood};

use super::{SIZES, built_in, ego_of, faults, random};

#[test]
fn ego_views_of_the_built_in_graph_are_valid() {
    let graph = built_in();
    for (index, focus) in graph.entities().map(Entity::id).enumerate() {
        check_ego_view(&graph, focus, 1, SIZES[index % SIZES.len()]);
        check_ego_view(&graph, focus, 2, SIZES[(index + 1) % SIZES.len()]);
    }
}

#[test]
fn ego_views_of_random_graphs_are_valid() {
    for (seed, count) in [(0, 10), (1, 40), (2, 150), (3, 1000)] {
        let graph = random::graph(seed, count);
        let most_connected = graph.entities().map(Entity::id).max_by_key(|id| graph.degree(*id));
        let sampled = graph.entities().map(Entity::id).step_by(count / 3 + 1);
        for (index, focus) in sampled.chain(most_connected).enumerate() {
            for size in SIZES {
                check_ego_view(&graph, focus, 1 + index % 2, size);
            }
        }
    }
}

/// Checks an ego view for faults, and for some entities also that a second drawing is equal.
fn check_ego_view(graph: &Graph, focus: EntityId, hops: usize, (width, height): (u16, u16)) {
    let size = Size::new(width, height);
    let drawing = ego_of(graph, focus, hops, size, 0);
    let around = neighbourhood(graph, &[focus], hops, &Filter::default());
    let what = format!("{}, {size:?}, {hops} hops", graph.entity(focus).slug());
    let faults = faults::find_faults(graph, &around.selection, &drawing);
    assert!(faults.is_empty(), "{what}:\n{}", faults.join("\n"));
    let is_sampled = focus.index().is_multiple_of(8);
    let again = is_sampled.then(|| ego_of(graph, focus, hops, size, 0));
    assert!(again.is_none_or(|again| again == drawing), "{what}: different pictures");
}

#[test]
fn no_line_of_another_relation_is_beside_a_name() {
    let graph = built_in();
    let mut faults = Vec::new();
    for focus in graph.entities().map(Entity::id) {
        let drawing = ego_of(&graph, focus, 1, Size::new(120, 40), 0);
        for node in drawing.nodes.iter().filter(|node| node.id != focus) {
            let name = node.name_rect();
            let start = name.x.saturating_sub(3);
            let beside = Rect::line(Point::new(start, name.y), name.right() + 3 - start);
            let others = drawing.edges.iter().filter(|edge| {
                ![edge.from, edge.to].contains(&node.id) && ![edge.from, edge.to].contains(&focus)
            });
            let is_beside =
                |edge: &&Edge| faults::cells(edge).iter().any(|cell| beside.contains(*cell));
            if let Some(edge) = others.filter(is_beside).map(|edge| &edge.label).next() {
                faults.push(format!(
                    "{}: `{edge}` beside {}",
                    graph.entity(focus).slug(),
                    node.label
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
