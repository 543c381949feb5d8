//! What must hold for every picture, over the built-in graph and over random ones of 10 to 1,000
//! entities: no names or words overlap, are clipped, torn or struck through by a line, no two lines
//! cross, and what is hidden and what is shown is all there is.
//!
//! Every entity of the built-in graph is looked at with one hop and with two, the sizes in turns, as
//! all of them in every size take a minute; of a random graph three entities and the busiest, in
//! every size.

use guanxi::layout::{Drawing, Positions, Size, Viewport};
use guanxi::model::{Entity, EntityId, Graph, Selection};
use guanxi::query::{Filter, neighbourhood};

use super::{SIZES, built_in, ego_of, faults, map_of, random};

#[test]
fn ego_views_of_the_built_in_graph_are_valid() {
    let graph = built_in();
    for (index, focus) in graph.entities().map(Entity::id).enumerate() {
        sound(&graph, focus, 1, SIZES[index % SIZES.len()]);
        sound(&graph, focus, 2, SIZES[(index + 1) % SIZES.len()]);
    }
}

#[test]
fn ego_views_of_random_graphs_are_valid() {
    for (seed, count) in [(0, 10), (1, 40), (2, 150), (3, 1000)] {
        let graph = random::graph(seed, count);
        let busiest = graph.entities().map(Entity::id).max_by_key(|id| graph.degree(*id));
        let some = graph.entities().map(Entity::id).step_by(count / 3 + 1);
        for (index, focus) in some.chain(busiest).enumerate() {
            for size in SIZES {
                sound(&graph, focus, 1 + index % 2, size);
            }
        }
    }
}

/// Draws an ego view twice and looks for faults.
fn sound(graph: &Graph, focus: EntityId, hops: usize, (width, height): (u16, u16)) {
    let size = Size::new(width, height);
    let drawing = ego_of(graph, focus, hops, size, 0);
    let around = neighbourhood(graph, &[focus], hops, &Filter::default());
    let what = format!("{}, {size:?}, {hops} hops", graph.entity(focus).slug());
    let faults = faults::of(graph, &around.selection, &drawing);
    assert!(faults.is_empty(), "{what}:\n{}", faults.join("\n"));
    let is_sampled = focus.index().is_multiple_of(8);
    let again = is_sampled.then(|| ego_of(graph, focus, hops, size, 0));
    assert!(again.is_none_or(|again| again == drawing), "{what}: another picture");
}

#[test]
fn maps_are_valid_at_any_size_and_zoom() {
    let random = [(1, 10), (2, 40), (3, 150), (4, 1000)];
    let random = random.map(|(seed, count)| random::graph(seed, count));
    for graph in random.into_iter().chain([built_in()]) {
        let selection = Selection::all(&graph);
        let positions = Positions::new(&graph, &selection, None);
        for (width, height) in [(0, 0), (5, 2)].into_iter().chain(SIZES) {
            for zoom in [1.0, 4.0] {
                let (size, view) = (Size::new(width, height), Viewport::default().zoomed(zoom));
                let drawing: Drawing = map_of(&graph, &positions, view, size);
                let faults = faults::of_map(&selection, &drawing);
                let what = format!("{}, {size:?}, {zoom}", selection.entities.len());
                assert!(faults.is_empty(), "{what}:\n{}", faults.join("\n"));
            }
        }
    }
}
