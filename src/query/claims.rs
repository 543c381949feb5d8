//! What is drawn from a paragraph: the way back from a source to the graph.

use std::collections::BTreeSet;

use crate::model::{Citation, Graph, Paragraph, SourceId, Stated};

/// One thing that a paragraph is cited for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Claim {
    /// The paragraph.
    pub paragraph: Paragraph,
    /// What is said there.
    pub stated: Stated,
    /// Which of its citations this is, counted from 0; the first where several name the paragraph.
    pub citation: usize,
}

/// Everything that cites a source, or one of its paragraphs: by paragraph, relations first, then
/// roles, then facts, each in id order, and each once a paragraph.
#[must_use]
pub fn claims_at(graph: &Graph, source: SourceId, paragraph: Option<Paragraph>) -> Vec<Claim> {
    let mut claims = Vec::new();
    let mut note = |stated: Stated, citation: usize, cite: Citation<'_>| {
        if cite.source == source && paragraph.is_none_or(|wanted| wanted == cite.paragraph) {
            claims.push(Claim { paragraph: cite.paragraph, stated, citation });
        }
    };
    for_each_citation(graph, &mut note);
    claims.sort_unstable();
    claims.dedup_by_key(|claim| (claim.paragraph, claim.stated));
    claims
}

/// How many different things are claimed, however many paragraphs each is drawn from.
#[must_use]
pub fn distinct(claims: &[Claim]) -> usize {
    claims.iter().map(|claim| claim.stated).collect::<BTreeSet<Stated>>().len()
}

/// Every citation of a graph by its paragraph: [`claims_at`] without looking through the graph.
///
/// Costs 32 bytes a citation; worth it where somebody reads on, not for a single answer.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// By source, then as [`claims_at`] has them.
    all: Vec<(SourceId, Claim)>,
}

impl Claims {
    /// Looks through a graph once.
    #[must_use]
    pub fn new(graph: &Graph) -> Self {
        let mut all = Vec::new();
        for_each_citation(graph, &mut |stated, citation, cite| {
            all.push((cite.source, Claim { paragraph: cite.paragraph, stated, citation }));
        });
        all.sort_unstable();
        all.dedup_by_key(|(source, claim)| (*source, claim.paragraph, claim.stated));
        Self { all }
    }

    /// What [`claims_at`] answers, in the logarithm of the number of citations.
    #[must_use]
    pub fn at(
        &self,
        source: SourceId,
        paragraph: Option<Paragraph>,
    ) -> impl ExactSizeIterator<Item = Claim> + '_ {
        let place =
            |(other, claim): &(SourceId, Claim)| (*other, paragraph.map(|_| claim.paragraph));
        let wanted = (source, paragraph);
        let start = self.all.partition_point(|one| place(one) < wanted);
        let end = self.all.partition_point(|one| place(one) <= wanted);
        self.all[start..end].iter().map(|(_, claim)| *claim)
    }
}

/// Calls with every citation of the graph, what it stands behind and its place among the others.
pub(super) fn for_each_citation<'g>(
    graph: &'g Graph,
    note: &mut impl FnMut(Stated, usize, Citation<'g>),
) {
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
    use super::{Claims, claims_at};
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
        let claims = Claims::new(&graph);
        for paragraph in [None, Some(Paragraph::at(0)), Some(Paragraph::at(1))] {
            let expected = claims_at(&graph, source, paragraph);
            assert_eq!(claims.at(source, paragraph).collect::<Vec<_>>(), expected);
        }
        assert_eq!(claims.at(SourceId::new(1), None).len(), 0);
        assert_eq!(claims_at(&graph, source, Some(Paragraph::at(1))), []);
    }
}
