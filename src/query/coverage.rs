//! How much of the sources the graph uses, and how well they support it.

use std::collections::BTreeSet;

use crate::model::{ClaimId, Graph, Paragraph, Relation, Source, SourceId};

use super::claims::each_citation;

/// How much of a source the graph uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The source.
    pub source: SourceId,
    /// Cited paragraphs.
    pub cited: usize,
    /// Paragraphs with a gist that are not cited.
    pub uncited: usize,
    /// Paragraphs that are page furniture and not cited.
    pub furniture: usize,
    /// Relations that cite it.
    pub relations: usize,
    /// Facts and roles that cite it.
    pub facts: usize,
    /// Relations that cite a single one of its paragraphs and nothing else.
    pub single: usize,
    /// The number of sources with the same witness, including itself; 1 if it is independent.
    pub copies: usize,
}

/// The coverage of each source, in the graph's order.
pub fn coverage(graph: &Graph) -> Vec<Coverage> {
    let mut uses = vec![SourceUse::default(); graph.sources().len()];
    each_citation(graph, |claim, _, cite| {
        let source = &mut uses[cite.source.index()];
        source.paragraphs.insert(cite.paragraph);
        match claim {
            ClaimId::Relation(_) => source.relations.insert(claim),
            ClaimId::Role(_) | ClaimId::Fact { .. } => source.facts.insert(claim),
        };
    });
    for source in graph.relations().filter_map(single_paragraph) {
        uses[source.index()].single += 1;
    }
    graph.sources().zip(uses).map(|(source, used)| used.coverage(graph, source)).collect()
}

/// The number of independent witnesses of the graph.
pub fn independent_witnesses(graph: &Graph) -> usize {
    graph.sources().map(Source::witness).collect::<BTreeSet<&str>>().len()
}

#[derive(Clone, Default)]
struct SourceUse {
    paragraphs: BTreeSet<Paragraph>,
    relations: BTreeSet<ClaimId>,
    facts: BTreeSet<ClaimId>,
    single: usize,
}

impl SourceUse {
    fn coverage(self, graph: &Graph, source: Source<'_>) -> Coverage {
        let is_cited = |index: usize| self.paragraphs.contains(&Paragraph::from_index(index));
        let left = source.gists().enumerate().filter(|(index, _)| !is_cited(*index));
        let (with_gist, furniture): (Vec<_>, Vec<_>) = left.partition(|(_, gist)| gist.is_some());
        let same = |other: &Source<'_>| other.witness() == source.witness();
        Coverage {
            source: source.id(),
            cited: self.paragraphs.len(),
            uncited: with_gist.len(),
            furniture: furniture.len(),
            relations: self.relations.len(),
            facts: self.facts.len(),
            single: self.single,
            copies: graph.sources().filter(same).count(),
        }
    }
}

/// The source of a relation that cites only one paragraph.
fn single_paragraph(relation: Relation<'_>) -> Option<SourceId> {
    let mut places = relation.cites().map(|cite| (cite.source, cite.paragraph));
    let first = places.next()?;
    places.all(|place| place == first).then_some(first.0)
}
