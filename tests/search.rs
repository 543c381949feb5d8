//! Names find the right entity however they are typed, in the built-in graph and in large generated ones.

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

/// The slug of the first hit, and its matched text.
fn first(graph: &Graph, index: &Index, query: &str) -> String {
    let hits = index.search(graph, query, 5).hits;
    let Some(hit) = hits.first() else { return "nothing".to_owned() };
    graph.entity(hit.entity).slug().to_owned()
}

/// The slugs of all hits, best first.
fn all(graph: &Graph, index: &Index, query: &str) -> Vec<String> {
    let hits = index.search(graph, query, 100).hits;
    hits.iter().map(|hit| graph.entity(hit.entity).slug().to_owned()).collect()
}

/// The best fifty of anything in a scope.
fn everything(graph: &Graph, articles: &Articles, asked: (&str, SearchScope)) -> Hits<Hit> {
    let index = Index::new(graph);
    let corpus = Corpus { graph, articles, index: &index };
    let found = corpus.find(&mut SearchSession::default(), asked, &SearchOptions::with_limit(50));
    found.expect("it is not cancelled")
}
