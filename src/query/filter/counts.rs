//! The values in the filter panel, with the number of items that each would show.

use std::collections::BTreeSet;

use crate::model::{Entity, Graph, Relation};

use super::allowed::Subject;
use super::constraint::{Constraint, Constraints, Facet};
use super::dimension::{Dimension, FilterTarget};
use super::limits::Filter;

/// A value, with the number of items that it would show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FacetCount {
    /// The value.
    pub facet: Facet,
    /// For a kind of entity, the number of entities of the kind; for all others, the number of
    /// relations that have the value and pass in every other dimension.
    pub count: usize,
    /// Whether the filter currently includes or excludes the value.
    pub constraint: Constraint,
}

impl Filter {
    /// Every value of every dimension with its count, in the order of the dimensions and then of the graph.
    ///
    /// Visits every relation once.
    pub fn counts(&self, graph: &Graph) -> Vec<FacetCount> {
        let mut tally = FacetTally::new(self, graph);
        tally.count_entities();
        graph.relations().for_each(|relation| tally.count_relation(relation));
        let counts = Dimension::all().zip(tally.counts);
        let facets = counts.flat_map(|(dimension, counts)| {
            counts.into_iter().enumerate().map(move |(value, count)| {
                let facet = Facet { dimension, value };
                FacetCount { facet, count, constraint: self.constraint(facet) }
            })
        });
        facets.collect()
    }
}

struct FacetTally<'a> {
    filter: &'a Filter,
    /// The filter reduced to its dates, which are tested first.
    dates: Filter,
    graph: &'a Graph,
    /// The dimensions of relations, each with its included and excluded values.
    on_relations: Vec<(Dimension, Option<&'a Constraints>)>,
    /// The dimensions of sources, each with the filter without this dimension.
    on_sources: Vec<(Dimension, Filter)>,
    /// By dimension and value.
    counts: Vec<Vec<usize>>,
}

impl<'a> FacetTally<'a> {
    fn new(filter: &'a Filter, graph: &'a Graph) -> Self {
        let dimensions = |applies: fn(&FilterTarget) -> bool| {
            Dimension::all().filter(move |dimension| applies(dimension.applies_to()))
        };
        let on_relations = dimensions(FilterTarget::is_on_relations);
        let on_sources = dimensions(|target| matches!(target, FilterTarget::Source(..)));
        let without = |dimension| (dimension, filter.retaining(|other| other != dimension));
        let zeros = |dimension: Dimension| {
            dimension.values().map_or(Vec::new(), |values| vec![0; (values.count)(graph)])
        };
        Self {
            filter,
            dates: filter
                .retaining(|dimension| matches!(dimension.applies_to(), FilterTarget::Held(..))),
            graph,
            on_relations: on_relations
                .map(|dimension| (dimension, filter.constraints(dimension)))
                .collect(),
            on_sources: on_sources.map(without).collect(),
            counts: Dimension::all().map(zeros).collect(),
        }
    }

    fn count_entities(&mut self) {
        for dimension in Dimension::all() {
            if let FilterTarget::Entity(value_of) = dimension.applies_to() {
                for entity in self.graph.entities() {
                    self.counts[dimension as usize][value_of(entity)] += 1;
                }
            }
        }
    }

    /// Counts a relation for all of its values if it passes, or for the only value that keeps it from passing.
    fn count_relation(&mut self, relation: Relation<'_>) {
        let (filter, graph) = (self.filter, self.graph);
        let held = Subject::Held(relation.when());
        let is_allowed = |end: &Entity<'_>| filter.allows_entity(graph, end.id());
        let ends = [relation.from(), relation.to()];
        if !self.dates.passes(graph, held) || !ends.iter().all(is_allowed) {
            return;
        }
        let values = self.on_relations.iter().filter_map(|(dimension, constraints)| {
            let value = dimension.applies_to().relation_value(graph, relation)?;
            let passes = constraints.is_none_or(|constraints| constraints.allows(value));
            Some((*dimension, value, passes))
        });
        let failed = values.clone().filter(|(_, _, passes)| !passes).count();
        // If two dimensions fail, no single change of the filter would show the relation.
        if failed > 1 {
            return;
        }
        if filter.allows_citations(graph, relation.cites()) {
            for (dimension, value, passes) in values {
                self.counts[dimension as usize][value] +=
                    usize::from(failed == usize::from(!passes));
            }
        }
        if failed == 0 {
            self.count_sources(relation);
        }
    }

    fn count_sources(&mut self, relation: Relation<'_>) {
        for (dimension, filter) in &self.on_sources {
            let FilterTarget::Source(value_of) = dimension.applies_to() else { continue };
            if filter.allows_citations(self.graph, relation.cites()) {
                let cited = relation.cites().map(|cite| value_of(self.graph.source(cite.source)));
                for value in cited.collect::<BTreeSet<usize>>() {
                    self.counts[*dimension as usize][value] += 1;
                }
            }
        }
    }
}
