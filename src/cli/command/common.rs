//! `guanxi common`: what several entities have in common.

use std::io::{self, Write};

use clap::Args;
use serde_json::{Value, json};

use crate::cli::context::Context;
use crate::cli::failure::{Failure, Status};
use crate::cli::filters::Filters;
use crate::cli::print::{self, Format, FormatFlags, Listing, Margins};
use crate::cli::subject;
use crate::model::{EntityId, Graph};
use crate::output::records;
use crate::query::{Common, Filter, common};
use crate::text::{Role, addresses, entity_names};

/// Who is asked about.
#[derive(Args, Clone, Debug)]
pub(crate) struct CommonCommand {
    /// Two entities or more: slugs, names or aliases
    #[arg(value_name = "ENTITY", required = true, num_args = 2..)]
    entities: Vec<String>,
    /// Tied to at least so many of them (default: all)
    #[arg(long, value_name = "N")]
    at_least: Option<usize>,
    #[command(flatten)]
    format: FormatFlags,
    #[command(flatten)]
    filters: Filters,
}

impl CommonCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Status, Failure> {
        let graph = context.graph()?;
        let filter = self.filters.resolve(graph)?;
        let asked = subject::entities(context, &self.entities)?;
        if asked.len() < 2 {
            let message = "all of these are the same entity: a common tie needs two different ones";
            return Err(Failure::Usage(message.to_owned()));
        }
        let at_least = self.at_least.unwrap_or(asked.len());
        let found = common(graph, &asked, at_least, &filter);
        let report = CommonReport { context, graph, asked: &asked };
        match self.format.format() {
            Format::Json => print::json_records(found.iter().map(|one| report.record(one)), out)?,
            Format::Tsv => report.listing(&found).tsv(out)?,
            Format::Table => report.write(&found, out)?,
        }
        if found.is_empty() {
            return Err(Failure::No(report.nothing(at_least, &filter)));
        }
        Ok(Status::Done)
    }
}

/// What several entities have in common, to be written.
struct CommonReport<'c> {
    context: &'c Context,
    graph: &'c Graph,
    asked: &'c [EntityId],
}

impl CommonReport<'_> {
    /// The message if nothing is connected to as many of them, with what finds more.
    fn nothing(&self, at_least: usize, filter: &Filter) -> String {
        let names = entity_names(self.graph, self.asked);
        let limits = print::under_limits(filter);
        match at_least {
            0..=2 => format!("nobody and nothing is tied to {names}{limits}"),
            _ => format!(
                "nobody and nothing is tied to {names}{limits}: `--at-least {}` asks for fewer of them",
                at_least - 1
            ),
        }
    }

    fn write(&self, found: &[Common], out: &mut dyn Write) -> io::Result<()> {
        for (place, one) in found.iter().enumerate() {
            if place > 0 {
                writeln!(out)?;
            }
            let entity = self.graph.entity(one.entity);
            let name = self.context.ui.palette.paint(Role::Strong, entity.name());
            let kind = format!("({}, {})", entity.kind().slug, entity.slug());
            writeln!(out, "{name} {}", self.context.ui.palette.paint(Role::Dim, &kind))?;
            self.ties(one, out)?;
        }
        Ok(())
    }

    fn ties(&self, one: &Common, out: &mut dyn Write) -> io::Result<()> {
        for (asked, ties) in self.asked.iter().zip(&one.ties) {
            for tie in ties {
                let from =
                    self.context.ui.palette.paint(Role::Strong, self.graph.entity(*asked).name());
                let head = format!("{from} {}", print::tie(self.context, self.graph, *tie));
                self.line(&head, Margins { first: "  ", rest: "      " }, out)?;
                let claim = print::claim(self.context, self.graph, tie.relation);
                self.line(&claim, Margins::even("    "), out)?;
            }
        }
        Ok(())
    }

    fn line(&self, text: &str, margins: Margins<'_>, out: &mut dyn Write) -> io::Result<()> {
        write!(out, "{}", print::wrapped(text, self.context.ui.width, margins))
    }

    /// `{entity, relations}`.
    fn record(&self, one: &Common) -> Value {
        let ties = one.ties.iter().flatten();
        let relations: Vec<Value> = ties
            .map(|tie| records::relation(self.graph, self.graph.relation(tie.relation)))
            .collect();
        json!({"entity": self.graph.entity(one.entity).slug(), "relations": relations})
    }

    fn listing(&self, found: &[Common]) -> Listing {
        let mut listing =
            Listing::new(&["entity", "asked", "way", "says", "relation", "claim", "cites"]);
        for one in found {
            for (asked, tie) in self
                .asked
                .iter()
                .zip(&one.ties)
                .flat_map(|(asked, ties)| ties.iter().map(move |tie| (asked, tie)))
            {
                let relation = self.graph.relation(tie.relation);
                listing.row([
                    self.graph.entity(one.entity).slug().to_owned(),
                    self.graph.entity(*asked).slug().to_owned(),
                    print::arrow(tie.way).to_owned(),
                    relation.reads(tie.way).to_owned(),
                    relation.name().to_string(),
                    relation.claim().to_owned(),
                    addresses(self.graph, relation.cites()),
                ]);
            }
        }
        listing
    }
}
