//! `GraphML`, which Gephi, yEd, Cytoscape, igraph and `NetworkX` read ("The `GraphML` File Format",
//! graphml.graphdrawing.org).

use std::io::{self, Write};

use super::super::properties::{Property, of_entities, of_relations};
use crate::model::{Graph, Selection};
use crate::text::escape::Xml;

/// Writes a selection as one directed graph; what is mutual says so in its data, since readers
/// refuse a graph that mixes directed and undirected edges.
pub(super) fn graphml(graph: &Graph, selection: &Selection, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">")?;
    keys("node", &of_entities(), out)?;
    keys("edge", &of_relations(), out)?;
    writeln!(out, "  <graph edgedefault=\"directed\">")?;
    writeln!(out, "    <desc>{}</desc>", Xml(graph.title()))?;
    for entity in selection.entities.iter().map(|id| selection.entity(graph, *id)) {
        writeln!(out, "    <node id=\"{}\">", Xml(entity.slug()))?;
        data("node", &of_entities(), graph, entity, out)?;
        writeln!(out, "    </node>")?;
    }
    for relation in selection.relations.iter().map(|id| graph.relation(*id)) {
        let (id, from, to) = (relation.name().to_string(), relation.from(), relation.to());
        let (id, from, to) = (Xml(&id), Xml(from.slug()), Xml(to.slug()));
        writeln!(out, "    <edge id=\"{id}\" source=\"{from}\" target=\"{to}\">")?;
        data("edge", &of_relations(), graph, relation, out)?;
        writeln!(out, "    </edge>")?;
    }
    writeln!(out, "  </graph>\n</graphml>")
}

/// Declares the properties; the same name for nodes and edges makes two keys.
fn keys<T>(of: &str, fields: &[Property<T>], out: &mut dyn Write) -> io::Result<()> {
    fields.iter().map(|field| field.name).try_for_each(|name| {
        writeln!(
            out,
            "  <key id=\"{of}-{name}\" for=\"{of}\" attr.name=\"{name}\" attr.type=\"string\"/>"
        )
    })
}

fn data<T: Copy>(
    of: &str,
    fields: &[Property<T>],
    graph: &Graph,
    thing: T,
    out: &mut dyn Write,
) -> io::Result<()> {
    for field in fields {
        let text = (field.text)(graph, thing);
        if !text.is_empty() {
            writeln!(out, "      <data key=\"{of}-{}\">{}</data>", field.name, Xml(&text))?;
        }
    }
    Ok(())
}
