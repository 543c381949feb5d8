//! The contents of a dossier by chapter; a dossier writer turns them into text.

use crate::model::{EntityId, Graph, RelationId};

use super::filter::Filter;
use super::{
    Hop, Path, PathQuery, common_to_all_or_all_but_one, neighbourhood, paths, ties_in_reading_order,
};

/// The contents of one chapter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Chapter {
    /// The role, facts and relations of an entity.
    Profile {
        entity: EntityId,
        has_role: bool,
        /// The indices of the facts that are included.
        facts: Vec<usize>,
        /// The relations of the entity, in reading order.
        relations: Vec<RelationId>,
    },
    Between {
        entities: Vec<EntityId>,
        /// The relations between the entities, by id.
        relations: Vec<RelationId>,
    },
    Shared {
        entities: Vec<EntityId>,
        /// The minimum number of `entities` that each shared neighbour is connected to.
        min_connections: usize,
        /// The shared neighbours, each with the relations that connect it to `entities`.
        others: Vec<(EntityId, Vec<RelationId>)>,
    },
    Path {
        entities: Vec<EntityId>,
        /// The relations of each hop, the strongest first.
        hops: Vec<Vec<RelationId>>,
        /// The index of the weakest hop, and its weaknesses in words; `None` if all hops are strong.
        weakest: Option<(usize, Vec<String>)>,
    },
}

impl Chapter {
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

/// The chapters for one entity: its profile. For several: the relations between them, the best path between two without
/// a relation, and their shared neighbours.
pub(crate) fn dossier_chapters(
    graph: &Graph,
    entities: &[EntityId],
    filter: &Filter,
) -> Vec<Chapter> {
    match *entities {
        [entity] => vec![profile_chapter(graph, entity, filter)],
        _ => between_chapters(graph, entities, filter),
    }
}

/// A profile of each entity, by kind, then by name.
pub(crate) fn profiles(graph: &Graph, entities: &[EntityId], filter: &Filter) -> Vec<Chapter> {
    let mut entities = entities.to_vec();
    let key = |id: &EntityId| (graph.entity(*id).kind_id(), graph.entity(*id).name(), *id);
    entities.sort_by(|a, b| key(a).cmp(&key(b)));
    entities.into_iter().map(|entity| profile_chapter(graph, entity, filter)).collect()
}

fn profile_chapter(graph: &Graph, id: EntityId, filter: &Filter) -> Chapter {
    let ties = ties_in_reading_order(graph, id, filter);
    let relations = ties.iter().map(|tie| tie.relation).collect();
    let entity = graph.entity(id);
    let has_role = filter.allows_role(graph, entity);
    Chapter::Profile { entity: id, has_role, facts: filter.allowed_facts(graph, entity), relations }
}

pub(crate) fn path_chapter(path: &Path) -> Chapter {
    let hops = path.hops.iter().map(|hop| hop.relations().collect()).collect();
    let weakest = path.weakest.zip(path.weakest_hop().map(Hop::weakness_labels));
    Chapter::Path { entities: path.entities.clone(), hops, weakest }
}

fn between_chapters(graph: &Graph, entities: &[EntityId], filter: &Filter) -> Vec<Chapter> {
    if entities.is_empty() {
        return Vec::new();
    }
    let relations_among = neighbourhood(graph, entities, 0, filter).selection.relations;
    let ends = |id: RelationId| (graph.relation(id).from().id(), graph.relation(id).to().id());
    let relations: Vec<RelationId> =
        relations_among.into_iter().filter(|id| ends(*id).0 != ends(*id).1).collect();
    let path = match (entities, relations.is_empty()) {
        ([from, to], true) => best_path(graph, *from, *to, filter),
        _ => None,
    };
    let mut chapters = vec![Chapter::Between { entities: entities.to_vec(), relations }];
    let (min_connections, mut others) = shared_neighbours(graph, entities, filter);
    if let Some(path) = path {
        chapters.push(path_chapter(&path));
        // The path chapter already mentions the entities on the path.
        others.retain(|(other, _)| !path.entities.contains(other));
        if others.is_empty() {
            return chapters;
        }
    }
    chapters.push(Chapter::Shared { entities: entities.to_vec(), min_connections, others });
    chapters
}

fn best_path(graph: &Graph, from: EntityId, to: EntityId, filter: &Filter) -> Option<Path> {
    let query = PathQuery { filter: filter.clone(), ..PathQuery::between(from, to) };
    paths(graph, &query, 1).ok()?.paths.into_iter().next()
}

/// The entities connected to all of `entities`, or else to all but one of three or more, each with its relations to
/// them. The number is the minimum number of `entities` that each neighbour is connected to.
fn shared_neighbours(
    graph: &Graph,
    entities: &[EntityId],
    filter: &Filter,
) -> (usize, Vec<(EntityId, Vec<RelationId>)>) {
    let (min_connections, neighbours) = common_to_all_or_all_but_one(graph, entities, filter);
    let others = neighbours.iter().map(|neighbour| {
        let ties = neighbour.ties.iter().flatten();
        (neighbour.entity, ties.map(|tie| tie.relation).collect())
    });
    (min_connections, others.collect())
}
