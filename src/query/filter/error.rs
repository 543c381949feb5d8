use std::fmt;

use crate::model::DateError;
use crate::text::suggestion;

use super::dimension::Dimension;

/// A filter that is invalid for this graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterError {
    /// A value that the graph does not have.
    Unknown {
        /// The dimension.
        dimension: Dimension,
        /// The value as given.
        word: String,
        /// The value that was probably meant.
        nearest: Option<String>,
        /// Every valid value, in graph order.
        known: Vec<String>,
    },
    /// A value that is both included and excluded.
    Both {
        /// The dimension.
        dimension: Dimension,
        /// The value.
        word: String,
    },
    /// An invalid date.
    Date {
        /// The dimension.
        dimension: Dimension,
        /// The value as given.
        word: String,
        /// Why it is invalid.
        error: DateError,
    },
    /// An invalid number.
    Number {
        /// The dimension.
        dimension: Dimension,
        /// The value as given.
        word: String,
    },
    /// A window that ends before it starts.
    Backwards {
        /// The date given with `--since`.
        since: String,
        /// The date given with `--until`.
        until: String,
    },
    /// Flags that together exclude everything with this vocabulary.
    NothingLeft {
        /// What is completely excluded: "kind of entity".
        what: &'static str,
        /// The flags that exclude it.
        flags: String,
    },
    /// More witnesses are required than the graph has.
    TooFewWitnesses {
        /// The number required.
        required: usize,
        /// The number of independent sources in the graph.
        available: usize,
    },
}

impl fmt::Display for FilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { dimension, word, nearest, known } => {
                write!(f, "--{}: unknown `{word}`: ", dimension.flag())?;
                match nearest {
                    Some(nearest) => f.write_str(&suggestion(nearest)),
                    None => write!(f, "expected {}", list_values(known)),
                }
            }
            Self::Both { dimension, word } => write!(
                f,
                "--{}: `{word}` is both included and excluded: use either `{word}` or `!{word}`",
                dimension.flag()
            ),
            Self::Date { dimension, word, error } => write!(
                f,
                "--{}: `{word}`: {error}: expected a year, month or day such as 2021, 2021-03 or 2021-03-30",
                dimension.flag()
            ),
            Self::Number { dimension, word } => {
                write!(f, "--{}: `{word}`: expected a number such as 2", dimension.flag())
            }
            Self::Backwards { since, until } => {
                write!(f, "--since {since} is after --until {until}: there is no date between")
            }
            Self::NothingLeft { what, flags } => {
                write!(f, "no {what} passes {flags}: drop one of them")
            }
            Self::TooFewWitnesses { required, available } => {
                write!(
                    f,
                    "--min-sources {required}: the graph has only {available} independent sources"
                )
            }
        }
    }
}

impl std::error::Error for FilterError {}

/// The maximum number of valid values in a message.
const MAX_LISTED: usize = 12;

/// A list of values, shortened if it is long.
fn list_values(words: &[String]) -> String {
    let shown = words[..words.len().min(MAX_LISTED)].join(", ");
    match words.len() {
        0 => "nothing, since the graph has none".to_owned(),
        many if many > MAX_LISTED => format!("{shown} … and {} more", many - MAX_LISTED),
        _ => shown,
    }
}
