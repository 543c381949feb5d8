//! The arguments that select a part of the graph: the neighbourhood of the given entities, or everything.

use clap::Args;

use super::limit::LimitFlag;
use super::resolve_entities;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filters::Filters;
use crate::model::{EntityId, Graph, Selection};
use crate::output::Extract;
use crate::query::{Filter, everything, neighbourhood};

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct ExtractArgs {
    /// Entities to include, with their neighbours [default: the whole graph]
    #[arg(value_name = "ENTITY")]
    entities: Vec<String>,
    #[arg(
        long,
        help = "Number of hops around the entities [env: GUANXI_DEPTH] [default: 1]",
        value_name = "N",
        requires = "entities"
    )]
    depth: Option<usize>,
    #[command(flatten)]
    limit: LimitFlag,
    #[command(flatten)]
    filters: Filters,
}

impl ExtractArgs {
    /// The selected part of the graph, with at most `max_entities` entities, unless `--limit` gives another number.
    pub(in crate::cli) fn extract<'c>(
        &self,
        context: &'c Context,
        max_entities: usize,
    ) -> Result<Extract<'c>, Failure> {
        let graph = context.graph()?;
        let filter = self.filters.resolve(graph)?;
        let seeds = resolve_entities(context, &self.entities)?;
        let depth = self.depth.unwrap_or(context.settings().depth());
        let selection = select(graph, &seeds, depth, &filter);
        let selection = self.limit.apply(graph, &seeds, selection, max_entities);
        Ok(Extract::new(graph, seeds, filter, selection))
    }
}

/// The neighbourhood of the entities, or everything if there are no entities.
pub(in crate::cli) fn select(
    graph: &Graph,
    seeds: &[EntityId],
    depth: usize,
    filter: &Filter,
) -> Selection {
    match seeds {
        [] => filtered_graph(graph, filter),
        _ => neighbourhood(graph, seeds, depth, filter).selection,
    }
}

/// Everything that passes a filter. If the filter limits relations, entities without matching relations are left out:
/// an export of negative relations should not include every entity.
#[expect(clippy::indexing_slicing, reason = "there is a flag for each entity")]
fn filtered_graph(graph: &Graph, filter: &Filter) -> Selection {
    let mut selection = everything(graph, filter);
    if filter.limits_only_entities() {
        return selection;
    }
    let mut is_connected = vec![false; graph.entity_count()];
    for relation in selection.relations.iter().map(|id| graph.relation(*id)) {
        is_connected[relation.from().id().index()] = true;
        is_connected[relation.to().id().index()] = true;
    }
    selection.entities.retain(|id| is_connected[id.index()]);
    selection
}
