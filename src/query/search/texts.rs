//! Search beyond entities: relations, paragraphs and sources, by the words in their text.
//!
//! These texts are long and many, so they are read through, not indexed: on every core, in the
//! order of the graph, until cancelled.

mod look;

use std::borrow::Cow;

use super::bounds::Bounds;
use super::fields::Condition;
use crate::model::{Entity, Graph, Paragraph, RelationId, Source, SourceId};
use look::{Line, Look, Texts};

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
pub struct TextAnswer<T> {
    /// What was found, best first.
    pub hits: Vec<TextHit<T>>,
    /// What is wrong with the query, with the nearest that is right.
    pub hint: Option<String>,
}

/// One paragraph as it is read: the article's own words where they are there, else the gist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage<'t> {
    /// The source.
    pub source: SourceId,
    /// The paragraph of it.
    pub paragraph: Paragraph,
    /// What stands there.
    pub text: &'t str,
}

/// Every gist of a graph, in reading order: what [`search_paragraphs`] takes where the articles
/// themselves are not at hand.
#[must_use]
pub fn gists(graph: &Graph) -> Vec<Passage<'_>> {
    let of = |source: crate::model::Source<'_>| source.id();
    let passages = graph.sources().flat_map(|source| {
        let id = of(source);
        source.gists().enumerate().filter_map(move |(at, gist)| {
            Some(Passage { source: id, paragraph: Paragraph::at(at), text: gist? })
        })
    });
    passages.collect()
}

/// Relations by label, both ends, date and claim, best first.
///
/// The text of a hit is the relation told in one line: both ends with the label between them, the
/// date, the claim. Other names of the ends are searched as well.
#[must_use]
pub fn search_relations(graph: &Graph, query: &str, bounds: &Bounds<'_>) -> TextAnswer<RelationId> {
    let texts = Relations { graph, bounds };
    Look { texts, bounds }.through(graph, query).with_ids(RelationId::new)
}

/// Paragraphs by the words in them, best first.
#[must_use]
pub fn search_paragraphs(
    graph: &Graph,
    passages: &[Passage<'_>],
    query: &str,
    bounds: &Bounds<'_>,
) -> TextAnswer<(SourceId, Paragraph)> {
    let look = Look { texts: Passages { passages, bounds }, bounds };
    look.through(graph, query).with_ids(|at| (passages[at].source, passages[at].paragraph))
}

/// Sources by title, slug, author, publisher and date, best first.
#[must_use]
pub fn search_sources(graph: &Graph, query: &str, bounds: &Bounds<'_>) -> TextAnswer<SourceId> {
    let texts = Sources { graph, bounds };
    Look { texts, bounds }.through(graph, query).with_ids(SourceId::new)
}

impl TextAnswer<usize> {
    fn with_ids<T>(self, id: impl Fn(usize) -> T) -> TextAnswer<T> {
        let hits = self.hits.into_iter().map(|hit| {
            let TextHit { at, score, text, letters } = hit;
            TextHit { at: id(at), score, text, letters }
        });
        TextAnswer { hits: hits.collect(), hint: self.hint }
    }
}

struct Relations<'a> {
    graph: &'a Graph,
    bounds: &'a Bounds<'a>,
}

impl Texts for Relations<'_> {
    fn count(&self) -> usize {
        self.graph.relation_count()
    }

    fn allows(&self, at: usize, conditions: &[Condition]) -> bool {
        let id = RelationId::new(at);
        self.bounds.allow_relation(self.graph, id)
            && conditions.iter().all(|condition| condition.holds_relation(self.graph, id))
    }

    fn line(&self, at: usize) -> Line<'_> {
        let relation = self.graph.relation(RelationId::new(at));
        let parts = [relation.from().name(), &relation.kind().says, relation.to().name()];
        let mut shown = parts.join(" ");
        let head = shown.len();
        add(&mut shown, relation.when().map(|when| when.to_string()).as_deref());
        add(&mut shown, Some(relation.claim()));
        Line { shown: shown.into(), head }
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

struct Passages<'a> {
    passages: &'a [Passage<'a>],
    bounds: &'a Bounds<'a>,
}

impl Texts for Passages<'_> {
    fn count(&self) -> usize {
        self.passages.len()
    }

    fn allows(&self, at: usize, conditions: &[Condition]) -> bool {
        of_source(self.bounds, conditions, self.passages[at].source)
    }

    fn line(&self, at: usize) -> Line<'_> {
        Line { shown: Cow::Borrowed(self.passages[at].text), head: 0 }
    }
}

struct Sources<'a> {
    graph: &'a Graph,
    bounds: &'a Bounds<'a>,
}

impl Sources<'_> {
    fn source(&self, at: usize) -> Source<'_> {
        self.graph.source(SourceId::new(at))
    }
}

impl Texts for Sources<'_> {
    fn count(&self) -> usize {
        self.graph.sources().len()
    }

    fn allows(&self, at: usize, conditions: &[Condition]) -> bool {
        of_source(self.bounds, conditions, SourceId::new(at))
    }

    fn line(&self, at: usize) -> Line<'_> {
        let source = self.source(at);
        let mut shown = source.title().to_owned();
        let head = shown.len();
        add(&mut shown, source.author());
        add(&mut shown, source.publisher());
        add(&mut shown, source.published().map(|when| when.to_string()).as_deref());
        Line { shown: shown.into(), head }
    }

    fn also(&self, at: usize) -> String {
        let source = self.source(at);
        format!("{} {}", source.slug(), source.note().unwrap_or_default())
    }
}

fn of_source(bounds: &Bounds<'_>, conditions: &[Condition], source: SourceId) -> bool {
    bounds.allow_source(source) && conditions.iter().all(|condition| condition.holds_source(source))
}

/// Adds a part to a line, where there is one.
fn add(line: &mut String, part: Option<&str>) {
    if let Some(part) = part {
        line.push_str(" · ");
        line.push_str(part);
    }
}
