//! `guanxi show`: the card of an entity, everything between any two of several, a relation with
//! its evidence, a source.

mod card;
mod pair;
mod relation;
mod thing;

use std::io::{self, Write};

use clap::Args;
use serde_json::Value;

use super::source::SourcePage;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filters::Filters;
use crate::cli::print::{self, AnswerPage, Format, FormatFlags, Listing};
use crate::cli::subject::{NamedEntities, named};
use crate::load::LoadedGraph;
use crate::model::{ClaimLink, Entity, EntityId, Graph, Tie};
use crate::output::records;
use crate::query::{Filter, ties_in_order};
use crate::text::{linked_ids, plain_date, references};
use card::write_card;
use relation::write_relation;
use thing::{Thing, things};

pub(super) use pair::{heading as pair_heading, pair_record, write as write_pairs};

/// The error if all names resolve to the same entity.
const SAME_ENTITY: &str = "these are the same entity: name two different ones";

/// The error for a table with rows of several kinds.
const MIXED_ROWS: &str =
    "a table has rows of one kind: name relations only, or one entity or source";

/// Arguments of `guanxi show`.
#[derive(Args, Clone, Debug)]
pub(crate) struct ShowCommand {
    /// An entity by slug, name or alias, two or more for everything between them; a relation by
    /// its id; a source or its paragraphs, as in courage-speech#4
    #[arg(value_name = "ENTITY|RELATION|SOURCE", required = true)]
    things: Vec<String>,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    format: FormatFlags,
}

impl ShowCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let loaded = context.loaded()?;
        let filter = self.filters.resolve(&loaded.graph)?;
        let format = self.format.format();
        if let Some(things) = things(context, &self.things)? {
            return show_each(context, &things, &filter, format, out);
        }
        let entities = match named(context, &self.things)? {
            NamedEntities::Together(entity) => vec![entity],
            NamedEntities::Each(entities) if entities.len() < self.things.len().min(2) => {
                return Err(Failure::Usage(SAME_ENTITY.to_owned()));
            }
            NamedEntities::Each(entities) => entities,
        };
        match entities[..] {
            [entity] => show_each(context, &[Thing::Entity(entity)], &filter, format, out),
            _ => pair::show(context, &entities, &filter, format, out),
        }
    }
}

/// Shows one item after the other.
fn show_each(
    context: &Context,
    things: &[Thing<'_>],
    filter: &Filter,
    format: Format,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let loaded = context.loaded()?;
    match format {
        Format::Json => {
            let records = things.iter().flat_map(|thing| thing_records(loaded, *thing, filter));
            print::json_one_or_more(records.collect(), out)?;
        }
        Format::Tsv => rows(loaded, things, filter)?.tsv(out)?,
        Format::Table => {
            let answer = &mut AnswerPage::new(&loaded.graph, context.ui, out);
            for (place, thing) in things.iter().enumerate() {
                if place > 0 {
                    answer.gap()?;
                }
                write(answer, loaded, *thing, filter)?;
            }
        }
    }
    Ok(())
}

fn write(
    answer: &mut AnswerPage<'_>,
    loaded: &LoadedGraph,
    thing: Thing<'_>,
    filter: &Filter,
) -> io::Result<()> {
    match thing {
        Thing::Entity(id) => {
            let ties = ties_in_order(&loaded.graph, id, filter);
            write_card(answer, loaded.graph.entity(id), &ties, filter)
        }
        Thing::Relation(id) => write_relation(answer, loaded, loaded.graph.relation(id)),
        Thing::Source(place) => SourcePage::new(loaded, place).write(answer),
    }
}

fn thing_records(loaded: &LoadedGraph, thing: Thing<'_>, filter: &Filter) -> Vec<Value> {
    match thing {
        Thing::Entity(id) => vec![card_record(&loaded.graph, id, filter)],
        Thing::Relation(id) => vec![records::relation(&loaded.graph, id)],
        Thing::Source(place) => SourcePage::new(loaded, place).records(),
    }
}

/// A row for each relation, or for each claim of a source.
fn rows(loaded: &LoadedGraph, things: &[Thing<'_>], filter: &Filter) -> Result<Listing, Failure> {
    let graph = &loaded.graph;
    match things {
        [Thing::Entity(id)] => Ok(listing(graph, &ties_in_order(graph, *id, filter))),
        [Thing::Source(place)] => Ok(SourcePage::new(loaded, *place).listing()),
        _ => {
            let tie = |thing: &Thing<'_>| match thing {
                Thing::Relation(id) => {
                    let relation = graph.relation(*id);
                    Some(relation.seen_from(relation.from().id()))
                }
                Thing::Entity(_) | Thing::Source(_) => None,
            };
            let ties: Option<Vec<Tie>> = things.iter().map(tie).collect();
            let ties = ties.ok_or_else(|| Failure::Usage(MIXED_ROWS.to_owned()))?;
            Ok(listing(graph, &ties))
        }
    }
}

/// The record of an entity with the records of its relations, without a role or facts that the filter hides.
fn card_record(graph: &Graph, id: EntityId, filter: &Filter) -> Value {
    let entity = graph.entity(id);
    let mut card = records::entity(graph, entity);
    card["relations"] = records::relations(graph, &ties_in_order(graph, id, filter));
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
        "disputes",
        "compare",
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
            linked_ids(graph, relation.claim_id(), ClaimLink::Disputes),
            linked_ids(graph, relation.claim_id(), ClaimLink::Compare),
        ]
    });
    Listing::new(columns, rows)
}
