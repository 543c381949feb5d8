//! How well a name fits what was typed, best first.
//!
//! The one rule of the order: whole name, beginnings of words, initials, letters scattered over a
//! name, slips of the finger. Slips are looked for where plain matching finds no complete words.
//! Scattered letters go before slips as far as they are good for as much: letters that are nearly
//! all of a name before a whole name with a slip (`lejun` means Lei Jun), a beginning with letters
//! left out before a beginning with a slip. Letters of which most are left out are as likely there
//! by chance, and come last, for want of anything else.

/// The ways to fit, in the order in which hits are shown; within one, entities stand by number of
/// relations and name, and scattered letters by fuzzy-matcher's score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Class {
    /// All of a name, blanks aside.
    Whole,
    /// All words of a name, in another order.
    WholeAnyOrder,
    /// The first word or words of an entity's own name, complete.
    FirstWords,
    /// The beginning of an entity's own name.
    FirstPrefix,
    /// The first word or words of another name of it, complete; or first syllables of a Chinese
    /// one, which say less than a beginning: `xiao` is half of 小米, and of Xiaomi.
    AliasWords,
    /// The beginning of another name of it.
    AliasPrefix,
    /// A later word or words, complete.
    LaterWords,
    /// The beginning of a later word.
    LaterPrefix,
    /// Words, complete, in another order or with others between them.
    WordsAnyOrder,
    /// Beginnings of words in any order.
    PrefixesAnyOrder,
    /// The beginning of a name, across the blanks between its words.
    FirstJoined,
    /// A later word and on, across blanks.
    LaterJoined,
    /// The beginnings of all words.
    Initials,
    /// The beginnings of the first words.
    FirstInitials,
    /// A name or word without some or all of its vowels.
    Consonants,
    /// Words of what the entity is.
    Role,
    /// Words of several of its texts: of two names, or of a name and of what it is.
    AcrossTexts,
    /// Nearly all letters of a name in order.
    Close,
    /// All of a name but for one slip of the finger.
    WholeTypo,
    /// Letters in order from the beginning of a word, some left out.
    Gapped,
    /// Complete words but for one slip.
    WordsTypo,
    /// The beginning of a name or word but for one slip.
    PrefixTypo,
    /// All of a name but for two slips.
    WholeTwoTypos,
    /// The beginning of a name or word but for two slips.
    TwoTypos,
    /// Letters in order, most of what is between them left out.
    Scattered,
    /// The same sound, written in other characters.
    Sound,
}

impl Class {
    /// Every one, best first.
    pub(crate) const ALL: [Self; 26] = [
        Self::Whole,
        Self::WholeAnyOrder,
        Self::FirstWords,
        Self::FirstPrefix,
        Self::AliasWords,
        Self::AliasPrefix,
        Self::LaterWords,
        Self::LaterPrefix,
        Self::WordsAnyOrder,
        Self::PrefixesAnyOrder,
        Self::FirstJoined,
        Self::LaterJoined,
        Self::Initials,
        Self::FirstInitials,
        Self::Consonants,
        Self::Role,
        Self::AcrossTexts,
        Self::Close,
        Self::WholeTypo,
        Self::Gapped,
        Self::WordsTypo,
        Self::PrefixTypo,
        Self::WholeTwoTypos,
        Self::TwoTypos,
        Self::Scattered,
        Self::Sound,
    ];

    /// How many there are.
    pub(crate) const COUNT: usize = Self::ALL.len();

    /// What one class is ahead of the next in the score of a hit.
    pub(crate) const STEP: i64 = 10_000;

    /// The score of the worst hit of the class.
    pub(crate) fn base(self) -> i64 {
        let below = Self::COUNT - 1 - self as usize;
        i64::try_from(below).unwrap_or(0) * Self::STEP
    }

    /// The class that a score comes from.
    pub(crate) fn of_score(score: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|class| score >= class.base())
    }

    /// Whether what was typed is complete words of a name, so that no slip need be looked for.
    pub(crate) fn is_complete(self) -> bool {
        let behind_a_prefix = [Self::AliasWords, Self::LaterWords, Self::WordsAnyOrder];
        self <= Self::FirstWords || behind_a_prefix.contains(&self)
    }
}
