//! The classes of matches, which determine the order of hits.
//!
//! In short: whole names, words and their starts, initials, roles; then similar names, whether characters are
//! missing or mistyped. Typos are tried if plain matching finds no complete words. Missing characters rank above
//! typos if they are at least as strong evidence: nearly all characters of a name rank above a whole name with a
//! typo (`lejun` means Lei Jun), a word start with missing characters above a word start with a typo. If most
//! characters are missing, the match may well be a coincidence and comes almost last.

use crate::search::fit::Fit;

/// The kinds of matches, best first. Hits of one class are sorted by number of relations and name,
/// subsequences by fuzzy-matcher's score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum MatchClass {
    /// A whole name, ignoring spaces.
    Whole,
    WholeAnyOrder,
    /// Complete words at the start or end of an entity's main name: a surname is as good as a first word.
    MainNameWords,
    /// The start of an entity's main name, or of its last word.
    MainNamePrefix,
    /// Complete words at the start of another name of the entity; or the first syllables of a Chinese name,
    /// which are weaker evidence than a prefix: `xiao` is half of 小米, and of Xiaomi.
    AliasWords,
    /// The start of another name of the entity.
    AliasPrefix,
    /// Other complete words.
    LaterWords,
    /// The start of another word.
    LaterPrefix,
    /// Complete words in a different order, or with other words between them.
    WordsAnyOrder,
    /// The starts of words in order, from the first word: `uni sta`.
    WordStarts,
    PrefixesAnyOrder,
    /// The start of a name, across the spaces between its words.
    FirstJoined,
    /// The first characters of all words, with or without words such as "of".
    Initials,
    /// The starts of all words, typed without spaces: `dotr` for Department of Transportation.
    JoinedStarts,
    /// A later word and the text after it, across spaces.
    LaterJoined,
    /// Words, prefixes or characters across spaces that match a rare reading of a name: 合力 as `geli`.
    RareReading,
    /// The first characters of the first words.
    FirstInitials,
    Role,
    /// Words spread over several strings of an entity: two names, or a name and the role.
    AcrossTexts,
    /// Any name, because the query is empty or has only operators.
    NoText,
    /// A name or word without some or all of its vowels: the first class of merely similar names.
    Consonants,
    /// Nearly all characters of a name in order.
    Close,
    WholeTypo,
    /// Characters in order from the start of a word, with some missing.
    Gapped,
    WordsTypo,
    PrefixTypo,
    WholeTwoTypos,
    /// A whole name, and other words that the entity does not have: `dr lei jun`.
    WholeAndMore,
    /// The first or last words of an entity's main name, and other words that it does not have: `dr farley`.
    MainNameWordsAndMore,
    /// Some of the words, but not all, in any of the entity's strings.
    SomeWords,
    PrefixTwoTypos,
    /// Characters in order, with large gaps between them.
    Scattered,
    /// The same sound, written with different characters.
    Sound,
}

impl MatchClass {
    pub(crate) const COUNT: usize = Self::Sound as usize + 1;

    /// The difference between the scores of two adjacent classes.
    pub(crate) const STEP: i64 = 10_000;

    pub(crate) fn base_score(self) -> i64 {
        let below = Self::COUNT - 1 - self as usize;
        i64::try_from(below).unwrap_or(0) * Self::STEP
    }

    pub(super) fn with_rare_reading(self) -> Self {
        match self {
            Self::Whole => Self::WholeAnyOrder,
            class if class < Self::RareReading => Self::RareReading,
            class => class,
        }
    }

    pub(crate) fn fit(self) -> Fit {
        match self {
            Self::Whole | Self::WholeAnyOrder => Fit::Exact,
            Self::MainNamePrefix
            | Self::AliasPrefix
            | Self::LaterPrefix
            | Self::WordStarts
            | Self::PrefixesAnyOrder => Fit::Prefix,
            Self::MainNameWords
            | Self::AliasWords
            | Self::LaterWords
            | Self::WordsAnyOrder
            | Self::Role
            | Self::AcrossTexts
            | Self::NoText => Fit::Words,
            Self::FirstJoined | Self::LaterJoined | Self::RareReading => Fit::Joined,
            Self::Initials | Self::JoinedStarts | Self::FirstInitials => Fit::Initials,
            Self::WholeAndMore | Self::MainNameWordsAndMore | Self::SomeWords => Fit::Partial,
            Self::WholeTypo
            | Self::WordsTypo
            | Self::PrefixTypo
            | Self::WholeTwoTypos
            | Self::PrefixTwoTypos
            | Self::Sound => Fit::Typo,
            Self::Consonants | Self::Close | Self::Gapped | Self::Scattered => Fit::Scattered,
        }
    }

    /// Whether the query consists of complete words of a name, so that typos need not be tried.
    pub(crate) fn is_complete(self) -> bool {
        let later_classes = [Self::AliasWords, Self::LaterWords, Self::WordsAnyOrder];
        self <= Self::MainNameWords || later_classes.contains(&self)
    }
}
