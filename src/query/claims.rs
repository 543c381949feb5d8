use std::collections::BTreeSet;

use crate::model::{Citation, CitedPart, ClaimId, Graph, SourceId};

/// A claim that cites a source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct CitingClaim {
    /// The cited part of the source.
    pub part: CitedPart,
    /// The claim.
    pub id: ClaimId,
    /// The index of the claim's first citation of this part.
    pub(crate) citation_index: usize,
}

/// Every claim that cites a source or, if `part` is given, exactly that part of the source: sorted by part, then
/// relations, roles and facts, each in id order. A claim appears once per part.
pub fn claims_citing(graph: &Graph, source: SourceId, part: Option<CitedPart>) -> Vec<CitingClaim> {
    let mut claims = Vec::new();
    for_each_citation(graph, |claim, citation_index, cite| {
        if cite.source == source && part.is_none_or(|part| part == cite.part) {
            claims.push(CitingClaim { part: cite.part, id: claim, citation_index });
        }
    });
    claims.sort_unstable();
    claims.dedup_by_key(|claim| (claim.part, claim.id));
    claims
}

/// The number of distinct claims in the list.
pub fn distinct_claim_count(claims: &[CitingClaim]) -> usize {
    claims.iter().map(|claim| claim.id).collect::<BTreeSet<ClaimId>>().len()
}

/// The sources of which paragraphs are cited, rather than only pages or the whole document, in id order.
pub(crate) fn sources_with_cited_paragraphs(graph: &Graph) -> BTreeSet<SourceId> {
    let mut sources = BTreeSet::new();
    for_each_citation(graph, |_, _, cite| {
        sources.extend(cite.part.paragraph().map(|_| cite.source));
    });
    sources
}

/// Calls `visit` for every citation of the graph, with its claim and its index among the claim's citations.
pub(super) fn for_each_citation(
    graph: &Graph,
    mut visit: impl FnMut(ClaimId, usize, Citation<'_>),
) {
    for relation in graph.relations() {
        let claim = ClaimId::Relation(relation.id());
        relation.cites().enumerate().for_each(|(index, cite)| visit(claim, index, cite));
    }
    for entity in graph.entities() {
        let claim = ClaimId::Role(entity.id());
        entity.cites().enumerate().for_each(|(index, cite)| visit(claim, index, cite));
        for (index, fact) in entity.facts().enumerate() {
            let claim = ClaimId::Fact { entity: entity.id(), index };
            fact.cites().enumerate().for_each(|(index, cite)| visit(claim, index, cite));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::claims_citing;
    use crate::model::sample::graph;
    use crate::model::{ClaimId, Paragraph, SourceId};

    #[test]
    fn claims_are_found_by_the_paragraph_they_cite() {
        let graph = graph("a -knows-> b\n c -knows-> b");
        let source = SourceId::new(0);
        let claims = claims_citing(&graph, source, Some(Paragraph::from_index(0).into()));
        let ids: Vec<ClaimId> = claims.iter().map(|claim| claim.id).collect();
        let relations: Vec<ClaimId> =
            graph.relations().map(|relation| ClaimId::Relation(relation.id())).collect();
        assert_eq!(ids, relations);
        assert_eq!(claims_citing(&graph, source, None), claims);
        assert_eq!(claims_citing(&graph, source, Some(Paragraph::from_index(1).into())), []);
    }
}
