//! The speaker of a claim, and whether the claim names it.

use std::borrow::Cow;

use crate::model::{Entity, EntityId, Graph, Relation, Standing};

use super::entity_name::entity_name;

/// The entity that makes a claim.
pub struct Speaker<'g> {
    pub(crate) id: EntityId,
    /// Its name, distinguished from others of the same name.
    pub(crate) name: Cow<'g, str>,
}

impl<'g> Speaker<'g> {
    pub(super) fn new(graph: &'g Graph, speaker: Entity<'g>) -> Self {
        Self { id: speaker.id(), name: entity_name(graph, speaker.id()) }
    }
}

/// Verbs that make the name before them the speaker.
const SPEAKING: [&str; 40] = [
    "acknowledged",
    "acknowledges",
    "admits",
    "admitted",
    "announced",
    "announces",
    "answered",
    "answers",
    "argued",
    "argues",
    "believes",
    "called",
    "calls",
    "claimed",
    "claims",
    "denied",
    "denies",
    "describes",
    "explained",
    "explains",
    "finds",
    "insists",
    "introduces",
    "jeered",
    "jokes",
    "notes",
    "promised",
    "promises",
    "recalls",
    "repeated",
    "repeats",
    "reported",
    "reports",
    "said",
    "says",
    "tells",
    "thinks",
    "told",
    "writes",
    "wrote",
];

/// Whether the claim of a relation names its speaker: `Lei Jun says that …`; false if there is none.
///
/// In an opinion that starts with the speaker, any verb in the present tense counts: `Ni Tao rebukes …`.
pub(super) fn names_speaker(relation: Relation<'_>) -> bool {
    let Some(speaker) = relation.said_by() else { return false };
    let claim = relation.claim();
    let mut after = speaker.names().flat_map(|name| {
        claim.match_indices(name).map(move |(at, _)| (at, &claim[at + name.len()..]))
    });
    after.any(|(at, rest)| {
        let holds = relation.standing() == Standing::Opinion && at == 0;
        let verb = rest.strip_prefix(' ').and_then(|rest| rest.split([' ', ',', ':']).next());
        verb.is_some_and(|verb| (holds && verb.ends_with('s')) || SPEAKING.contains(&verb))
    })
}
