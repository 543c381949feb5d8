//! `guanxi show`: the card of an entity.

use std::io::{self, Write};

use clap::Args;
use serde_json::Value;

use crate::cli::args::Filters;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Status};
use crate::cli::ink::Role;
use crate::cli::print::{self, Listing, Margins, Shape, ShapeArguments};
use crate::cli::subject;
use crate::export::record;
use crate::model::{Alias, Entity, Graph, Tie};
use crate::query::{Filter, ties_in_order};

/// Whose card, and how much of it.
#[derive(Args, Clone, Debug)]
pub struct Show {
    /// A slug, a name or an alias
    #[arg(value_name = "ENTITY")]
    entity: String,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    shape: ShapeArguments,
}

impl Show {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Status, Failure> {
        let graph = context.graph()?;
        let filter = self.filters.words().resolve(graph)?;
        let entity = graph.entity(subject::entity(context, &self.entity)?);
        let ties = ties_in_order(graph, entity.id(), &filter);
        match self.shape.shape() {
            Shape::Json => writeln!(out, "{}", card_record(graph, entity, &ties))?,
            Shape::Tsv => listing(graph, &ties).tsv(out)?,
            Shape::Table => Card { context, graph, entity, out }.write(&ties, &filter)?,
        }
        Ok(Status::Done)
    }
}

/// The record of an entity with the records of its relations added.
fn card_record(graph: &Graph, entity: Entity<'_>, ties: &[Tie]) -> Value {
    let relations: Vec<Value> =
        ties.iter().map(|tie| record::relation(graph, graph.relation(tie.relation))).collect();
    let mut card = record::entity(graph, entity);
    card["relations"] = relations.into();
    card
}

fn listing(graph: &Graph, ties: &[Tie]) -> Listing {
    let mut listing = Listing::new(&[
        "id", "way", "says", "other", "family", "tone", "when", "standing", "said_by", "claim",
        "cites",
    ]);
    for tie in ties {
        let relation = graph.relation(tie.relation);
        listing.row([
            relation.name().to_string(),
            print::arrow(tie.way).to_owned(),
            relation.reads(tie.way).to_owned(),
            graph.entity(tie.other).slug().to_owned(),
            relation.family().to_owned(),
            relation.tone().to_string(),
            relation.when().map(|when| when.to_string()).unwrap_or_default(),
            relation.standing().to_string(),
            relation.said_by().map(Entity::slug).unwrap_or_default().to_owned(),
            relation.claim().to_owned(),
            print::addresses(graph, relation.cites()),
        ]);
    }
    listing
}

/// A card being written.
struct Card<'c> {
    context: &'c Context,
    graph: &'c Graph,
    entity: Entity<'c>,
    out: &'c mut dyn Write,
}

impl Card<'_> {
    fn write(&mut self, ties: &[Tie], filter: &Filter) -> io::Result<()> {
        self.head()?;
        self.facts()?;
        self.background()?;
        self.links()?;
        self.relations(ties, filter)
    }

    fn head(&mut self) -> io::Result<()> {
        let entity = self.entity;
        let name = self.paint(Role::Name, entity.name());
        let what = format!("{}, {}", entity.kind().slug, entity.slug());
        let what = self.paint(Role::Aside, &format!("({what})"));
        self.line(&format!("{name} {what}"), Margins::even(""))?;
        let aliases: Vec<String> = entity.aliases().map(alias).collect();
        if !aliases.is_empty() {
            let names = format!("also {}", aliases.join(", "));
            self.line(&names, Margins { first: "", rest: "  " })?;
        }
        let cites = print::citations(self.context, self.graph, entity.cites());
        match entity.role() {
            Some(role) => self.line(&format!("{role} {cites}"), Margins::even("")),
            None if cites.is_empty() => Ok(()),
            None => self.line(&format!("named in {cites}"), Margins::even("")),
        }
    }

    fn facts(&mut self) -> io::Result<()> {
        if self.entity.facts().len() > 0 {
            self.heading("Facts")?;
        }
        for fact in self.entity.facts() {
            let when = fact.when().map(|when| format!(" ({when})")).unwrap_or_default();
            let cites = print::citations(self.context, self.graph, fact.cites());
            let line = format!("{}: {}{when} {cites}", fact.says(), fact.value());
            self.line(&line, Margins { first: "  ", rest: "    " })?;
        }
        Ok(())
    }

    fn background(&mut self) -> io::Result<()> {
        let Some(background) = self.entity.background() else { return Ok(()) };
        self.heading("Background, which no source here states")?;
        self.line(background, Margins::even("  "))
    }

    fn links(&mut self) -> io::Result<()> {
        if self.entity.links().len() > 0 {
            self.heading("Links")?;
        }
        for link in self.entity.links() {
            self.line(&format!("{}: {}", link.name, link.address), Margins::even("  "))?;
        }
        Ok(())
    }

    fn relations(&mut self, ties: &[Tie], filter: &Filter) -> io::Result<()> {
        self.heading(&self.relations_heading(ties.len(), filter))?;
        let mut family = "";
        for tie in ties {
            let relation = self.graph.relation(tie.relation);
            if relation.family() != family {
                family = relation.family();
                let family = self.paint(Role::Aside, family);
                self.line(&family, Margins::even("  "))?;
            }
            self.relation(*tie)?;
        }
        Ok(())
    }

    fn relations_heading(&self, shown: usize, filter: &Filter) -> String {
        let all = self.graph.degree(self.entity.id());
        if filter.is_empty() {
            return print::count(all, "relation", "relations");
        }
        format!(
            "{shown} of {}, {}",
            print::count(all, "relation", "relations"),
            filter.words(self.graph).join(" ")
        )
    }

    fn relation(&mut self, tie: Tie) -> io::Result<()> {
        let head = print::tie(self.context, self.graph, tie);
        self.line(&head, Margins { first: "    ", rest: "        " })?;
        let told = print::claim(self.context, self.graph, tie.relation);
        self.line(&told, Margins::even("      "))
    }

    fn heading(&mut self, text: &str) -> io::Result<()> {
        let text = self.paint(Role::Heading, text);
        writeln!(self.out, "\n{text}")
    }

    fn line(&mut self, text: &str, margins: Margins<'_>) -> io::Result<()> {
        write!(self.out, "{}", print::wrapped(text, self.context.width, margins))
    }

    fn paint(&self, role: Role, text: &str) -> String {
        self.context.ink.paint(role, text)
    }
}

fn alias(alias: Alias<'_>) -> String {
    match alias.note {
        Some(note) => format!("{} ({note})", alias.name),
        None => alias.name.to_owned(),
    }
}
