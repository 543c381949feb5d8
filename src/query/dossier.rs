//! The contents of a dossier, chapter by chapter; a writer puts them into words.

use crate::model::{EntityId, Graph, RelationId};

use super::filter::Filter;
use super::{Hop, Path, PathQuery, Weakness, common_to_most, neighbourhood, paths, ties_in_order};

/// The contents of one chapter, with relations in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Chapter {
    /// Who or what an entity is, and everything it is connected with.
    Profile {
        entity: EntityId,
        /// Whether its role is included, if it has one.
        has_role: bool,
        /// The facts that are included, by their positions among all of them.
        facts: Vec<usize>,
        relations: Vec<RelationId>,
    },
    Between {
        /// The entities, at least two.
        entities: Vec<EntityId>,
        relations: Vec<RelationId>,
    },
    Shared {
        /// The entities, at least two.
        entities: Vec<EntityId>,
        /// The least number of them that each other one is connected with.
        at_least: usize,
        /// Each other one, with the relations that connect it with them.
        others: Vec<(EntityId, Vec<RelationId>)>,
    },
    Path {
        entities: Vec<EntityId>,
        /// The relations of each hop, the strongest first.
        hops: Vec<Vec<RelationId>>,
        /// The weakest hop, counted from 0, and why, in words; nothing if all are strong.
        weakest: Option<(usize, Vec<String>)>,
    },
}

impl Chapter {
    /// Every relation in it, as often as it occurs.
    pub(crate) fn relations(&self) -> Vec<RelationId> {
        match self {
            Self::Profile { relations, .. } | Self::Between { relations, .. } => relations.clone(),
            Self::Shared { others, .. } => {
                others.iter().flat_map(|(_, relations)| relations.clone()).collect()
            }
            Self::Path { hops, .. } => hops.concat(),
        }
    }
}

/// The chapters of a dossier: a profile of one entity; of several their relations with each other, the
/// best path between two without any, and what they have in common.
pub(crate) fn dossier_chapters(
    graph: &Graph,
    entities: &[EntityId],
    filter: &Filter,
) -> Vec<Chapter> {
    match *entities {
        [entity] => vec![profile(graph, entity, filter)],
        _ => between(graph, entities, filter),
    }
}

/// A profile of each entity, by kind, then by name.
pub(crate) fn profiles(graph: &Graph, entities: &[EntityId], filter: &Filter) -> Vec<Chapter> {
    let mut entities = entities.to_vec();
    let key = |id: &EntityId| (graph.entity(*id).kind_id(), graph.entity(*id).name(), *id);
    entities.sort_by(|one, other| key(one).cmp(&key(other)));
    entities.into_iter().map(|entity| profile(graph, entity, filter)).collect()
}

fn profile(graph: &Graph, entity: EntityId, filter: &Filter) -> Chapter {
    let ties = ties_in_order(graph, entity, filter);
    let relations = ties.iter().map(|tie| tie.relation).collect();
    let view = graph.entity(entity);
    let has_role = filter.allows_role(graph, view);
    Chapter::Profile { entity, has_role, facts: filter.facts(graph, view), relations }
}

pub(crate) fn path_chapter(path: &Path) -> Chapter {
    let hops = path.hops.iter().map(|hop| hop.relations().collect()).collect();
    let reasons = |hop: &Hop| hop.weaknesses.iter().map(Weakness::to_string).collect();
    let weakest = path.weakest.zip(path.weakest_hop().map(reasons));
    Chapter::Path { entities: path.entities.clone(), hops, weakest }
}

fn between(graph: &Graph, entities: &[EntityId], filter: &Filter) -> Vec<Chapter> {
    if entities.is_empty() {
        return Vec::new();
    }
    let among = neighbourhood(graph, entities, 0, filter).selection.relations;
    let ends = |id: RelationId| (graph.relation(id).from().id(), graph.relation(id).to().id());
    let relations: Vec<RelationId> =
        among.into_iter().filter(|id| ends(*id).0 != ends(*id).1).collect();
    let path = match (entities, relations.is_empty()) {
        ([from, to], true) => best_path(graph, *from, *to, filter),
        _ => None,
    };
    let mut chapters = vec![Chapter::Between { entities: entities.to_vec(), relations }];
    let (at_least, mut others) = shared(graph, entities, filter);
    if let Some(path) = path {
        chapters.push(path_chapter(&path));
        // The chain has mentioned the entities it leads through.
        others.retain(|(other, _)| !path.entities.contains(other));
        if others.is_empty() {
            return chapters;
        }
    }
    chapters.push(Chapter::Shared { entities: entities.to_vec(), at_least, others });
    chapters
}

fn best_path(graph: &Graph, from: EntityId, to: EntityId, filter: &Filter) -> Option<Path> {
    let query = PathQuery { filter: filter.clone(), ..PathQuery::between(from, to) };
    paths(graph, &query, 1).ok()?.paths.into_iter().next()
}

/// What all are connected with; of three or more, what all but one are, if nothing is shared by all:
/// with how many at least, and each with its relations.
fn shared(
    graph: &Graph,
    entities: &[EntityId],
    filter: &Filter,
) -> (usize, Vec<(EntityId, Vec<RelationId>)>) {
    let (at_least, found) = common_to_most(graph, entities, filter);
    let others = found.iter().map(|common| {
        let ties = common.ties.iter().flatten();
        (common.entity, ties.map(|tie| tie.relation).collect())
    });
    (at_least, others.collect())
}
