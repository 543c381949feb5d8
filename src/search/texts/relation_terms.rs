use std::sync::atomic::AtomicBool;

use super::documents::write_own_texts;
use super::text_query::{TermSet, TextQuery};
use super::word_finder::WordFinder;
use crate::model::{Entity, EntityId, Graph, Relation};
use crate::search::matching::scan;

/// The terms in the names of each entity and in the words of each relation kind, looked up once rather than for each
/// relation.
pub(super) struct RelationTerms {
    /// The terms in the name and the aliases, by entity.
    names: Vec<TermSet>,
    slugs: Vec<TermSet>,
    /// The terms in the slug, both labels and the family, by relation kind.
    kinds: Vec<TermSet>,
}

impl RelationTerms {
    /// The result is incomplete if the search is cancelled.
    pub(super) fn new(graph: &Graph, query: &TextQuery, cancelled: &AtomicBool) -> Self {
        let words_in = |text: &str| query.words_in(text, query.all_terms());
        let name_words = |entity: Entity<'_>| {
            let aliases = entity.aliases().map(|alias| words_in(alias.name));
            aliases.fold(words_in(entity.name()), |terms, more| terms | more)
        };
        let (words, _) = scan(graph.entity_count(), usize::MAX, cancelled, |block| {
            let entities = block.map(|number| graph.entity(EntityId::new(number)));
            let words = entities.map(|entity| (name_words(entity), words_in(entity.slug())));
            (words.collect(), 0)
        });
        let (names, slugs) = words.into_iter().unzip();
        let kinds = graph.relation_kinds().iter().map(|kind| {
            let family = words_in(graph.family(kind.family));
            words_in(&kind.slug) | words_in(&kind.says) | words_in(&kind.back) | family
        });
        Self { names, slugs, kinds: kinds.collect() }
    }

    /// The terms in any text of a relation.
    pub(super) fn in_relation(&self, query: &TextQuery, relation: Relation<'_>) -> TermSet {
        let ends = [relation.from(), relation.to()].map(|end| end.id().index());
        let at_ends = |terms: &[TermSet]| {
            ends.iter().fold(0, |all, end| all | terms.get(*end).copied().unwrap_or_default())
        };
        let kind = self.kinds.get(relation.kind_id().index()).copied().unwrap_or_default();
        let slugs = if relation.explicit_id().is_some() { 0 } else { at_ends(&self.slugs) };
        let mut finder = WordFinder::new(query, at_ends(&self.names) | kind | slugs);
        write_own_texts(relation, &mut finder);
        finder.found()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::atomic::AtomicBool;

    use super::RelationTerms;
    use crate::load::{GraphSource, LoadedGraph, Text, load, load_texts};
    use crate::model::Articles;
    use crate::search::search_options::SearchOptions;
    use crate::search::target::SearchScope;
    use crate::search::texts::documents::{DocumentPart, DocumentSet};
    use crate::search::texts::text_query::TextQuery;
    use crate::search::texts::text_words::text_words;

    const TWO_TIES: &str = "entity_kinds: {firm: {plural: firms}}\nrelation_kinds: {owns: {says: owns, back: is \
         owned by, family: holdings}}\nsources: {s: {title: S, paragraphs: [All.]}}\nentities:\n  a-b: {kind: firm, name: \
         Xi, aliases: [Yo-yo, 雷]}\n  c: {kind: firm, name: Zed’s}\nrelations:\n  - {from: a-b, kind: owns, to: c, claim: \
         Once., when: 2013-04, cites: [s#1 \"said so\"], extra: {note: more}}\n  - {from: a-b, kind: owns, to: c, claim: \
         Twice., cites: [s#1]}\n  - {from: c, kind: owns, to: a-b, id: own-id, claim: Thrice., cites: [s#1]}\n";

    #[test]
    fn terms_in_a_relation_are_those_in_its_ends_and_own_texts() {
        check(&load(&GraphSource::BuiltIn, None));
        let text = Text { name: "guanxi.yaml".to_owned(), body: TWO_TIES.to_owned() };
        check(&load_texts(&[text]));
    }

    fn check(loaded: &LoadedGraph) {
        let graph = &loaded.graph;
        let (articles, options) = (&Articles::default(), &SearchOptions::with_limit(1));
        let documents = DocumentSet { graph, articles, scope: SearchScope::Relations, options };
        let parts: Vec<Vec<DocumentPart<'_>>> =
            (0..graph.relation_count()).map(|unit| documents.document(unit, 0).parts).collect();
        let texts = parts.iter().flatten().map(|part| &part.text);
        let words = texts.flat_map(|text| text_words(text)).map(|word| word.folded.into_owned());
        let words: BTreeSet<String> = words.collect();
        for typed in words.iter().step_by(1 + words.len() / 60) {
            let query = TextQuery::new(typed);
            let terms = RelationTerms::new(graph, &query, &AtomicBool::new(false));
            for (relation, parts) in graph.relations().zip(&parts) {
                let expected = parts.iter().any(|part| !query.matches(&part.text).is_empty());
                let found = terms.in_relation(&query, relation);
                assert_eq!(found == 1, expected, "{typed} in {}", relation.id_text());
            }
        }
    }
}
