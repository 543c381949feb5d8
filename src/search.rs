//! Floor 3, search: entities by names typed in any way; relations, paragraphs and sources by their words.
//!
//! Takes a query and returns ranked ids. It knows no filters: callers pass a predicate.

mod bounds;
mod fit;
mod hit;
mod index;
mod language;
mod lookup;
mod matching;
mod resolve;
mod spelling;
mod texts;

pub use bounds::Bounds;
pub use fit::Fit;
pub use hit::{EntityHit, Hits, NameField, TextHit};
pub use index::{Index, SearchSession};
pub use resolve::{Resolution, find_named, find_one};
pub use texts::{search_paragraphs, search_relations, search_sources};
