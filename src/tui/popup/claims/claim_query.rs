//! Queries for lists of claims.

use crate::model::{CitedPart, EntityId, Graph, SourceId};
use crate::query::{Filter, Insight, Scope};

use super::connections::connection_pages;
use super::page::ClaimPage;

/// The subject of a list of claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum ClaimSubject {
    Paragraph,
    Source(SourceId),
    /// The connections between the marked entities.
    Marked,
    /// Conflicting claims and figures.
    Contradictions,
    /// Claims in date order: a timeline.
    Timeline(TimelineForm),
    /// The entities and relations of an insight, by its index.
    Insight(usize),
}

/// The form of a timeline.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub enum TimelineForm {
    /// A list of all claims.
    #[default]
    List,
    /// A time axis, and a list of the claims at its cursor.
    Axis,
}

/// A subject with all inputs of its pages.
#[derive(Clone, Debug, PartialEq)]
pub enum ClaimQuery {
    /// The claims drawn from a part of a source, or from anywhere in it.
    Source(SourceId, Option<CitedPart>),
    /// The connections between two or more entities under a filter.
    Connections(Vec<EntityId>, Filter),
    /// Timelines, one page for each scope, under a filter.
    Timelines(Vec<Scope>, Filter),
    Contradictions(Filter),
    /// The roles of the entities of an insight, and its relations.
    Insight(Insight),
}

impl ClaimQuery {
    pub(crate) fn pages(&self, graph: &Graph) -> Vec<ClaimPage> {
        let pages = match self {
            Self::Source(source, part) => vec![ClaimPage::for_source(graph, *source, *part)],
            Self::Connections(entities, filter) => connection_pages(graph, entities, filter),
            Self::Timelines(scopes, filter) => {
                scopes.iter().map(|scope| ClaimPage::timeline(graph, scope, filter)).collect()
            }
            Self::Contradictions(filter) => vec![ClaimPage::contradictions(graph, filter)],
            Self::Insight(insight) => vec![ClaimPage::for_insight(graph, insight)],
        };
        pages.into_iter().map(ClaimPage::with_lead_width).collect()
    }
}
