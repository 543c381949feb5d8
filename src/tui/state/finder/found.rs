//! What can be found, and where it is looked for.

use std::sync::atomic::AtomicBool;

use crate::load::World;
use crate::model::{EntityId, Paragraph, RelationId, SourceId};
use crate::query::search::{
    Field, Hit, Index, Passage, Session, TextAnswer, TextHit, search_paragraphs, search_relations,
    search_sources,
};

/// How many finds are kept; nobody scrolls further, and the list stays instant.
pub const MOST: usize = 200;

/// Among what is searched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Among {
    /// By name, alias, slug and role.
    #[default]
    Entities,
    /// By label, ends, date and claim.
    Relations,
    /// By the words in them.
    Paragraphs,
    /// By title, author, publisher and date.
    Sources,
}

/// Where a find leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aim {
    /// To an entity.
    Entity(EntityId),
    /// To a relation.
    Relation(RelationId),
    /// To a paragraph.
    Paragraph(SourceId, Paragraph),
    /// To a source, from its beginning.
    Source(SourceId),
}

/// One thing found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// Where it leads.
    pub aim: Aim,
    /// The text that fits.
    pub text: String,
    /// The letters of it that were typed: positions of grapheme clusters, rising.
    pub letters: Vec<usize>,
    /// Why an entity is here.
    pub why: Why,
}

/// Why something was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// By one of the texts of an entity.
    Field(Field),
    /// By words in it.
    Text,
    /// Nothing is typed yet, and it was visited.
    Recent,
}

/// What is searched: the graph, its index, and where the reader has been.
pub struct Library<'a> {
    /// The index of the entities.
    pub index: &'a Index,
    /// The graph and the articles.
    pub world: &'a World,
    /// The entities visited, the last one first.
    pub recent: &'a [EntityId],
}

/// Finds, best first, and what is to be said about the query.
type Answer = (Vec<Find>, Option<String>);

impl Among {
    /// Every scope, in the order in which a key turns them.
    pub const ALL: [Self; 4] = [Self::Entities, Self::Relations, Self::Paragraphs, Self::Sources];

    /// The word for it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Entities => "entities",
            Self::Relations => "relations",
            Self::Paragraphs => "paragraphs",
            Self::Sources => "sources",
        }
    }
}

impl Library<'_> {
    /// The best for a query. Without one: what was visited, then the most connected.
    pub(super) fn find(&self, among: Among, query: &str, session: &mut Session) -> Answer {
        let graph = &self.world.graph;
        let never = AtomicBool::new(false);
        match among {
            Among::Entities => self.entities(query, session),
            Among::Relations => texts(search_relations(graph, query, MOST, &never), Aim::Relation),
            Among::Paragraphs => {
                let passages = self.passages();
                let answer = search_paragraphs(graph, &passages, query, MOST, &never);
                texts(answer, |(source, paragraph)| Aim::Paragraph(source, paragraph))
            }
            Among::Sources => texts(search_sources(graph, query, MOST, &never), Aim::Source),
        }
    }

    fn entities(&self, query: &str, session: &mut Session) -> Answer {
        let never = AtomicBool::new(false);
        let graph = &self.world.graph;
        let answer = session.ask(self.index, graph, query, MOST, &never).unwrap_or_default();
        let recent = if query.trim().is_empty() { self.recent } else { &[] };
        let visited = recent.iter().map(|entity| Find {
            aim: Aim::Entity(*entity),
            text: graph.entity(*entity).name().to_owned(),
            letters: Vec::new(),
            why: Why::Recent,
        });
        let others = answer.hits.into_iter().filter(|hit| !recent.contains(&hit.entity));
        (visited.chain(others.map(of_hit)).collect(), answer.hint)
    }

    /// Every paragraph: the article's own text where it is there, else the gist.
    fn passages(&self) -> Vec<Passage<'_>> {
        let mut passages = Vec::new();
        for source in self.world.graph.sources() {
            let own = self.world.articles.paragraphs(source.id()).unwrap_or_default();
            let gists: Vec<Option<&str>> = source.gists().collect();
            for place in 0..own.len().max(gists.len()) {
                let text = own.get(place).map(String::as_str);
                let text = text.or_else(|| gists.get(place).copied().flatten());
                let (source, paragraph) = (source.id(), Paragraph::at(place));
                passages.extend(text.map(|text| Passage { source, paragraph, text }));
            }
        }
        passages
    }
}

fn of_hit(hit: Hit) -> Find {
    let Hit { entity, field, matched, letters, .. } = hit;
    Find { aim: Aim::Entity(entity), text: matched, letters, why: Why::Field(field) }
}

fn texts<T>(answer: TextAnswer<T>, aim: impl Fn(T) -> Aim) -> Answer {
    let find = |hit: TextHit<T>| Find {
        aim: aim(hit.at),
        text: hit.text,
        letters: hit.letters,
        why: Why::Text,
    };
    (answer.hits.into_iter().map(find).collect(), answer.hint)
}
