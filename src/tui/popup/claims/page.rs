//! Pages of claims, such as those of a paragraph, a source, a timeline or an insight.

use crate::layout::AxisContent;
use crate::model::{CitedPart, ClaimId, EntityId, Graph, RelationId, SourceId, When};
use crate::output::axis_content;
use crate::query::{
    CitingClaim, Dimension, Filter, Insight, Scope, TimelineEvent, claims_citing,
    distinct_claim_count, timeline,
};
use crate::text::{count, entity_names, passage_heading, short_date, short_part, width};

const MAX_LEAD_WIDTH: usize = 16;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimPage {
    pub(crate) title: String,
    /// A summary of the claims; may be empty.
    pub(crate) summary: String,
    pub(crate) lead_width: usize,
    pub claims: Vec<ListedClaim>,
    /// The dated claims of a timeline, which come first in `claims`, in the same order.
    pub(crate) axis: AxisContent,
    /// The command that prints the same list, without the program's name; for an insight, `stats`, which prints its sentence
    /// but not the list.
    pub(crate) command: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedClaim {
    /// The text before the claim: a part of a source, a date, a name, or `who` for the entities of an insight.
    pub(crate) lead: String,
    pub(crate) id: ClaimId,
    /// The index of the citation to show first.
    pub(crate) citation: usize,
}

impl ClaimPage {
    /// Measures the leads. This is slow, so it is done once per page.
    pub(super) fn with_lead_width(self) -> Self {
        let widths = self.claims.iter().map(|claim| width(&claim.lead));
        Self { lead_width: widths.max().unwrap_or(0).min(MAX_LEAD_WIDTH), ..self }
    }

    /// Every claim drawn from a part of a source, or from anywhere in it.
    pub(crate) fn for_source(graph: &Graph, source: SourceId, part: Option<CitedPart>) -> Self {
        let claims = claims_citing(graph, source, part);
        let slug = graph.source(source).slug();
        let title = part.map_or_else(|| slug.to_owned(), |part| passage_heading(slug, part));
        let suffix = part.map(|part| part.to_string()).unwrap_or_default();
        let count = count(distinct_claim_count(&claims), "claim", "claims");
        let to_listed_claim = |claim: CitingClaim| ListedClaim {
            lead: short_part(claim.part),
            id: claim.id,
            citation: claim.citation_index,
        };
        Self {
            title: format!("{count} drawn from {title}"),
            claims: claims.into_iter().map(to_listed_claim).collect(),
            command: format!("source {slug}{suffix}"),
            ..Self::default()
        }
    }

    /// The events of a scope in date order; undated claims come last.
    pub(crate) fn timeline(graph: &Graph, scope: &Scope, filter: &Filter) -> Self {
        let events = timeline(graph, scope, filter);
        let to_listed_claim =
            |event: TimelineEvent| ListedClaim::new(lead(event.when), event.claim);
        let (subject, arguments) = match scope {
            Scope::All => ("everything".to_owned(), String::new()),
            Scope::Around(entities) => (entity_names(graph, entities), slugs(graph, entities)),
            Scope::Among(entities) => {
                let names = entity_names(graph, entities);
                (format!("what connects {names}"), slugs(graph, entities))
            }
            Scope::Source(source) => {
                let slug = graph.source(*source).slug();
                (slug.to_owned(), format!("--source {slug}"))
            }
        };
        let hidden = match events.hidden_undated_count {
            0 => String::new(),
            hidden => format!(" ({hidden} hidden by date filters)"),
        };
        let period = [Dimension::Since, Dimension::Until].map(|dimension| filter.date(dimension));
        let axis = axis_content(graph, &events, period);
        let (dated, undated) = (events.dated.len(), events.undated.len());
        let command = format!("timeline {arguments}").trim_end().to_owned();
        Self {
            title: format!("Timeline of {subject}: {dated} dated, {undated} undated{hidden}"),
            claims: events.dated.into_iter().chain(events.undated).map(to_listed_claim).collect(),
            command,
            axis,
            ..Self::default()
        }
    }

    /// The entities of an insight, and the relations that support it.
    pub(crate) fn for_insight(graph: &Graph, insight: &Insight) -> Self {
        let entities = insight.entities.iter();
        let entities = entities.map(|id| ListedClaim::new("who".to_owned(), ClaimId::Role(*id)));
        let relations = insight.relations.iter().map(|id| ListedClaim::dated(graph, *id));
        Self {
            title: format!(
                "{} behind this finding",
                count(insight.relations.len(), "relation", "relations")
            ),
            summary: insight.sentence.clone(),
            claims: entities.chain(relations).collect(),
            command: "stats".to_owned(),
            ..Self::default()
        }
    }
}

impl ListedClaim {
    pub(super) fn new(lead: String, claim: ClaimId) -> Self {
        Self { lead, id: claim, citation: 0 }
    }

    pub(super) fn dated(graph: &Graph, relation: RelationId) -> Self {
        Self::new(lead(graph.relation(relation).when()), ClaimId::Relation(relation))
    }
}

/// Entities as command-line arguments.
pub(super) fn slugs(graph: &Graph, entities: &[EntityId]) -> String {
    let slugs: Vec<&str> = entities.iter().map(|id| graph.entity(*id).slug()).collect();
    slugs.join(" ")
}

fn lead(when: Option<When>) -> String {
    when.and_then(|when| short_date(when, MAX_LEAD_WIDTH)).unwrap_or_else(|| "undated".to_owned())
}
