//! Cypher statements that build the graph in Neo4j or Memgraph ("Cypher Manual", neo4j.com). Each statement merges many rows
//! by their ids, so loading a graph again changes nothing.
//!
//! Relations are relationships between entities. As a relationship cannot cite anything, each relation, role and fact is also
//! a node `Claim`, with a relationship `CITES` to each of its sources.
#![expect(clippy::indexing_slicing, reason = "every kind has a list")]

mod literal;
mod rows;

use std::io::{self, Write};

use serde_json::{Value, json};

use super::super::extract::Extract;
use super::super::records;
use crate::model::{Entity, Graph, RelationId};
use crate::text::escape::CypherName;
use literal::CypherLiteral;

/// The maximum number of rows per statement.
const MAX_ROWS: usize = 200;

const CONSTRAINTS: &str = "\
// The constraints are for Neo4j. Memgraph needs them in this form: CREATE CONSTRAINT ON (n:Entity) ASSERT n.id IS UNIQUE
CREATE CONSTRAINT guanxi_entity IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT guanxi_source IF NOT EXISTS FOR (n:Source) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT guanxi_paragraph IF NOT EXISTS FOR (n:Paragraph) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT guanxi_claim IF NOT EXISTS FOR (n:Claim) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT guanxi_entity_kind IF NOT EXISTS FOR (n:EntityKind) REQUIRE n.id IS UNIQUE;
CREATE CONSTRAINT guanxi_relation_kind IF NOT EXISTS FOR (n:RelationKind) REQUIRE n.id IS UNIQUE;
";

const PARAGRAPH: &str = "\
MATCH (s:Source {id: row.source})
MERGE (n:Paragraph {id: row.id}) SET n += row.properties
MERGE (s)-[:HAS_PARAGRAPH]->(n)";

const CITATION: &str = "\
MATCH (c:Claim {id: row.claim})
MATCH (s:Source {id: row.source})
MERGE (c)-[r:CITES {id: row.id}]->(s) SET r += row.properties";

type Out<'a> = &'a mut dyn Write;

/// Writes a selection and all sources as statements.
pub(super) fn write_cypher(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graph = extract.graph;
    out.write_all(CONSTRAINTS.as_bytes())?;
    write_graph(graph, out)?;
    write_rows(graph.sources().map(rows::source), &merge_node(":Source"), out)?;
    write_rows(graph.sources().flat_map(rows::paragraphs), PARAGRAPH, out)?;
    write_entities(extract, out)?;
    write_relations(extract, out)?;
    write_claims(extract, out)
}

/// Writes the title, description and kinds.
fn write_graph(graph: &Graph, out: Out<'_>) -> io::Result<()> {
    let extra = graph.extra().map(|extra| records::extra(Some(extra)).to_string());
    let row =
        json!({"id": "guanxi", "title": graph.title(), "about": graph.about(), "extra": extra});
    write_rows([row], &merge_node(":Graph"), out)?;
    let with_id = |record: Value, slug: &str| records::with(record, "id", slug);
    let kinds = graph.entity_kinds().iter();
    let kinds = kinds.map(|kind| with_id(records::entity_kind(kind), &kind.slug));
    write_rows(kinds, &merge_node(":EntityKind"), out)?;
    let kinds = graph.relation_kinds().iter();
    let kinds = kinds.map(|kind| with_id(records::relation_kind(graph, kind), &kind.slug));
    write_rows(kinds, &merge_node(":RelationKind"), out)
}

/// Writes the entities of each kind, which is also a label.
fn write_entities(extract: &Extract<'_>, out: Out<'_>) -> io::Result<()> {
    let graph = extract.graph;
    let mut by_kind: Vec<Vec<Entity<'_>>> = vec![Vec::new(); graph.entity_kinds().len()];
    for entity in extract.selected_entities() {
        by_kind[entity.kind_id().index()].push(entity);
    }
    for (kind, entities) in graph.entity_kinds().iter().zip(by_kind) {
        let merge =
            format!("MERGE (n:Entity {{id: row.id}}) SET n:{}, n += row", CypherName(&kind.slug));
        write_rows(entities.into_iter().map(|entity| rows::entity(graph, entity)), &merge, out)?;
    }
    Ok(())
}

/// Writes the relations of each kind, which is the type of the relationships.
fn write_relations(extract: &Extract<'_>, out: Out<'_>) -> io::Result<()> {
    let graph = extract.graph;
    let mut by_kind: Vec<Vec<RelationId>> = vec![Vec::new(); graph.relation_kinds().len()];
    for id in &extract.selection.relations {
        by_kind[graph.relation(*id).kind_id().index()].push(*id);
    }
    for (kind, relations) in graph.relation_kinds().iter().zip(by_kind) {
        let merge = format!(
            "MATCH (a:Entity {{id: row.from}})\nMATCH (b:Entity {{id: row.to}})\n\
             MERGE (a)-[r:{} {{id: row.id}}]->(b) SET r += row.properties",
            CypherName(&kind.slug)
        );
        write_rows(relations.into_iter().map(|id| rows::relation(graph, id)), &merge, out)?;
    }
    Ok(())
}

/// Writes roles, facts and relation claims with their citations.
fn write_claims(extract: &Extract<'_>, out: Out<'_>) -> io::Result<()> {
    let (graph, relations) = (extract.graph, &extract.selection.relations);
    let roles = extract.selected_entities().filter(|entity| entity.cites().len() > 0);
    write_rows(roles.map(rows::role_claim), &merge_claim(":Role"), out)?;
    let facts = extract.selected_entities().flat_map(|entity| rows::facts(graph, entity));
    write_rows(facts, &merge_claim(":Fact"), out)?;
    let claims = relations.iter().map(|id| rows::relation_claim(graph, *id));
    write_rows(claims, &merge_claim(":RelationClaim"), out)?;
    let entities = extract.selected_entities();
    let citations = entities.flat_map(|entity| rows::entity_citations(graph, entity));
    let of_relations = relations.iter().flat_map(|id| rows::relation_citations(graph, *id));
    write_rows(citations.chain(of_relations), CITATION, out)
}

fn merge_node(label: &str) -> String {
    format!("MERGE (n{label} {{id: row.id}}) SET n += row")
}

fn merge_claim(label: &str) -> String {
    format!(
        "MERGE (c:Claim {{id: row.id}}) SET c{label}, c += row.properties\nWITH c, row\n\
         UNWIND row.about AS about\nMATCH (e:Entity {{id: about}})\nMERGE (c)-[:ABOUT]->(e)"
    )
}

/// Writes statements that apply `clauses` to each row; none if there are no rows.
fn write_rows(
    rows: impl IntoIterator<Item = Value>,
    clauses: &str,
    out: Out<'_>,
) -> io::Result<()> {
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        let mut separator = "UNWIND [\n  ";
        for row in rows.by_ref().take(MAX_ROWS) {
            write!(out, "{separator}{}", CypherLiteral(&row))?;
            separator = ",\n  ";
        }
        writeln!(out, "\n] AS row\n{clauses};")?;
    }
    Ok(())
}
