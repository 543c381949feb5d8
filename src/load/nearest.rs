//! The nearest known name to one that is not known.

/// How much may be compared in all while one graph is read: a bound on the time that next steps
/// cost where very many names are unknown in a very large graph. A glance at a name costs 1.
const WORK: usize = 20_000_000;
/// What it costs to compare two names letter by letter.
const LETTER_BY_LETTER: usize = 50;

/// Finds next steps, as long as there is time for it.
#[derive(Debug)]
pub(super) struct Guesses {
    left: usize,
}

impl Default for Guesses {
    fn default() -> Self {
        Self { left: WORK }
    }
}

impl Guesses {
    /// "did you mean …?" for a slug, among so many candidates; a name counts as its slug.
    pub(super) fn slug<'c>(
        &mut self,
        found: &str,
        candidates: impl ExactSizeIterator<Item = &'c str>,
    ) -> Option<String> {
        self.left = self.left.checked_sub(candidates.len())?;
        let mut compared = 0;
        let meant = nearest(&slug_of(found), candidates, &mut compared);
        self.left = self.left.saturating_sub(compared * LETTER_BY_LETTER);
        meant.map(ask)
    }
}

fn ask(name: &str) -> String {
    format!("did you mean `{name}`?")
}

/// "did you mean …?" as a next step.
pub(super) fn did_you_mean<'c>(
    found: &str,
    candidates: impl Iterator<Item = &'c str>,
) -> Option<String> {
    nearest(found, candidates, &mut 0).map(ask)
}

/// A text written the way slugs are: `Lei Jun` is `lei-jun`.
pub(super) fn slug_of(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    words.filter(|word| !word.is_empty()).collect::<Vec<&str>>().join("-")
}

/// The candidate that a typed name most likely meant, if any is near enough.
///
/// Near means that a third of its letters may be missing, added, wrong or swapped
/// (optimal string alignment); of equally near ones the first wins. `compared` counts the names
/// that had to be compared letter by letter.
pub(super) fn nearest<'c>(
    found: &str,
    candidates: impl Iterator<Item = &'c str>,
    compared: &mut usize,
) -> Option<&'c str> {
    let length = found.chars().count();
    if length > 100 {
        return None;
    }
    let allowed = (length / 3).max(1);
    let letters = letters_of(found);
    candidates
        .filter(|candidate| candidate.len().abs_diff(found.len()) <= allowed * 3)
        // One edit changes two letters of the set at most.
        .filter(|candidate| (letters_of(candidate) ^ letters).count_ones() as usize <= allowed * 2)
        .inspect(|_| *compared += 1)
        .map(|candidate| (strsim::osa_distance(found, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// The set of bytes of a text, folded into 64 bits.
fn letters_of(text: &str) -> u64 {
    text.bytes().fold(0, |set, byte| set | 1 << (byte % 64))
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, slug_of};

    #[test]
    fn a_slip_is_recognised_and_a_stranger_is_not() {
        let known = ["lei-jun", "li-bin", "he-xiaopeng"];
        for (typed, meant) in
            [("lei-jnu", "lei-jun"), ("li-bn", "li-bin"), ("he-xiaopang", "he-xiaopeng")]
        {
            let help = did_you_mean(typed, known.into_iter());
            assert_eq!(help, Some(format!("did you mean `{meant}`?")), "{typed}");
        }
        assert_eq!(did_you_mean("porsche", known.into_iter()), None);
    }

    #[test]
    fn a_name_is_written_as_a_slug() {
        assert_eq!(slug_of("Lei Jun"), "lei-jun");
        assert_eq!(slug_of("  He  Xiaopeng!"), "he-xiaopeng");
        assert_eq!(slug_of("雷军"), "");
    }
}
