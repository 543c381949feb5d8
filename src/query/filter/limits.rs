//! Filters as sets of limits.

use crate::model::When;

use super::constraint::{Constraint, Constraints, Facet};
use super::dimension::{AppliesTo, Dimension};

/// The limits of a query. Everything passes the default filter.
///
/// Several values of one dimension are alternatives; different dimensions must all match.
///
/// - **Entity kinds** apply to the entities that a query reaches, never to those that it names: `--kind firm` shows the
///   firms around a person, and the person stays.
/// - **Sources, witnesses and `known-on`** apply to citations. A citation counts if its source passes; a relation or
///   fact needs a citation that counts, and `min-sources` witnesses.
/// - **`since` and `until`** define a window of days: a relation or fact passes if it may have held on any of them
///   (one dated 2021 passes `--since 2021-06`). Undated ones do not pass.
/// - **`as-of`** shows what was true on a date: relations and facts that may have begun by then and had not ended. A
///   single date is an event, which stays true; an interval ends with its last day. Undated ones pass.
/// - **`known-on`** shows what had been published by a date: a source counts if it was certainly published by then; an
///   undated source does not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    limits: Vec<(Dimension, Limit)>,
    /// Whether any limit applies to entities. Cached, because it is checked for every tie.
    pub(super) limits_entities: bool,
    pub(super) limits_citations: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Limit {
    Values(Constraints),
    Date(When),
    AtLeast(usize),
}

impl Filter {
    pub(crate) fn is_empty(&self) -> bool {
        self.limits.is_empty()
    }

    pub(crate) fn limits_only_entities(&self) -> bool {
        !self.has_limit_on(|target| !matches!(target, AppliesTo::Entity(..)))
    }

    pub(crate) fn constraint(&self, facet: Facet) -> Constraint {
        let constraints = self.constraints(facet.dimension);
        constraints.map_or(Constraint::Any, |constraints| constraints.get(facet.value))
    }

    pub(crate) fn set_constraint(&mut self, facet: Facet, constraint: Constraint) {
        let mut constraints = self.constraints(facet.dimension).cloned().unwrap_or_default();
        constraints.set(facet.value, constraint);
        self.set_limit(facet.dimension, Limit::Values(constraints));
    }

    pub(crate) fn without_dates(&self) -> Self {
        self.retaining(|dimension| !matches!(dimension.applies_to(), AppliesTo::ClaimDate(..)))
    }

    /// Sets a limit, or removes it if everything passes it.
    pub(super) fn set_limit(&mut self, dimension: Dimension, limit: Limit) {
        let mut limits = self.retaining(|other| other != dimension).limits;
        let is_limit = match &limit {
            Limit::Values(constraints) => !constraints.is_empty(),
            Limit::AtLeast(number) => *number > 0,
            Limit::Date(_) => true,
        };
        limits.extend(is_limit.then_some((dimension, limit)));
        limits.sort_by_key(|(dimension, _)| *dimension);
        *self = Self::new(limits);
    }

    pub(super) fn limits(&self) -> impl Iterator<Item = (Dimension, &Limit)> {
        self.limits.iter().map(|(dimension, limit)| (*dimension, limit))
    }

    pub(super) fn has_limit_on(&self, predicate: impl Fn(&AppliesTo) -> bool) -> bool {
        self.limits.iter().any(|(dimension, _)| predicate(dimension.applies_to()))
    }

    pub(super) fn constraints(&self, dimension: Dimension) -> Option<&Constraints> {
        if let Limit::Values(constraints) = self.get(dimension)? { Some(constraints) } else { None }
    }

    pub(crate) fn date(&self, dimension: Dimension) -> Option<When> {
        if let Limit::Date(date) = self.get(dimension)? { Some(*date) } else { None }
    }

    /// The required number of witnesses; 0 and 1 mean no limit.
    pub(super) fn min_sources(&self) -> usize {
        let limit = self.get(Dimension::MinSources);
        if let Some(Limit::AtLeast(number)) = limit { *number } else { 0 }
    }

    pub(super) fn retaining(&self, keep: impl Fn(Dimension) -> bool) -> Self {
        let kept = self.limits.iter().filter(|(dimension, _)| keep(*dimension));
        Self::new(kept.cloned().collect())
    }

    fn new(limits: Vec<(Dimension, Limit)>) -> Self {
        let mut filter = Self { limits, ..Self::default() };
        filter.limits_entities =
            filter.has_limit_on(|target| matches!(target, AppliesTo::Entity(..)));
        filter.limits_citations = filter.min_sources() > 1
            || filter.limits.iter().any(|(dimension, _)| dimension.limits_sources());
        filter
    }

    fn get(&self, dimension: Dimension) -> Option<&Limit> {
        self.limits.iter().find(|(other, _)| *other == dimension).map(|(_, limit)| limit)
    }
}
