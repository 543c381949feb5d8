//! The built-in graph is clean, complete, and consistent with the articles.

mod readers;
mod strict_checks;
mod sums;

use std::path::{Path, PathBuf};

use guanxi::load::{GraphSource, LoadedGraph, load};
use guanxi::model::{Entity, Graph};
use guanxi::query::{NameIndex, claims_citing, lint};

#[test]
fn the_built_in_graph_has_no_problems() {
    let loaded = load(&GraphSource::BuiltIn, None);
    assert_eq!(describe_problems(&loaded), "", "guanxi check");
}

#[test]
fn the_built_in_graph_has_no_lint_warnings() {
    let loaded = load(&GraphSource::BuiltIn, None);
    let warnings: Vec<String> = lint(&loaded.graph, &loaded.incomplete_entries)
        .into_iter()
        .map(|warning| format!("{:?}: {}", warning.rule, warning.message))
        .collect();
    assert_eq!(warnings, [""; 0], "guanxi check --strict");
}

#[test]
fn the_quoted_words_of_every_citation_occur_in_its_article() {
    let Some(articles) = articles() else {
        eprintln!("skipped: the folder of the four articles is not next to the project");
        return;
    };
    let loaded = load(&GraphSource::BuiltIn, Some(&articles));
    assert_eq!(describe_problems(&loaded), "", "guanxi check --articles");
    for source in loaded.graph.sources() {
        let count = loaded.articles.article(source.id()).map(guanxi::model::Article::len);
        assert_eq!(count, Some(source.paragraph_count()), "{}", source.slug());
    }
    let quoted = quotations(&loaded.graph).flatten().count();
    let all = quotations(&loaded.graph).count();
    assert_eq!(quoted, all, "every citation should quote words");
}

#[test]
fn a_citation_quotes_at_most_six_words() {
    let loaded = load(&GraphSource::BuiltIn, None);
    let is_long = |words: &&str| words.split_whitespace().count() > 6;
    let long: Vec<&str> = quotations(&loaded.graph).flatten().filter(is_long).collect();
    assert_eq!(long, [""; 0], "the articles are not ours to reprint");
}

#[test]
fn a_false_quotation_is_detected() {
    let Some(articles) = articles() else {
        eprintln!("skipped: the folder of the four articles is not next to the project");
        return;
    };
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let article = std::fs::read_to_string(articles.join("courage-speech.txt"));
    let article = article.expect("the article should be readable");
    let changed = article.replace("strongly urged", "mildly urged");
    assert_ne!(changed, article, "the article should contain the quoted words");
    let file = folder.path().join("courage-speech.txt");
    std::fs::write(file, changed).expect("the changed article should be written");
    let loaded = load(&GraphSource::BuiltIn, Some(folder.path()));
    let messages: Vec<&str> =
        loaded.problems.iter().map(|problem| problem.message.as_str()).collect();
    assert_eq!(messages.len(), 2, "two relations quote the words: {messages:?}");
}

#[test]
fn the_main_people_are_found_by_each_of_their_names() {
    let loaded = load(&GraphSource::BuiltIn, None);
    let names = NameIndex::new(&loaded.graph);
    for (name, slug) in [
        ("雷军", "lei-jun"),
        ("Hei Leijun", "lei-jun"),
        ("Yu Chengdong", "richard-yu"),
        ("Small Peng", "xpeng"),
        ("Dapeng", "xpeng"),
        ("Xiaopeng Automobile", "xpeng"),
        ("He Xiaopeng", "he-xiaopeng"),
        ("Future Car Daily", "future-auto-daily"),
        ("Future Auto Daily", "future-auto-daily"),
        ("P6", "xpeng-p7"),
    ] {
        let found: Vec<&str> = names
            .mentions(name)
            .into_iter()
            .map(|mention| loaded.graph.entity(mention.entity).slug())
            .collect();
        assert_eq!(found, [slug], "{name}");
    }
}

#[test]
fn every_entity_has_a_relation() {
    let loaded = load(&GraphSource::BuiltIn, None);
    let graph = &loaded.graph;
    let isolated: Vec<&str> = graph
        .entities()
        .filter(|entity| graph.degree(entity.id()) == 0)
        .map(Entity::slug)
        .collect();
    assert_eq!(isolated, [""; 0]);
}

#[test]
fn a_paragraph_lists_each_claim_once() {
    let loaded = load(&GraphSource::BuiltIn, None);
    for source in loaded.graph.sources() {
        let claims = claims_citing(&loaded.graph, source.id(), None);
        let mut distinct = claims.clone();
        distinct.dedup_by_key(|claim| (claim.part, claim.id));
        assert_eq!(claims, distinct, "{}", source.slug());
    }
}

fn describe_problems(loaded: &LoadedGraph) -> String {
    let problems = loaded.problems.iter();
    let lines = problems.map(|problem| format!("{} {}", problem.location(), problem.message));
    lines.collect::<Vec<String>>().join("\n")
}

/// The quoted words of each citation of a relation.
fn quotations(graph: &Graph) -> impl Iterator<Item = Option<&str>> {
    let citations = graph.relations().flat_map(|relation| relation.cites().collect::<Vec<_>>());
    citations.map(|citation| citation.words)
}

/// The articles are not part of the project; they may be next to its folder.
fn articles() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles");
    folder.is_dir().then_some(folder)
}
