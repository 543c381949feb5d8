//! Which names come first if nothing has all of the words: Lei Jun for `dr lei jun`.

use super::hit::{EntityHit, TextHit};
use super::matching::Class;
use super::target::Target;

/// With more names than this that begin or end with the words, the other words are what is asked for.
const FEW_NAMES: usize = 3;

/// The entities that come before everything else that is only similar, best first.
///
/// The words that they have are their names, and nothing has more of the words. Those with longer names must be few,
/// or the other words unknown: `xiaomi deliveries` asks for a claim, not for every name that starts with Xiaomi.
pub(super) fn first_of_similar(names: &[EntityHit], texts: &[TextHit]) -> Vec<Target> {
    let count = names.iter().filter(|hit| hit.class == Class::FirstWordsAndMore).count();
    let are_unknown = |words: &[String]| {
        texts.iter().all(|text| words.iter().all(|word| text.missing.contains(word)))
    };
    let is_named = |hit: &&EntityHit| match hit.class {
        Class::WholeAndMore => true,
        Class::FirstWordsAndMore => count <= FEW_NAMES || are_unknown(&hit.missing),
        _ => false,
    };
    let has_most =
        |hit: &&EntityHit| texts.iter().all(|text| hit.missing.len() <= text.missing.len());
    let first = names.iter().filter(is_named).filter(has_most);
    first.map(|hit| Target::Entity(hit.entity)).collect()
}
