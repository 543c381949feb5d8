//! Search beyond entities: relations, paragraphs and sources, by the words in their text.
//!
//! These texts are long and many, so they are not indexed but read: on every core, in the order of
//! the graph, until cancelled.

mod text_search;
mod word_query;

use std::borrow::Cow;

use super::bounds::Bounds;
use super::hit::{Hits, TextHit};
use crate::model::{Entity, Graph, Paragraph, Passage, RelationId, SourceId};
use text_search::{SearchedText, TextSet, search_texts};

/// Relations by label, both ends, date and claim, best first.
///
/// The text of a hit is the relation in one line: both ends with the label between them, the
/// date, the claim. Other names of the ends are searched as well.
pub fn search_relations(
    graph: &Graph,
    query: &str,
    bounds: &Bounds<'_, RelationId>,
) -> Hits<TextHit<RelationId>> {
    let relation = |at| graph.relation(RelationId::new(at));
    let texts = TextSet {
        count: graph.relation_count(),
        id: &RelationId::new,
        fulfils: &|id, condition| condition.allows_relation(graph, id),
        text: &|at| {
            let relation = relation(at);
            let head = [relation.from().name(), &relation.kind().says, relation.to().name()];
            let when = relation.when().map(|when| when.to_string());
            SearchedText::new(head.join(" "), [when.as_deref(), Some(relation.claim())])
        },
        hidden: &|at| {
            let (kind, from, to) = (relation(at).kind(), relation(at).from(), relation(at).to());
            format!("{} {} {} {}", kind.slug, kind.back, other_names(from), other_names(to))
        },
    };
    search_texts(&texts, graph, query, bounds)
}

fn other_names(entity: Entity<'_>) -> String {
    let names: Vec<&str> = entity.aliases().map(|alias| alias.name).collect();
    format!("{} {}", entity.slug(), names.join(" "))
}

/// Paragraphs by the words in them, best first.
pub fn search_paragraphs(
    graph: &Graph,
    passages: &[Passage<'_>],
    query: &str,
    bounds: &Bounds<'_, SourceId>,
) -> Hits<TextHit<(SourceId, Paragraph)>> {
    let texts = TextSet {
        count: passages.len(),
        id: &|at| (passages[at].source, passages[at].paragraph),
        fulfils: &|(source, _), condition| condition.allows_source(source),
        text: &|at| SearchedText { shown: Cow::Borrowed(passages[at].text), head: 0 },
        hidden: &|_| String::new(),
    };
    let Bounds { limit, allows, cancelled } = *bounds;
    let bounds = Bounds { limit, allows: &|(source, _)| allows(source), cancelled };
    search_texts(&texts, graph, query, &bounds)
}

/// Sources by title, slug, author, publisher and date, best first.
pub fn search_sources(
    graph: &Graph,
    query: &str,
    bounds: &Bounds<'_, SourceId>,
) -> Hits<TextHit<SourceId>> {
    let source = |at| graph.source(SourceId::new(at));
    let texts = TextSet {
        count: graph.sources().len(),
        id: &SourceId::new,
        fulfils: &|id, condition| condition.allows_source(id),
        text: &|at| {
            let published = source(at).published().map(|when| when.to_string());
            let rest = [source(at).author(), source(at).publisher(), published.as_deref()];
            SearchedText::new(source(at).title().to_owned(), rest)
        },
        hidden: &|at| format!("{} {}", source(at).slug(), source(at).note().unwrap_or_default()),
    };
    search_texts(&texts, graph, query, bounds)
}
