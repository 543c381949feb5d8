//! `GraphML`, which Gephi, yEd, Cytoscape, igraph and `NetworkX` read ("The `GraphML` File Format",
//! graphml.graphdrawing.org).

use std::io::{self, Write};

use super::super::extract::Extract;
use super::super::properties::{Property, known, of_entities, of_relations};
use crate::text::entity_name;
use crate::text::escape::Xml;

/// Writes a selection as a directed graph; mutual relations are marked in their data, since readers reject graphs
/// that mix directed and undirected edges.
pub(super) fn graphml(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graph = extract.graph;
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")?;
    keys("node", &of_entities(), out)?;
    keys("edge", &of_relations(), out)?;
    writeln!(out, "  <graph edgedefault=\"directed\">")?;
    writeln!(out, "    <desc>{}</desc>", Xml(graph.title()))?;
    for entity in extract.selected_entities() {
        writeln!(out, "    <node id=\"{}\">", Xml(entity.slug()))?;
        let label = entity_name(graph, entity.id());
        writeln!(out, "      <data key=\"node-label\">{}</data>", Xml(&label))?;
        for (_, name, text) in known(&of_entities(), graph, entity) {
            writeln!(out, "      <data key=\"node-{name}\">{}</data>", Xml(&text))?;
        }
        writeln!(out, "    </node>")?;
    }
    for relation in extract.selected_relations() {
        let (id, from, to) = (relation.name().to_string(), relation.from(), relation.to());
        let (id, from, to) = (Xml(&id), Xml(from.slug()), Xml(to.slug()));
        writeln!(out, "    <edge id=\"{id}\" source=\"{from}\" target=\"{to}\">")?;
        let label = &relation.kind().says;
        writeln!(out, "      <data key=\"edge-label\">{}</data>", Xml(label))?;
        for (_, name, text) in known(&of_relations(), graph, relation) {
            writeln!(out, "      <data key=\"edge-{name}\">{}</data>", Xml(&text))?;
        }
        writeln!(out, "    </edge>")?;
    }
    writeln!(out, "  </graph>\n</graphml>")
}

/// Declares the label, which Gephi shows, and the properties; the same name for nodes and edges makes two keys.
fn keys<T>(of: &str, fields: &[Property<T>], out: &mut dyn Write) -> io::Result<()> {
    for name in std::iter::once("label").chain(fields.iter().map(|field| field.name)) {
        let names = format!("id=\"{of}-{name}\" for=\"{of}\" attr.name=\"{name}\"");
        writeln!(out, "  <key {names} attr.type=\"string\"/>")?;
    }
    Ok(())
}
