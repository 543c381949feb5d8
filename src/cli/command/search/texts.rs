//! `guanxi search --in`: relations, paragraphs and sources, one line each.

use serde_json::{Value, json};

use super::{Among, hint, marked, record};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::print::Listing;
use crate::model::Citation;
use crate::search::{Bounds, Hits, TextHit, search_paragraphs, search_relations, search_sources};
use crate::text::Palette;

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
    pub(super) fn told(
        &self,
        among: Among,
        palette: Palette,
    ) -> Result<(Listing, Vec<Value>), Failure> {
        let found = match among {
            Among::Entities => self.entities()?,
            Among::Relations => self.relations()?,
            Among::Paragraphs => self.paragraphs()?,
            Among::Sources => self.sources()?,
            Among::All => {
                // The hint is the same for each.
                let mut all = self.entities()?;
                all.hits.extend(self.relations()?.hits);
                all.hits.extend(self.paragraphs()?.hits);
                all.hits.extend(self.sources()?.hits);
                all
            }
        };
        hint(found.hint.as_deref());
        let mut listing = Listing::new(&["in", "id", "matched"]);
        for hit in &found.hits {
            let matched = marked(palette, &hit.text, &hit.letters);
            listing.row([hit.sort.to_owned(), hit.id.clone(), matched]);
        }
        Ok((listing, found.hits.into_iter().map(|hit| hit.record).collect()))
    }

    fn entities(&self) -> Result<Hits<TextMatch>, Failure> {
        let graph = self.context.graph()?;
        let Hits { hits, hint } = self.context.index()?.ask(graph, self.query, self.limit);
        let hits = hits.into_iter().map(|hit| {
            let (sort, id) = ("entities", graph.entity(hit.entity).slug().to_owned());
            let mut record = record(graph, &hit);
            record["in"] = json!(sort);
            TextMatch { sort, id, text: hit.matched, letters: hit.letters, record }
        });
        Ok(Hits { hits: hits.collect(), hint })
    }

    fn relations(&self) -> Result<Hits<TextMatch>, Failure> {
        let graph = self.context.graph()?;
        let answer = search_relations(graph, self.query, &Bounds::of(self.limit));
        Ok(matches("relations", answer, |id| graph.relation(id).name().to_string()))
    }

    fn paragraphs(&self) -> Result<Hits<TextMatch>, Failure> {
        let world = self.context.world()?;
        let passages = world.articles.passages(&world.graph);
        let answer =
            search_paragraphs(&world.graph, &passages, self.query, &Bounds::of(self.limit));
        Ok(matches("paragraphs", answer, |(source, paragraph)| {
            Citation { source, paragraph, words: None }.address(&world.graph)
        }))
    }

    fn sources(&self) -> Result<Hits<TextMatch>, Failure> {
        let graph = self.context.graph()?;
        let answer = search_sources(graph, self.query, &Bounds::of(self.limit));
        Ok(matches("sources", answer, |id| graph.source(id).slug().to_owned()))
    }
}

fn matches<T>(
    sort: &'static str,
    answer: Hits<TextHit<T>>,
    address: impl Fn(T) -> String,
) -> Hits<TextMatch> {
    let hits = answer.hits.into_iter().map(|hit| {
        let id = address(hit.at);
        let record = json!({"in": sort, "id": id, "score": hit.score, "matched": hit.text});
        TextMatch { sort, id, text: hit.text, letters: hit.letters, record }
    });
    Hits { hits: hits.collect(), hint: answer.hint }
}
