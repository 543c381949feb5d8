//! What cites a paragraph: from a source back to the graph.

use std::collections::BTreeSet;

use crate::model::{Citation, Graph, Paragraph, SourceId, Stated};

/// One thing that cites a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Claim {
    /// The paragraph.
    pub paragraph: Paragraph,
    /// What cites it.
    pub stated: Stated,
    /// Which of its citations this is, from 0; the first if several name the paragraph.
    pub citation: usize,
}

/// Everything that cites a source, or one of its paragraphs: by paragraph, relations first, then
/// roles, then facts, each in id order and once a paragraph.
pub fn claims_at(graph: &Graph, source: SourceId, paragraph: Option<Paragraph>) -> Vec<Claim> {
    let mut claims = Vec::new();
    each_citation(graph, |stated, citation, cite| {
        if cite.source == source && paragraph.is_none_or(|wanted| wanted == cite.paragraph) {
            claims.push(Claim { paragraph: cite.paragraph, stated, citation });
        }
    });
    claims.sort_unstable();
    claims.dedup_by_key(|claim| (claim.paragraph, claim.stated));
    claims
}

/// How many different things are claimed, each counted once.
pub fn distinct(claims: &[Claim]) -> usize {
    claims.iter().map(|claim| claim.stated).collect::<BTreeSet<Stated>>().len()
}

/// Calls `note` for every citation of the graph with what it supports and its position there.
pub(super) fn each_citation(graph: &Graph, mut note: impl FnMut(Stated, usize, Citation<'_>)) {
    for relation in graph.relations() {
        let stated = Stated::Relation(relation.id());
        relation.cites().enumerate().for_each(|(place, cite)| note(stated, place, cite));
    }
    for entity in graph.entities() {
        let stated = Stated::Role(entity.id());
        entity.cites().enumerate().for_each(|(place, cite)| note(stated, place, cite));
        for (place, fact) in entity.facts().enumerate() {
            let stated = Stated::Fact { entity: entity.id(), place };
            fact.cites().enumerate().for_each(|(place, cite)| note(stated, place, cite));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::claims_at;
    use crate::model::sample::graph;
    use crate::model::{Paragraph, SourceId, Stated};

    #[test]
    fn every_relation_is_found_from_its_paragraph() {
        let graph = graph("a -knows-> b\n c -knows-> b");
        let source = SourceId::new(0);
        let found = claims_at(&graph, source, Some(Paragraph::at(0)));
        let stated: Vec<Stated> = found.iter().map(|claim| claim.stated).collect();
        let all: Vec<Stated> =
            graph.relations().map(|relation| Stated::Relation(relation.id())).collect();
        assert_eq!(stated, all);
        assert_eq!(claims_at(&graph, source, None), found);
        assert_eq!(claims_at(&graph, source, Some(Paragraph::at(1))), []);
    }
}
