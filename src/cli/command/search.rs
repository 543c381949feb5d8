//! `guanxi search`: ranked entities, and why each was found.

use std::io::Write;

use clap::Args;
use serde_json::{Value, json};
use unicode_segmentation::UnicodeSegmentation;

use crate::cli::context::Context;
use crate::cli::failure::{Failure, Status};
use crate::cli::ink::{Ink, Role};
use crate::cli::print::{self, Listing, Shape, ShapeArguments};
use crate::model::{Graph, visible};
use crate::query::search::Hit;

/// What to look for.
#[derive(Args, Clone, Debug)]
pub struct Search {
    /// What to look for; several words need no quotes
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    /// At most so many results
    #[arg(short, value_name = "N", default_value_t = 20)]
    number: usize,
    #[command(flatten)]
    shape: ShapeArguments,
}

impl Search {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Status, Failure> {
        let graph = context.graph()?;
        let query = self.query.join(" ");
        let answer = context.index()?.ask(graph, &query, self.number);
        if let Some(hint) = &answer.hint {
            eprintln!("guanxi: {hint}");
        }
        let shape = self.shape.shape();
        let ink = if shape == Shape::Table { context.ink } else { Ink::Plain };
        let mut listing = Listing::new(&["id", "name", "kind", "field", "matched"]);
        for hit in &answer.hits {
            let entity = graph.entity(hit.entity);
            let cells = [entity.slug(), entity.name(), &entity.kind().slug, hit.field.word()];
            listing.row(cells.map(str::to_owned).into_iter().chain([marked(ink, hit)]));
        }
        let records = answer.hits.iter().map(|hit| record(graph, hit));
        print::listing(context, shape, &listing, records, out)?;
        if answer.hits.is_empty() {
            return Err(Failure::No(format!("nothing found for `{}`", visible(&query))));
        }
        Ok(Status::Done)
    }
}

fn record(graph: &Graph, hit: &Hit) -> Value {
    let entity = graph.entity(hit.entity);
    json!({
        "id": entity.slug(),
        "name": entity.name(),
        "kind": entity.kind().slug,
        "score": hit.score,
        "matched": hit.matched,
        "field": hit.field.word(),
    })
}

/// What matched, its typed letters marked.
fn marked(ink: Ink, hit: &Hit) -> String {
    let letters = hit.matched.graphemes(true).enumerate().map(|(place, letter)| {
        if hit.letters.contains(&place) {
            ink.paint(Role::Match, letter)
        } else {
            letter.to_owned()
        }
    });
    letters.collect()
}
