//! Floor 3, search: names typed any way, the right entity first; relations, paragraphs and sources by their words.
//!
//! It takes names and texts and returns ranked ids. It knows no filters: callers pass a predicate.

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
