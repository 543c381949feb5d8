//! What a list of claims is about, and its pages.

use crate::model::{EntityId, Graph, Paragraph, SourceId};
use crate::query::{Filter, Insight, Scope};

use super::between::between;
use super::page::ClaimPage;

/// What a list of claims is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimsOf {
    /// The paragraph in the reader.
    Paragraph,
    /// A source.
    Source(SourceId),
    /// What connects the marked entities.
    Marked,
    /// Dated claims in order.
    Time,
    /// What is behind an insight, counted from 0.
    Insight(usize),
}

/// The same, with everything that the pages depend on.
#[derive(Clone, Debug, PartialEq)]
pub enum ClaimQuery {
    /// What is drawn from a paragraph, or from a whole source.
    DrawnFrom(SourceId, Option<Paragraph>),
    /// What connects some entities, at least two, under a filter.
    Between(Vec<EntityId>, Filter),
    /// What happened in some scopes, each on a page, under a filter.
    Timelines(Vec<Scope>, Filter),
    /// What is behind an insight.
    Behind(Insight),
}

impl ClaimQuery {
    pub(crate) fn pages(&self, graph: &Graph) -> Vec<ClaimPage> {
        match self {
            Self::DrawnFrom(source, paragraph) => {
                vec![ClaimPage::drawn_from(graph, *source, *paragraph)]
            }
            Self::Between(entities, filter) => between(graph, entities, filter),
            Self::Timelines(scopes, filter) => {
                scopes.iter().map(|scope| ClaimPage::timeline(graph, scope, filter)).collect()
            }
            Self::Behind(insight) => vec![ClaimPage::behind(graph, insight)],
        }
    }
}
