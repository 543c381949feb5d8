//! The selected claim as the reader heads it: the sentence, how firmly it stands, who says so.

use crate::load::LoadedGraph;
use crate::model::{Citation, Entity, Graph, Standing, Tone};
use crate::output::names_speaker;
use crate::query::Stated;

use crate::text::wrap_within;

/// A claim in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClaimText {
    /// The claim itself.
    pub sentence: String,
    /// Standing, tone, speaker and date, in that order, where there is something to say.
    pub marks: Vec<String>,
    /// The places it rests on, as `courage-speech#4`.
    pub citations: Vec<String>,
}

impl ClaimText {
    /// The claim of a subject.
    #[must_use]
    pub fn of(world: &LoadedGraph, subject: Stated) -> Self {
        let graph = &world.graph;
        match subject {
            Stated::Relation(id) => {
                let relation = graph.relation(id);
                let mut marks = vec![relation.standing().to_string()];
                marks.extend(tone_word(relation.tone()));
                // "Lei Jun says that …" has told it already.
                let speaker = relation.said_by().filter(|_| !names_speaker(relation));
                let speaker = speaker.map(Entity::name);
                marks.extend(speaker.map(|name| format!("said by {name}")));
                marks.extend(relation.when().map(|when| when.to_string()));
                Self::new(graph, relation.claim().to_owned(), marks, relation.cites())
            }
            Stated::Role(id) => {
                let entity = graph.entity(id);
                let is_cited = entity.cites().len() > 0;
                let sentence = match entity.role() {
                    Some(role) => format!("{}: {role}", entity.name()),
                    None if is_cited => format!("{} is named", entity.name()),
                    None => format!("{} ({})", entity.name(), entity.kind().slug),
                };
                let marks = is_cited.then(|| Standing::Stated.to_string()).into_iter().collect();
                Self::new(graph, sentence, marks, entity.cites())
            }
            Stated::Fact { entity, place } => {
                let entity = graph.entity(entity);
                let Some(fact) = entity.facts().nth(place) else { return Self::default() };
                let sentence = format!("{}, {}: {}", entity.name(), fact.says(), fact.value());
                let mut marks = vec![Standing::Stated.to_string()];
                marks.extend(fact.when().map(|when| when.to_string()));
                Self::new(graph, sentence, marks, fact.cites())
            }
        }
    }

    /// The sentence in lines of so many cells, at most so many.
    #[must_use]
    pub fn sentence_lines(&self, cells: usize, most: usize) -> Vec<String> {
        wrap_within(&self.sentence, cells, most)
    }

    fn new<'g>(
        graph: &Graph,
        sentence: String,
        marks: Vec<String>,
        cites: impl Iterator<Item = Citation<'g>>,
    ) -> Self {
        Self { sentence, marks, citations: places(graph, cites) }
    }
}

/// A citation as it is written: `courage-speech#4`.
#[must_use]
pub fn place(graph: &Graph, cite: &Citation<'_>) -> String {
    format!("{}#{}", graph.source(cite.source).slug(), cite.paragraph)
}

/// The places of some citations; two sets of words in one paragraph are one place.
#[must_use]
pub fn places<'g>(graph: &Graph, cites: impl Iterator<Item = Citation<'g>>) -> Vec<String> {
    let mut places: Vec<String> = cites.map(|cite| place(graph, &cite)).collect();
    places.dedup();
    places
}

fn tone_word(tone: Tone) -> Option<String> {
    (tone != Tone::Neutral).then(|| tone.to_string())
}
