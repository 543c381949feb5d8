//! `guanxi list`: what there is.

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
use crate::query::{Filter, contradictions, inventory};

/// What to list.
#[derive(Args, Clone, Debug)]
pub(crate) struct ListCommand {
    /// What to list [default: how many there are of each]
    #[arg(value_name = "WHAT")]
    what: Option<Listed>,
    #[command(flatten)]
    format: FormatFlags,
    #[command(flatten)]
    filters: Filters,
}

/// What can be listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Listed {
    /// Entities by slug, with the number of their relations
    Entities,
    /// Relations by id, with the number of their independent sources
    Relations,
    /// Kinds of entities and of relations, with how many there are of each
    Kinds,
    /// Families of relation kinds, with the number of their relations
    Families,
    /// Sources, with the number of claims drawn from each
    Sources,
    /// Claims that dispute each other, and figures that differ
    Contradictions,
}

impl ListCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let graph = context.graph()?;
        let filter = &self.filters.resolve(graph)?;
        let format = self.format.format();
        let mut write = |listing: &Listing, records: &mut dyn Iterator<Item = Value>| {
            print::listing(context.ui, format, listing, records, out)?;
            if listing.is_empty() { Err(self.nothing(filter)) } else { Ok(()) }
        };
        let found = &inventory(graph, filter);
        match self.what {
            None => {
                let rows = overview::rows(graph, filter, found);
                write(&overview::listing(&rows), &mut overview::records(&rows))
            }
            Some(Listed::Entities) => {
                let rows = &found.entities;
                write(&entities::listing(graph, rows), &mut entities::records(graph, rows))
            }
            Some(Listed::Relations) => {
                let rows = &found.relations;
                write(&relations::listing(graph, rows), &mut relations::records(graph, rows))
            }
            Some(Listed::Kinds) => {
                let kinds = kinds::kinds(graph, filter, found);
                write(&kinds::listing(&kinds), &mut kinds.into_iter())
            }
            Some(Listed::Families) => {
                let families = families::families(graph, filter, found);
                write(&families::listing(&families), &mut families.into_iter())
            }
            Some(Listed::Sources) => {
                let rows = &found.sources;
                write(&sources::listing(graph, rows), &mut sources::records(graph, rows))
            }
            Some(Listed::Contradictions) => {
                let rows = &contradictions(graph, filter);
                write(
                    &contradictions::listing(graph, rows),
                    &mut contradictions::records(graph, rows),
                )
            }
        }
    }

    fn nothing(&self, filter: &Filter) -> Failure {
        let what = self.what.and_then(|what| what.to_possible_value());
        let what = what.as_ref().map_or("records", |what| what.get_name());
        Failure::No(format!("there are no {what}{}", print::under_limits(filter)))
    }
}
