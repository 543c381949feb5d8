//! What a note tells, part by part: what a question found and a writer puts into words.

use crate::model::{EntityId, RelationId};

/// What one part of a note is about. Relations come in the order in which they are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chapter {
    /// Who or what an entity is, and everything it is tied to.
    Portrait {
        /// The entity.
        entity: EntityId,
        /// Whether its role is told, where it has one.
        has_role: bool,
        /// Which of its facts are told, by their places among all of them.
        facts: Vec<usize>,
        /// Its relations.
        relations: Vec<RelationId>,
    },
    /// What ties some entities to each other directly.
    Between {
        /// The entities, at least two.
        entities: Vec<EntityId>,
        /// The relations among them.
        relations: Vec<RelationId>,
    },
    /// Others to which they are tied.
    Shared {
        /// The entities, at least two.
        entities: Vec<EntityId>,
        /// To how many of them each other one is tied, at least.
        at_least: usize,
        /// Each other one, with the relations that tie it to them.
        others: Vec<(EntityId, Vec<RelationId>)>,
    },
    /// A chain from the first entity to the last.
    Chain {
        /// The entities it leads through.
        entities: Vec<EntityId>,
        /// The relations of each hop, the firmest first.
        hops: Vec<Vec<RelationId>>,
        /// The hop that it is most likely to break at, counted from 0, and why, in words; nothing
        /// where all are firm.
        weakest: Option<(usize, Vec<String>)>,
    },
}

impl Chapter {
    /// Every relation it tells, as often as it tells it.
    pub(crate) fn relations(&self) -> Vec<RelationId> {
        match self {
            Self::Portrait { relations, .. } | Self::Between { relations, .. } => relations.clone(),
            Self::Shared { others, .. } => {
                others.iter().flat_map(|(_, relations)| relations.clone()).collect()
            }
            Self::Chain { hops, .. } => hops.concat(),
        }
    }
}
