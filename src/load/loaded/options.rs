use std::path::PathBuf;

use crate::load::files::LinkPolicy;
use crate::load::size_limit::SizeLimit;

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

/// When the articles of a graph are read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ArticleReading {
    /// With the graph, whose quotations are compared with them.
    AtOnce,
    /// Each when its text is first needed.
    #[default]
    OnDemand,
}
