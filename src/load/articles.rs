mod on_demand;

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::files::{LinkPolicy, SizeLimit, read_text};
use super::graph_source::GraphSource;
use super::problems::{FileName, NewProblem, Problems, Rule};
use crate::model::{Article, escape_prose};
use crate::text::{count, has_visible_text};

const MAX_ARTICLE_BYTES: u64 = 64 << 20;

pub(super) fn check_folder(folder: &Path, problems: &mut Problems) {
    let Err(error) = std::fs::read_dir(folder) else { return };
    let message = match error.kind() {
        ErrorKind::NotFound => "no such articles folder",
        _ => "this articles folder cannot be read",
    };
    let help = "name a folder that contains articles as `<source>.txt`";
    let problem = NewProblem::new(Rule::Unreadable, message, help);
    problems.add_in_file(&FileName::from_path(folder), (0, 0), problem);
}

/// When to read the articles of a graph.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ArticleReading {
    /// With the graph, to check its quotations against them.
    AtOnce,
    /// One by one, when the text is first needed.
    #[default]
    OnDemand,
}

/// Reads articles from a folder, up to a limit on their total size.
#[derive(Clone, Debug)]
pub(super) struct ArticleReader {
    pub(super) folder: PathBuf,
    pub(super) links: LinkPolicy,
    /// See [`link_root`].
    pub(super) root: PathBuf,
    pub(super) limit: SizeLimit,
    /// The part of the limit that is left.
    pub(super) bytes_left: u64,
}

impl ArticleReader {
    /// Whether the folder has an article for this source. The article may still be unreadable.
    pub(super) fn has(&self, source: &str) -> bool {
        std::fs::symlink_metadata(article_path(&self.folder, source)).is_ok()
    }

    /// The size of the articles of these sources in bytes; `None` if together they exceed the limit, which is reported. Looks
    /// only at their sizes, so that articles that cannot all be read are not read at all.
    pub(super) fn accept<'s>(
        &self,
        sources: impl IntoIterator<Item = &'s str>,
        problems: &mut Problems,
    ) -> Option<u64> {
        let articles = sources.into_iter().map(|source| article_path(&self.folder, source));
        let articles: Vec<(u64, PathBuf)> =
            articles.filter_map(|path| Some((self.readable_length(&path)?, path))).collect();
        let total = articles.iter().map(|(length, _)| length).sum::<u64>();
        if total <= self.bytes_left {
            return Some(total);
        }
        let place = if let [(_, only)] = &articles[..] { only } else { &self.folder };
        let read = self.limit.bytes().saturating_sub(self.bytes_left);
        problems.add_in_file(&FileName::from_path(place), (0, 0), self.limit.problem(read + total));
        None
    }

    /// The size of a file in bytes; `None` if it is not an article that may be read.
    fn readable_length(&self, path: &Path) -> Option<u64> {
        let metadata = std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
        let may_read =
            metadata.len() <= MAX_ARTICLE_BYTES && self.links.check(path, &self.root).is_ok();
        may_read.then_some(metadata.len())
    }

    /// The article of a source; `None` if there is none. Reports an article that cannot be read.
    pub(super) fn read(&mut self, source: &str, problems: &mut Problems) -> Option<Article> {
        let path = article_path(&self.folder, source);
        std::fs::symlink_metadata(&path).ok()?;
        let limit = MAX_ARTICLE_BYTES.min(self.bytes_left);
        let accepted = self.links.check(&path, &self.root).and_then(|()| check_length(&path));
        match accepted.and_then(|()| read_text(&path, limit)) {
            Ok(text) => {
                self.bytes_left = self.bytes_left.saturating_sub(text.len() as u64);
                Some(split_paragraphs(&text))
            }
            Err(problem) => {
                problems.add_in_file(&FileName::from_path(&path), (0, 0), problem);
                None
            }
        }
    }
}

fn check_length(path: &Path) -> Result<(), NewProblem> {
    let length = std::fs::metadata(path).map_or(0, |metadata| metadata.len());
    if length <= MAX_ARTICLE_BYTES {
        return Ok(());
    }
    let message = format!("the article is larger than {} MiB", MAX_ARTICLE_BYTES >> 20);
    Err(NewProblem::new(Rule::TooLarge, message, "split it into several sources"))
}

/// The problem if a source has gists, but not exactly one for each paragraph of its article.
pub(super) fn paragraph_count_problem(
    slug: &str,
    gists: usize,
    paragraphs: usize,
) -> Option<NewProblem> {
    let gist_count = count(gists, "gist", "gists");
    let paragraph_count = count(paragraphs, "paragraph", "paragraphs");
    let message = format!("`{slug}` has {gist_count}, but its article has {paragraph_count}");
    let help = "write one gist for each non-blank line of the article, `~` for page furniture";
    (gists != paragraphs && gists > 0).then(|| NewProblem::new(Rule::ParagraphCount, message, help))
}

pub(super) fn article_path(folder: &Path, source: &str) -> PathBuf {
    folder.join(format!("{source}.txt"))
}

/// The `requested` folder, else the one in or next to the graph.
pub(super) fn find_folder(source: &GraphSource, requested: Option<&Path>) -> Option<PathBuf> {
    let nearby = || candidate_folders(source).into_iter().find(|path| path.is_dir());
    requested.map(Path::to_owned).or_else(nearby)
}

/// The folder that symbolic links to articles must not leave: the graph's if it contains the articles, else the articles
/// folder.
pub(super) fn link_root(source: &GraphSource, articles: &Path) -> PathBuf {
    let contains_articles = |folder: &Path| match (articles.canonicalize(), folder.canonicalize()) {
        (Ok(articles), Ok(folder)) => articles.starts_with(folder),
        _ => false,
    };
    match source {
        GraphSource::Folder(folder) if contains_articles(folder) => folder.clone(),
        _ => articles.to_owned(),
    }
}

/// The folders to search for articles: `articles` in the graph's folder, then next to its folder or file.
pub(super) fn candidate_folders(source: &GraphSource) -> Vec<PathBuf> {
    match source {
        GraphSource::Folder(folder) => {
            vec![folder.join("articles"), folder.join("..").join("articles")]
        }
        GraphSource::File(file) => vec![file.with_file_name("articles")],
        GraphSource::Database(_) | GraphSource::BuiltIn => Vec::new(),
    }
}

pub(crate) fn has_articles(folder: &Path) -> bool {
    let entries = std::fs::read_dir(folder.join("articles")).into_iter().flatten().flatten();
    entries.map(|entry| entry.path()).any(|path| path.extension().is_some_and(|it| it == "txt"))
}

/// The n-th line with visible characters is the n-th paragraph.
fn split_paragraphs(text: &str) -> Article {
    text.lines().filter(|line| has_visible_text(line)).map(escape_prose).collect()
}
