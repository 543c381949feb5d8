use serde::{Deserialize, Serialize};

use crate::model::{ClaimId, EntityId, Graph};
use crate::query::saved_claim;
use crate::text::ClaimText;

/// An entity and the claim selected there, by slug, id and text, so that they persist between runs and can be found in
/// a reloaded graph.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bookmark {
    pub(crate) entity: String,
    /// The id of the relation or fact, if one was selected.
    pub(crate) claim: Option<String>,
    /// What the claim says; `None` without a claim, and in bookmarks of earlier versions.
    pub(crate) text: Option<String>,
    /// The passages that the claim cites.
    #[serde(default)]
    pub(crate) citations: String,
}

impl Bookmark {
    /// The bookmark of an entity and the claim selected there.
    pub(crate) fn new(graph: &Graph, entity: EntityId, claim: Option<ClaimId>) -> Self {
        let entity = graph.entity(entity).slug().to_owned();
        let Some(id) = claim else { return Self { entity, ..Self::default() } };
        let ClaimText { sentence, citations, .. } = ClaimText::new(graph, id);
        Self { entity, claim: graph.claim_id_text(id), text: Some(sentence), citations }
    }

    /// The bookmark of a claim at its subject, which opening the bookmark focuses.
    pub(crate) fn of_claim(graph: &Graph, claim: ClaimId) -> Self {
        Self::new(graph, graph.subject_of(claim), Some(claim))
    }

    /// Whether a claim was selected.
    pub(crate) fn has_claim(&self) -> bool {
        self.claim.is_some() || self.text.is_some()
    }

    /// The bookmarked entity and claim; `None` if the graph no longer has the entity.
    pub(crate) fn target(&self, graph: &Graph) -> Option<(EntityId, Option<ClaimId>)> {
        let entity = graph.find_entity(&self.entity)?;
        let text = self.text.as_deref().map(|text| (text, self.citations.as_str()));
        let claim =
            self.has_claim().then(|| saved_claim(graph, entity, self.claim.as_deref(), text));
        Some((entity, claim.flatten()))
    }

    /// Whether both bookmarks are of the same entity and claim, even if they were saved with different text.
    pub(crate) fn has_same_target(&self, other: &Self, graph: &Graph) -> bool {
        let target = self.target(graph).filter(|(_, claim)| claim.is_some());
        self == other || target.is_some() && target == other.target(graph)
    }
}

#[cfg(test)]
mod tests {
    use super::Bookmark;
    use crate::load::{GraphSource, Text, load, load_texts};
    use crate::model::{ClaimId, Entity, Fact, Graph, Relation};

    /// A graph with these relations from `a` to `b`, each given by its `claim` and `cites`.
    fn graph(relations: &[&str]) -> std::sync::Arc<Graph> {
        let mut body = "entity_kinds: {firm: {plural: firms}}\nrelation_kinds: {knows: {says: knows, back: is \
                        known by, family: any}}\nsources: {s: {title: s, paragraphs: [one, two, three]}}\n\
                        entities: {a: {kind: firm, name: A}, b: {kind: firm, name: B}}\nrelations:\n"
            .to_owned();
        for relation in relations {
            body.extend(["  - {from: a, kind: knows, to: b, ", relation, "}\n"]);
        }
        load_texts(&[Text { name: "guanxi.yaml".to_owned(), body }]).graph
    }

    const FIRST: &str = "claim: first, cites: [s#1]";
    const OTHER: &str = "claim: other, cites: [s#1]";
    const NAMED: &str = "claim: named, id: x, cites: [s#1]";

    /// What the claim of a bookmark says in a graph.
    fn claim_text(bookmark: &Bookmark, relations: &[&str]) -> Option<String> {
        let graph = graph(relations);
        let (_, claim) = bookmark.target(&graph).expect("the entity is missing");
        let Some(ClaimId::Relation(id)) = claim else { return None };
        Some(graph.relation(id).claim().to_owned())
    }

    fn bookmark(relation: &str) -> Bookmark {
        let graph = graph(&[relation]);
        Bookmark::of_claim(&graph, graph.relations().next().expect("a relation").claim_id())
    }

    #[test]
    fn a_claim_is_found_by_its_text_or_its_id() {
        let first = bookmark(FIRST);
        assert_eq!(claim_text(&first, &[OTHER, FIRST]).as_deref(), Some("first"));
        assert_eq!(claim_text(&first, &[OTHER]), None);
        let same_text = ["claim: first, when: 2020, cites: [s#2]", FIRST];
        let graph = graph(&same_text);
        let (_, claim) = first.target(&graph).expect("the entity is missing");
        assert_eq!(claim, graph.relations().nth(1).map(Relation::claim_id));
        let edited = ["claim: edited, id: x, cites: [s#2]"];
        assert_eq!(claim_text(&bookmark(NAMED), &edited).as_deref(), Some("edited"));
    }

    #[test]
    fn a_claim_id_saved_without_text_is_used_only_if_it_matches_one_claim() {
        let old = |claim: &str| {
            let line = format!("{{\"entity\": \"a\", \"claim\": \"{claim}\"}}");
            serde_json::from_str::<Bookmark>(&line).expect("a bookmark of an earlier version")
        };
        assert_eq!(claim_text(&old("a.knows.b"), &[FIRST]).as_deref(), Some("first"));
        assert_eq!(claim_text(&old("a.knows.b"), &[OTHER, FIRST]), None);
        assert_eq!(claim_text(&old("a.knows.b.2"), &[OTHER, FIRST]), None);
        assert_eq!(claim_text(&old("a.knows.b.2"), &[FIRST]), None);
        assert_eq!(claim_text(&old("x"), &[FIRST, NAMED]).as_deref(), Some("named"));
    }

    #[test]
    fn every_claim_of_the_built_in_graph_is_found_again() {
        let graph = load(&GraphSource::BuiltIn, None).graph;
        let roles_and_facts = graph.entities().flat_map(|entity: Entity<'_>| {
            let facts = entity.facts().map(Fact::claim_id);
            std::iter::once(ClaimId::Role(entity.id())).chain(facts)
        });
        for claim in graph.relations().map(Relation::claim_id).chain(roles_and_facts) {
            let target = Bookmark::of_claim(&graph, claim).target(&graph);
            assert_eq!(target.and_then(|(_, found)| found), Some(claim));
        }
    }
}
