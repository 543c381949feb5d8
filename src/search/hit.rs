//! What a search finds.

use crate::model::EntityId;

/// One entity found, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntityHit {
    /// The entity.
    pub entity: EntityId,
    /// How well it fits: larger is better; comparable within one answer only.
    pub score: i64,
    /// Which of its texts fits.
    pub field: Field,
    /// That very text, as it is written in the graph.
    pub matched: String,
    /// The letters of `matched` that were typed: positions of grapheme clusters, counted from 0,
    /// rising. Empty where the fit goes through another spelling, such as pinyin initials.
    pub letters: Vec<usize>,
}

/// Which text of an entity fits what was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The name it is shown under.
    Name,
    /// Another name.
    Alias,
    /// Its slug.
    Slug,
    /// What it is.
    Role,
}

impl Field {
    /// The word for it: `name`, `alias`, `slug`, `role`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Alias => "alias",
            Self::Slug => "slug",
            Self::Role => "role",
        }
    }
}

/// The hits of a query, and what to tell the reader about the query itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntityHits {
    /// What was found, best first.
    pub hits: Vec<EntityHit>,
    /// What is wrong with the query, with the nearest that is right.
    pub hint: Option<String>,
}
