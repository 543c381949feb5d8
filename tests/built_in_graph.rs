//! The built-in graph: clean, complete, and checked against the articles.

mod readers;
mod strict_checks;
mod sums;

use std::path::{Path, PathBuf};

use guanxi::load::{GraphSource, LoadedGraph, load};
use guanxi::model::{Entity, Graph};
use guanxi::query::{Names, claims_citing, lint};

#[test]
fn the_shipped_graph_has_no_problem() {
    let loaded = load(&GraphSource::BuiltIn, None);
    assert_eq!(told(&loaded), "", "guanxi check");
}

#[test]
fn the_built_in_graph_has_no_unexplained_finding() {
    let loaded = load(&GraphSource::BuiltIn, None);
    let warnings: Vec<String> = lint(&loaded.graph)
        .into_iter()
        .map(|warning| format!("{:?}: {}", warning.rule, warning.message))
        .collect();
    assert_eq!(warnings, [""; 0], "guanxi check --strict");
}

#[test]
fn every_citation_is_proven_by_its_article() {
    let Some(articles) = articles() else {
        eprintln!("skipped: the folder of the four articles is not beside the project");
        return;
    };
    let loaded = load(&GraphSource::BuiltIn, Some(&articles));
    assert_eq!(told(&loaded), "", "guanxi check --articles");
    for source in loaded.graph.sources() {
        let read = loaded.articles.paragraphs(source.id()).map(<[String]>::len);
        assert_eq!(read, Some(source.paragraph_count()), "{} was read", source.slug());
    }
    let quoted = citations(&loaded.graph).filter(|(_, words)| words.is_some()).count();
    let all = citations(&loaded.graph).count();
    assert_eq!(quoted, all, "every citation names the words that find the place");
}

#[test]
fn a_false_quotation_is_detected() {
    let Some(articles) = articles() else {
        eprintln!("skipped: the folder of the four articles is not beside the project");
        return;
    };
    let folder = tempfile::tempdir().expect("a folder");
    let article = std::fs::read_to_string(articles.join("courage-speech.txt")).expect("an article");
    let changed = article.replace("strongly urged", "mildly urged");
    assert_ne!(changed, article, "the words stand there");
    std::fs::write(folder.path().join("courage-speech.txt"), changed).expect("a file");
    let loaded = load(&GraphSource::BuiltIn, Some(folder.path()));
    let messages: Vec<&str> = loaded.problems.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(messages.len(), 2, "one for each of the two who urged: {messages:?}");
}

#[test]
fn the_main_people_are_found_by_each_of_their_names() {
    let loaded = load(&GraphSource::BuiltIn, None);
    let names = Names::new(&loaded.graph);
    for (written, slug) in [
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
            .mentions(written)
            .into_iter()
            .map(|mention| loaded.graph.entity(mention.entity).slug())
            .collect();
        assert_eq!(found, [slug], "{written}");
    }
}

#[test]
fn no_entity_stands_alone() {
    let loaded = load(&GraphSource::BuiltIn, None);
    let graph = &loaded.graph;
    let alone: Vec<&str> = graph
        .entities()
        .filter(|entity| graph.degree(entity.id()) == 0)
        .map(Entity::slug)
        .collect();
    assert_eq!(alone, [""; 0]);
}

#[test]
fn a_paragraph_lists_each_claim_once() {
    let loaded = load(&GraphSource::BuiltIn, None);
    for source in loaded.graph.sources() {
        let claims = claims_citing(&loaded.graph, source.id(), None);
        let mut once = claims.clone();
        once.dedup_by_key(|claim| (claim.paragraph, claim.id));
        assert_eq!(claims, once, "{}", source.slug());
    }
}

fn told(loaded: &LoadedGraph) -> String {
    let lines =
        loaded.problems.iter().map(|found| format!("{} {}", found.location(), found.message));
    lines.collect::<Vec<String>>().join("\n")
}

fn citations(graph: &Graph) -> impl Iterator<Item = (u32, Option<&str>)> {
    let of_relations = graph.relations().flat_map(|relation| relation.cites().collect::<Vec<_>>());
    of_relations.map(|cite| (cite.paragraph.number(), cite.words))
}

/// The articles are not part of the project; they may be next to its folder.
fn articles() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/articles");
    folder.is_dir().then_some(folder)
}
