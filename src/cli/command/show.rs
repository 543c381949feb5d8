//! `guanxi show`: prints the card of an entity, what connects several entities, a relation or fact with its evidence,
//! or a source.

mod card;
mod evidence;
mod fact;
mod pair;
mod relation;
mod target;

use std::io::{self, Write};

use clap::Args;
use serde_json::Value;

use super::source::SourcePage;
use crate::cli::articles::read_articles;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filters::Filters;
use crate::cli::print::{self, Format, FormatFlags, Listing, TextWriter};
use crate::cli::subject::{NamedEntities, resolve_names};
use crate::load::LoadedGraph;
use crate::model::{ClaimLink, Entity, EntityId, Graph, SourceId, Tie};
use crate::output::records;
use crate::query::{Filter, ties_in_reading_order};
use crate::text::{linked_ids, plain_date, references};
use card::write_card;
use fact::{fact_listing, write_fact};
use relation::write_relation;
use target::{ShowTarget, find_targets};

pub(super) use pair::{pair_record, write_pair_heading, write_pairs};

const SAME_ENTITY: &str = "all names refer to the same entity: name at least two different ones";

const FILTERS_NEED_ENTITY: &str = "filters have an effect only if an entity is shown";

const MIXED_ROWS: &str =
    "a TSV table has one kind of row: name only relations, only facts, one entity or one source";

#[derive(Args, Clone, Debug)]
pub(crate) struct ShowCommand {
    /// An entity (slug, name or alias), or several to show the relations between them; the id
    /// of a relation or fact; a source, or paragraphs of one (courage-speech#4)
    #[arg(value_name = "ENTITY|RELATION|FACT|SOURCE", required = true)]
    targets: Vec<String>,
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
        if let Some(targets) = find_targets(context, &self.targets)? {
            if !targets.iter().any(|target| matches!(target, ShowTarget::Entity(_))) {
                self.filters.reject_ineffective_flags(|_| true, FILTERS_NEED_ENTITY)?;
            }
            return show_each(context, &targets, &filter, format, out);
        }
        let entities = match resolve_names(context, &self.targets)? {
            NamedEntities::One(entity) => vec![entity],
            NamedEntities::Several(entities) if entities.len() < self.targets.len().min(2) => {
                return Err(Failure::Usage(SAME_ENTITY.to_owned()));
            }
            NamedEntities::Several(entities) => entities,
        };
        if let [entity] = entities[..] {
            return show_each(context, &[ShowTarget::Entity(entity)], &filter, format, out);
        }
        self.filters.print_note_on_ineffective_flags();
        pair::print_pairs(context, &entities, &filter, format, out)
    }
}

fn show_each(
    context: &Context,
    targets: &[ShowTarget<'_>],
    filter: &Filter,
    format: Format,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let loaded = context.loaded()?;
    match format {
        Format::Json => {
            let records = targets.iter().flat_map(|target| target_records(loaded, *target, filter));
            print::write_json_one_or_many(records.collect(), out)?;
        }
        Format::Tsv => target_listing(loaded, targets, filter)?.write_tsv(out)?,
        Format::Table => {
            // Before anything is written: once a pager runs, a progress line would be written over its screen.
            read_articles(loaded, targets.iter().flat_map(|target| shown_sources(loaded, *target)));
            let writer = &mut TextWriter::new(&loaded.graph, context.ui, out);
            for (index, target) in targets.iter().enumerate() {
                if index > 0 {
                    writer.blank_line()?;
                }
                write_target(writer, loaded, *target, filter)?;
            }
        }
    }
    Ok(())
}

/// The sources whose text a target shows.
fn shown_sources(loaded: &LoadedGraph, target: ShowTarget<'_>) -> Vec<SourceId> {
    match target {
        ShowTarget::Entity(_) => Vec::new(),
        ShowTarget::Relation(id) => {
            loaded.graph.relation(id).cites().map(|cite| cite.source).collect()
        }
        ShowTarget::Fact(fact) => fact.cites().map(|cite| cite.source).collect(),
        ShowTarget::Source(passage) => vec![passage.source.id()],
    }
}

fn write_target(
    writer: &mut TextWriter<'_>,
    loaded: &LoadedGraph,
    target: ShowTarget<'_>,
    filter: &Filter,
) -> io::Result<()> {
    match target {
        ShowTarget::Entity(id) => {
            let ties = ties_in_reading_order(&loaded.graph, id, filter);
            write_card(writer, loaded.graph.entity(id), &ties, filter)
        }
        ShowTarget::Relation(id) => write_relation(writer, loaded, loaded.graph.relation(id)),
        ShowTarget::Fact(fact) => write_fact(writer, loaded, fact),
        ShowTarget::Source(passage) => SourcePage::new(loaded, passage).write(writer),
    }
}

fn target_records(loaded: &LoadedGraph, target: ShowTarget<'_>, filter: &Filter) -> Vec<Value> {
    match target {
        ShowTarget::Entity(id) => vec![card_record(&loaded.graph, id, filter)],
        ShowTarget::Relation(id) => vec![records::relation(&loaded.graph, id)],
        ShowTarget::Fact(fact) => vec![records::claim(&loaded.graph, fact.claim_id())],
        ShowTarget::Source(passage) => SourcePage::new(loaded, passage).records(),
    }
}

/// A listing with one row per relation of an entity, per relation or fact, or per claim of a source.
fn target_listing<'g>(
    loaded: &'g LoadedGraph,
    targets: &[ShowTarget<'g>],
    filter: &Filter,
) -> Result<Listing, Failure> {
    let graph = &loaded.graph;
    match targets {
        [ShowTarget::Entity(id)] => {
            Ok(relation_listing(graph, &ties_in_reading_order(graph, *id, filter)))
        }
        [ShowTarget::Source(passage)] => Ok(SourcePage::new(loaded, *passage).listing()),
        [ShowTarget::Fact(_), ..] => {
            let fact = |target: &ShowTarget<'g>| match target {
                ShowTarget::Fact(fact) => Some(*fact),
                _ => None,
            };
            Ok(fact_listing(graph, &rows_of_one_type(targets, fact)?))
        }
        _ => {
            let tie = |target: &ShowTarget<'_>| match target {
                ShowTarget::Relation(id) => {
                    let relation = graph.relation(*id);
                    Some(relation.tie_from(relation.from().id()))
                }
                _ => None,
            };
            Ok(relation_listing(graph, &rows_of_one_type(targets, tie)?))
        }
    }
}

/// Converts each target to a row; fails if the targets are of different types.
fn rows_of_one_type<'g, Row>(
    targets: &[ShowTarget<'g>],
    row: impl Fn(&ShowTarget<'g>) -> Option<Row>,
) -> Result<Vec<Row>, Failure> {
    let rows: Option<Vec<Row>> = targets.iter().map(row).collect();
    rows.ok_or_else(|| Failure::Usage(MIXED_ROWS.to_owned()))
}

/// The record of an entity with its relations, except for the role, facts and relations that the filter hides.
#[expect(clippy::indexing_slicing, reason = "a record is an object")]
fn card_record(graph: &Graph, id: EntityId, filter: &Filter) -> Value {
    let entity = graph.entity(id);
    let mut card = records::entity(graph, entity);
    card["relations"] = records::relations(graph, &ties_in_reading_order(graph, id, filter));
    let facts = entity.facts().filter(|fact| filter.allows_fact(graph, *fact));
    card["facts"] = facts.map(|fact| records::fact(graph, fact)).collect();
    if !filter.allows_role(graph, entity) {
        card["role"] = Value::Null;
    }
    card
}

fn relation_listing<'t>(graph: &Graph, ties: impl IntoIterator<Item = &'t Tie>) -> Listing {
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
            relation.id_text().to_string(),
            print::arrow(tie.direction).to_owned(),
            relation.label(tie.direction).to_owned(),
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
