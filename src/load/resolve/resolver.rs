use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher as _, RandomState};

use super::claim_registry::ClaimRegistry;
use super::dropped::DroppedEntries;
use super::source::UnreadArticle;
use super::suggest::Suggester;
use crate::load::articles::{ArticleReader, ArticleReading};
use crate::load::location::Location;
use crate::load::problems::{LocatedProblem, NewProblem, Problems, Rule};
use crate::load::section::Section;
use crate::model::{
    Article, Articles, Builder, EntityKindId, FileLine, Graph, RelationKindId, SourceId, TextIndex,
};

pub(super) const RENAME_HELP: &str = "give one of them another slug, or merge them";

/// Builds a graph from records and reports their problems.
#[derive(Debug, Default)]
pub(super) struct Resolver {
    pub(super) builder: Builder,
    pub(super) problems: Problems,
    pub(super) article_reader: Option<ArticleReader>,
    pub(super) article_reading: ArticleReading,
    /// In source id order.
    pub(super) unread_articles: Vec<UnreadArticle>,
    /// The slugs of sources without gists whose articles have not been read, so the number of paragraphs is unknown.
    pub(super) uncounted_sources: HashSet<String>,
    /// In source id order; `None` if the articles folder does not contain the article.
    pub(super) articles: Vec<Option<Box<Article>>>,
    pub(super) suggestions: Suggester,
    /// The keys of the current entry whose values were removed because of an earlier problem.
    pub(super) removed_keys: Vec<String>,
    pub(super) entity_kinds: HashMap<String, EntityKindId>,
    pub(super) relation_kinds: HashMap<String, RelationKindId>,
    pub(super) sources: TextIndex,
    /// By two hashes of the section and the name. There may be millions of names, which would take much more memory, and no two have
    /// the same hashes in practice.
    definitions: HashMap<[u64; 2], FileLine>,
    hashers: [RandomState; 2],
    /// In reading order.
    pub(super) seen_sections: Vec<Section>,
    /// Whether reading has ended early because of too many errors.
    pub(super) has_stopped: bool,
    pub(super) dropped: DroppedEntries,
    pub(super) claims: ClaimRegistry,
}

impl Resolver {
    pub(super) fn new(
        problems: Problems,
        article_reader: Option<ArticleReader>,
        article_reading: ArticleReading,
    ) -> Self {
        Self { problems, article_reader, article_reading, ..Self::default() }
    }

    pub(super) fn find_source(&self, slug: &str) -> Option<SourceId> {
        let number = self.sources.find(slug, slug_at(self.builder.graph_so_far()))?;
        Some(SourceId::new(number as usize))
    }

    /// Builds the graph, which takes the most memory, so everything else is dropped first.
    pub(super) fn build(self) -> (Graph, Articles, Problems) {
        let (builder, articles, problems) = self.into_parts();
        (builder.build(), Articles::new(articles), problems)
    }

    fn into_parts(self) -> (Builder, Vec<Option<Box<Article>>>, Problems) {
        (self.builder, self.articles, self.problems)
    }

    pub(super) fn add_problems(&mut self, file: u32, problems: Vec<LocatedProblem>) {
        for (position, problem) in problems {
            self.problems.add_at(file, position, problem);
        }
    }

    /// Reports a problem, unless a value is missing because an earlier problem removed it.
    pub(super) fn report(
        &mut self,
        at: &Location<'_>,
        rule: Rule,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if self.problems.is_full() {
            self.suggestions.stop();
        }
        let missing_key = match rule {
            Rule::Missing => at.last_key(),
            Rule::Uncited => Some("cites"),
            _ => None,
        };
        if !missing_key.is_some_and(|key| self.has_removed(&[key])) {
            self.problems.add(at, NewProblem::new(rule, message, help));
        }
    }

    /// Whether the value of one of these keys of the current entry was removed because of an earlier problem.
    pub(super) fn has_removed(&self, keys: &[&str]) -> bool {
        self.removed_keys.iter().any(|removed| keys.contains(&removed.as_str()))
    }

    /// Records a definition. Fails with the location of an earlier one, as `file:line`.
    pub(super) fn declare(&mut self, at: &Location<'_>, name: &str) -> Result<(), String> {
        let key = self.hashers.each_ref().map(|hasher| hasher.hash_one((at.section, name)));
        if let Some(first) = self.definitions.get(&key) {
            return Err(self.describe_location(*first));
        }
        self.definitions.insert(key, at.file_line());
        Ok(())
    }

    pub(super) fn describe_location(&self, at: FileLine) -> String {
        let file = self.problems.file_name(at.file).map_or("", |file| &file.name);
        format!("{file}:{}", at.line)
    }
}

/// Returns the slug of a source, by its index.
pub(super) fn slug_at<'g>(graph: &'g Graph) -> impl Fn(u32) -> &'g str {
    |index| graph.source(SourceId::new(index as usize)).slug()
}
