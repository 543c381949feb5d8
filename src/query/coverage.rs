use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ClaimId, Graph, Paragraph, Relation, Source, SourceId};

use super::claims::for_each_citation;

/// How much of a source the graph uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The source.
    pub source: SourceId,
    /// The number of cited paragraphs.
    pub cited: usize,
    /// The number of uncited paragraphs with a gist.
    pub uncited: usize,
    /// The number of uncited paragraphs without a gist: page furniture, such as headers and captions.
    pub furniture: usize,
    /// The number of relations that cite the source.
    pub relations: usize,
    /// The number of facts and roles that cite the source.
    pub facts_and_roles: usize,
    /// The number of relations that cite one part of the source and nothing else.
    pub single_citations: usize,
    /// The number of sources with the same witness, including this one; 1 if this one is independent.
    pub same_witness_count: usize,
}

/// The coverage of each source, in graph order.
#[expect(clippy::indexing_slicing, reason = "there is a usage for each source")]
pub fn coverage(graph: &Graph) -> Vec<Coverage> {
    let mut usages = vec![SourceUsage::default(); graph.sources().len()];
    for_each_citation(graph, |claim, _, cite| {
        let usage = &mut usages[cite.source.index()];
        usage.paragraphs.extend(cite.part.paragraph());
        match claim {
            ClaimId::Relation(_) => usage.relations.insert(claim),
            ClaimId::Role(_) | ClaimId::Fact { .. } => usage.facts_and_roles.insert(claim),
        };
    });
    for source in graph.relations().filter_map(single_part_source) {
        usages[source.index()].single_citations += 1;
    }
    let mut witnesses: BTreeMap<&str, usize> = BTreeMap::new();
    graph.sources().for_each(|source| *witnesses.entry(source.witness()).or_default() += 1);
    let coverage = |(source, usage): (Source<'_>, SourceUsage)| {
        let same_witness_count = witnesses.get(source.witness()).copied().unwrap_or_default();
        usage.coverage(source, same_witness_count)
    };
    graph.sources().zip(usages).map(coverage).collect()
}

/// The number of witnesses in the graph.
pub fn witness_count(graph: &Graph) -> usize {
    graph.sources().map(Source::witness).collect::<BTreeSet<&str>>().len()
}

#[derive(Clone, Default)]
struct SourceUsage {
    paragraphs: BTreeSet<Paragraph>,
    relations: BTreeSet<ClaimId>,
    facts_and_roles: BTreeSet<ClaimId>,
    single_citations: usize,
}

impl SourceUsage {
    fn coverage(self, source: Source<'_>, same_witness_count: usize) -> Coverage {
        let is_cited = |index: usize| self.paragraphs.contains(&Paragraph::from_index(index));
        let uncited = source.gists().enumerate().filter(|(index, _)| !is_cited(*index));
        let (with_gist, furniture): (Vec<_>, Vec<_>) =
            uncited.partition(|(_, gist)| gist.is_some());
        Coverage {
            source: source.id(),
            cited: self.paragraphs.len(),
            uncited: with_gist.len(),
            furniture: furniture.len(),
            relations: self.relations.len(),
            facts_and_roles: self.facts_and_roles.len(),
            single_citations: self.single_citations,
            same_witness_count,
        }
    }
}

fn single_part_source(relation: Relation<'_>) -> Option<SourceId> {
    let mut parts = relation.cites().map(|cite| (cite.source, cite.part));
    let first = parts.next()?;
    parts.all(|part| part == first).then_some(first.0)
}
