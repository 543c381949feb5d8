use super::hit::{EntityHit, TextHit};
use super::matching::MatchClass;
use super::target::Target;

/// If more names than this begin or end with the matching words, the query is taken to be about its other words.
const FEW_NAMES: usize = 3;

/// The entities that come before all other similar hits, best first: Lei Jun for `dr lei jun`.
///
/// The matching words are a whole name of such an entity, or the start or end of its main name; no text contains more
/// words of the query. Longer names count only if they are few or if no text contains the other words: `xiaomi
/// deliveries` asks for a claim, not for every name that starts with Xiaomi.
pub(super) fn leading_entities(names: &[EntityHit], texts: &[TextHit]) -> Vec<Target> {
    let longer_names =
        names.iter().filter(|hit| hit.class == MatchClass::MainNameWordsAndMore).count();
    let are_unknown = |words: &[String]| {
        texts.iter().all(|text| words.iter().all(|word| text.missing.contains(word)))
    };
    let is_named = |hit: &&EntityHit| match hit.class {
        MatchClass::WholeAndMore => true,
        MatchClass::MainNameWordsAndMore => longer_names <= FEW_NAMES || are_unknown(&hit.missing),
        _ => false,
    };
    let has_most_words =
        |hit: &&EntityHit| texts.iter().all(|text| hit.missing.len() <= text.missing.len());
    let first = names.iter().filter(is_named).filter(has_most_words);
    first.map(|hit| Target::Entity(hit.entity)).collect()
}
