//! Who says so, and whether a claim has told it already.

use crate::model::{Relation, Standing};

/// Verbs behind which a speaker's name has told already who says so.
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

/// Whether the claim of a relation itself tells that its speaker says so: `Lei Jun says that …`; not
/// where nobody in particular says so.
///
/// An opinion that begins with its holder does so by any verb of the present: `Ni Tao rebukes …`.
#[must_use]
pub fn names_speaker(relation: Relation<'_>) -> bool {
    let Some(speaker) = relation.said_by() else { return false };
    let claim = relation.claim();
    let mut behind = speaker.names().flat_map(|name| {
        claim.match_indices(name).map(move |(at, _)| (at, &claim[at + name.len()..]))
    });
    behind.any(|(at, rest)| {
        let holds = relation.standing() == Standing::Opinion && at == 0;
        let verb = rest.strip_prefix(' ').and_then(|rest| rest.split([' ', ',', ':']).next());
        verb.is_some_and(|verb| (holds && verb.ends_with('s')) || SPEAKING.contains(&verb))
    })
}
