//! GEXF, Gephi's own format ("GEXF 1.3 Primer", gexf.net).

use std::io::{self, Write};

use super::super::attributes::{
    Attribute, ENTITY_ATTRIBUTES, RELATION_ATTRIBUTES, entity_attributes, relation_attributes,
};
use super::super::extract::Extract;
use crate::model::Graph;
use crate::text::escape::Xml;

/// The attributes that GEXF itself defines, which are XML attributes of nodes and edges.
const PREDEFINED: [&str; 5] = ["id", "label", "weight", "start", "end"];

/// Writes every relation as a directed edge, marked by the attribute `mutual` if it is mutual: the edge type `mutual` makes
/// graphology fail, and Gephi ignores it. The time of an edge is in the XML attributes `start` and `end`, since NetworkX
/// reads the missing end of a spell as the text `None`.
pub(super) fn write_gexf(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graph = extract.graph;
    write_header(graph, out)?;
    writeln!(out, "    <nodes>")?;
    for entity in extract.selected_entities() {
        let values = entity_attributes(graph, entity);
        write!(out, "      <node id=\"{}\"", Xml(entity.slug()))?;
        write_values(&values, out)?;
        writeln!(out, "      </node>")?;
    }
    writeln!(out, "    </nodes>\n    <edges>")?;
    for relation in extract.selected_relations() {
        let values = relation_attributes(graph, relation);
        let (from, to) = (relation.from(), relation.to());
        let (from, to, kind) = (Xml(from.slug()), Xml(to.slug()), Xml(&relation.kind().slug));
        write!(
            out,
            "      <edge source=\"{from}\" target=\"{to}\" type=\"directed\" kind=\"{kind}\""
        )?;
        write_values(&values, out)?;
        writeln!(out, "      </edge>")?;
    }
    writeln!(out, "    </edges>\n  </graph>\n</gexf>")
}

fn write_header(graph: &Graph, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>")?;
    writeln!(out, "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">")?;
    let description = [Some(graph.title()), graph.about()];
    let description: Vec<&str> = description.into_iter().flatten().collect();
    writeln!(out, "  <meta>\n    <creator>guanxi</creator>")?;
    let description = description.join("\n\n");
    writeln!(out, "    <description>{}</description>\n  </meta>", Xml(&description))?;
    writeln!(out, "  <graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\">")?;
    write_declarations("node", ENTITY_ATTRIBUTES, out)?;
    write_declarations("edge", RELATION_ATTRIBUTES, out)
}

/// Declares the attributes that GEXF does not define. Their ids are their names.
fn write_declarations(
    class: &str,
    attributes: &[Attribute],
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "    <attributes class=\"{class}\">")?;
    for attribute in attributes.iter().filter(|attribute| !is_predefined(attribute)) {
        let (name, value_type) = (attribute.name, attribute.value_type.name());
        writeln!(out, "      <attribute id=\"{name}\" title=\"{name}\" type=\"{value_type}\"/>")?;
    }
    writeln!(out, "    </attributes>")
}

/// Writes the predefined attributes, the end of the start tag, and the other attributes.
fn write_values(values: &[(&Attribute, String)], out: &mut dyn Write) -> io::Result<()> {
    for (attribute, text) in values.iter().filter(|(attribute, _)| is_predefined(attribute)) {
        write!(out, " {}=\"{}\"", attribute.name, Xml(text))?;
    }
    writeln!(out, ">\n        <attvalues>")?;
    for (attribute, text) in values.iter().filter(|(attribute, _)| !is_predefined(attribute)) {
        let name = attribute.name;
        writeln!(out, "          <attvalue for=\"{name}\" value=\"{}\"/>", Xml(text))?;
    }
    writeln!(out, "        </attvalues>")
}

fn is_predefined(attribute: &Attribute) -> bool {
    PREDEFINED.contains(&attribute.name)
}
