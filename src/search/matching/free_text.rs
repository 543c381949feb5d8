//! Words typed without signs: from the best way to fit to the worst, until there are enough.

use std::sync::atomic::{AtomicBool, Ordering};

use super::best_places::BestPlaces;
use super::class::Class;
use super::fit::{Fit, fit, words_in_any_order};
use super::matches::{Match, Matches};
use super::subsequence::{CandidateCache, add_scattered, in_one_pass};
use super::typos::forgive;
use crate::model::{EntityId, Graph};
use crate::search::lookup::{Catalog, is_end, squashed};
use crate::search::spelling::{QueryText, spellings};

/// What is asked of the catalogs, and on what terms.
#[derive(Clone, Copy)]
pub(crate) struct NameQuery<'a> {
    pub(crate) graph: &'a Graph,
    pub(crate) names: &'a Catalog,
    pub(crate) roles: &'a Catalog,
    pub(crate) typed: &'a QueryText,
    pub(crate) limit: usize,
    /// Which entities may be found.
    pub(crate) accept: &'a (dyn Fn(EntityId) -> bool + Sync),
    pub(crate) cancelled: &'a AtomicBool,
}

/// Classes that words in any order yield.
const ANY_ORDER: [Class; 3] = [Class::WholeAnyOrder, Class::WordsAnyOrder, Class::PrefixesAnyOrder];

impl NameQuery<'_> {
    /// The best entities for the words typed, best first.
    ///
    /// `survivors` are the spellings that may hold the letters at all, where they are known from
    /// fewer letters; they are replaced by those that hold these.
    pub(crate) fn answer(self, survivors: &mut CandidateCache) -> Vec<Match> {
        let mut finds = Matches::default();
        self.straight(&mut finds);
        if !self.is_done(&finds, Class::WholeAnyOrder) {
            self.any_order(&mut finds);
        }
        if !self.is_done(&finds, Class::FirstJoined) {
            self.runs(&mut finds);
        }
        if !self.is_done(&finds, Class::Initials) {
            self.poorer(&mut finds, survivors);
        }
        finds.best(self.limit)
    }

    /// Fits that the shelves cannot find, for when they have not yielded enough.
    fn poorer(self, finds: &mut Matches, survivors: &mut CandidateCache) {
        let scattered = in_one_pass(self, finds, survivors);
        if !self.is_done(finds, Class::Role) {
            self.roles(finds);
            self.together(finds);
        }
        if !self.is_done(finds, Class::WholeTypo) {
            forgive(self, finds);
        }
        if !self.is_done(finds, Class::Scattered) {
            add_scattered(self, finds, survivors, &scattered);
        }
        if finds.len() == 0 {
            self.sounds(finds);
        }
    }

    /// Whether there are enough finds that are better than a class could add.
    pub(crate) fn is_done(self, finds: &Matches, next: Class) -> bool {
        finds.better_than(next) >= self.limit || self.cancelled.load(Ordering::Relaxed)
    }

    /// Names that hold what was typed as it was typed, from the beginning of a word.
    pub(crate) fn straight(self, finds: &mut Matches) {
        let Catalog { keys, firsts, others } = self.names;
        let letters = self.typed.squashed.as_bytes();
        let mut best = self.best();
        let first = firsts.narrow(keys.bytes(), firsts.all(), letters);
        self.shelve(&mut best, firsts.places(first), |place| self.first(place));
        self.keep(finds, best);
        if !self.is_done(finds, Class::LaterWords) {
            let mut best = self.best();
            let later = others.narrow(keys.bytes(), others.all(), letters);
            self.shelve(&mut best, others.places(later), |place| self.later(place));
            self.keep(finds, best);
        }
    }

    /// The same across the blanks of the name, or with blanks that the name does not have.
    fn runs(self, finds: &mut Matches) {
        let Catalog { keys, firsts, others } = self.names;
        let letters = self.typed.squashed.as_bytes();
        let mut best = self.best();
        for (shelf, class) in [(firsts, Class::FirstJoined), (others, Class::LaterJoined)] {
            let range = shelf.narrow(keys.bytes(), shelf.all(), letters);
            self.shelve(&mut best, shelf.places(range), |_| Some(class));
        }
        self.keep(finds, best);
    }

    fn first(self, place: u32) -> Option<Class> {
        let keys = &self.names.keys;
        let text = &keys.bytes()[place as usize..];
        let typed = &self.typed.text;
        let own = || keys.is_own_name(place);
        match fit(text, typed.as_bytes()) {
            Fit::Words if is_end(text[typed.len()]) => Some(Class::Whole),
            Fit::Words => Some(if own() { Class::FirstWords } else { Class::AliasWords }),
            Fit::Prefix => Some(if own() { Class::FirstPrefix } else { Class::AliasPrefix }),
            Fit::Run => self.is_all(place).then_some(Class::Whole),
        }
    }

    fn later(self, place: u32) -> Option<Class> {
        let text = &self.names.keys.bytes()[place as usize..];
        match fit(text, self.typed.text.as_bytes()) {
            Fit::Words => Some(Class::LaterWords),
            Fit::Prefix => Some(Class::LaterPrefix),
            Fit::Run => None,
        }
    }

    /// Whether a spelling has no letters beyond those typed.
    fn is_all(self, place: u32) -> bool {
        squashed(self.names.keys.bytes(), place).nth(self.typed.squashed.len()).is_none()
    }

    /// Names that have all the words, whatever stands between them.
    fn any_order(self, finds: &mut Matches) {
        if self.typed.words().nth(1).is_none() {
            return;
        }
        let mut best = self.best();
        self.words_of(self.names, &mut best, self.typed.words(), &ANY_ORDER, |name| {
            words_in_any_order(name, self.typed.words())
        });
        self.keep(finds, best);
    }

    /// Entities whose role has all the words.
    fn roles(self, finds: &mut Matches) {
        let mut best = self.best();
        self.words_of(self.roles, &mut best, self.typed.words(), &[Class::Role], |role| {
            words_in_any_order(role, self.typed.words()).map(|_| Class::Role)
        });
        add(self.roles, finds, best);
    }

    /// Looks through the spellings that have the rarest of some words.
    pub(crate) fn words_of<'q>(
        self,
        catalog: &Catalog,
        best: &mut BestPlaces,
        words: impl Iterator<Item = &'q str>,
        classes: &[Class],
        class: impl Fn(&str) -> Option<Class>,
    ) {
        let keys = &catalog.keys;
        let places = words.map(|word| catalog.begun(word));
        let rarest = places.min_by_key(|[first, later]| first.len() + later.len());
        for place in rarest.iter().flatten().copied().flatten() {
            // A spelling begins near its words: of one that is too late by more than the longest
            // spelling, the beginning is too late as well.
            if !classes.iter().any(|class| best.wants(*class, place.saturating_sub(256))) {
                continue;
            }
            let (start, name) = keys.around(*place);
            let start = u32::try_from(start).unwrap_or(u32::MAX);
            let Some(class) = class(name).filter(|class| best.wants(*class, start)) else {
                continue;
            };
            if (self.accept)(keys.owner(keys.at(start))) {
                best.put(class, start);
            }
        }
    }

    /// Takes the best places of a stretch of shelf.
    pub(crate) fn shelve(
        self,
        best: &mut BestPlaces,
        places: &[u32],
        class: impl Fn(u32) -> Option<Class>,
    ) {
        let keys = &self.names.keys;
        for place in places {
            let Some(class) = class(*place).filter(|class| best.wants(*class, *place)) else {
                continue;
            };
            if (self.accept)(keys.owner(keys.at(*place))) {
                best.put(class, *place);
            }
        }
    }

    /// Room for more places than are asked for, since several may be of one entity.
    pub(crate) fn best(self) -> BestPlaces {
        BestPlaces::new(self.limit.saturating_mul(4).saturating_add(16))
    }

    /// Adds the best places of the names.
    pub(crate) fn keep(self, finds: &mut Matches, best: BestPlaces) {
        add(self.names, finds, best);
    }

    /// Names that sound like the Chinese characters typed, those first that share the most of them:
    /// 雷軍 finds 雷军.
    ///
    /// Traditional characters are found only so. The crates that know their simplified forms are
    /// not lean enough for it: zhconv is under the GPL, fast2s and `character_converter` rest on
    /// bincode, which nobody maintains, simplet2s on two dozen crates to build a table.
    fn sounds(self, finds: &mut Matches) {
        let Catalog { keys, firsts, .. } = self.names;
        let mut best = self.best();
        for spelling in spellings(&self.typed.text) {
            let sound = spelling.text.replace(' ', "");
            let range = firsts.narrow(keys.bytes(), firsts.all(), sound.as_bytes());
            self.shelve(&mut best, firsts.places(range), |_| Some(Class::Sound));
        }
        for (class, place) in best.take() {
            let key = keys.at(place);
            let detail = self.in_common(key);
            finds.add(Match { entity: keys.owner(key), class, detail, key, place });
        }
    }

    /// How many of the characters typed stand in some spelling of the entity that has this one.
    fn in_common(self, key: usize) -> i64 {
        let keys = &self.names.keys;
        let is_same = |other: &usize| keys.owner(*other) == keys.owner(key);
        let before = (0..key).rev().take_while(is_same);
        let spellings = before.chain((key..keys.len()).take_while(is_same));
        let typed = || self.typed.squashed.chars();
        let shared = spellings.map(|at| typed().filter(|one| keys.get(at).contains(*one)).count());
        shared.max().and_then(|count| i64::try_from(count).ok()).unwrap_or(0)
    }
}

fn add(catalog: &Catalog, finds: &mut Matches, best: BestPlaces) {
    for (class, place) in best.take() {
        let key = catalog.keys.at(place);
        finds.add(Match { entity: catalog.keys.owner(key), class, detail: 0, key, place });
    }
}
