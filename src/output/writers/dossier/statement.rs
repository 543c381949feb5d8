//! One claim as a sentence: how firm it is, when it was and who says so stand in front.

use super::speaker::names_speaker;
use super::words::{full_stop, sentence_case};
use crate::model::{Entity, Relation, Standing};
use crate::text::escape::markdown;
use crate::text::long_date;

/// The sentence of a relation, without its footnotes.
pub(super) fn statement(relation: Relation<'_>) -> String {
    let claim = markdown(&full_stop(relation.claim()));
    let speaker = relation.said_by();
    let lead = [
        stands(relation),
        relation.when().map(long_date),
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
    let by = relation.said_by().filter(|_| !names_speaker(relation));
    let by = by.map(|speaker| markdown(speaker.name()));
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
    if is_told || names_speaker(relation) {
        return None;
    }
    let name = markdown(speaker.name());
    let is_own = [relation.from().id(), relation.to().id()].contains(&speaker.id());
    Some(if is_own { format!("by {name}'s own account") } else { format!("according to {name}") })
}
