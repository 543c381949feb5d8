use std::sync::OnceLock;

use super::dimension::Dimension;
use super::limits::Filter;
use crate::model::{CitedPart, ClaimId, EntityId, Graph, SourceId};
use crate::query::claims::for_each_citation;
use crate::search::Target;

/// A filter on the results of a search.
pub(crate) struct TargetFilter<'f> {
    graph: &'f Graph,
    filter: &'f Filter,
    /// The source parts cited by passing claims, sorted; computed on first use.
    cited: OnceLock<Vec<(SourceId, CitedPart)>>,
}

impl<'f> TargetFilter<'f> {
    pub(crate) fn new(graph: &'f Graph, filter: &'f Filter) -> Self {
        Self { graph, filter, cited: OnceLock::new() }
    }

    /// Whether a target may be found. A relation needs only one end that passes. A paragraph or source needs a source
    /// that passes and, if the filter limits claims or entities, a claim that cites it and passes.
    pub(crate) fn allows(&self, target: Target) -> bool {
        let (graph, filter) = (self.graph, self.filter);
        match target {
            Target::Entity(entity) => filter.includes_entity(graph, entity),
            Target::Relation(id) => {
                let relation = graph.relation(id);
                let ends = [relation.from().id(), relation.to().id()];
                ends.iter().any(|end| filter.allows_entity(graph, *end))
                    && filter.allows_relation(graph, id)
            }
            Target::Fact(entity, index) => {
                filter.allows_entity(graph, entity)
                    && graph.fact(entity, index).is_some_and(|fact| filter.allows_fact(graph, fact))
            }
            Target::Paragraph(source, paragraph) => {
                self.allows_source_and_date(source)
                    && (self.limits_only_sources()
                        || self.cited().binary_search(&(source, paragraph.into())).is_ok())
            }
            Target::Source(source) => {
                let is_cited =
                    || self.cited().binary_search_by_key(&source, |(source, _)| *source).is_ok();
                self.allows_source_and_date(source) && (self.limits_only_sources() || is_cited())
            }
        }
    }

    pub(crate) fn allows_role(&self, entity: EntityId) -> bool {
        self.filter.shows_role(self.graph, self.graph.entity(entity))
    }

    fn allows_source_and_date(&self, source: SourceId) -> bool {
        self.filter.allows_source_and_date(self.graph, self.graph.source(source))
    }

    fn limits_only_sources(&self) -> bool {
        self.filter.limits().all(|(dimension, _)| dimension.limits_sources())
    }

    fn cited(&self) -> &[(SourceId, CitedPart)] {
        self.cited.get_or_init(|| {
            let mut cited = Vec::new();
            for_each_citation(self.graph, |claim, _, cite| {
                if self.allows_claim(claim) {
                    cited.push((cite.source, cite.part));
                }
            });
            cited.sort_unstable();
            cited.dedup();
            cited
        })
    }

    /// Whether a claim may be found. Roles are found only if the filter limits nothing but entities and sources.
    fn allows_claim(&self, claim: ClaimId) -> bool {
        match claim {
            ClaimId::Relation(relation) => self.allows(Target::Relation(relation)),
            ClaimId::Fact { entity, index } => self.allows(Target::Fact(entity, index)),
            ClaimId::Role(entity) => {
                let applies_to_roles = |dimension: Dimension| {
                    dimension.limits_sources() || dimension.limits_entities()
                };
                self.filter.limits().all(|(dimension, _)| applies_to_roles(dimension))
                    && self.filter.allows_entity(self.graph, entity)
                    && self.allows_role(entity)
            }
        }
    }
}
