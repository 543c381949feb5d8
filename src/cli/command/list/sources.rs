use serde_json::Value;

use super::ListOutput;
use crate::cli::print::Listing;
use crate::model::{Graph, SourceId};
use crate::output::records;
use crate::query::{Filter, cited_sources};
use crate::text::plain_date;

pub(super) fn output<'g>(graph: &'g Graph, filter: &Filter) -> ListOutput<'g> {
    let sources = cited_sources(graph, filter);
    ListOutput::new(listing(graph, &sources), records(graph, sources))
}

pub(in crate::cli::command) fn listing(graph: &Graph, sources: &[(SourceId, usize)]) -> Listing {
    let rows = sources.iter().map(|(id, claims)| {
        let source = graph.source(*id);
        [
            source.slug().to_owned(),
            plain_date(source.published()),
            source.paragraph_count().to_string(),
            claims.to_string(),
            source.title().to_owned(),
        ]
    });
    Listing::new(["id", "published", "paragraphs", "claims", "title"], rows)
}

/// The record of each source, with its claim count as `claims`.
fn records(graph: &Graph, sources: Vec<(SourceId, usize)>) -> impl Iterator<Item = Value> {
    sources
        .into_iter()
        .map(|(id, claims)| records::with(records::source(graph.source(id)), "claims", claims))
}
