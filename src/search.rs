//! Floor 3, search: names typed any way, the right entity first; relations, paragraphs and sources by their words.

mod best;
mod bounds;
mod catalog;
mod class;
mod fields;
mod find;
mod fit;
mod fold;
mod follow;
mod forgive;
mod found;
mod hit;
mod index;
mod keys;
mod language;
mod loose;
mod mask;
mod pinyin;
mod plain;
mod rank;
mod runs;
mod scan;
mod session;
mod shelf;
mod shown;
mod slip;
mod texts;
mod together;
mod typed;
mod words;

pub use bounds::Bounds;
pub use find::{Found, find_one};
pub use hit::{Answer, EntityHit, Field};
pub use index::Index;
pub use session::Session;
pub use texts::{TextAnswer, TextHit, search_paragraphs, search_relations, search_sources};
