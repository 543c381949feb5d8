//! GEXF, Gephi's own format, in the version that most readers know ("GEXF 1.2draft Primer",
//! gexf.net).

use std::io::{self, Write};

use super::super::properties::{Property, of_entities, of_relations};
use crate::model::{Graph, Selection};
use crate::text::escape::Xml;

/// Writes a selection; mutual relations are of the type `mutual`.
pub(super) fn gexf(graph: &Graph, selection: &Selection, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">")?;
    writeln!(out, "  <meta>\n    <creator>guanxi</creator>")?;
    writeln!(out, "    <description>{}</description>\n  </meta>", Xml(graph.title()))?;
    writeln!(out, "  <graph defaultedgetype=\"directed\" mode=\"static\">")?;
    attributes("node", &of_entities(), out)?;
    attributes("edge", &of_relations(), out)?;
    writeln!(out, "    <nodes>")?;
    for entity in selection.entities.iter().map(|id| selection.entity(graph, *id)) {
        let (id, label) = (Xml(entity.slug()), Xml(entity.name()));
        writeln!(out, "      <node id=\"{id}\" label=\"{label}\">")?;
        values(&of_entities(), graph, entity, out)?;
        writeln!(out, "      </node>")?;
    }
    writeln!(out, "    </nodes>\n    <edges>")?;
    for relation in selection.relations.iter().map(|id| graph.relation(*id)) {
        let kind = if relation.kind().mutual { "mutual" } else { "directed" };
        let (id, label) = (relation.name().to_string(), &relation.kind().says);
        let (from, to) = (relation.from(), relation.to());
        writeln!(
            out,
            "      <edge id=\"{}\" source=\"{}\" target=\"{}\" type=\"{kind}\" label=\"{}\">",
            Xml(&id),
            Xml(from.slug()),
            Xml(to.slug()),
            Xml(label),
        )?;
        values(&of_relations(), graph, relation, out)?;
        writeln!(out, "      </edge>")?;
    }
    writeln!(out, "    </edges>\n  </graph>\n</gexf>")
}

fn attributes<T>(of: &str, fields: &[Property<T>], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "    <attributes class=\"{of}\">")?;
    for (place, field) in fields.iter().enumerate() {
        let name = field.name;
        writeln!(out, "      <attribute id=\"{place}\" title=\"{name}\" type=\"string\"/>")?;
    }
    writeln!(out, "    </attributes>")
}

fn values<T: Copy>(
    fields: &[Property<T>],
    graph: &Graph,
    thing: T,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "        <attvalues>")?;
    for (place, field) in fields.iter().enumerate() {
        let text = (field.text)(graph, thing);
        if !text.is_empty() {
            writeln!(out, "          <attvalue for=\"{place}\" value=\"{}\"/>", Xml(&text))?;
        }
    }
    writeln!(out, "        </attvalues>")
}
