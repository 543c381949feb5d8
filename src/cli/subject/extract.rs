//! A part of the graph: the surroundings of some entities, or everything.

use clap::Args;

use super::entities;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filters::Filters;
use crate::model::{EntityId, Graph, Selection};
use crate::output::Extract;
use crate::query::{Filter, everything, neighbourhood};

/// The default number of hops around the entities.
const USUAL_DEPTH: usize = 1;

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct ExtractArgs {
    /// Entities to include, with their neighbours [default: the whole graph]
    #[arg(value_name = "ENTITY")]
    entities: Vec<String>,
    /// Number of hops around the entities [default: 1]
    #[arg(long, value_name = "N", requires = "entities")]
    depth: Option<usize>,
    #[command(flatten)]
    filters: Filters,
}

impl ExtractArgs {
    pub(in crate::cli) fn extract<'c>(&self, context: &'c Context) -> Result<Extract<'c>, Failure> {
        let graph = context.graph()?;
        let filter = self.filters.resolve(graph)?;
        let seeds = entities(context, &self.entities)?;
        let depth = self.depth.unwrap_or(USUAL_DEPTH);
        let selection = selection(graph, &seeds, depth, &filter);
        Ok(Extract::new(graph, seeds, filter, selection))
    }
}

/// The surroundings of the entities, or everything if there are none.
pub(in crate::cli) fn selection(
    graph: &Graph,
    seeds: &[EntityId],
    depth: usize,
    filter: &Filter,
) -> Selection {
    match seeds {
        [] => whole(graph, filter),
        _ => neighbourhood(graph, seeds, depth, filter).selection,
    }
}

/// Everything that passes a filter.
///
/// If it limits relations, entities without any are left out too: a search for everything negative should not include
/// all other entities.
fn whole(graph: &Graph, filter: &Filter) -> Selection {
    let mut left = everything(graph, filter);
    if filter.limits_only_entities() {
        return left;
    }
    let mut tied = vec![false; graph.entity_count()];
    for relation in left.relations.iter().map(|id| graph.relation(*id)) {
        tied[relation.from().id().index()] = true;
        tied[relation.to().id().index()] = true;
    }
    left.entities.retain(|id| tied[id.index()]);
    left
}
