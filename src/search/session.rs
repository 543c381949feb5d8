//! Searching while a query is being typed.

use super::language::Alternative;
use super::matching::CandidateCache;

/// What is known from the query so far, so that each further character only narrows it.
///
/// A session belongs to one index; [`Session::default`] starts a new one.
#[derive(Debug, Default)]
pub struct Session {
    /// The letters that the candidates contain.
    letters: String,
    candidates: CandidateCache,
}

impl Session {
    /// The spellings that may still contain the letters, as far as they are known.
    ///
    /// Only plain words narrow as they grow; any other query starts over.
    pub(super) fn candidates(&mut self, alternatives: &[Alternative]) -> &mut CandidateCache {
        let letters = match alternatives {
            [only] if only.tests.is_empty() && only.fields.is_empty() => only.text.joined.as_str(),
            _ => "",
        };
        if self.letters.is_empty() || !letters.starts_with(&self.letters) {
            self.candidates = CandidateCache::default();
        }
        letters.clone_into(&mut self.letters);
        &mut self.candidates
    }
}
