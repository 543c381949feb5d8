#![expect(clippy::indexing_slicing, reason = "searches find indices of the lists")]

use super::Graph;
use crate::model::citation::ClaimId;
use crate::model::claim_link::ClaimLink;

impl Graph {
    /// The id that the graph file gives to a relation or fact, if any.
    pub(crate) fn explicit_id(&self, claim: ClaimId) -> Option<&str> {
        let ids = &self.claim_links.ids_by_claim;
        let index = ids.binary_search_by_key(&claim, |(claim, _)| *claim).ok()?;
        Some(self.arena.get(ids[index].1))
    }

    /// The id of a relation or the explicit id of a fact, as text; `None` for a role or a fact without an id.
    pub fn claim_id_text(&self, claim: ClaimId) -> Option<String> {
        match claim {
            ClaimId::Relation(id) => Some(self.relation(id).id_text().to_string()),
            _ => self.explicit_id(claim).map(str::to_owned),
        }
    }

    /// The claim with this explicit id, or the relation with this default id.
    pub(crate) fn find_claim(&self, id: &str) -> Option<ClaimId> {
        let claim = self.find_explicit_id(id);
        claim.or_else(|| self.find_relation(id).map(ClaimId::Relation))
    }

    pub(in crate::model) fn find_explicit_id(&self, id: &str) -> Option<ClaimId> {
        let claims = &self.claim_links.claims_by_id;
        let index = claims.binary_search_by(|(text, _)| self.arena.get(*text).cmp(id)).ok()?;
        Some(claims[index].1)
    }

    /// The claims linked to `claim` by `link`, regardless of which claim declares the link, in the order of
    /// [`ClaimId`].
    pub(crate) fn linked_claims(
        &self,
        claim: ClaimId,
        link: ClaimLink,
    ) -> impl ExactSizeIterator<Item = ClaimId> + Clone {
        let links = &self.claim_links.links;
        let start = links.partition_point(|(one, kind, _)| (*one, *kind) < (claim, link));
        let end = links.partition_point(|(one, kind, _)| (*one, *kind) <= (claim, link));
        links[start..end].iter().map(|(_, _, other)| *other)
    }

    pub(crate) fn is_disputed(&self, claim: ClaimId) -> bool {
        self.linked_claims(claim, ClaimLink::Disputes).len() > 0
    }

    /// Every pair of claims linked by `link`, once each, in the order of [`ClaimId`].
    pub(crate) fn linked_pairs(&self, link: ClaimLink) -> impl Iterator<Item = [ClaimId; 2]> {
        let links = self.claim_links.links.iter();
        let ordered = links.filter(move |(one, kind, other)| *kind == link && one < other);
        ordered.map(|(one, _, other)| [*one, *other])
    }
}

#[cfg(test)]
mod tests {
    use crate::model::ClaimLink;
    use crate::model::sample::graph;
    use crate::model::{
        Builder, Citation, CitationList, ClaimHandle, ClaimId, FileLine, Graph, NewEntity, NewFact,
        NewRelation, NewRelationKind, NewSource, Paragraph, Standing,
    };

    /// Two relations from `b` to `a`, and one from `c`, which sorts last; a fact of `a` disputes the second from `b`.
    fn graph_with_links() -> Graph {
        let mut builder = Builder::default();
        let kind = builder.add_entity_kind("firm", "firms");
        let paid = builder.add_relation_kind(&NewRelationKind {
            slug: "paid",
            says: "paid",
            ..NewRelationKind::default()
        });
        let gists = vec![Some("One.")];
        let source = builder.add_source(NewSource {
            slug: "news",
            title: "News",
            gists,
            ..NewSource::default()
        });
        let cite = Citation { source, part: Paragraph::from_index(0).into(), words: None };
        let cites = || CitationList::new(vec![cite]).expect("there is one citation");
        let fact =
            NewFact { id: Some("sum"), label: "sum", value: "3", when: None, cites: cites() };
        let new = |slug, facts| NewEntity { slug, kind, name: slug, facts, ..NewEntity::default() };
        let c = builder.add_entity(new("c", vec![])).expect("the slug is not taken");
        let b = builder.add_entity(new("b", vec![])).expect("the slug is not taken");
        let a = builder.add_entity(new("a", vec![fact])).expect("the slug is not taken");
        let mut relation = |from, id, claim| {
            builder.add_relation(NewRelation {
                id,
                from,
                kind: paid,
                to: a,
                when: None,
                claim,
                said_by: None,
                standing: Standing::Stated,
                cites: cites(),
                extra: None,
                defined_at: FileLine::default(),
            })
        };
        relation(c, None, "C paid 1.");
        let first = relation(b, None, "B paid 1.");
        let second = relation(b, Some("two"), "B paid 2.");
        let fact = ClaimHandle::Fact { entity: a, index: 0 };
        builder.add_link(fact, ClaimLink::Disputes, second);
        builder.add_link(second, ClaimLink::Disputes, fact);
        builder.add_link(second, ClaimLink::Compare, fact);
        builder.add_link(second, ClaimLink::Compare, first);
        builder.build()
    }

    #[test]
    fn links_are_found_from_both_ends() {
        let graph = graph_with_links();
        let [first, second, fact] =
            ["b.paid.a", "two", "sum"].map(|id| graph.find_claim(id).expect(id));
        let linked_claims =
            |claim, link| graph.linked_claims(claim, link).collect::<Vec<ClaimId>>();
        assert_eq!(linked_claims(fact, ClaimLink::Disputes), [second]);
        assert_eq!(linked_claims(second, ClaimLink::Disputes), [fact]);
        let compared = linked_claims(second, ClaimLink::Compare);
        assert_eq!(compared, [first], "a disputed pair is listed under `compare` too");
        assert_eq!(linked_claims(first, ClaimLink::Compare), [second]);
        assert_eq!(linked_claims(first, ClaimLink::Disputes), []);
        let pairs: Vec<[ClaimId; 2]> = graph.linked_pairs(ClaimLink::Disputes).collect();
        assert_eq!(pairs, [[second, fact]]);
    }

    #[test]
    fn an_explicit_id_replaces_only_the_default_id_of_its_relation() {
        let graph = graph_with_links();
        let ids: Vec<String> =
            graph.relations().map(|relation| relation.id_text().to_string()).collect();
        assert_eq!(ids, ["b.paid.a", "two", "c.paid.a"]);
        assert_eq!(graph.find_relation("b.paid.a.2"), graph.find_relation("two"));
        assert_eq!(graph.find_relation("sum"), None, "`sum` is the id of a fact");
        assert_eq!(
            graph
                .claim_id_text(ClaimId::Fact {
                    entity: graph.find_entity("a").expect("`a` is in the graph"),
                    index: 0
                })
                .as_deref(),
            Some("sum")
        );
    }

    #[test]
    fn a_graph_without_ids_has_no_links() {
        let graph = graph("a -paid-> b");
        let relation = graph.find_claim("a.paid.b").expect("the relation is in the graph");
        assert_eq!(graph.linked_claims(relation, ClaimLink::Compare).len(), 0);
        assert_eq!(graph.find_claim("anything"), None);
    }
}
