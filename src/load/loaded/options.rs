use std::path::PathBuf;
use std::sync::Arc;

use crate::load::articles::ArticleReading;
use crate::load::cache::GraphCache;
use crate::load::database::DatabaseReader;
use crate::load::files::LinkPolicy;
use crate::load::files::SizeLimit;
use crate::load::progress::LoadProgress;

/// How to load a graph.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// The articles folder; if `None`, the one in or next to the graph.
    pub articles: Option<PathBuf>,
    /// When to read the articles.
    pub reading: ArticleReading,
    /// The maximum total size of the files and articles.
    pub limit: SizeLimit,
    /// Which symbolic links to follow.
    pub links: LinkPolicy,
    /// Where large graphs are saved; `None` to parse the files every time.
    pub cache: Option<GraphCache>,
    /// What reads graphs in databases; `None` if the build cannot.
    pub database: Option<DatabaseReader>,
    /// Where to count what has been loaded.
    pub progress: Arc<LoadProgress>,
}
