//! CSV (RFC 4180): single tables, and the set of tables that contains the whole graph. The columns are in
//! `load/import/csv_set/columns.rs`, which also reads them. Cells come from the records of `export json`.
#![expect(clippy::indexing_slicing, reason = "a record is an object")]

use std::io::{self, Write};

use serde_json::{Value, json};

use super::super::attributes::{entity_record, relation_record};
use super::super::export_format::Writer;
use super::super::extract::Extract;
use super::super::records::{self, with};
use super::links::LinkedClaims;
use crate::load::{ColumnContent, SetTable};
use crate::model::{Alias, Citation, ClaimId, Entity, Graph, Link, Paragraph, Relation};
use crate::text::escape::escape_csv_cell;
use crate::text::{entity_name, references};

/// The files of a set with their writers.
pub(super) const SET_FILES: &[(&str, Writer)] = &[
    (SetTable::Graph.file(), write_graph),
    (SetTable::EntityKinds.file(), write_entity_kinds),
    (SetTable::RelationKinds.file(), write_relation_kinds),
    (SetTable::Sources.file(), write_sources),
    (SetTable::Paragraphs.file(), write_paragraphs),
    (SetTable::Entities.file(), write_entities),
    (SetTable::Aliases.file(), write_aliases),
    (SetTable::Links.file(), write_links),
    (SetTable::Facts.file(), write_facts),
    (SetTable::Relations.file(), write_set_relations),
    (SetTable::Citations.file(), write_citations),
];

fn write_graph(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graph = extract.graph;
    let extra = records::extra(graph.extra());
    let record = json!({"title": graph.title(), "about": graph.about(), "extra": extra});
    write_table(SetTable::Graph, [record], out)
}

fn write_entity_kinds(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let kinds = extract.graph.entity_kinds().iter();
    let records = kinds.map(|kind| with(records::entity_kind(kind), "id", kind.slug.as_str()));
    write_table(SetTable::EntityKinds, records, out)
}

fn write_relation_kinds(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graph = extract.graph;
    let kinds = graph.relation_kinds().iter();
    let records =
        kinds.map(|kind| with(records::relation_kind(graph, kind), "id", kind.slug.as_str()));
    write_table(SetTable::RelationKinds, records, out)
}

/// Writes all sources of the graph, one per row.
pub(super) fn write_sources(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let records = extract
        .graph
        .sources()
        .map(|source| records::source_with(source, extract.gists(source).count().into()));
    write_table(SetTable::Sources, records, out)
}

fn write_paragraphs(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let paragraphs = extract.graph.sources().flat_map(|source| {
        let gists = (1..).zip(extract.gists(source));
        gists.map(move |(para, gist)| json!({"source": source.slug(), "para": para, "gist": gist}))
    });
    write_table(SetTable::Paragraphs, paragraphs, out)
}

/// Writes the entities of a selection, one per row. The label differs from the name if several entities have that name.
pub(super) fn write_entities(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graph = extract.graph;
    let records = extract.selected_entities().map(|entity| {
        let mut record = entity_record(graph, entity);
        record["label"] = entity_name(graph, entity.id()).into();
        let notes = entity.aliases().map(|alias| alias.note.unwrap_or_default());
        if entity.aliases().any(|alias| alias.note.is_some()) {
            record["alias_notes"] = notes.collect();
        }
        record["aliases"] = entity.aliases().map(|alias| Value::from(alias.name)).collect();
        record["citations"] = record["cites"].take();
        record["cites"] = references(graph, entity.cites()).into();
        record
    });
    write_table(SetTable::Entities, records, out)
}

fn write_aliases(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let aliases = extract.selected_entities().flat_map(|entity| {
        let slug = entity.slug();
        let record =
            |alias: Alias<'_>| json!({"entity": slug, "name": alias.name, "note": alias.note});
        entity.aliases().map(record).collect::<Vec<Value>>()
    });
    write_table(SetTable::Aliases, aliases, out)
}

fn write_links(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let links = extract.selected_entities().flat_map(|entity| {
        let slug = entity.slug();
        let record =
            |link: Link<'_>| json!({"entity": slug, "name": link.name, "target": link.target});
        entity.links().map(record).collect::<Vec<Value>>()
    });
    write_table(SetTable::Links, links, out)
}

/// Writes the facts of selected entities, numbered within each entity.
fn write_facts(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (graph, links) = (extract.graph, LinkedClaims::new(extract));
    let facts = extract.selected_entities().flat_map(|entity| {
        let records = entity.facts().map(|fact| {
            let mut record = records::fact(graph, fact);
            record["entity"] = entity.slug().into();
            record["number"] = Value::from(fact.number());
            record["cites"] = references(graph, fact.cites()).into();
            with_links(record, graph, fact.claim_id(), &links)
        });
        records.collect::<Vec<Value>>()
    });
    write_table(SetTable::Facts, facts, out)
}

/// Writes the relations of a selection, one per row, with the slugs and labels of both ends.
pub(super) fn write_relations(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let records =
        extract.selected_relations().map(|relation| relation_row(extract.graph, relation));
    write_table(SetTable::Relations, records, out)
}

/// Like [`write_relations`], with links only to claims of the set.
fn write_set_relations(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (graph, links) = (extract.graph, LinkedClaims::new(extract));
    let records = extract.selected_relations().map(|relation| {
        with_links(relation_row(graph, relation), graph, relation.claim_id(), &links)
    });
    write_table(SetTable::Relations, records, out)
}

fn relation_row(graph: &Graph, relation: Relation<'_>) -> Value {
    let label = |entity: Entity<'_>| Value::from(entity_name(graph, entity.id()));
    let direction = if relation.kind().mutual { "Undirected" } else { "Directed" };
    let mut record = relation_record(graph, relation);
    record["citations"] = record["cites"].take();
    record["direction"] = direction.into();
    record["says"] = relation.kind().says.as_str().into();
    record["back"] = relation.kind().back.as_str().into();
    record["from_label"] = label(relation.from());
    record["to_label"] = label(relation.to());
    record["cites"] = references(graph, relation.cites()).into();
    record
}

/// Writes the citations of the selected roles, facts and relations, one per row.
pub(super) fn write_citations(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graph = extract.graph;
    let of_entities = extract.selected_entities().flat_map(|entity| {
        let slug = entity.slug();
        let claim = json!({"entity": slug, "claim": entity.role()});
        let mut records: Vec<Value> =
            entity.cites().map(|cite| citation(graph, &cite, claim.clone())).collect();
        for fact in entity.facts() {
            let claim = format!("{}: {}", fact.label(), fact.value());
            let claim = json!({"entity": slug, "fact": fact.number(), "claim": claim});
            records.extend(fact.cites().map(|cite| citation(graph, &cite, claim.clone())));
        }
        records
    });
    let of_relations = extract.selection.relations.iter().flat_map(|id| {
        let relation = graph.relation(*id);
        let claim = json!({"relation": relation.id_text().to_string(), "claim": relation.claim()});
        relation.cites().map(move |cite| citation(graph, &cite, claim.clone()))
    });
    write_table(SetTable::Citations, of_entities.chain(of_relations), out)
}

/// The record of a citation, with its claim and the gist, title and URL of its source.
fn citation(graph: &Graph, cite: &Citation<'_>, claim: Value) -> Value {
    let source = graph.source(cite.source);
    let paragraph = cite.part.paragraph();
    let mut record = claim;
    record["source"] = source.slug().into();
    record["para"] = paragraph.map(Paragraph::number).into();
    record["page"] = cite.part.page().into();
    record["words"] = cite.words.into();
    record["gist"] = paragraph.and_then(|paragraph| source.gist(paragraph)).into();
    record["title"] = source.title().into();
    record["url"] = source.url().into();
    record
}

/// The record of a claim, with its links limited to claims in the selection.
fn with_links(mut record: Value, graph: &Graph, claim: ClaimId, links: &LinkedClaims) -> Value {
    links.limit(&mut record, graph, claim);
    record
}

fn write_table(
    table: SetTable,
    records: impl IntoIterator<Item = Value>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let columns = table.columns();
    write_row(columns.iter().map(|column| escape_csv_cell(column.header)), out)?;
    for record in records {
        let cells = columns.iter().map(|column| match &record[column.key] {
            // A negative number is not a formula.
            Value::Number(number) => number.to_string(),
            value => escape_csv_cell(&cell(value, column.content)),
        });
        write_row(cells, out)?;
    }
    Ok(())
}

/// A value as text; list items are separated by `; `.
fn cell(value: &Value, content: ColumnContent) -> String {
    match value {
        Value::Null => String::new(),
        _ if content == ColumnContent::Json => value.to_string(),
        Value::Array(items) if items.is_empty() => String::new(),
        Value::Object(entries) if entries.is_empty() => String::new(),
        _ if matches!(content, ColumnContent::DerivedJson | ColumnContent::OptionalJson) => {
            value.to_string()
        }
        Value::String(text) => text.clone(),
        Value::Array(items) => {
            let items = items.iter().map(|item| cell(item, content));
            items.collect::<Vec<String>>().join("; ")
        }
        _ => value.to_string(),
    }
}

fn write_row(cells: impl Iterator<Item = String>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "{}\r\n", cells.collect::<Vec<String>>().join(","))
}
