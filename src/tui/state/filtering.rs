//! The rows of the filter panel, and the filter of a graph that was read anew.

use crate::model::Graph;
use crate::query::{Constraint, Facet, FacetCount, Filter, FilterArgs};

/// The values that a filter can look at and that occur, or that it says something about.
///
/// Looks at every relation once, so it is asked when the panel opens and when the filter changes.
fn values(graph: &Graph, filter: &Filter) -> Vec<FacetCount> {
    let mut values = filter.counts(graph);
    values.retain(|value| value.count > 0 || value.constraint != Constraint::Any);
    values.sort_by_key(|value| rank(value.facet));
    values
}

/// Short lists first: the long one of relation kinds would push the others out of sight.
fn rank(facet: Facet) -> u8 {
    match facet {
        Facet::Kind(_) => 0,
        Facet::Tone(_) => 1,
        Facet::Standing(_) => 2,
        Facet::Source(_) => 3,
        Facet::Family(_) => 4,
        Facet::Relation(_) => 5,
    }
}

/// One row of the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// Something with a value of its own.
    Setting(Setting),
    /// A value that is asked for or left out.
    Value(FacetCount),
}

/// What a filter takes a date or a number for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Setting {
    /// The window's first date.
    #[default]
    Since,
    /// The window's last date.
    Until,
    /// The date on which things held.
    AsOf,
    /// The date by which things were published.
    KnownOn,
    /// How many independent witnesses a relation needs.
    MinSources,
}

impl Setting {
    /// Every setting, in the order of the panel.
    pub const ALL: [Self; 5] =
        [Self::Since, Self::Until, Self::AsOf, Self::KnownOn, Self::MinSources];

    /// The flag it is given with, without the dashes.
    #[must_use]
    pub fn flag(self) -> &'static str {
        match self {
            Self::Since => "since",
            Self::Until => "until",
            Self::AsOf => "as-of",
            Self::KnownOn => "known-on",
            Self::MinSources => "min-sources",
        }
    }

    /// What it does, in words.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Since => "what may have been on that date or later",
            Self::Until => "what may have been by that date",
            Self::AsOf => "what had come to hold by a date and was not over",
            Self::KnownOn => "what was published by a date",
            Self::MinSources => "relations with so many independent sources",
        }
    }

    /// What it is set to, as somebody would type it; empty where it is not.
    #[must_use]
    pub fn value(self, filter: &Filter) -> String {
        let date = match self {
            Self::Since => filter.since,
            Self::Until => filter.until,
            Self::AsOf => filter.as_of,
            Self::KnownOn => filter.known_on,
            Self::MinSources if filter.min_sources > 0 => return filter.min_sources.to_string(),
            Self::MinSources => None,
        };
        date.map_or_else(String::new, |date| date.to_string())
    }

    /// The filter with another value of it; nothing typed takes it away.
    ///
    /// # Errors
    ///
    /// Fails where it is no date, no number, or lets nothing through, and says so.
    pub fn change(self, typed: &str, filter: &Filter, graph: &Graph) -> Result<Filter, String> {
        let typed = typed.trim();
        let mut words = words(filter, graph);
        let date = (!typed.is_empty()).then(|| typed.to_owned());
        match self {
            Self::Since => words.since = date,
            Self::Until => words.until = date,
            Self::AsOf => words.as_of = date,
            Self::KnownOn => words.known_on = date,
            Self::MinSources if typed.is_empty() => words.min_sources = None,
            Self::MinSources => {
                let number = typed.parse().map_err(|_| format!("“{typed}” is not a number"))?;
                words.min_sources = Some(number);
            }
        }
        words.resolve(graph).map_err(|error| error.to_string())
    }
}

/// The rows of the panel: settings, then values.
#[must_use]
pub fn rows(graph: &Graph, filter: &Filter) -> Vec<Row> {
    let settings = Setting::ALL.into_iter().map(Row::Setting);
    settings.chain(values(graph, filter).into_iter().map(Row::Value)).collect()
}

/// The same filter on another graph; nothing where that graph lacks its words.
#[must_use]
pub fn carry_over(filter: &Filter, old: &Graph, new: &Graph) -> Filter {
    words(filter, old).resolve(new).unwrap_or_default()
}

fn words(filter: &Filter, graph: &Graph) -> FilterArgs {
    let mut words = FilterArgs::default();
    for flag in filter.words(graph) {
        let Some((flag, value)) = flag.split_once(' ') else { continue };
        let value = value.trim_matches(['\'', '"']).to_owned();
        let _ = words.add(flag.trim_start_matches("--"), &value);
    }
    words
}
