//! One claim as a sentence: how firm it is, when it was and who says so stand in front.

use super::date;
use super::markdown::inline;
use super::words::{full_stop, sentence_case};
use crate::model::{Entity, Relation, Standing};

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

/// The sentence of a relation, without its footnotes.
pub(super) fn statement(relation: Relation<'_>) -> String {
    let claim = inline(&full_stop(relation.claim()));
    let speaker = relation.said_by();
    let lead = [
        stands(relation),
        relation.when().map(date::told),
        speaker.and_then(|speaker| speaks(relation, speaker)),
    ];
    let lead: Vec<String> = lead.into_iter().flatten().collect();
    if lead.is_empty() {
        return claim;
    }
    format!("{}: {claim}", sentence_case(&lead.join(", ")))
}

/// How firm it is, where it is less firm than stated; the louder the less firm.
fn stands(relation: Relation<'_>) -> Option<String> {
    let by = relation.said_by().filter(|speaker| !names(relation, *speaker));
    let by = by.map(|speaker| inline(speaker.name()));
    match (relation.standing(), by) {
        (Standing::Stated, _) => None,
        (Standing::Implied, _) => Some("*Implied*".to_owned()),
        (Standing::Opinion, None) => Some("*Opinion*".to_owned()),
        (Standing::Opinion, Some(holder)) => Some(format!("*Opinion of {holder}*")),
        (Standing::Alleged, None) => Some("**Alleged**".to_owned()),
        (Standing::Alleged, Some(accuser)) => Some(format!("**Alleged** by {accuser}")),
        (Standing::Denied, _) => Some("**Denied**".to_owned()),
    }
}

/// Who says so, where neither the claim nor its standing has told it.
fn speaks(relation: Relation<'_>, speaker: Entity<'_>) -> Option<String> {
    let is_told = matches!(relation.standing(), Standing::Opinion | Standing::Alleged);
    if is_told || names(relation, speaker) {
        return None;
    }
    let name = inline(speaker.name());
    let is_own = [relation.from().id(), relation.to().id()].contains(&speaker.id());
    Some(if is_own { format!("by {name}'s own account") } else { format!("according to {name}") })
}

/// Whether the claim itself tells that the speaker says so: `Lei Jun says that …`.
///
/// An opinion that begins with its holder does so by any verb of the present: `Ni Tao rebukes …`.
fn names(relation: Relation<'_>, speaker: Entity<'_>) -> bool {
    let claim = relation.claim();
    let known = std::iter::once(speaker.name()).chain(speaker.aliases().map(|alias| alias.name));
    let mut behind = known.flat_map(|name| {
        claim.match_indices(name).map(move |(at, _)| (at, &claim[at + name.len()..]))
    });
    behind.any(|(at, rest)| {
        let holds = relation.standing() == Standing::Opinion && at == 0;
        let verb = rest.strip_prefix(' ').and_then(|rest| rest.split([' ', ',', ':']).next());
        verb.is_some_and(|verb| (holds && verb.ends_with('s')) || SPEAKING.contains(&verb))
    })
}
