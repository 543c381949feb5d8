//! A claim as a sentence, after its standing if not `stated`, its date and its speaker.

use crate::model::{Graph, Relation, Standing};
use crate::text::escape::escape_markdown;
use crate::text::{ClaimText, long_date, sentence_case, with_full_stop};

pub(super) fn statement(graph: &Graph, relation: Relation<'_>) -> String {
    let claim = ClaimText::from_relation(graph, relation);
    let sentence = escape_markdown(&with_full_stop(&claim.sentence));
    let speaker = claim.speaker.map(|speaker| {
        let is_about_speaker = [relation.from().id(), relation.to().id()].contains(&speaker.id);
        (escape_markdown(&speaker.name), is_about_speaker)
    });
    let [standing, account] = qualifiers(relation.standing(), speaker);
    let lead = [standing, claim.when.map(long_date), account];
    let lead: Vec<String> = lead.into_iter().flatten().collect();
    if lead.is_empty() {
        sentence
    } else {
        format!("{}: {sentence}", sentence_case(&lead.join(", ")))
    }
}

/// The standing of a claim if it is not `stated`, then the speaker unless the standing already names them.
/// Alleged and denied claims are emphasised most. `speaker` is the name, and whether the claim is about them.
fn qualifiers(standing: Standing, speaker: Option<(String, bool)>) -> [Option<String>; 2] {
    let account = |speaker: Option<(String, bool)>| {
        let (name, is_about_speaker) = speaker?;
        Some(if is_about_speaker {
            format!("by {name}'s own account")
        } else {
            format!("according to {name}")
        })
    };
    match (standing, speaker) {
        (Standing::Stated, speaker) => [None, account(speaker)],
        (Standing::Implied, speaker) => [Some("*Implied*".to_owned()), account(speaker)],
        (Standing::Opinion, None) => [Some("*Opinion*".to_owned()), None],
        (Standing::Opinion, Some((holder, _))) => [Some(format!("*Opinion of {holder}*")), None],
        (Standing::Alleged, None) => [Some("**Alleged**".to_owned()), None],
        (Standing::Alleged, Some((accuser, _))) => {
            [Some(format!("**Alleged** by {accuser}")), None]
        }
        (Standing::Denied, speaker) => [Some("**Denied**".to_owned()), account(speaker)],
    }
}
