//! Rejects filters that nothing can pass, regardless of the relations in the graph.

use std::collections::BTreeSet;

use crate::model::{Graph, RelationKindId, Source};
use crate::text::series;

use super::allowed::FilterItem;
use super::dimension::{AppliesTo, Dimension};
use super::error::FilterError;
use super::limits::{Filter, Limit};

impl Filter {
    pub(super) fn ensure_satisfiable(self, graph: &Graph) -> Result<Self, FilterError> {
        self.check_window()?;
        self.check_values(graph)?;
        self.check_relation_kinds(graph)?;
        self.check_witnesses(graph)?;
        Ok(self)
    }

    fn check_window(&self) -> Result<(), FilterError> {
        match (self.date(Dimension::Since), self.date(Dimension::Until)) {
            (Some(since), Some(until)) if since.earliest() > until.latest() => {
                Err(FilterError::EmptyWindow { since: since.to_string(), until: until.to_string() })
            }
            _ => Ok(()),
        }
    }

    fn check_values(&self, graph: &Graph) -> Result<(), FilterError> {
        for (dimension, limit) in self.limits() {
            let (Limit::Values(constraints), Some(values)) = (limit, dimension.values()) else {
                continue;
            };
            // Dimensions of relation kinds are checked together.
            let passes = |value| constraints.allows(value);
            if !limits_relation_kinds(dimension) && !(0..(values.count)(graph)).any(passes) {
                let what =
                    if dimension.limits_entities() { "kind of entity" } else { dimension.flag() };
                let flags = format!("--{}", dimension.flag());
                return Err(FilterError::NothingPasses { what, flags });
            }
        }
        Ok(())
    }

    fn check_relation_kinds(&self, graph: &Graph) -> Result<(), FilterError> {
        let mut kinds = (0..graph.relation_kinds().len()).map(RelationKindId::new);
        let is_limited = self.limits().any(|(dimension, _)| limits_relation_kinds(dimension));
        let passes = |kind| self.passes(graph, FilterItem::RelationKind(kind));
        if !is_limited || kinds.any(passes) {
            return Ok(());
        }
        let flags = Dimension::all().filter(|dimension| limits_relation_kinds(*dimension));
        let flags: Vec<String> = flags.map(|dimension| format!("--{}", dimension.flag())).collect();
        let flags = format!("{} together", series(&flags));
        Err(FilterError::NothingPasses { what: "kind of relation", flags })
    }

    fn check_witnesses(&self, graph: &Graph) -> Result<(), FilterError> {
        let required = self.min_sources();
        if required == 0 {
            return Ok(());
        }
        let passing = graph.sources().filter(|source| self.allows_source(graph, source.id()));
        let available = passing.map(Source::witness).collect::<BTreeSet<&str>>().len();
        if required > available {
            return Err(FilterError::TooFewWitnesses { required, available });
        }
        Ok(())
    }
}

fn limits_relation_kinds(dimension: Dimension) -> bool {
    matches!(dimension.applies_to(), AppliesTo::RelationKind(..))
}
