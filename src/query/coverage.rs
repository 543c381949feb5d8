//! How much of each source the graph uses, and how independent the sources are.

use std::collections::BTreeSet;

use crate::model::{ClaimId, Graph, Paragraph, Relation, Source, SourceId};

use super::claims::for_each_citation;

/// How much of a source the graph uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The source.
    pub source: SourceId,
    /// Cited paragraphs.
    pub cited: usize,
    /// Paragraphs with a gist that are not cited.
    pub uncited: usize,
    /// Paragraphs that are page furniture, without a gist, and not cited.
    pub furniture: usize,
    /// Relations that cite it.
    pub relations: usize,
    /// Facts and roles that cite it.
    pub facts: usize,
    /// Relations that cite one of its paragraphs and nothing else.
    pub single: usize,
    /// The number of sources with the same witness, including itself; 1 if it is independent.
    pub copies: usize,
}

/// The coverage of each source, in the graph's order.
pub fn coverage(graph: &Graph) -> Vec<Coverage> {
    let mut usages = vec![SourceUsage::default(); graph.sources().len()];
    for_each_citation(graph, |claim, _, cite| {
        let source = &mut usages[cite.source.index()];
        source.paragraphs.insert(cite.paragraph);
        match claim {
            ClaimId::Relation(_) => source.relations.insert(claim),
            ClaimId::Role(_) | ClaimId::Fact { .. } => source.facts.insert(claim),
        };
    });
    for source in graph.relations().filter_map(single_paragraph_source) {
        usages[source.index()].single += 1;
    }
    graph.sources().zip(usages).map(|(source, usage)| usage.coverage(graph, source)).collect()
}

/// The number of independent witnesses of the graph.
pub fn independent_witnesses(graph: &Graph) -> usize {
    graph.sources().map(Source::witness).collect::<BTreeSet<&str>>().len()
}

#[derive(Clone, Default)]
struct SourceUsage {
    paragraphs: BTreeSet<Paragraph>,
    relations: BTreeSet<ClaimId>,
    facts: BTreeSet<ClaimId>,
    single: usize,
}

impl SourceUsage {
    fn coverage(self, graph: &Graph, source: Source<'_>) -> Coverage {
        let is_cited = |index: usize| self.paragraphs.contains(&Paragraph::from_index(index));
        let uncited = source.gists().enumerate().filter(|(index, _)| !is_cited(*index));
        let (with_gist, furniture): (Vec<_>, Vec<_>) =
            uncited.partition(|(_, gist)| gist.is_some());
        let has_same_witness = |other: &Source<'_>| other.witness() == source.witness();
        Coverage {
            source: source.id(),
            cited: self.paragraphs.len(),
            uncited: with_gist.len(),
            furniture: furniture.len(),
            relations: self.relations.len(),
            facts: self.facts.len(),
            single: self.single,
            copies: graph.sources().filter(has_same_witness).count(),
        }
    }
}

/// The source of a relation that cites only one paragraph.
fn single_paragraph_source(relation: Relation<'_>) -> Option<SourceId> {
    let mut paragraphs = relation.cites().map(|cite| (cite.source, cite.paragraph));
    let first = paragraphs.next()?;
    paragraphs.all(|paragraph| paragraph == first).then_some(first.0)
}
