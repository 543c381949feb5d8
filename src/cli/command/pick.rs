//! `guanxi pick`: what the finder opens with.

use clap::Args;

/// What the finder opens with.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct Pick {
    /// What stands in the field at first
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
}

impl Pick {
    /// What stands in the field at first.
    #[must_use]
    pub fn query(&self) -> String {
        self.query.join(" ")
    }
}
