//! GraphML, which is read by Gephi, yEd, Cytoscape, igraph and NetworkX ("The GraphML File Format",
//! graphml.graphdrawing.org).

use std::io::{self, Write};

use serde_json::Value;

use super::super::attributes::{
    Attribute, ENTITY_ATTRIBUTES, RELATION_ATTRIBUTES, entity_attributes, relation_attributes,
};
use super::super::extract::Extract;
use super::super::records;
use crate::model::Graph;
use crate::text::escape::Xml;

/// Writes every relation as a directed edge, since some programs reject graphs that mix directed and undirected edges.
/// The attribute `mutual` marks mutual relations, and the attribute `graph` contains everything else in the graph. The id of
/// an edge is also in the attribute `relation`, since igraph 1.0 reads the ids of only as many edges as there are nodes.
pub(super) fn write_graphml(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graph = extract.graph;
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")?;
    writeln!(out, "  <key id=\"graph\" for=\"graph\" attr.name=\"graph\" attr.type=\"string\"/>")?;
    write_keys("node", ENTITY_ATTRIBUTES, out)?;
    write_keys("edge", RELATION_ATTRIBUTES, out)?;
    writeln!(out, "  <graph edgedefault=\"directed\">")?;
    writeln!(out, "    <desc>{}</desc>", Xml(graph.title()))?;
    write_graph_data(graph, out)?;
    for entity in extract.selected_entities() {
        writeln!(out, "    <node id=\"{}\">", Xml(entity.slug()))?;
        write_data("node", &entity_attributes(graph, entity), out)?;
        writeln!(out, "    </node>")?;
    }
    for relation in extract.selected_relations() {
        let (id, from, to) = (relation.id_text().to_string(), relation.from(), relation.to());
        let (id, from, to) = (Xml(&id), Xml(from.slug()), Xml(to.slug()));
        writeln!(out, "    <edge id=\"{id}\" source=\"{from}\" target=\"{to}\">")?;
        write_data("edge", &relation_attributes(graph, relation), out)?;
        writeln!(out, "    </edge>")?;
    }
    writeln!(out, "  </graph>\n</graphml>")
}

/// Declares a key for each attribute, separately for nodes and edges.
fn write_keys(element: &str, attributes: &[Attribute], out: &mut dyn Write) -> io::Result<()> {
    for Attribute { name, value_type } in attributes {
        // Programs turn the element's id into an attribute `id`.
        let title = if *name == "id" { "relation" } else { name };
        let names = format!("id=\"{element}-{name}\" for=\"{element}\" attr.name=\"{title}\"");
        writeln!(out, "  <key {names} attr.type=\"{}\"/>", value_type.name())?;
    }
    Ok(())
}

/// Writes the graph as JSON, as `export json` does, but without entities or relations.
fn write_graph_data(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "    <data key=\"graph\">{{")?;
    for (name, value) in [
        ("title", Value::from(graph.title())),
        ("about", Value::from(graph.about())),
        ("entity_kinds", records::entity_kinds(graph)),
        ("relation_kinds", records::relation_kinds(graph)),
        ("extra", records::extra(graph.extra())),
    ] {
        write!(out, "{}", Xml(&format!("\"{name}\":{value},")))?;
    }
    write!(out, "{}", Xml("\"sources\":["))?;
    for (index, source) in graph.sources().enumerate() {
        let separator = if index == 0 { "" } else { "," };
        write!(out, "{separator}{}", Xml(&records::source(source).to_string()))?;
    }
    writeln!(out, "]}}</data>")
}

fn write_data(
    element: &str,
    values: &[(&Attribute, String)],
    out: &mut dyn Write,
) -> io::Result<()> {
    for (attribute, text) in values {
        let key = attribute.name;
        writeln!(out, "      <data key=\"{element}-{key}\">{}</data>", Xml(text))?;
    }
    Ok(())
}
