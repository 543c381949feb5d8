//! GEXF, Gephi's own format, in the version that most readers know ("GEXF 1.2draft Primer", gexf.net).

use std::io::{self, Write};

use super::super::extract::Extract;
use super::super::properties::{Property, known, of_entities, of_relations};
use crate::text::entity_name;
use crate::text::escape::Xml;

/// Writes a selection; mutual relations are of the type `mutual`.
pub(super) fn gexf(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graph = extract.graph;
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">")?;
    writeln!(out, "  <meta>\n    <creator>guanxi</creator>")?;
    writeln!(out, "    <description>{}</description>\n  </meta>", Xml(graph.title()))?;
    writeln!(out, "  <graph defaultedgetype=\"directed\" mode=\"static\">")?;
    attributes("node", &of_entities(), out)?;
    attributes("edge", &of_relations(), out)?;
    writeln!(out, "    <nodes>")?;
    for entity in extract.selected_entities() {
        let name = entity_name(graph, entity.id());
        let (id, label) = (Xml(entity.slug()), Xml(&name));
        writeln!(out, "      <node id=\"{id}\" label=\"{label}\">")?;
        values(known(&of_entities(), graph, entity), out)?;
        writeln!(out, "      </node>")?;
    }
    writeln!(out, "    </nodes>\n    <edges>")?;
    for relation in extract.selected_relations() {
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
        values(known(&of_relations(), graph, relation), out)?;
        writeln!(out, "      </edge>")?;
    }
    writeln!(out, "    </edges>\n  </graph>\n</gexf>")
}

fn attributes<T>(of: &str, fields: &[Property<T>], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "    <attributes class=\"{of}\">")?;
    for (index, field) in fields.iter().enumerate() {
        let name = field.name;
        writeln!(out, "      <attribute id=\"{index}\" title=\"{name}\" type=\"string\"/>")?;
    }
    writeln!(out, "    </attributes>")
}

fn values(
    known: impl Iterator<Item = (usize, &'static str, String)>,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "        <attvalues>")?;
    for (index, _, text) in known {
        writeln!(out, "          <attvalue for=\"{index}\" value=\"{}\"/>", Xml(&text))?;
    }
    writeln!(out, "        </attvalues>")
}
