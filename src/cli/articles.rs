//! Reads the articles that a command prints or searches.

use super::ui;
use crate::load::LoadedGraph;
use crate::model::SourceId;
use crate::text::count;
use crate::text::escape::quote_shell_path;

/// Reads the articles of these sources, with a progress line if this takes long; prints a note on standard error if the
/// articles have problems.
pub(super) fn read_articles(loaded: &LoadedGraph, sources: impl IntoIterator<Item = SourceId>) {
    let unread: Vec<SourceId> =
        sources.into_iter().filter(|source| loaded.is_unread(*source)).collect();
    if unread.is_empty() {
        return;
    }
    let line = ui::ProgressLine::start("reading the articles");
    loaded.read_articles(unread);
    drop(line);
    let problems = loaded.take_article_problems();
    if !problems.is_empty() {
        let problems = count(problems.len(), "problem", "problems");
        let path = loaded.source.argument();
        let path = path.map(|path| format!(" {}", quote_shell_path(&path)));
        let articles = loaded.options.articles.as_deref();
        let articles = articles.map(|folder| format!(" --articles {}", quote_shell_path(folder)));
        let args: String = path.into_iter().chain(articles).collect();
        ui::print_message(format!("{problems} with the articles: run `guanxi check{args}`"));
    }
}
