use std::path::PathBuf;

use crate::load::articles::ArticleReading;
use crate::load::files::LinkPolicy;
use crate::load::files::SizeLimit;

/// How to load a graph.
#[derive(Clone, Debug, Default)]
pub struct LoadOptions {
    /// The folder of the articles; by default the one next to the graph.
    pub articles: Option<PathBuf>,
    /// When the articles are read.
    pub reading: ArticleReading,
    /// The maximum size of the files.
    pub limit: SizeLimit,
    /// Which symbolic links are followed.
    pub links: LinkPolicy,
}
