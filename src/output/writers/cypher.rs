//! Cypher statements that build the graph in Neo4j or Memgraph ("Cypher Manual", neo4j.com).

use std::io::{self, Write};

use super::super::properties::{Property, of_entities, of_relations};
use crate::model::{Graph, Selection};
use crate::text::escape::{CypherName, CypherText};

/// Writes a selection as statements: entities first, then what ties them.
pub(super) fn cypher(graph: &Graph, selection: &Selection, out: &mut dyn Write) -> io::Result<()> {
    for entity in selection.entities.iter().map(|id| selection.entity(graph, *id)) {
        let (kind, id) = (CypherName(&entity.kind().slug), CypherText(entity.slug()));
        let properties = properties(&of_entities(), graph, entity);
        writeln!(out, "CREATE (:Entity:{kind} {{id: {id}{properties}}});")?;
    }
    for relation in selection.relations.iter().map(|id| graph.relation(*id)) {
        let (from, to) = (relation.from(), relation.to());
        let (from, to) = (CypherText(from.slug()), CypherText(to.slug()));
        let (kind, name) = (CypherName(&relation.kind().slug), relation.name().to_string());
        let properties = properties(&of_relations(), graph, relation);
        writeln!(
            out,
            "MATCH (a:Entity {{id: {from}}}), (b:Entity {{id: {to}}}) \
             CREATE (a)-[:{kind} {{id: {}{properties}}}]->(b);",
            CypherText(&name),
        )?;
    }
    Ok(())
}

fn properties<T: Copy>(fields: &[Property<T>], graph: &Graph, thing: T) -> String {
    let texts = fields.iter().map(|field| (field.name, (field.text)(graph, thing)));
    let known = texts.filter(|(_, text)| !text.is_empty());
    let parts: Vec<String> =
        known.map(|(name, text)| format!(", `{name}`: {}", CypherText(&text))).collect();
    parts.concat()
}
