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
    /// What to list [default: the number of each]
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
    /// Claims that dispute each other, and conflicting figures
    Contradictions,
}

/// The output: a table for people, and the same records for programs.
struct Page<'g> {
    listing: Listing,
    records: Box<dyn Iterator<Item = Value> + 'g>,
}

impl<'g> Page<'g> {
    fn new(listing: Listing, records: impl Iterator<Item = Value> + 'g) -> Self {
        Self { listing, records: Box::new(records) }
    }
}

impl ListKind {
    fn page<'g>(self, graph: &'g Graph, filter: &Filter) -> Page<'g> {
        match self {
            Self::Entities => entities::page(graph, filter),
            Self::Relations => relations::page(graph, filter),
            Self::Kinds => kinds::page(graph, filter),
            Self::Families => families::page(graph, filter),
            Self::Sources => sources::page(graph, filter),
            Self::Contradictions => contradictions::page(graph, filter),
        }
    }
}

impl ListCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let graph = context.graph()?;
        let filter = &self.filters.resolve(graph)?;
        let mut page = match self.what {
            Some(what) => what.page(graph, filter),
            None => overview::page(graph, filter),
        };
        let format = self.format.format();
        print::listing(context.ui, format, &page.listing, &mut page.records, out)?;
        if page.listing.is_empty() { Err(self.not_found(filter)) } else { Ok(()) }
    }

    fn not_found(&self, filter: &Filter) -> Failure {
        let what = self.what.and_then(|what| what.to_possible_value());
        let what = what.as_ref().map_or("records", |what| what.get_name());
        Failure::NotFound(format!("there are no {what}{}", print::filter_suffix(filter)))
    }
}
