//! Pictures of relations: goldens, and invariants of every picture.

mod curves;
mod expanding;
mod faults;
mod footer;
mod golden;
pub(crate) mod graphviz;
mod graphviz_comparison;
mod invariants;
mod map_faults;
mod map_json;
mod map_words;
mod maps;
mod measure;
mod narrow;
mod random;
mod sketch;
mod strip;
mod timeline;
mod vector;

use guanxi::layout::{Drawing, EgoRequest, Positions, Size, ego};
use guanxi::model::{EntityId, Graph, Selection};
use guanxi::query::{Filter, neighbourhood, ties_in_reading_order};

/// Typical terminal sizes.
const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 60)];

/// The graph built into the program.
fn built_in() -> Graph {
    let graph = guanxi::load::load(&guanxi::load::GraphSource::BuiltIn, None).graph;
    std::sync::Arc::into_inner(graph).expect("the graph should not be shared")
}

/// The ego view as the program requests it.
fn ego_of(graph: &Graph, focus: EntityId, depth: usize, size: Size, page: usize) -> Drawing {
    let filter = Filter::default();
    let around = neighbourhood(graph, &[focus], depth, &filter);
    let ties = ties_in_reading_order(graph, focus, &filter);
    let selection = &around.selection;
    ego(&EgoRequest { page, ..EgoRequest::new(graph, focus, selection, &ties, size) })
}

#[test]
fn the_same_graph_gives_the_same_positions() {
    let graph = random::graph(2, 60);
    let selection = Selection::all(&graph);
    let positions = Positions::new(&graph, &selection);
    assert!(positions == Positions::new(&graph, &selection), "different positions");
}

#[test]
fn an_ego_view_of_any_size_is_valid() {
    let graph = random::graph(7, 30);
    let focus = graph.entities().next().expect("the graph should not be empty").id();
    for width in (0..64).step_by(3).chain([400]) {
        for height in (0..14).step_by(2).chain([1, 100]) {
            let size = Size::new(width, height);
            let drawing = ego_of(&graph, focus, 2, size, 0);
            let around = neighbourhood(&graph, &[focus], 2, &Filter::default());
            let faults = faults::find_faults(&graph, &around.selection, &drawing);
            assert!(faults.is_empty(), "{size:?}:\n{}", faults.join("\n"));
        }
    }
}

#[test]
fn the_pages_of_a_hub_show_every_neighbour_once() {
    let graph = sketch::graph(&random::hub(200));
    let focus = graph.find_entity("hub").expect("the graph should have a hub");
    for (width, height) in SIZES {
        let size = Size::new(width, height);
        let pages = ego_of(&graph, focus, 1, size, 0).hidden.pages;
        let mut seen = Vec::new();
        for page in 0..pages {
            let drawing = ego_of(&graph, focus, 1, size, page);
            let shown = drawing.nodes.iter().filter(|node| node.id != focus);
            seen.extend(shown.map(|node| node.id));
            assert_eq!(drawing.hidden.entities, 201 - drawing.nodes.len(), "page {page}");
        }
        let count = seen.len();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!((count, seen.len()), (200, 200), "{size:?}");
    }
}
