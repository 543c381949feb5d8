//! Fifty questions that the articles answer, with what a person types first.
//!
//! The last ten were written by a fresh reader of the articles and asked once the ranking was finished: all ten were
//! answered at the first attempt, from the gists as well as from the articles.
//!
//! A question is answered if one of the first ten results cites an expected paragraph: the paragraph itself, a claim,
//! or an entity whose role cites it. No question gets special treatment: a change to the ranking is judged on all.

use std::io::Write as _;
use std::path::Path;

use guanxi::load::{GraphSource, LoadedGraph, load};
use guanxi::model::{Citation, Graph};
use guanxi::search::{Corpus, Hit, Index, SearchOptions, SearchScope, SearchSession, Target};

use super::built_in;

/// Results on the first screen.
const SCREEN: usize = 10;

/// One line of the table.
struct Question<'t> {
    typed: &'t str,
    expected: Vec<&'t str>,
}

#[test]
fn the_first_thing_typed_answers_most_questions_from_the_gists() {
    // Nothing answers "gaokao", and a gist says that Porsche "answered", not "response".
    assert_eq!(unanswered(built_in()), ["gaokao", "Porsche response"]);
}

#[test]
fn the_first_thing_typed_answers_most_questions_from_the_articles() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let articles = folder.join("../shared/articles");
    if !articles.is_dir() {
        // The harness hides what a passing test prints by the macros.
        let skipped = "skipped: the folder of the four articles is not beside the project";
        writeln!(std::io::stderr(), "{skipped}").expect("standard error is open");
        return;
    }
    let source = GraphSource::Folder(folder.join("graph"));
    assert_eq!(unanswered(&load(&source, Some(&articles))), ["gaokao"]);
}

/// What is typed for the questions that no result on the first screen answers.
fn unanswered(loaded: &LoadedGraph) -> Vec<&'static str> {
    let graph = &loaded.graph;
    let index = Index::new(graph);
    let corpus = Corpus { graph, articles: &loaded.articles, index: &index };
    let options = SearchOptions::with_limit(SCREEN);
    let mut unanswered = Vec::new();
    for Question { typed, expected } in questions() {
        let asked = (typed, SearchScope::All);
        let found = corpus.find(&mut SearchSession::default(), asked, &options);
        let found = found.expect("it is not cancelled").hits;
        let is_expected = |place: &String| expected.contains(&place.as_str());
        if !found.iter().any(|hit| cited(graph, hit).iter().any(is_expected)) {
            unanswered.push(typed);
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
            Question { typed: cells[2], expected: cells[3].split(',').collect() }
        })
        .collect();
    assert_eq!(questions.len(), 50);
    questions
}

/// The paragraphs that a hit cites: `courage-speech#4`.
fn cited(graph: &Graph, hit: &Hit) -> Vec<String> {
    let cites: Vec<Citation<'_>> = match hit.target {
        Target::Entity(entity) => graph.entity(entity).cites().collect(),
        Target::Relation(relation) => graph.relation(relation).cites().collect(),
        Target::Fact(entity, place) => {
            graph.entity(entity).facts().nth(place).expect("a fact").cites().collect()
        }
        Target::Paragraph(source, paragraph) => vec![Citation { source, paragraph, words: None }],
        Target::Source(_) => Vec::new(),
    };
    cites.iter().map(|cite| cite.reference(graph)).collect()
}
