//! Search beyond entities: relations, paragraphs and sources, by the words in their text.
//!
//! These texts are long and many, so they are read through, not indexed: on every core, in the
//! order of the graph, until cancelled.

use std::cmp::Reverse;

use super::bounds::Bounds;
use super::fields::Condition;
use super::fold::{Placed, fold, fold_placed};
use super::language::{Test, Wanted, Way, read};
use super::scan::scan;
use super::words::{Words, marks};
use crate::model::{Entity, Graph, Paragraph, RelationId, SourceId};

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
    let look = Look(bounds);
    let holds = |conditions: &[Condition], at: usize| {
        let id = RelationId::new(at);
        bounds.allow_relation(graph, id)
            && conditions.iter().all(|condition| condition.holds_relation(graph, id))
    };
    look.through(graph, query, graph.relation_count(), holds, |at| {
        relation_line(graph, RelationId::new(at))
    })
    .with_ids(RelationId::new)
}

/// Paragraphs by the words in them, best first.
#[must_use]
pub fn search_paragraphs(
    graph: &Graph,
    passages: &[Passage<'_>],
    query: &str,
    bounds: &Bounds<'_>,
) -> TextAnswer<(SourceId, Paragraph)> {
    let look = Look(bounds);
    let holds =
        |conditions: &[Condition], at: usize| of_source(bounds, conditions, passages[at].source);
    look.through(graph, query, passages.len(), holds, |at| Line {
        head: 0,
        shown: passages[at].text.to_owned(),
        also: String::new(),
    })
    .with_ids(|at| (passages[at].source, passages[at].paragraph))
}

/// Sources by title, slug, author, publisher and date, best first.
#[must_use]
pub fn search_sources(graph: &Graph, query: &str, bounds: &Bounds<'_>) -> TextAnswer<SourceId> {
    let look = Look(bounds);
    let holds =
        |conditions: &[Condition], at: usize| of_source(bounds, conditions, SourceId::new(at));
    look.through(graph, query, graph.sources().len(), holds, |at| {
        source_line(graph, SourceId::new(at))
    })
    .with_ids(SourceId::new)
}

fn of_source(bounds: &Bounds<'_>, conditions: &[Condition], source: SourceId) -> bool {
    bounds.allow_source(source) && conditions.iter().all(|condition| condition.holds_source(source))
}

/// A text to look in: what is shown, the bytes of it that say the most, and what is not shown.
struct Line {
    head: usize,
    shown: String,
    also: String,
}

fn relation_line(graph: &Graph, id: RelationId) -> Line {
    let relation = graph.relation(id);
    let (from, to) = (relation.from(), relation.to());
    let mut shown = format!("{} {} {}", from.name(), relation.kind().says, to.name());
    let head = shown.len();
    if let Some(when) = relation.when() {
        shown.push_str(" · ");
        shown.push_str(&when.to_string());
    }
    shown.push_str(" · ");
    shown.push_str(relation.claim());
    let others = |entity: Entity<'_>| -> String {
        let names: Vec<&str> = entity.aliases().map(|alias| alias.name).collect();
        format!("{} {}", entity.slug(), names.join(" "))
    };
    let kind = relation.kind();
    let also = format!("{} {} {} {}", kind.slug, kind.back, others(from), others(to));
    Line { head, shown, also }
}

fn source_line(graph: &Graph, id: SourceId) -> Line {
    let source = graph.source(id);
    let when = source.published().map(|when| when.to_string());
    let parts = [source.author(), source.publisher(), when.as_deref()];
    let mut shown = source.title().to_owned();
    let head = shown.len();
    for part in parts.into_iter().flatten() {
        shown.push_str(" · ");
        shown.push_str(part);
    }
    Line { head, shown, also: format!("{} {}", source.slug(), source.note().unwrap_or_default()) }
}

/// A look through texts.
struct Look<'a>(&'a Bounds<'a>);

impl Look<'_> {
    fn through(
        &self,
        graph: &Graph,
        query: &str,
        count: usize,
        holds: impl Fn(&[Condition], usize) -> bool + Sync,
        line: impl Fn(usize) -> Line + Sync,
    ) -> TextAnswer<usize> {
        let mut hint = None;
        let mut hits: Vec<TextHit<usize>> = Vec::new();
        for way in read(query) {
            let conditions = Condition::all(graph, &way, &mut hint);
            let accept = |at: usize| holds(&conditions, at);
            for words in [Words::as_typed(&way.typed), Words::with_slips(&way.typed)] {
                let found = self.once(&way, &words, count, &accept, &line);
                hits.extend(found);
                if !hits.is_empty() {
                    break;
                }
            }
        }
        hits.sort_by_key(|hit| (Reverse(hit.score), hit.at));
        hits.dedup_by_key(|hit| hit.at);
        hits.truncate(self.0.limit);
        TextAnswer { hits, hint }
    }

    fn once(
        &self,
        way: &Way,
        words: &Words,
        count: usize,
        accept: &(impl Fn(usize) -> bool + Sync),
        line: &(impl Fn(usize) -> Line + Sync),
    ) -> Vec<TextHit<usize>> {
        let (scored, _) = scan(count, usize::MAX, self.0.cancelled, |block| {
            let scored = block.filter(|at| accept(*at)).filter_map(|at| {
                let line = line(at);
                Some((Reverse(score(&line, way, words)?), at))
            });
            let mut scored: Vec<(Reverse<i64>, usize)> = scored.collect();
            scored.sort_unstable();
            scored.truncate(self.0.limit);
            (scored, 0)
        });
        let mut scored = scored;
        scored.sort_unstable();
        scored.truncate(self.0.limit);
        scored.into_iter().map(|(Reverse(score), at)| shown(at, score, line(at), words)).collect()
    }
}

/// How well a line fits, if it does: all typed words near each other beat words here and there,
/// and words among those that say the most beat words of the claim.
fn score(line: &Line, way: &Way, words: &Words) -> Option<i64> {
    let text = fold(&line.shown);
    let also = fold(&line.also);
    let holds =
        |test: &Test| (test.holds(&text) || test.holds(&also)) == (test.wanted == Wanted::Yes);
    if !way.tests.iter().all(holds) {
        return None;
    }
    let head = fold(&line.shown[..line.head]).len();
    words.score(&text, head, &also)
}

fn shown(at: usize, score: i64, line: Line, words: &Words) -> TextHit<usize> {
    let Placed { text, places } = fold_placed(&line.shown);
    let mut letters: Vec<usize> =
        marks(&text, words).into_iter().filter_map(|at| places.get(at).copied()).collect();
    letters.sort_unstable();
    letters.dedup();
    TextHit { at, score, text: line.shown, letters }
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
