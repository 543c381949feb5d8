//! Layer 3, search: finds entities by any spelling of their names, and claims, paragraphs and sources by their words,
//! in one ranked list.
//!
//! Takes a query and returns ranked ids. Callers pass a predicate instead of a filter.

mod corpus;
mod excerpt;
mod fit;
mod hit;
mod index;
mod kinds;
mod language;
mod leading_entities;
mod lookup;
mod matching;
mod resolve;
#[cfg(feature = "postgres")]
mod search_keys;
mod search_options;
mod spelling;
mod target;
mod texts;

pub use corpus::Corpus;
pub(crate) use excerpt::ExcerptPiece;
pub use fit::Fit;
pub use hit::{EntityHit, Field, Hit, Hits};
pub use index::{Index, SearchSession};
pub(crate) use resolve::find_by_name;
pub use resolve::{Resolution, find_one};
#[cfg(feature = "postgres")]
pub(crate) use search_keys::search_keys;
pub use search_options::SearchOptions;
pub use target::{SearchScope, Target};
pub use texts::QueryWords;
pub(crate) use texts::parse_date;
