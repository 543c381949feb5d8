use std::borrow::Cow;

use crate::model::{Entity, EntityId, Graph, Relation, Standing};

use super::entity_name::entity_name;

/// The entity that makes a claim.
pub struct Speaker<'g> {
    pub(crate) id: EntityId,
    /// Its name, with a distinction if other entities share the name.
    pub(crate) name: Cow<'g, str>,
}

impl<'g> Speaker<'g> {
    pub(super) fn new(graph: &'g Graph, speaker: Entity<'g>) -> Self {
        Self { id: speaker.id(), name: entity_name(graph, speaker.id()) }
    }
}

/// Verbs of speech and judgement. If the name of the speaker is directly followed by such a verb, the claim names the
/// speaker.
const SPEECH_VERBS: [&str; 40] = [
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

/// Whether the claim of a relation names its speaker: `Lei Jun says that …`; false if the relation has no speaker.
///
/// In an opinion that starts with the speaker, any verb in the present tense counts: `Ni Tao rebukes …`.
pub(super) fn claim_names_speaker(relation: Relation<'_>) -> bool {
    let Some(speaker) = relation.said_by() else { return false };
    let claim = relation.claim();
    let mut occurrences = speaker.names().flat_map(|name| {
        claim.match_indices(name).map(move |(start, _)| (start, &claim[start + name.len()..]))
    });
    occurrences.any(|(start, rest)| {
        let is_leading_opinion = relation.standing() == Standing::Opinion && start == 0;
        let verb = rest.strip_prefix(' ').and_then(|rest| rest.split([' ', ',', ':']).next());
        verb.is_some_and(|verb| {
            (is_leading_opinion && verb.ends_with('s')) || SPEECH_VERBS.contains(&verb)
        })
    })
}
