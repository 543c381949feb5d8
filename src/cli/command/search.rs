//! `guanxi search`: ranked entities, and why each was found; or relations, paragraphs, sources.

mod texts;

use std::io::Write;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::cli::context::Context;
use crate::cli::failure::{Failure, Status};
use crate::cli::print::{self, Format, FormatFlags, Listing};
use crate::cli::subject::as_told;
use crate::cli::ui;
use crate::model::Graph;
use crate::search::EntityHit;
use crate::text::{Palette, Role, clusters};
use texts::Texts;

/// What to look for.
#[derive(Args, Clone, Debug)]
pub(crate) struct SearchCommand {
    /// What to look for; several words need no quotes
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    /// At most so many results; of each sort with `--in all`
    #[arg(short, value_name = "N", default_value_t = 20)]
    number: usize,
    /// What to look among
    #[arg(long = "in", value_name = "WHAT", default_value = "entities")]
    among: Among,
    #[command(flatten)]
    format: FormatFlags,
}

/// What is looked among.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Among {
    /// By name, alias, slug or role
    Entities,
    /// By both ends, label, date and claim
    Relations,
    /// By the words of the article where it is at hand, else of the gist
    Paragraphs,
    /// By title, author, publisher and date
    Sources,
    /// All of these, each best first
    All,
}

impl SearchCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Status, Failure> {
        let query = self.query.join(" ");
        let format = self.format.format();
        let palette = if format == Format::Table { context.ui.palette } else { Palette::Plain };
        let (listing, records) = match self.among {
            Among::Entities => self.entities(context, &query, palette)?,
            among => Texts { context, query: &query, limit: self.number }.told(among, palette)?,
        };
        let found = !records.is_empty();
        print::listing(context, format, &listing, records.into_iter(), out)?;
        if found {
            return Ok(Status::Done);
        }
        Err(Failure::No(format!("nothing found for `{}`", as_told(&query))))
    }

    fn entities(
        &self,
        context: &Context,
        query: &str,
        palette: Palette,
    ) -> Result<(Listing, Vec<Value>), Failure> {
        let graph = context.graph()?;
        let answer = context.index()?.ask(graph, query, self.number);
        hint(answer.hint.as_deref());
        let mut listing = Listing::new(&["id", "name", "kind", "relations", "field", "matched"]);
        for hit in &answer.hits {
            let entity = graph.entity(hit.entity);
            let relations = graph.degree(hit.entity).to_string();
            let (kind, field) = (entity.kind().slug.as_str(), hit.field.word());
            let cells = [entity.slug(), entity.name(), kind, &relations, field];
            let matched = marked(palette, &hit.matched, &hit.letters);
            listing.row(cells.map(str::to_owned).into_iter().chain([matched]));
        }
        Ok((listing, answer.hits.iter().map(|hit| record(graph, hit)).collect()))
    }
}

/// Says what is wrong with a query.
fn hint(hint: Option<&str>) {
    if let Some(hint) = hint {
        ui::note(hint);
    }
}

fn record(graph: &Graph, hit: &EntityHit) -> Value {
    let entity = graph.entity(hit.entity);
    json!({
        "id": entity.slug(),
        "name": entity.name(),
        "kind": entity.kind().slug,
        "relations": graph.degree(hit.entity),
        "score": hit.score,
        "matched": hit.matched,
        "field": hit.field.word(),
    })
}

/// What matched, with the characters typed marked.
fn marked(palette: Palette, matched: &str, letters: &[usize]) -> String {
    let shown = clusters(matched).enumerate().map(|(place, (letter, _))| {
        if letters.contains(&place) {
            palette.paint(Role::Match, letter)
        } else {
            letter.to_owned()
        }
    });
    shown.collect()
}
