//! `GraphML`, a format of Gephi, yEd, Cytoscape, igraph and `NetworkX` ("The `GraphML` File Format",
//! graphml.graphdrawing.org).

use std::io::{self, Write};

use super::super::extract::Extract;
use super::super::properties::{
    Property, entity_properties, non_empty_properties, relation_properties,
};
use crate::text::entity_name;
use crate::text::escape::Xml;

/// Writes every relation as a directed edge, since some programs reject graphs that mix directed and undirected edges.
/// The property `mutual` marks mutual relations.
pub(super) fn write_graphml(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graph = extract.graph;
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")?;
    write_keys("node", &entity_properties(), out)?;
    write_keys("edge", &relation_properties(), out)?;
    writeln!(out, "  <graph edgedefault=\"directed\">")?;
    writeln!(out, "    <desc>{}</desc>", Xml(graph.title()))?;
    for entity in extract.selected_entities() {
        writeln!(out, "    <node id=\"{}\">", Xml(entity.slug()))?;
        let label = entity_name(graph, entity.id());
        writeln!(out, "      <data key=\"node-label\">{}</data>", Xml(&label))?;
        for (_, name, text) in non_empty_properties(&entity_properties(), graph, entity) {
            writeln!(out, "      <data key=\"node-{name}\">{}</data>", Xml(&text))?;
        }
        writeln!(out, "    </node>")?;
    }
    for relation in extract.selected_relations() {
        let (id, from, to) = (relation.id_text().to_string(), relation.from(), relation.to());
        let (id, from, to) = (Xml(&id), Xml(from.slug()), Xml(to.slug()));
        writeln!(out, "    <edge id=\"{id}\" source=\"{from}\" target=\"{to}\">")?;
        let label = &relation.kind().says;
        writeln!(out, "      <data key=\"edge-label\">{}</data>", Xml(label))?;
        for (_, name, text) in non_empty_properties(&relation_properties(), graph, relation) {
            writeln!(out, "      <data key=\"edge-{name}\">{}</data>", Xml(&text))?;
        }
        writeln!(out, "    </edge>")?;
    }
    writeln!(out, "  </graph>\n</graphml>")
}

/// Declares keys for the label, which Gephi shows, and for each property, separately for nodes and edges.
fn write_keys<T>(element: &str, properties: &[Property<T>], out: &mut dyn Write) -> io::Result<()> {
    for name in std::iter::once("label").chain(properties.iter().map(|property| property.name)) {
        let names = format!("id=\"{element}-{name}\" for=\"{element}\" attr.name=\"{name}\"");
        writeln!(out, "  <key {names} attr.type=\"string\"/>")?;
    }
    Ok(())
}
