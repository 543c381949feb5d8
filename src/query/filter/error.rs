use std::fmt;

use crate::model::{DateError, escape_hostile};
use crate::text::suggestion;

use super::dimension::Dimension;

/// A filter that is invalid for this graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterError {
    /// A value that the graph does not have.
    UnknownValue {
        /// The dimension.
        dimension: Dimension,
        /// The value as given.
        word: String,
        /// The most similar valid value, if one is similar enough.
        nearest: Option<String>,
        /// Every valid value, in graph order.
        known: Vec<String>,
    },
    /// A value that is both included and excluded.
    IncludedAndExcluded {
        /// The dimension.
        dimension: Dimension,
        /// The value.
        word: String,
    },
    /// An invalid date.
    InvalidDate {
        /// The dimension.
        dimension: Dimension,
        /// The value as given.
        word: String,
        /// Why it is invalid.
        error: DateError,
    },
    /// An invalid number.
    InvalidNumber {
        /// The dimension.
        dimension: Dimension,
        /// The value as given.
        word: String,
    },
    /// A window that ends before it starts.
    EmptyWindow {
        /// The date given with `--since`.
        since: String,
        /// The date given with `--until`.
        until: String,
    },
    /// Flags that together exclude every value of a dimension or every relation kind.
    NothingPasses {
        /// A noun for what is excluded, such as `kind of entity`.
        what: &'static str,
        /// The flags that exclude it.
        flags: String,
    },
    /// More witnesses are required than there are among the sources that pass the filter.
    TooFewWitnesses {
        /// The number required.
        required: usize,
        /// The number of independent sources that pass the rest of the filter.
        available: usize,
    },
}

impl fmt::Display for FilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&escape_hostile(&self.message()))
    }
}

impl FilterError {
    /// The message, with values as typed.
    fn message(&self) -> String {
        match self {
            Self::UnknownValue { dimension, word, nearest, known } => {
                let help = nearest.as_ref().map(|nearest| suggestion(nearest));
                let help = help.unwrap_or_else(|| expected_values(known));
                format!("--{}: unknown value `{word}`: {help}", dimension.flag())
            }
            Self::IncludedAndExcluded { dimension, word } => format!(
                "--{}: `{word}` is both included and excluded: use either `{word}` or `!{word}`",
                dimension.flag()
            ),
            Self::InvalidDate { dimension, word, error } => format!(
                "--{}: `{word}`: {error}: expected a year, month or day such as 2021, 2021-03 or 2021-03-30",
                dimension.flag()
            ),
            Self::InvalidNumber { dimension, word } => {
                format!("--{}: `{word}`: expected a number such as 2", dimension.flag())
            }
            Self::EmptyWindow { since, until } => {
                format!("--since {since} is after --until {until}: no date is in this window")
            }
            Self::NothingPasses { what, flags } => {
                format!("no {what} matches {flags}: change or remove a value")
            }
            Self::TooFewWitnesses { required, available } => format!(
                "--min-sources {required}: expected at most {available}, the number of independent sources that match the filter"
            ),
        }
    }
}

impl std::error::Error for FilterError {}

const MAX_LISTED: usize = 12;

fn expected_values(words: &[String]) -> String {
    let shown = words.chunks(MAX_LISTED).next().unwrap_or_default().join(", ");
    match words.len() {
        0 => "the graph has no values for this flag".to_owned(),
        many if many > MAX_LISTED => format!("expected {shown} … and {} more", many - MAX_LISTED),
        _ => format!("expected {shown}"),
    }
}
