//! Names typed any way find the right entity, over the built-in graph and over large made ones.

mod built_in;
mod hostile;
mod language;
mod made;
mod names;
mod texts;

use std::path::Path;
use std::sync::LazyLock;

use guanxi::load::{GraphSource, LoadedGraph, load};
use guanxi::model::Graph;
use guanxi::search::Index;

/// The graph that the program ships with.
fn shipped() -> &'static LoadedGraph {
    static SHIPPED: LazyLock<LoadedGraph> = LazyLock::new(|| {
        load(&GraphSource::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("graph")), None)
    });
    &SHIPPED
}

/// The slug of the first hit, and its matched text.
fn first(graph: &Graph, index: &Index, query: &str) -> String {
    let hits = index.ask(graph, query, 5).hits;
    let Some(hit) = hits.first() else { return "nothing".to_owned() };
    graph.entity(hit.entity).slug().to_owned()
}

/// The slugs of all hits, best first.
fn all(graph: &Graph, index: &Index, query: &str) -> Vec<String> {
    let hits = index.ask(graph, query, 100).hits;
    hits.iter().map(|hit| graph.entity(hit.entity).slug().to_owned()).collect()
}
