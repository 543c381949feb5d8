//! Search in the built-in graph, in small graphs and in large generated ones.

mod built_in;
mod generated;
mod hostile;
mod language;
mod name_generator;
mod questions;
mod texts;

use std::path::Path;
use std::sync::LazyLock;

use guanxi::load::{GraphSource, LoadedGraph, load};
use guanxi::model::{Articles, Graph};
use guanxi::search::{Corpus, Hit, Hits, Index, SearchOptions, SearchScope, SearchSession};

/// The built-in graph.
fn built_in() -> &'static LoadedGraph {
    static BUILT_IN: LazyLock<LoadedGraph> = LazyLock::new(|| {
        load(&GraphSource::Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("graph")), None)
    });
    &BUILT_IN
}

/// The slug of the first hit; `nothing` if there are no hits.
fn first_slug(graph: &Graph, index: &Index, query: &str) -> String {
    let hits = index.search(graph, query, 5).hits;
    let Some(hit) = hits.first() else { return "nothing".to_owned() };
    graph.entity(hit.entity).slug().to_owned()
}

/// The slugs of all hits, best first.
fn all_slugs(graph: &Graph, index: &Index, query: &str) -> Vec<String> {
    let hits = index.search(graph, query, 100).hits;
    hits.iter().map(|hit| graph.entity(hit.entity).slug().to_owned()).collect()
}

/// The best fifty hits for a query in a scope.
fn find(graph: &Graph, articles: &Articles, query: (&str, SearchScope)) -> Hits<Hit> {
    let index = Index::new(graph);
    let corpus = Corpus { graph, articles, index: &index };
    let hits = corpus.find(&mut SearchSession::default(), query, &SearchOptions::with_limit(50));
    hits.expect("the search should not be cancelled")
}
