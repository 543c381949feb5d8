//! `guanxi search`: ranked entities, and why each was found; or relations, paragraphs, sources.

use std::io::Write;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::print::{self, Format, FormatFlags, Listing};
use crate::cli::subject::as_repeated;
use crate::cli::ui;
use crate::load::LoadedGraph;
use crate::model::{Citation, Graph};
use crate::search::{
    Bounds, EntityHit, Hits, TextHit, search_paragraphs, search_relations, search_sources,
};
use crate::text::{Palette, Role, clusters};

/// Arguments of `guanxi search`.
#[derive(Args, Clone, Debug)]
pub(crate) struct SearchCommand {
    /// What to look for; several words need no quotes
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    /// Maximum number of results (per kind with `--in all`)
    #[arg(short, value_name = "N", default_value_t = 20)]
    number: usize,
    /// What to search
    #[arg(long = "in", value_name = "WHAT", default_value = "entities")]
    among: Among,
    #[command(flatten)]
    format: FormatFlags,
}

/// What to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Among {
    /// By name, alias, slug or role
    Entities,
    /// By both ends, label, date and claim
    Relations,
    /// By the words of the article if available, else of the gist
    Paragraphs,
    /// By title, author, publisher and date
    Sources,
    /// All of these, best first
    All,
}

/// A hit: its record, whose key `matched` is the matching text, and the characters that match.
struct MatchRecord {
    record: Value,
    highlights: Vec<usize>,
    is_weak: bool,
}

impl SearchCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let query = self.query.join(" ");
        let Hits { hits, hint } = self.matches(context, self.among, &query)?;
        if let Some(hint) = hint {
            ui::note(hint);
        }
        let format = self.format.format();
        let palette = if format == Format::Table { context.ui.palette } else { Palette::Plain };
        let answers = hits.iter().take_while(|hit| !hit.is_weak).count();
        let records: Vec<Value> = hits.into_iter().map(|hit| hit.painted(palette)).collect();
        let keys: &[&str] = match self.among {
            Among::Entities => &["id", "name", "kind", "relations", "field", "matched"],
            _ => &["in", "id", "matched"],
        };
        let listing = Listing::of_records(keys, &records).divided(answers, "similar");
        print::listing(context.ui, format, &listing, records.into_iter(), out)?;
        if listing.is_empty() {
            return Err(Failure::No(format!("nothing found for `{}`", as_repeated(&query))));
        }
        Ok(())
    }

    fn matches(
        &self,
        context: &Context,
        among: Among,
        query: &str,
    ) -> Result<Hits<MatchRecord>, Failure> {
        let loaded = context.loaded()?;
        let (graph, limit) = (&loaded.graph, self.number);
        Ok(match among {
            Among::Entities => {
                let Hits { hits, hint } = context.index()?.ask(graph, query, limit);
                Hits { hits: hits.into_iter().map(|hit| of_entity(graph, hit)).collect(), hint }
            }
            Among::Relations => of_relations(graph, query, limit),
            Among::Paragraphs => of_paragraphs(loaded, query, limit),
            Among::Sources => of_sources(graph, query, limit),
            Among::All => {
                let mut all = self.matches(context, Among::Entities, query)?;
                for hit in &mut all.hits {
                    hit.record["in"] = "entities".into();
                }
                // Every search returns the same hint.
                all.hits.extend(of_relations(graph, query, limit).hits);
                all.hits.extend(of_paragraphs(loaded, query, limit).hits);
                all.hits.extend(of_sources(graph, query, limit).hits);
                all
            }
        })
    }
}

fn of_relations(graph: &Graph, query: &str, limit: usize) -> Hits<MatchRecord> {
    let found = search_relations(graph, query, &Bounds::of(limit));
    of_texts("relations", found, |id| graph.relation(id).name().to_string())
}

fn of_paragraphs(loaded: &LoadedGraph, query: &str, limit: usize) -> Hits<MatchRecord> {
    let graph = &loaded.graph;
    let passages = loaded.articles.passages(graph);
    let found = search_paragraphs(graph, &passages, query, &Bounds::of(limit));
    of_texts("paragraphs", found, |(source, paragraph)| {
        Citation { source, paragraph, words: None }.reference(graph)
    })
}

fn of_sources(graph: &Graph, query: &str, limit: usize) -> Hits<MatchRecord> {
    let found = search_sources(graph, query, &Bounds::of(limit));
    of_texts("sources", found, |id| graph.source(id).slug().to_owned())
}

fn of_entity(graph: &Graph, hit: EntityHit) -> MatchRecord {
    let entity = graph.entity(hit.entity);
    let record = json!({
        "id": entity.slug(),
        "name": entity.name(),
        "kind": entity.kind().slug,
        "relations": graph.degree(hit.entity),
        "score": hit.score,
        "fit": hit.fit.word(),
        "matched": hit.matched,
        "field": hit.field.word(),
    });
    MatchRecord { record, highlights: hit.highlights, is_weak: hit.fit.is_weak() }
}

fn of_texts<T>(
    sort: &str,
    answer: Hits<TextHit<T>>,
    reference: impl Fn(T) -> String,
) -> Hits<MatchRecord> {
    let hits = answer.hits.into_iter().map(|TextHit { at, score, text, highlights }| {
        let record = json!({"in": sort, "id": reference(at), "score": score, "matched": text});
        MatchRecord { record, highlights, is_weak: false }
    });
    Hits { hits: hits.collect(), hint: answer.hint }
}

impl MatchRecord {
    /// The record, with the matching characters highlighted.
    fn painted(mut self, palette: Palette) -> Value {
        let text = self.record["matched"].as_str().unwrap_or_default();
        let shown = clusters(text).enumerate().map(|(index, (character, _))| {
            let role = if self.highlights.contains(&index) { Role::Match } else { Role::Text };
            palette.paint(role, character)
        });
        let shown: String = shown.collect();
        self.record["matched"] = shown.into();
        self.record
    }
}
