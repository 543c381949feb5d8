//! `guanxi search --in`: relations, paragraphs and sources, one line each.

use serde_json::{Value, json};

use super::{Among, hint, marked, record};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::ink::Ink;
use crate::cli::print::Listing;
use crate::model::Citation;
use crate::search::{Bounds, Hits, TextHit, search_paragraphs, search_relations, search_sources};

/// A search beyond entities.
pub(super) struct Texts<'c> {
    pub(super) context: &'c Context,
    pub(super) query: &'c str,
    /// How many of each sort.
    pub(super) limit: usize,
}

/// Something found: of which sort, its address, and the text that fits.
struct TextMatch {
    sort: &'static str,
    id: String,
    text: String,
    letters: Vec<usize>,
    record: Value,
}

impl Texts<'_> {
    /// What is found, as a listing and as records; a hint on the query goes to standard error.
    pub(super) fn told(&self, among: Among, ink: Ink) -> Result<(Listing, Vec<Value>), Failure> {
        let findings = match among {
            Among::Entities => self.entities()?,
            Among::Relations => told(self.relations()?),
            Among::Paragraphs => told(self.paragraphs()?),
            Among::Sources => told(self.sources()?),
            Among::All => self.all()?,
        };
        let mut listing = Listing::new(&["in", "id", "matched"]);
        for found in &findings {
            let matched = marked(ink, &found.text, &found.letters);
            listing.row([found.sort.to_owned(), found.id.clone(), matched]);
        }
        Ok((listing, findings.into_iter().map(|found| found.record).collect()))
    }

    fn all(&self) -> Result<Vec<TextMatch>, Failure> {
        // Each has the same to say about the query: it is said once, with the entities.
        let mut all = self.entities()?;
        all.extend(self.relations()?.0);
        all.extend(self.paragraphs()?.0);
        all.extend(self.sources()?.0);
        Ok(all)
    }

    fn entities(&self) -> Result<Vec<TextMatch>, Failure> {
        let graph = self.context.graph()?;
        let answer = self.context.index()?.ask(graph, self.query, self.limit);
        hint(answer.hint.as_deref());
        let findings = answer.hits.into_iter().map(|hit| {
            let mut record = record(graph, &hit);
            record["in"] = json!("entities");
            TextMatch {
                sort: "entities",
                id: graph.entity(hit.entity).slug().to_owned(),
                text: hit.matched,
                letters: hit.letters,
                record,
            }
        });
        Ok(findings.collect())
    }

    fn relations(&self) -> Result<TextMatches, Failure> {
        let graph = self.context.graph()?;
        let answer = search_relations(graph, self.query, &Bounds::of(self.limit));
        Ok(findings("relations", answer, |id| graph.relation(id).name().to_string()))
    }

    fn paragraphs(&self) -> Result<TextMatches, Failure> {
        let world = self.context.world()?;
        let passages = world.articles.passages(&world.graph);
        let answer =
            search_paragraphs(&world.graph, &passages, self.query, &Bounds::of(self.limit));
        Ok(findings("paragraphs", answer, |(source, paragraph)| {
            Citation { source, paragraph, words: None }.address(&world.graph)
        }))
    }

    fn sources(&self) -> Result<TextMatches, Failure> {
        let graph = self.context.graph()?;
        let answer = search_sources(graph, self.query, &Bounds::of(self.limit));
        Ok(findings("sources", answer, |id| graph.source(id).slug().to_owned()))
    }
}

/// What was found, and what to say about the query.
type TextMatches = (Vec<TextMatch>, Option<String>);

fn told((findings, about): TextMatches) -> Vec<TextMatch> {
    hint(about.as_deref());
    findings
}

fn findings<T>(
    sort: &'static str,
    answer: Hits<TextHit<T>>,
    address: impl Fn(T) -> String,
) -> TextMatches {
    let findings = answer.hits.into_iter().map(|hit| {
        let id = address(hit.at);
        let record = json!({"in": sort, "id": id, "score": hit.score, "matched": hit.text});
        TextMatch { sort, id, text: hit.text, letters: hit.letters, record }
    });
    (findings.collect(), answer.hint)
}
