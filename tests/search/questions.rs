//! Fifty questions that the articles answer, each with the query that a person would type first.
//!
//! The last ten were written by a new reader of the articles and tried once the ranking was finished: all ten were
//! answered at the first attempt, both from the gists and from the articles.
//!
//! A question is answered if one of the first ten hits is an expected paragraph, a claim that cites one, or an entity
//! whose role cites one. No question gets special treatment: a change to the ranking is judged by all of them.

use std::io::Write as _;
use std::path::Path;

use guanxi::load::{GraphSource, LoadedGraph, load};
use guanxi::model::{Citation, Graph};
use guanxi::search::{Corpus, Hit, Index, SearchOptions, SearchScope, SearchSession, Target};

use super::built_in;

/// The number of hits on the first screen.
const MAX_HITS: usize = 10;

/// One line of the table.
struct Question<'t> {
    query: &'t str,
    expected: Vec<&'t str>,
}

#[test]
fn first_queries_answer_most_questions_from_the_gists() {
    // The word "gaokao" does not occur, and a gist says that Porsche "answered", not "response".
    assert_eq!(unanswered(built_in()), ["gaokao", "Porsche response"]);
}

#[test]
fn first_queries_answer_most_questions_from_the_articles() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let articles = folder.join("../shared/articles");
    if !articles.is_dir() {
        // The test harness hides the output of the print macros in passing tests.
        let message = "skipped: the folder of the four articles is not next to the project";
        writeln!(std::io::stderr(), "{message}").expect("standard error should be open");
        return;
    }
    let source = GraphSource::Folder(folder.join("graph"));
    assert_eq!(unanswered(&load(&source, Some(&articles))), ["gaokao"]);
}

/// The queries for which no hit on the first screen answers the question.
fn unanswered(loaded: &LoadedGraph) -> Vec<&'static str> {
    let graph = &loaded.graph;
    let index = Index::new(graph);
    let corpus = Corpus { graph, articles: &loaded.articles, index: &index };
    let options = SearchOptions::with_limit(MAX_HITS);
    let mut unanswered = Vec::new();
    for Question { query, expected } in questions() {
        let scoped_query = (query, SearchScope::All);
        let found = corpus.find(&mut SearchSession::default(), scoped_query, &options);
        let hits = found.expect("the search should not be cancelled").hits;
        let is_expected = |paragraph: &String| expected.contains(&paragraph.as_str());
        if !hits.iter().any(|hit| cited_paragraphs(graph, hit).iter().any(is_expected)) {
            unanswered.push(query);
        }
    }
    unanswered
}

fn questions() -> Vec<Question<'static>> {
    let tables = [include_str!("../questions/forty.tsv"), include_str!("../questions/ten.tsv")];
    let lines = tables.into_iter().flat_map(|table| table.lines().skip(1));
    let questions: Vec<Question<'_>> = lines
        .map(|line| {
            let cells: Vec<&str> = line.split('\t').collect();
            Question { query: cells[2], expected: cells[3].split(',').collect() }
        })
        .collect();
    assert_eq!(questions.len(), 50);
    questions
}

/// The paragraphs that a hit cites: `courage-speech#4`.
fn cited_paragraphs(graph: &Graph, hit: &Hit) -> Vec<String> {
    let cites: Vec<Citation<'_>> = match hit.target {
        Target::Entity(entity) => graph.entity(entity).cites().collect(),
        Target::Relation(relation) => graph.relation(relation).cites().collect(),
        Target::Fact(entity, index) => {
            let fact = graph.entity(entity).facts().nth(index);
            fact.expect("the fact should exist").cites().collect()
        }
        Target::Paragraph(source, paragraph) => {
            vec![Citation { source, part: paragraph.into(), words: None }]
        }
        Target::Source(_) => Vec::new(),
    };
    cites.iter().map(|cite| cite.reference(graph)).collect()
}
