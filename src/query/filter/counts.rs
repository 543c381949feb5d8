//! The values in the filter panel, with the number of items that each value would show.
#![expect(clippy::indexing_slicing, reason = "a dimension has a count for each value")]

use crate::model::{Entity, Graph, Relation};

use super::allowed::FilterItem;
use super::constraint::{Constraint, Constraints, Facet};
use super::dimension::{AppliesTo, Dimension};
use super::limits::Filter;

/// A value, with the number of items that it would show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FacetCount {
    /// The value.
    pub facet: Facet,
    /// For an entity kind, the number of entities of this kind; for any other value, the number of relations that have
    /// the value and pass in every other dimension.
    pub count: usize,
    /// Whether the filter currently includes or excludes the value.
    pub constraint: Constraint,
}

impl Filter {
    /// Every value of every dimension with its count, in dimension order, then graph order.
    ///
    /// Visits every relation once.
    pub fn facet_counts(&self, graph: &Graph) -> Vec<FacetCount> {
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
    /// The date limits alone, which are tested first.
    date_limits: Filter,
    graph: &'a Graph,
    /// The dimensions of relations, each with its included and excluded values.
    relation_dimensions: Vec<(Dimension, Option<&'a Constraints>)>,
    /// The dimensions of sources, each with the filter without this dimension.
    source_dimensions: Vec<(Dimension, Filter)>,
    counts: Vec<Vec<usize>>,
    /// The value of one relation in each dimension of relations, and whether it passes. Reused to save allocations.
    values: Vec<(Dimension, usize, bool)>,
    /// The values of one relation's citations. Reused to save allocations.
    cited: Vec<usize>,
}

impl<'a> FacetTally<'a> {
    fn new(filter: &'a Filter, graph: &'a Graph) -> Self {
        let dimensions = |applies: fn(&AppliesTo) -> bool| {
            Dimension::all().filter(move |dimension| applies(dimension.applies_to()))
        };
        let relation_dimensions = dimensions(AppliesTo::is_relation_property);
        let source_dimensions = dimensions(|target| matches!(target, AppliesTo::Source(..)));
        let without = |dimension| (dimension, filter.retaining(|other| other != dimension));
        let zeros = |dimension: Dimension| {
            dimension.values().map_or(Vec::new(), |values| vec![0; (values.count)(graph)])
        };
        Self {
            filter,
            date_limits: filter
                .retaining(|dimension| matches!(dimension.applies_to(), AppliesTo::ClaimDate(..))),
            graph,
            relation_dimensions: relation_dimensions
                .map(|dimension| (dimension, filter.constraints(dimension)))
                .collect(),
            source_dimensions: source_dimensions.map(without).collect(),
            counts: Dimension::all().map(zeros).collect(),
            values: Vec::new(),
            cited: Vec::new(),
        }
    }

    fn count_entities(&mut self) {
        for dimension in Dimension::all() {
            if let AppliesTo::Entity(value_of) = dimension.applies_to() {
                for entity in self.graph.entities() {
                    self.counts[dimension as usize][value_of(entity)] += 1;
                }
            }
        }
    }

    /// Counts a relation for each of its values if it passes, or for the one value that keeps it from passing.
    fn count_relation(&mut self, relation: Relation<'_>) {
        let (filter, graph) = (self.filter, self.graph);
        let date = FilterItem::ClaimDate(relation.when());
        let is_allowed = |end: &Entity<'_>| filter.allows_entity(graph, end.id());
        let ends = [relation.from(), relation.to()];
        if !self.date_limits.passes(graph, date) || !ends.iter().all(is_allowed) {
            return;
        }
        let values = self.relation_dimensions.iter().filter_map(|(dimension, constraints)| {
            let value = dimension.applies_to().relation_value(graph, relation)?;
            let passes = constraints.is_none_or(|constraints| constraints.allows(value));
            Some((*dimension, value, passes))
        });
        self.values.clear();
        self.values.extend(values);
        let failed_count = self.values.iter().filter(|(_, _, passes)| !passes).count();
        // If the relation fails in two dimensions, no single change of the filter would show it.
        if failed_count > 1 {
            return;
        }
        if filter.allows_citations(graph, relation.cites()) {
            for (dimension, value, passes) in &self.values {
                self.counts[*dimension as usize][*value] +=
                    usize::from(failed_count == usize::from(!passes));
            }
        }
        if failed_count == 0 {
            self.count_sources(relation);
        }
    }

    fn count_sources(&mut self, relation: Relation<'_>) {
        for (dimension, filter) in &self.source_dimensions {
            let AppliesTo::Source(value_of) = dimension.applies_to() else { continue };
            if filter.allows_citations(self.graph, relation.cites()) {
                let values = relation.cites().map(|cite| value_of(self.graph.source(cite.source)));
                self.cited.clear();
                self.cited.extend(values);
                self.cited.sort_unstable();
                self.cited.dedup();
                for value in &self.cited {
                    self.counts[*dimension as usize][*value] += 1;
                }
            }
        }
    }
}
