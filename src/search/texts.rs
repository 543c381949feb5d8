//! Search beyond entities: relations, paragraphs and sources, by the words in their text.
//!
//! These texts are long and many, so they are read through, not indexed: on every core, in the
//! order of the graph, until cancelled.

mod text_search;
mod word_query;

use std::borrow::Cow;

use super::bounds::Bounds;
use super::language::Condition;
use crate::model::{Entity, Graph, Paragraph, Passage, RelationId, SourceId};
use text_search::{SearchedText, TextSet, look};

/// A text found, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextHit<T> {
    /// The relation, paragraph or source.
    pub at: T,
    /// How well it fits: larger is better; comparable within one answer only.
    pub score: i64,
    /// The text as it is shown.
    pub text: String,
    /// The letters of `text` that were typed: positions of grapheme clusters, counted from 0,
    /// rising. Empty where a word was found in another name of an end.
    pub letters: Vec<usize>,
}

/// The hits among texts, and what to tell the reader about the query itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextHits<T> {
    /// What was found, best first.
    pub hits: Vec<TextHit<T>>,
    /// What is wrong with the query, with the nearest that is right.
    pub hint: Option<String>,
}

/// Relations by label, both ends, date and claim, best first.
///
/// The text of a hit is the relation told in one line: both ends with the label between them, the
/// date, the claim. Other names of the ends are searched as well.
#[must_use]
pub fn search_relations(
    graph: &Graph,
    query: &str,
    bounds: &Bounds<'_, RelationId>,
) -> TextHits<RelationId> {
    look(&RelationTexts { graph }, graph, query, bounds)
}

/// Paragraphs by the words in them, best first.
#[must_use]
pub fn search_paragraphs(
    graph: &Graph,
    passages: &[Passage<'_>],
    query: &str,
    bounds: &Bounds<'_, SourceId>,
) -> TextHits<(SourceId, Paragraph)> {
    let allows = |(source, _): (SourceId, Paragraph)| (bounds.allows)(source);
    let Bounds { limit, cancelled, .. } = *bounds;
    look(&PassageTexts { passages }, graph, query, &Bounds { limit, allows: &allows, cancelled })
}

/// Sources by title, slug, author, publisher and date, best first.
#[must_use]
pub fn search_sources(
    graph: &Graph,
    query: &str,
    bounds: &Bounds<'_, SourceId>,
) -> TextHits<SourceId> {
    look(&SourceTexts { graph }, graph, query, bounds)
}

struct RelationTexts<'a> {
    graph: &'a Graph,
}

impl TextSet for RelationTexts<'_> {
    type Id = RelationId;

    fn count(&self) -> usize {
        self.graph.relation_count()
    }

    fn id(&self, at: usize) -> RelationId {
        RelationId::new(at)
    }

    fn fulfils(&self, id: RelationId, condition: Condition) -> bool {
        condition.holds_relation(self.graph, id)
    }

    fn line(&self, at: usize) -> SearchedText<'_> {
        let relation = self.graph.relation(RelationId::new(at));
        let parts = [relation.from().name(), &relation.kind().says, relation.to().name()];
        let mut shown = parts.join(" ");
        let head = shown.len();
        add(&mut shown, relation.when().map(|when| when.to_string()).as_deref());
        add(&mut shown, Some(relation.claim()));
        SearchedText { shown: shown.into(), head }
    }

    fn also(&self, at: usize) -> String {
        let relation = self.graph.relation(RelationId::new(at));
        let others = |entity: Entity<'_>| -> String {
            let names: Vec<&str> = entity.aliases().map(|alias| alias.name).collect();
            format!("{} {}", entity.slug(), names.join(" "))
        };
        let (kind, from, to) = (relation.kind(), relation.from(), relation.to());
        format!("{} {} {} {}", kind.slug, kind.back, others(from), others(to))
    }
}

struct PassageTexts<'a> {
    passages: &'a [Passage<'a>],
}

impl TextSet for PassageTexts<'_> {
    type Id = (SourceId, Paragraph);

    fn count(&self) -> usize {
        self.passages.len()
    }

    fn id(&self, at: usize) -> (SourceId, Paragraph) {
        (self.passages[at].source, self.passages[at].paragraph)
    }

    fn fulfils(&self, (source, _): (SourceId, Paragraph), condition: Condition) -> bool {
        condition.holds_source(source)
    }

    fn line(&self, at: usize) -> SearchedText<'_> {
        SearchedText { shown: Cow::Borrowed(self.passages[at].text), head: 0 }
    }
}

struct SourceTexts<'a> {
    graph: &'a Graph,
}

impl TextSet for SourceTexts<'_> {
    type Id = SourceId;

    fn count(&self) -> usize {
        self.graph.sources().len()
    }

    fn id(&self, at: usize) -> SourceId {
        SourceId::new(at)
    }

    fn fulfils(&self, id: SourceId, condition: Condition) -> bool {
        condition.holds_source(id)
    }

    fn line(&self, at: usize) -> SearchedText<'_> {
        let source = self.graph.source(SourceId::new(at));
        let mut shown = source.title().to_owned();
        let head = shown.len();
        add(&mut shown, source.author());
        add(&mut shown, source.publisher());
        add(&mut shown, source.published().map(|when| when.to_string()).as_deref());
        SearchedText { shown: shown.into(), head }
    }

    fn also(&self, at: usize) -> String {
        let source = self.graph.source(SourceId::new(at));
        format!("{} {}", source.slug(), source.note().unwrap_or_default())
    }
}

/// Adds a part to a line, where there is one.
fn add(line: &mut String, part: Option<&str>) {
    if let Some(part) = part {
        line.push_str(" · ");
        line.push_str(part);
    }
}
