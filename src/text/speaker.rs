use std::borrow::Cow;

use crate::model::{Entity, EntityId, Graph, Relation, Standing};

use super::entity_name::entity_name;

/// The entity that makes a claim.
pub struct Speaker<'g> {
    pub(crate) id: EntityId,
    /// Its name, disambiguated if other entities share it.
    pub(crate) name: Cow<'g, str>,
}

impl<'g> Speaker<'g> {
    pub(super) fn new(graph: &'g Graph, speaker: Entity<'g>) -> Self {
        Self { id: speaker.id(), name: entity_name(graph, speaker.id()) }
    }
}

/// Verbs of speech and judgement. A claim in which such a verb directly follows the name of the speaker is attributed
/// to the speaker.
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

/// Words ending in `s` that may follow a name without expressing an opinion.
const OTHER_WORDS: [&str; 8] = ["always", "as", "does", "has", "is", "perhaps", "was", "thus"];

/// Whether the claim of a relation is already attributed to its speaker: `Lei Jun says that …`; false if the relation
/// has no speaker.
///
/// In an opinion that starts with the speaker, nearly any following word ending in `s` counts as a verb of judgement:
/// `Ni Tao rebukes …`, but not `Ni Tao was …`.
#[expect(clippy::string_slice, reason = "the name ends within the claim")]
pub(super) fn has_explicit_attribution(relation: Relation<'_>) -> bool {
    let Some(speaker) = relation.said_by() else { return false };
    let claim = relation.claim();
    let mut occurrences = speaker.names().flat_map(|name| {
        claim.match_indices(name).map(move |(start, _)| (start, &claim[start + name.len()..]))
    });
    occurrences.any(|(start, rest)| {
        let is_leading_opinion = relation.standing() == Standing::Opinion && start == 0;
        let verb = rest.strip_prefix(' ').and_then(|rest| rest.split([' ', ',', ':']).next());
        verb.is_some_and(|verb| {
            SPEECH_VERBS.contains(&verb)
                || (is_leading_opinion && verb.ends_with('s') && !OTHER_WORDS.contains(&verb))
        })
    })
}
