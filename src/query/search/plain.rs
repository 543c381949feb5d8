//! Words typed without signs: from the best way to fit to the worst, until there are enough.

use std::sync::atomic::{AtomicBool, Ordering};

use super::best::Best;
use super::catalog::Catalog;
use super::class::Class;
use super::fit::{Fit, fit, words_in_any_order};
use super::found::{Find, Finds};
use super::keys::is_end;
use super::loose::Loose;
use super::pinyin::spellings;
use super::shelf::{Shelf, squashed};
use super::typed::Typed;
use crate::model::EntityId;

/// What is asked of the catalogs, and on what terms.
#[derive(Clone, Copy)]
pub(super) struct Ask<'a> {
    pub(super) names: &'a Catalog,
    pub(super) roles: &'a Catalog,
    pub(super) typed: &'a Typed,
    pub(super) limit: usize,
    /// Which entities may be found.
    pub(super) accept: &'a (dyn Fn(EntityId) -> bool + Sync),
    pub(super) cancelled: &'a AtomicBool,
}

/// Classes that a shelf yields before words in any order are tried.
const STRAIGHT: [Class; 5] =
    [Class::Whole, Class::FirstWords, Class::FirstPrefix, Class::LaterWords, Class::LaterPrefix];
const ANY_ORDER: [Class; 3] = [Class::WholeAnyOrder, Class::WordsAnyOrder, Class::PrefixesAnyOrder];
const RUNS: [Class; 2] = [Class::FirstRun, Class::LaterRun];

impl Ask<'_> {
    /// The best entities for the words typed, best first.
    ///
    /// `survivors` are the spellings that may hold the letters at all, where they are known from
    /// fewer letters; they are replaced by those that hold these.
    pub(super) fn answer(self, survivors: &mut Option<Vec<u32>>) -> Vec<Find> {
        let mut finds = Finds::default();
        self.straight(&mut finds);
        if !self.is_done(&finds, Class::WholeAnyOrder) {
            self.any_order(&mut finds);
        }
        if !self.is_done(&finds, Class::FirstRun) {
            self.runs(&mut finds);
        }
        let loose = Loose::new(self);
        if !self.is_done(&finds, Class::Initials) {
            loose.scan(&mut finds, survivors);
        }
        if !self.is_done(&finds, Class::Role) {
            self.roles(&mut finds);
        }
        if !self.is_done(&finds, Class::WholeSlip) {
            loose.forgive(&mut finds);
        }
        if finds.len() == 0 {
            self.sounds(&mut finds);
        }
        finds.best(self.limit)
    }

    /// Whether there are enough finds that are better than a class could add.
    pub(super) fn is_done(self, finds: &Finds, next: Class) -> bool {
        finds.better_than(next) >= self.limit || self.cancelled.load(Ordering::Relaxed)
    }

    /// Names that hold what was typed as it was typed, from the beginning of a word.
    pub(super) fn straight(self, finds: &mut Finds) {
        let Catalog { keys, firsts, others } = self.names;
        let letters = self.typed.squashed.as_bytes();
        let first = firsts.narrow(keys.bytes(), firsts.all(), letters);
        self.shelve(finds, firsts.places(first), &STRAIGHT, |place| self.first(place));
        if !self.is_done(finds, Class::LaterWords) {
            let later = others.narrow(keys.bytes(), others.all(), letters);
            self.shelve(finds, others.places(later), &STRAIGHT, |place| self.later(place));
        }
    }

    /// The same across the blanks of the name, or with blanks that the name does not have.
    pub(super) fn runs(self, finds: &mut Finds) {
        let Catalog { keys, firsts, others } = self.names;
        let letters = self.typed.squashed.as_bytes();
        for (shelf, class) in [(firsts, Class::FirstRun), (others, Class::LaterRun)] {
            let range = shelf.narrow(keys.bytes(), shelf.all(), letters);
            self.shelve(finds, shelf.places(range), &RUNS, |_| Some(class));
        }
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
    fn any_order(self, finds: &mut Finds) {
        if self.typed.words().nth(1).is_some() {
            self.words_of(self.names, finds, &ANY_ORDER, |name| {
                words_in_any_order(name, self.typed.words())
            });
        }
    }

    /// Entities whose role has all the words.
    fn roles(self, finds: &mut Finds) {
        self.words_of(self.roles, finds, &[Class::Role], |role| {
            words_in_any_order(role, self.typed.words()).map(|_| Class::Role)
        });
    }

    /// Looks through the spellings that have the rarest of the words typed.
    fn words_of(
        self,
        catalog: &Catalog,
        finds: &mut Finds,
        classes: &[Class],
        class: impl Fn(&[u8]) -> Option<Class>,
    ) {
        let text = catalog.keys.bytes();
        let find = |shelf: &Shelf, word: &str| shelf.narrow(text, shelf.all(), word.as_bytes());
        let ranges = self.typed.words().map(|word| {
            let (first, later) = (find(&catalog.firsts, word), find(&catalog.others, word));
            (first.len() + later.len(), first, later)
        });
        let Some((_, first, later)) = ranges.min_by_key(|(length, ..)| *length) else { return };
        let places = catalog.firsts.places(first).iter().chain(catalog.others.places(later));
        let mut best = Best::new(self.limit * 4 + 16);
        for place in places {
            // The beginning of the spelling is near its words: what the word is too late for, it
            // is too late for as well, but for the letters of one spelling.
            if !classes.iter().any(|class| best.wants(*class, place.saturating_sub(256))) {
                continue;
            }
            let (start, name) = catalog.keys.around(*place);
            let start = u32::try_from(start).unwrap_or(u32::MAX);
            let Some(class) = class(name).filter(|class| best.wants(*class, start)) else {
                continue;
            };
            if (self.accept)(catalog.keys.owner(catalog.keys.at(start))) {
                best.put(class, start);
            }
        }
        keep(catalog, finds, best, classes);
    }

    /// Takes the best places of a stretch of shelf.
    pub(super) fn shelve(
        self,
        finds: &mut Finds,
        places: &[u32],
        classes: &[Class],
        class: impl Fn(u32) -> Option<Class>,
    ) {
        let keys = &self.names.keys;
        let mut best = Best::new(self.limit * 4 + 16);
        for place in places {
            let Some(class) = class(*place).filter(|class| best.wants(*class, *place)) else {
                continue;
            };
            if (self.accept)(keys.owner(keys.at(*place))) {
                best.put(class, *place);
            }
        }
        keep(self.names, finds, best, classes);
    }

    /// Names that sound like the Chinese characters typed: 張 finds 张.
    fn sounds(self, finds: &mut Finds) {
        let Catalog { keys, firsts, .. } = self.names;
        for spelling in spellings(&self.typed.text) {
            let sound = spelling.text.replace(' ', "");
            let range = firsts.narrow(keys.bytes(), firsts.all(), sound.as_bytes());
            self.shelve(finds, firsts.places(range), &[Class::Sound], |_| Some(Class::Sound));
        }
    }
}

fn keep(catalog: &Catalog, finds: &mut Finds, best: Best, classes: &[Class]) {
    for (class, place) in best.take(classes) {
        let key = catalog.keys.at(place);
        finds.add(Find { entity: catalog.keys.owner(key), class, detail: 0, key, place });
    }
}
