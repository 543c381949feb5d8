use std::collections::BTreeSet;

use crate::model::{
    Citation, ClaimId, Entity, EntityId, Graph, Relation, RelationId, SourceId, When,
};

use super::filter::Filter;

/// What a timeline includes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every relation and fact.
    All,
    /// Every relation and fact of any of these entities.
    Around(Vec<EntityId>),
    /// Every relation between two distinct entities in this list, but no facts.
    Among(Vec<EntityId>),
    /// Every relation and fact that cites this source.
    Source(SourceId),
}

/// A relation or fact as an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimelineEvent {
    /// The relation or fact.
    pub claim: ClaimId,
    /// Its date, if known.
    pub when: Option<When>,
    /// When its earliest source was published; `None` if no source has a date.
    pub published: Option<When>,
}

/// Events in date order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Sorted by the first possible day, then the last: "2021" comes before "2021-03", because it may
    /// mean an earlier day. On equal dates, relations come before facts.
    pub dated: Vec<TimelineEvent>,
    /// Undated events, by publication date, then in graph order.
    pub undated: Vec<TimelineEvent>,
    /// The number of events that the filter excludes only because they have no date.
    pub hidden_undated_count: usize,
}

/// The relations and facts within a scope that pass a filter and whose entities pass too; the entities of the scope
/// itself always pass.
///
/// Facts have no relation kind, family, tone or standing: a limit on any of these excludes all facts.
pub fn timeline(graph: &Graph, scope: &Scope, filter: &Filter) -> Timeline {
    let mut timeline = Timeline::default();
    let filters = [filter, &filter.without_dates()];
    for id in relations(graph, scope, filter) {
        let relation = graph.relation(id);
        let (claim, when) = (ClaimId::Relation(id), relation.when());
        let event = || TimelineEvent {
            claim,
            when,
            published: earliest_publication(graph, relation.cites()),
        };
        timeline.add_if_allowed(when, event, filters, |filter| filter.allows_relation(graph, id));
    }
    for entity in entities(graph, scope, filter) {
        for (index, fact) in graph.entity(entity).facts().enumerate() {
            if passes_source_scope(scope, fact.cites()) {
                let (claim, when) = (ClaimId::Fact { entity, index }, fact.when());
                let event = || TimelineEvent {
                    claim,
                    when,
                    published: earliest_publication(graph, fact.cites()),
                };
                timeline
                    .add_if_allowed(when, event, filters, |filter| filter.allows_fact(graph, fact));
            }
        }
    }
    timeline.dated.sort_by_key(|event| (event.when, event.claim));
    let key = |event: &TimelineEvent| (event.published.is_none(), event.published, event.claim);
    timeline.undated.sort_by_key(key);
    timeline
}

impl Timeline {
    /// Adds an event if it passes the filter; counts an undated event that only the date limits of the filter exclude.
    fn add_if_allowed(
        &mut self,
        when: Option<When>,
        event: impl FnOnce() -> TimelineEvent,
        [filter, without_dates]: [&Filter; 2],
        allows: impl Fn(&Filter) -> bool,
    ) {
        match when {
            Some(_) if allows(filter) => self.dated.push(event()),
            None if allows(filter) => self.undated.push(event()),
            None if allows(without_dates) => self.hidden_undated_count += 1,
            _ => {}
        }
    }
}

fn entities(graph: &Graph, scope: &Scope, filter: &Filter) -> Vec<EntityId> {
    match scope {
        Scope::All | Scope::Source(_) => {
            let entities = graph.entities().map(Entity::id);
            entities.filter(|entity| filter.allows_entity(graph, *entity)).collect()
        }
        Scope::Around(entities) => sorted_unique(entities.iter().copied()),
        Scope::Among(_) => Vec::new(),
    }
}

fn relations(graph: &Graph, scope: &Scope, filter: &Filter) -> Vec<RelationId> {
    let relations_where = |entities: &[EntityId], allows: &dyn Fn(EntityId, EntityId) -> bool| {
        let relations = entities.iter().flat_map(|&entity| {
            let ties = graph.ties(entity).filter(move |tie| allows(entity, tie.other));
            ties.map(|tie| tie.relation)
        });
        sorted_unique(relations)
    };
    match scope {
        Scope::Around(entities) => relations_where(entities, &|_, other| {
            entities.contains(&other) || filter.allows_entity(graph, other)
        }),
        Scope::Among(entities) => {
            relations_where(entities, &|entity, other| other != entity && entities.contains(&other))
        }
        Scope::All | Scope::Source(_) => {
            let in_scope = graph.relations().filter(|relation| {
                passes_source_scope(scope, relation.cites())
                    && filter.allows_subjects(graph, relation.claim_id())
            });
            in_scope.map(Relation::id).collect()
        }
    }
}

fn passes_source_scope<'g>(scope: &Scope, mut cites: impl Iterator<Item = Citation<'g>>) -> bool {
    match scope {
        Scope::Source(source) => cites.any(|cite| cite.source == *source),
        _ => true,
    }
}

/// The earliest publication date of the cited sources.
pub(crate) fn earliest_publication<'g>(
    graph: &Graph,
    cites: impl IntoIterator<Item = Citation<'g>>,
) -> Option<When> {
    cites.into_iter().filter_map(|cite| graph.source(cite.source).published()).min()
}

fn sorted_unique<Id: Ord>(ids: impl Iterator<Item = Id>) -> Vec<Id> {
    ids.collect::<BTreeSet<Id>>().into_iter().collect()
}
