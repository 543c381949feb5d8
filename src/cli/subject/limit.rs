//! The option `--limit N`, which limits the number of entities in pictures and exports.

use clap::Args;

use crate::cli::ui;
use crate::model::{EntityId, Graph, Selection};

/// The default of `--limit` for pictures: larger maps are unreadable, and their layout takes disproportionately long.
pub(in crate::cli) const MAX_PICTURE_ENTITIES: usize = 2_000;

#[derive(Args, Clone, Debug)]
pub(in crate::cli) struct LimitFlag {
    /// Include only the N most connected entities [default: all]
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

impl LimitFlag {
    /// Limits a selection to its most connected entities, or to those most important for `seeds`, if any. Prints a note
    /// if the default limit leaves out entities.
    pub(in crate::cli) fn apply(
        &self,
        graph: &Graph,
        seeds: &[EntityId],
        selection: Selection,
        default: usize,
    ) -> Selection {
        let (count, limit) = (selection.entities.len(), self.limit.unwrap_or(default));
        if count <= limit {
            return selection;
        }
        if self.limit.is_none() {
            ui::print_message(format!(
                "only the {limit} most connected of {count} entities are drawn: `--limit N` changes this"
            ));
        }
        // A neighbourhood is already in order of importance.
        let ordered =
            if seeds.is_empty() { selection.sorted_by_connections(graph) } else { selection };
        ordered.truncated(graph, limit)
    }
}
