//! Search beyond entities: relations, paragraphs and sources, by the words in their text.
//!
//! These texts are long and many, so they are not indexed but read: on every core, in the order of
//! the graph, until cancelled.

mod paragraphs;
mod relations;
mod sources;
mod text_search;
mod word_query;

pub use paragraphs::search_paragraphs;
pub use relations::search_relations;
pub use sources::search_sources;
