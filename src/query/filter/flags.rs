//! Converts filters to and from flags.

use std::collections::BTreeSet;
use std::fmt;

use crate::model::Graph;
use crate::text::nearest;

use super::constraint::{Constraint, Facet};
use super::dimension::{Dimension, ValueKind};
use super::error::FilterError;
use super::limits::{Filter, Limit};

/// A filter as typed: flags with their values, in any order; `!x` excludes `x`.
///
/// Displayed as part of a command line: `--kind firm --tone !negative`. The `!` needs quotes in a shell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilterArgs(Vec<(Dimension, String)>);

impl FilterArgs {
    pub(crate) fn dimensions(&self) -> BTreeSet<Dimension> {
        self.0.iter().map(|(dimension, _)| *dimension).collect()
    }

    /// The first value of a flag; empty if the flag is missing.
    #[cfg(feature = "tui")]
    pub(crate) fn get(&self, dimension: Dimension) -> &str {
        let arg = self.0.iter().find(|(other, _)| *other == dimension);
        arg.map_or("", |(_, value)| value)
    }

    /// Replaces the value of a flag; an empty value removes the flag.
    #[cfg(feature = "tui")]
    pub(crate) fn replace(&mut self, dimension: Dimension, value: &str) {
        self.0.retain(|(other, _)| *other != dimension);
        if !value.is_empty() {
            self.0.push((dimension, value.to_owned()));
        }
    }

    pub(crate) fn quoted(self) -> Self {
        self.0
            .into_iter()
            .map(|(dimension, value)| (dimension, crate::text::escape::quote_shell_word(&value)))
            .collect()
    }

    /// Resolves the flags to a filter on a graph. If a date or number flag is repeated, the last one wins.
    ///
    /// # Errors
    ///
    /// Fails on unknown values, invalid dates or numbers, and flags that contradict each other.
    pub fn resolve(&self, graph: &Graph) -> Result<Filter, FilterError> {
        let mut filter = Filter::default();
        for (dimension, value) in &self.0 {
            filter.add_flag(graph, *dimension, value)?;
        }
        filter.ensure_satisfiable(graph)
    }

    /// The filter for a reloaded graph, and the flags that it omits because they no longer apply.
    #[cfg(feature = "tui")]
    pub(crate) fn resolve_known(&self, graph: &Graph) -> (Filter, Self) {
        let (mut filter, mut omitted) = (Filter::default(), Vec::new());
        for (dimension, value) in &self.0 {
            let mut next = filter.clone();
            let added = next.add_flag(graph, *dimension, value);
            match added.and_then(|()| next.ensure_satisfiable(graph)) {
                Ok(next) => filter = next,
                Err(_) => omitted.push((*dimension, value.clone())),
            }
        }
        (filter, Self(omitted))
    }

    #[cfg(feature = "tui")]
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(Dimension, String)> for FilterArgs {
    fn from_iter<T: IntoIterator<Item = (Dimension, String)>>(args: T) -> Self {
        Self(args.into_iter().collect())
    }
}

impl fmt::Display for FilterArgs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let flag =
            |(dimension, value): &(Dimension, String)| format!("--{} {value}", dimension.flag());
        f.write_str(&self.0.iter().map(flag).collect::<Vec<String>>().join(" "))
    }
}

impl Filter {
    /// The flags for this filter, in the order of the dimensions.
    pub fn to_args(&self, graph: &Graph) -> FilterArgs {
        let flags = |(dimension, limit): (Dimension, &Limit)| match limit {
            Limit::Values(constraints) => {
                let word = |value| Facet { dimension, value }.word(graph);
                let included =
                    constraints.values(Constraint::Include).map(|value| word(value).to_owned());
                let excluded = constraints
                    .values(Constraint::Exclude)
                    .map(|value| format!("!{}", word(value)));
                included.chain(excluded).map(|value| (dimension, value)).collect()
            }
            Limit::Date(date) => vec![(dimension, date.to_string())],
            Limit::AtLeast(number) => vec![(dimension, number.to_string())],
        };
        self.limits().flat_map(flags).collect()
    }

    fn add_flag(
        &mut self,
        graph: &Graph,
        dimension: Dimension,
        text: &str,
    ) -> Result<(), FilterError> {
        let word = || text.to_owned();
        let limit = match dimension.value_kind() {
            ValueKind::Named(_) => return self.add_value(graph, dimension, text),
            ValueKind::Date(_) => text
                .parse()
                .map(Limit::Date)
                .map_err(|error| FilterError::InvalidDate { dimension, word: word(), error })?,
            ValueKind::Number(_) => text
                .parse()
                .map(Limit::AtLeast)
                .map_err(|_| FilterError::InvalidNumber { dimension, word: word() })?,
        };
        self.set_limit(dimension, limit);
        Ok(())
    }

    fn add_value(
        &mut self,
        graph: &Graph,
        dimension: Dimension,
        text: &str,
    ) -> Result<(), FilterError> {
        let (word, constraint) = match text.strip_prefix('!') {
            Some(word) => (word, Constraint::Exclude),
            None => (text, Constraint::Include),
        };
        let matching = dimension.values().map_or(Vec::new(), |values| values.find(graph, word));
        if matching.is_empty() {
            return Err(unknown_value(graph, dimension, word));
        }
        for facet in matching.into_iter().map(|value| Facet { dimension, value }) {
            if ![Constraint::Any, constraint].contains(&self.constraint(facet)) {
                return Err(FilterError::IncludedAndExcluded { dimension, word: word.to_owned() });
            }
            self.set_constraint(facet, constraint);
        }
        Ok(())
    }
}

fn unknown_value(graph: &Graph, dimension: Dimension, word: &str) -> FilterError {
    let names = || dimension.values().into_iter().flat_map(|values| values.names(graph));
    let display_names =
        dimension.values().into_iter().flat_map(|values| values.display_names(graph));
    let nearest = nearest(word, names().chain(display_names)).map(str::to_owned);
    let known = names().map(str::to_owned).collect();
    FilterError::UnknownValue { dimension, word: word.to_owned(), nearest, known }
}
