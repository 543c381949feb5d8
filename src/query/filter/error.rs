//! Why a filter cannot be understood or cannot let anything through.

use std::fmt;

use crate::model::DateError;
use crate::text::suggestion;

use super::dimension::Dimension;

/// A filter that makes no sense on this graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilterError {
    /// A word that the graph does not know.
    Unknown {
        /// What it was given for.
        dimension: Dimension,
        /// What was given.
        word: String,
        /// The known word that was probably meant.
        nearest: Option<String>,
        /// Every valid word, in the graph's order.
        known: Vec<String>,
    },
    /// A value that is both included and excluded.
    Both {
        /// What it was given for.
        dimension: Dimension,
        /// The value.
        word: String,
    },
    /// A date that is none.
    Date {
        /// What it was given for.
        dimension: Dimension,
        /// What was given.
        word: String,
        /// What is wrong with it.
        error: DateError,
    },
    /// A number that is none.
    Number {
        /// What it was given for.
        dimension: Dimension,
        /// What was given.
        word: String,
    },
    /// A window that ends before it starts.
    Backwards {
        /// The date given with `--since`.
        since: String,
        /// The date given with `--until`.
        until: String,
    },
    /// Flags that together exclude everything on any graph with this vocabulary.
    NothingLeft {
        /// What is excluded altogether: "kind of entity".
        what: &'static str,
        /// The flags that do it.
        flags: String,
    },
    /// More witnesses required than the graph has.
    TooFewWitnesses {
        /// How many are required.
        asked: usize,
        /// How many independent sources the graph has.
        there: usize,
    },
}

impl fmt::Display for FilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { dimension, word, nearest, known } => {
                write!(f, "--{}: unknown `{word}`: ", dimension.flag())?;
                match nearest {
                    Some(nearest) => f.write_str(&suggestion(nearest)),
                    None => write!(f, "expected {}", known_words(known)),
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
            Self::TooFewWitnesses { asked, there } => {
                write!(f, "--min-sources {asked}: the graph has only {there} independent sources")
            }
        }
    }
}

impl std::error::Error for FilterError {}

/// How many known words are worth printing.
const MAX_LISTED: usize = 12;

/// A list of words, cut if it is long.
fn known_words(words: &[String]) -> String {
    let shown = words[..words.len().min(MAX_LISTED)].join(", ");
    match words.len() {
        0 => "nothing, since the graph has none".to_owned(),
        many if many > MAX_LISTED => format!("{shown} … and {} more", many - MAX_LISTED),
        _ => shown,
    }
}
