use clap::Args;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filters::Filters;
use crate::query::Filter;

/// Arguments of `guanxi pick`, which opens the standalone finder.
#[derive(Args, Clone, Debug, Default, PartialEq, Eq)]
pub struct PickCommand {
    /// Initial query
    #[arg(value_name = "QUERY")]
    query: Vec<String>,
    /// Allow marking several entities, and print one slug per line
    #[arg(short, long)]
    pub multi: bool,
    #[command(flatten)]
    filters: Filters,
}

impl PickCommand {
    /// The initial query.
    pub fn query(&self) -> String {
        self.query.join(" ")
    }

    /// The filter for the entities to choose from.
    ///
    /// # Errors
    ///
    /// Fails if no graph can be read, if a filter has a value that the graph does not contain, or if a date or number is
    /// invalid.
    pub fn filter(&self, context: &Context) -> Result<Filter, Failure> {
        Ok(self.filters.resolve(context.graph()?)?)
    }
}
