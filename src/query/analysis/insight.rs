//! An analysis in plain sentences, each with the entities and relations that it is based on.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::model::{EntityId, FamilyId, Graph, RelationId, Tie};
use crate::text::{bar, count, ends_and_label, fit, name_within, series};

use super::{Analysis, Broker, BrokerBasis, Group, Hub, Triangle};

const MAX_GROUPS: usize = 10;
const MAX_NAMES: usize = 5;
const MAX_FAMILIES: usize = 2;

/// Insights of one kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InsightSection {
    pub(crate) title: &'static str,
    /// The noun for one of the insights, such as `hub`.
    pub(crate) noun: &'static str,
    /// The insights, the most important first; there may be none only if there is a note.
    pub insights: Vec<Insight>,
    /// A sentence about insights that are estimates, or that are not computed.
    pub(crate) note: Option<String>,
}

/// A finding about the graph, in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Insight {
    /// The sentence.
    pub sentence: String,
    /// The entities that the sentence is about, the most important first; never empty.
    pub(crate) entities: Vec<EntityId>,
    /// The relations that the sentence is based on.
    pub relations: Vec<RelationId>,
    /// The number by which insights of this kind are ranked, if any.
    pub(crate) rank: Option<usize>,
}

impl InsightSection {
    /// A bar for the rank of an insight; `None` if insights have no rank or there is nothing to compare.
    pub(crate) fn bar(&self, insight: &Insight, cells: usize) -> Option<String> {
        let max = self.insights.iter().filter_map(|insight| insight.rank).max()?;
        if self.insights.len() < 2 {
            return None;
        }
        insight.rank.map(|rank| bar(rank, max, cells))
    }
}

impl Analysis {
    /// The insights of the analysis, without empty sections.
    pub fn sections(&self, graph: &Graph) -> Vec<InsightSection> {
        self.sections_within(graph, usize::MAX)
    }

    /// Like [`Self::sections`], with entity names truncated to `name_cells`, and family names to half of that.
    pub(crate) fn sections_within(&self, graph: &Graph, name_cells: usize) -> Vec<InsightSection> {
        let is_estimate = matches!(self.broker_basis, BrokerBasis::Sample { .. });
        let writer = InsightWriter { graph, name_cells, is_estimate };
        let hubs = self.hubs.iter().map(|hub| writer.hub(hub)).collect();
        let brokers = self.brokers.iter().map(|broker| writer.broker(broker)).collect();
        let groups = self.groups.iter().take(MAX_GROUPS).map(|group| writer.group(group)).collect();
        let triangles = self.triangles.iter().map(|triangle| writer.triangle(triangle)).collect();
        let section = |title, noun, insights| InsightSection { title, noun, insights, note: None };
        let note = self.broker_basis.note();
        let mut sections = vec![
            section("Most connected", "hub", hubs),
            InsightSection { note, ..section("Brokers", "broker", brokers) },
            section("Groups", "group", groups),
            section("Friends of two rivals", "triangle", triangles),
        ];
        sections.retain(|section| !section.insights.is_empty() || section.note.is_some());
        sections
    }
}

struct InsightWriter<'g> {
    graph: &'g Graph,
    name_cells: usize,
    /// Whether the shares of brokers are estimates.
    is_estimate: bool,
}

impl InsightWriter<'_> {
    fn hub(&self, hub: &Hub) -> Insight {
        let relations = match hub.ties.len() {
            1 => "1 relation connects".to_owned(),
            number => format!("{number} relations connect"),
        };
        let others = count(hub.neighbour_count, "other", "others");
        let families = self.describe_families(&hub.ties);
        let name = self.name(hub.entity);
        Insight {
            sentence: format!("{relations} {name} to {others}{families}."),
            entities: vec![hub.entity],
            relations: relation_ids(&hub.ties),
            rank: Some(hub.ties.len()),
        }
    }

    /// The most common families among the relations, with counts: ` (making 14, rivalry 7 …)`.
    fn describe_families(&self, ties: &[Tie]) -> String {
        let family = |tie: &Tie| self.graph.relation(tie.relation).kind().family;
        let mut counts: BTreeMap<FamilyId, usize> = BTreeMap::new();
        ties.iter().map(family).for_each(|family| *counts.entry(family).or_default() += 1);
        let mut counts: Vec<(FamilyId, usize)> = counts.into_iter().collect();
        counts.sort_by_key(|(_, number)| Reverse(*number));
        let most_common = counts.iter().take(MAX_FAMILIES);
        let descriptions = most_common.map(|(family, number)| {
            format!("{} {number}", fit(self.graph.family(*family), self.name_cells / 2))
        });
        let more = if counts.len() > MAX_FAMILIES { " …" } else { "" };
        format!(" ({}{more})", descriptions.collect::<Vec<String>>().join(", "))
    }

    fn broker(&self, broker: &Broker) -> Insight {
        let name = self.name(broker.entity);
        let share = match (broker.share * 100.0).round() {
            share if share < 1.0 => "less than 1%".to_owned(),
            share if self.is_estimate => format!("about {share}%"),
            share => format!("{share}%"),
        };
        let names = self.names(&broker.cuts_off);
        let cut_off = match broker.cuts_off.len() {
            0 => String::new(),
            1 => format!(" Without {name}, {names} would be cut off from the rest of the graph."),
            many => format!(
                " Without {name}, {many} would be cut off from the rest of the graph: {names}."
            ),
        };
        Insight {
            sentence: format!(
                "{name} lies on {share} of the shortest paths between other entities.{cut_off}"
            ),
            entities: [&[broker.entity], &*broker.cuts_off].concat(),
            relations: relation_ids(&broker.ties),
            rank: Some(per_mille(broker.share)),
        }
    }

    fn group(&self, group: &Group) -> Insight {
        let inside = count(group.inside.len(), "relation", "relations");
        let outside = match group.outside_count {
            0 => "none".to_owned(),
            number => number.to_string(),
        };
        let names = self.names(&group.members);
        let sentence = if group.members.len() == 1 {
            format!("{names} is a group of its own: {inside} with itself, {outside} with others.")
        } else {
            format!("{names} belong together: {inside} among them, {outside} with others.")
        };
        Insight {
            sentence,
            entities: group.members.clone(),
            relations: group.inside.clone(),
            rank: Some(group.inside.len()),
        }
    }

    fn triangle(&self, triangle: &Triangle) -> Insight {
        let [one, other] = triangle.rivals.map(|id| self.name(id));
        let friend = self.name(triangle.friend);
        let describe_first =
            |relations: &[RelationId]| relations.first().map(|id| self.describe_relation(*id));
        let [with_one, with_other] = &triangle.friendship;
        let friendships: Vec<String> =
            [describe_first(with_one), describe_first(with_other)].into_iter().flatten().collect();
        let rivalry = describe_first(&triangle.rivalry).unwrap_or_default();
        let sentence = format!(
            "{friend} is on good terms with both {one} and {other}, who are at odds: {}, yet {rivalry}.",
            series(&friendships)
        );
        let relations = triangle.friendship.iter().flatten().chain(&triangle.rivalry);
        Insight {
            sentence,
            entities: vec![triangle.friend, triangle.rivals[0], triangle.rivals[1]],
            relations: relations.copied().collect(),
            rank: None,
        }
    }

    fn describe_relation(&self, id: RelationId) -> String {
        ends_and_label(self.graph, self.graph.relation(id))
    }

    fn names(&self, entities: &[EntityId]) -> String {
        // Name the last one rather than write "and 1 more".
        let limit = if entities.len() == MAX_NAMES + 1 { MAX_NAMES + 1 } else { MAX_NAMES };
        let names: Vec<String> = entities.iter().take(limit).map(|id| self.name(*id)).collect();
        match entities.len() - names.len() {
            0 => series(&names),
            more => format!("{} and {more} more", names.join(", ")),
        }
    }

    fn name(&self, id: EntityId) -> String {
        name_within(self.graph, id, self.name_cells)
    }
}

/// A share in whole thousandths.
fn per_mille(share: f64) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share is between 0 and 1"
    )]
    let thousandths = (share * 1000.0).round() as usize;
    thousandths
}

fn relation_ids(ties: &[Tie]) -> Vec<RelationId> {
    ties.iter().map(|tie| tie.relation).collect()
}
