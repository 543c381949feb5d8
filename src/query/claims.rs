//! The claims drawn from a source or paragraph.

use std::collections::BTreeSet;

use crate::model::{Citation, ClaimId, Graph, Paragraph, SourceId};

/// A claim that cites a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CitedClaim {
    /// The paragraph.
    pub paragraph: Paragraph,
    /// The claim.
    pub id: ClaimId,
    /// The index of its citation, the first one of this paragraph.
    pub(crate) citation: usize,
}

/// Every claim that cites a source, or one of its paragraphs: sorted by paragraph, then relations, roles and facts,
/// each in id order and once per paragraph.
pub fn claims_at(graph: &Graph, source: SourceId, paragraph: Option<Paragraph>) -> Vec<CitedClaim> {
    let mut claims = Vec::new();
    each_citation(graph, |claim, citation, cite| {
        if cite.source == source && paragraph.is_none_or(|wanted| wanted == cite.paragraph) {
            claims.push(CitedClaim { paragraph: cite.paragraph, id: claim, citation });
        }
    });
    claims.sort_unstable();
    claims.dedup_by_key(|claim| (claim.paragraph, claim.id));
    claims
}

/// The number of different claims.
pub fn count_distinct(claims: &[CitedClaim]) -> usize {
    claims.iter().map(|claim| claim.id).collect::<BTreeSet<ClaimId>>().len()
}

/// Calls `note` for every citation of the graph, with its claim and its index there.
pub(super) fn each_citation(graph: &Graph, mut note: impl FnMut(ClaimId, usize, Citation<'_>)) {
    for relation in graph.relations() {
        let claim = ClaimId::Relation(relation.id());
        relation.cites().enumerate().for_each(|(index, cite)| note(claim, index, cite));
    }
    for entity in graph.entities() {
        let claim = ClaimId::Role(entity.id());
        entity.cites().enumerate().for_each(|(index, cite)| note(claim, index, cite));
        for (index, fact) in entity.facts().enumerate() {
            let claim = ClaimId::Fact { entity: entity.id(), index };
            fact.cites().enumerate().for_each(|(index, cite)| note(claim, index, cite));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::claims_at;
    use crate::model::sample::graph;
    use crate::model::{ClaimId, Paragraph, SourceId};

    #[test]
    fn every_relation_is_found_from_its_paragraph() {
        let graph = graph("a -knows-> b\n c -knows-> b");
        let source = SourceId::new(0);
        let found = claims_at(&graph, source, Some(Paragraph::from_index(0)));
        let claim: Vec<ClaimId> = found.iter().map(|claim| claim.id).collect();
        let all: Vec<ClaimId> =
            graph.relations().map(|relation| ClaimId::Relation(relation.id())).collect();
        assert_eq!(claim, all);
        assert_eq!(claims_at(&graph, source, None), found);
        assert_eq!(claims_at(&graph, source, Some(Paragraph::from_index(1))), []);
    }
}
