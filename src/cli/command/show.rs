//! `guanxi show`: the card of an entity, or everything between any two of several.

mod card;
mod pair;

use std::io::Write;

use clap::Args;
use serde_json::Value;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filters::Filters;
use crate::cli::print::{self, AnswerPage, Format, FormatFlags, Listing};
use crate::cli::subject;
use crate::model::{Entity, Graph, Tie};
use crate::output::records;
use crate::query::{Filter, ties_in_order};
use crate::text::{plain_date, references};
use card::write_card;

pub(super) use pair::heading as pair_heading;

/// The error if all names resolve to the same entity.
const ONE_AND_THE_SAME: &str = "these are the same entity: name two different ones";

/// Arguments of `guanxi show`.
#[derive(Args, Clone, Debug)]
pub(crate) struct ShowCommand {
    /// A slug, a name or an alias; two or more for everything between them
    #[arg(value_name = "ENTITY", required = true)]
    entities: Vec<String>,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    format: FormatFlags,
}

impl ShowCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let graph = context.graph()?;
        let filter = self.filters.resolve(graph)?;
        let entities = subject::entities(context, &self.entities)?;
        if entities.len() > 1 {
            return pair::show(context, &entities, &filter, self.format.format(), out);
        }
        if self.entities.len() > 1 && subject::one_name(context, &self.entities)?.is_none() {
            return Err(Failure::Usage(ONE_AND_THE_SAME.to_owned()));
        }
        let entity = graph.entity(entities[0]);
        let ties = ties_in_order(graph, entity.id(), &filter);
        match self.format.format() {
            Format::Json => writeln!(out, "{}", card_record(graph, entity, &filter, &ties))?,
            Format::Tsv => listing(graph, &ties).tsv(out)?,
            Format::Table => {
                write_card(&mut AnswerPage::new(graph, context.ui, out), entity, &ties, &filter)?;
            }
        }
        Ok(())
    }
}

/// The record of an entity with the records of its relations added, without a role and facts that
/// the filter leaves out.
fn card_record(graph: &Graph, entity: Entity<'_>, filter: &Filter, ties: &[Tie]) -> Value {
    let mut card = records::entity(graph, entity);
    card["relations"] = records::relations(graph, ties);
    let facts = entity.facts().filter(|fact| filter.allows_fact(graph, *fact));
    card["facts"] = facts.map(|fact| records::fact(graph, fact)).collect();
    if !filter.allows_role(graph, entity) {
        card["role"] = Value::Null;
    }
    card
}

/// One row per relation.
fn listing<'t>(graph: &Graph, ties: impl IntoIterator<Item = &'t Tie>) -> Listing {
    let columns = [
        "id",
        "direction",
        "says",
        "other",
        "family",
        "tone",
        "when",
        "standing",
        "said_by",
        "claim",
        "cites",
    ];
    let rows = ties.into_iter().map(|tie| {
        let relation = graph.relation(tie.relation);
        [
            relation.name().to_string(),
            print::arrow(tie.direction).to_owned(),
            relation.reads(tie.direction).to_owned(),
            graph.entity(tie.other).slug().to_owned(),
            relation.family().to_owned(),
            relation.tone().to_string(),
            plain_date(relation.when()),
            relation.standing().to_string(),
            relation.said_by().map(Entity::slug).unwrap_or_default().to_owned(),
            relation.claim().to_owned(),
            references(graph, relation.cites()),
        ]
    });
    Listing::new(columns, rows)
}
