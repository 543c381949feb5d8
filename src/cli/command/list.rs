//! `guanxi list`: lists the contents of a graph.

mod contradictions;
mod entities;
mod families;
mod kinds;
mod overview;
mod relations;
pub(super) mod sources;

use std::io::Write;

use clap::{Args, ValueEnum};
use serde_json::Value;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filters::Filters;
use crate::cli::print::{self, FormatFlags, Listing};
use crate::model::Graph;
use crate::query::Filter;

#[derive(Args, Clone, Debug)]
pub(crate) struct ListCommand {
    /// What to list [default: only counts]
    #[arg(value_name = "WHAT")]
    what: Option<ListKind>,
    #[command(flatten)]
    format: FormatFlags,
    #[command(flatten)]
    filters: Filters,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ListKind {
    /// Entities by slug, with relation counts
    Entities,
    /// Relations by id, with counts of independent sources
    Relations,
    /// Kinds of entities and relations, with counts
    Kinds,
    /// Families of relation kinds, with relation counts
    Families,
    /// Sources, with claim counts
    Sources,
    /// Conflicting claims and figures
    Contradictions,
}

struct ListOutput<'g> {
    listing: Listing,
    records: Box<dyn Iterator<Item = Value> + 'g>,
}

impl<'g> ListOutput<'g> {
    fn new(listing: Listing, records: impl Iterator<Item = Value> + 'g) -> Self {
        Self { listing, records: Box::new(records) }
    }
}

impl ListKind {
    fn output<'g>(self, graph: &'g Graph, filter: &Filter) -> ListOutput<'g> {
        match self {
            Self::Entities => entities::output(graph, filter),
            Self::Relations => relations::output(graph, filter),
            Self::Kinds => kinds::output(graph, filter),
            Self::Families => families::output(graph, filter),
            Self::Sources => sources::output(graph, filter),
            Self::Contradictions => contradictions::output(graph, filter),
        }
    }
}

impl ListCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let graph = context.graph()?;
        let filter = &self.filters.resolve(graph)?;
        let mut output = match self.what {
            Some(what) => what.output(graph, filter),
            None => overview::output(graph, filter),
        };
        let format = self.format.format();
        print::write_listing(context.ui, format, &output.listing, &mut output.records, out)?;
        if output.listing.is_empty() { Err(self.not_found(filter)) } else { Ok(()) }
    }

    fn not_found(&self, filter: &Filter) -> Failure {
        let what = self.what.and_then(|what| what.to_possible_value());
        let what = what.as_ref().map_or("records", |what| what.get_name());
        Failure::NotFound(format!("there are no {what}{}", print::filter_suffix(filter)))
    }
}
