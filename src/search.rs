//! Floor 3, search: names typed any way, the right entity first; relations, paragraphs and sources by their words.

mod bounds;
mod hit;
mod index;
mod language;
mod lookup;
mod matching;
mod resolve;
mod session;
mod spelling;
mod texts;

pub use bounds::Bounds;
pub use hit::{EntityHit, EntityHits, Field};
pub use index::Index;
pub use resolve::{Resolution, find_one};
pub use session::Session;
pub use texts::{TextHit, TextHits, search_paragraphs, search_relations, search_sources};
