//! Layer 2, loading: turns text into a graph and a list of problems. Only this module reads graph files with serde.
//!
//! Loading never fails or panics: entries that cannot be read are left out of the graph and reported as a [`Problem`]
//! with a location and a suggested fix.

mod articles;
mod builtin;
mod cache;
mod database;
mod files;
mod formats;
mod graph_source;
mod import;
mod json;
mod loaded;
mod location;
mod membership;
mod problems;
mod progress;
mod record;
mod resolve;
mod section;
mod source;
mod source_url;
mod text;
mod versions;
#[cfg(feature = "tui")]
mod watch;
mod yaml;

pub(crate) use articles::has_articles;
pub(crate) use builtin::texts as built_in;
pub use cache::{CacheState, CachedGraph, GraphCache};
#[cfg(feature = "postgres")]
pub(crate) use database::DatabaseFailure;
pub use database::{DatabaseAddress, DatabaseReader};
pub(crate) use files::is_hidden;
pub use files::{LinkPolicy, SizeLimit};
pub use graph_source::GraphSource;
pub(crate) use import::csv_set::{ColumnContent, SetTable};
pub use import::{IMPORT_FORMATS, ImportFormat};
pub(crate) use import::{Imported, import};
pub use loaded::{ArticleReading, LoadOptions, LoadedGraph, load, load_texts, load_with};
pub(crate) use membership::enclosing_graph;
pub use problems::{Problem, Rule, Severity, Snippet};
pub use progress::LoadProgress;
pub use text::Text;
pub(crate) use versions::{RevisionError, load_replaced, load_revision, merge_base};
#[cfg(feature = "tui")]
pub(crate) use watch::{GraphWatch, WatchEvent};
pub(crate) use yaml::MAX_ENTRY_BYTES;

#[cfg(test)]
mod tests;
