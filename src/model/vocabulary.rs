//! The words a graph uses: kinds of entities and relations. They come from the data, not the code.

use std::fmt;
use std::str::FromStr;

use super::id::{EntityKindId, FamilyId};

/// A closed list of words that a graph may use for one thing, with its parser and its printer.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
        pub enum $name { $($(#[$variant_doc])* $variant),+ }

        impl $name {
            /// Every value, in the order in which they are listed.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The word as it is written in a graph.
            pub fn word(self) -> &'static str {
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
                f.pad(self.word())
            }
        }
    };
}

/// A word that is not in its closed list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownWord;

words! {
    /// Whether a relation is friendly.
    Tone {
        /// Friendly: help, praise, cooperation.
        Positive = "positive",
        /// Neither: a fact of business.
        #[default]
        Neutral = "neutral",
        /// Unfriendly: rivalry, mockery, accusation.
        Negative = "negative",
    }
}

words! {
    /// How certain a claim is.
    Standing {
        /// The article states it as a fact.
        #[default]
        Stated = "stated",
        /// The article says it between the lines.
        Implied = "implied",
        /// The author or a speaker holds it.
        Opinion = "opinion",
        /// An accusation that the article reports.
        Alleged = "alleged",
        /// A claim that the article reports as denied.
        Denied = "denied",
    }
}

/// A kind of entity, such as `person`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityKind {
    /// The word used in the data.
    pub slug: String,
    /// The word for several of them, used as a heading.
    pub plural: String,
}

/// A kind of relation, such as `advised`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RelationKind {
    /// The word used in the data.
    pub slug: String,
    /// How it reads from the first end to the second: "advised".
    pub says: String,
    /// How it reads from the second end to the first: "was advised by".
    pub back: String,
    /// Whether it holds in both directions and has no first end.
    pub mutual: bool,
    /// The group of kinds it belongs to.
    pub family: FamilyId,
    /// Whether it is friendly.
    pub tone: Tone,
    /// Kinds its first end may have; empty means any.
    pub from: Vec<EntityKindId>,
    /// Kinds its second end may have; empty means any.
    pub to: Vec<EntityKindId>,
}
