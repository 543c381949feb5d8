//! The vocabulary of a graph: a fixed set of tones and standings, and the kinds that its files declare.

use std::fmt;
use std::str::FromStr;

use super::id::{EntityKindId, FamilyId};

/// Defines an enum whose variants are words in graph files, with `FromStr` and `Display`.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// Every value, in display order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word in graph files.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }

        impl FromStr for $name {
            type Err = UnknownWord;

            fn from_str(word: &str) -> Result<Self, UnknownWord> {
                match word { $($word => Ok(Self::$variant),)+ _ => Err(UnknownWord) }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    };
}

/// The word is not one of the allowed words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownWord;

words! {
    /// Whether a relation is friendly or hostile.
    Tone {
        /// Friendly: help, praise, cooperation.
        Positive = "positive",
        /// Neither friendly nor hostile.
        #[default]
        Neutral = "neutral",
        /// Hostile: rivalry, mockery, accusation.
        Negative = "negative",
    }
}

words! {
    /// How certain a claim is.
    Standing {
        /// The article states it as a fact.
        #[default]
        Stated = "stated",
        /// The article implies it.
        Implied = "implied",
        /// The author or a quoted speaker believes it.
        Opinion = "opinion",
        /// The article reports it as an allegation.
        Alleged = "alleged",
        /// The article reports that it is denied.
        Denied = "denied",
    }
}

/// A kind of entity, such as `person`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityKind {
    /// Its slug in graph files.
    pub slug: String,
    pub(crate) plural: String,
}

/// A kind of relation, such as `advised`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationKind {
    /// Its slug in graph files.
    pub slug: String,
    /// How it reads forwards: "advised".
    pub says: String,
    /// How it reads backwards: "was advised by".
    pub back: String,
    /// Whether it holds in both directions.
    pub mutual: bool,
    /// The family it belongs to.
    pub family: FamilyId,
    pub(crate) tone: Tone,
    /// Allowed kinds of each end; empty means any.
    pub(crate) from: Vec<EntityKindId>,
    pub(crate) to: Vec<EntityKindId>,
    /// Words in texts that suggest a relation of this kind.
    pub(crate) cues: Vec<String>,
}
