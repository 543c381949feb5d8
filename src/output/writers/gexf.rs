//! GEXF, Gephi's own format, in the most widely supported version ("GEXF 1.2draft Primer", gexf.net).

use std::io::{self, Write};

use super::super::extract::Extract;
use super::super::properties::{
    Property, entity_properties, non_empty_properties, relation_properties,
};
use crate::text::entity_name;
use crate::text::escape::Xml;

pub(super) fn write_gexf(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graph = extract.graph;
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<gexf xmlns=\"http://www.gexf.net/1.2draft\" version=\"1.2\">")?;
    writeln!(out, "  <meta>\n    <creator>guanxi</creator>")?;
    writeln!(out, "    <description>{}</description>\n  </meta>", Xml(graph.title()))?;
    writeln!(out, "  <graph defaultedgetype=\"directed\" mode=\"static\">")?;
    write_attribute_declarations("node", &entity_properties(), out)?;
    write_attribute_declarations("edge", &relation_properties(), out)?;
    writeln!(out, "    <nodes>")?;
    for entity in extract.selected_entities() {
        let name = entity_name(graph, entity.id());
        let (id, label) = (Xml(entity.slug()), Xml(&name));
        writeln!(out, "      <node id=\"{id}\" label=\"{label}\">")?;
        write_values(non_empty_properties(&entity_properties(), graph, entity), out)?;
        writeln!(out, "      </node>")?;
    }
    writeln!(out, "    </nodes>\n    <edges>")?;
    for relation in extract.selected_relations() {
        let edge_type = if relation.kind().mutual { "mutual" } else { "directed" };
        let (id, label) = (relation.id_text().to_string(), &relation.kind().says);
        let (from, to) = (relation.from(), relation.to());
        writeln!(
            out,
            "      <edge id=\"{}\" source=\"{}\" target=\"{}\" type=\"{edge_type}\" label=\"{}\">",
            Xml(&id),
            Xml(from.slug()),
            Xml(to.slug()),
            Xml(label),
        )?;
        write_values(non_empty_properties(&relation_properties(), graph, relation), out)?;
        writeln!(out, "      </edge>")?;
    }
    writeln!(out, "    </edges>\n  </graph>\n</gexf>")
}

fn write_attribute_declarations<T>(
    class: &str,
    properties: &[Property<T>],
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "    <attributes class=\"{class}\">")?;
    for (index, property) in properties.iter().enumerate() {
        let name = property.name;
        writeln!(out, "      <attribute id=\"{index}\" title=\"{name}\" type=\"string\"/>")?;
    }
    writeln!(out, "    </attributes>")
}

fn write_values(
    properties: impl Iterator<Item = (usize, &'static str, String)>,
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "        <attvalues>")?;
    for (index, _, text) in properties {
        writeln!(out, "          <attvalue for=\"{index}\" value=\"{}\"/>", Xml(&text))?;
    }
    writeln!(out, "        </attvalues>")
}
