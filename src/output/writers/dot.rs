//! Graphviz DOT ("The DOT Language", graphviz.org).
//!
//! petgraph's DOT printer is not used, because labels may contain anything and the output must be stable. Every
//! identifier is quoted, so no label can be a keyword, HTML or a second statement.

use std::io::{self, Write};

use super::super::extract::Extract;
use crate::model::{Entity, Graph, Relation, Standing, Tone};
use crate::text::escape::{DotName, DotText};
use crate::text::{
    citation_list, counterclaims, date_in_brackets, entity_name, name_beside_role, relation_label,
};

struct KindStyle {
    shape: &'static str,
    fill: &'static str,
}

/// The styles of kinds, in vocabulary order; if there are more kinds, the styles repeat.
///
/// Each style has its own shape, since colour alone must never carry meaning. Fills are light tints, so that black text
/// stays readable, based on the colour-blind-safe palette of Okabe and Ito ("Color Universal Design", 2008).
const KIND_STYLES: [KindStyle; 10] = [
    KindStyle { shape: "ellipse", fill: "#cfe8f7" },
    KindStyle { shape: "box", fill: "#fbe5b6" },
    KindStyle { shape: "component", fill: "#c9ebdf" },
    KindStyle { shape: "hexagon", fill: "#f4dbe8" },
    KindStyle { shape: "note", fill: "#f9f5c4" },
    KindStyle { shape: "house", fill: "#f6d5c3" },
    KindStyle { shape: "octagon", fill: "#c6d9e8" },
    KindStyle { shape: "folder", fill: "#e6e6e6" },
    KindStyle { shape: "parallelogram", fill: "#e3dcf1" },
    KindStyle { shape: "diamond", fill: "#dcebc5" },
];

/// A colour for a tone, and an arrowhead that shows the tone without colour.
fn tone_style(tone: Tone) -> (&'static str, &'static str) {
    match tone {
        Tone::Positive => ("#00704f", "normal"),
        Tone::Neutral => ("#555555", "vee"),
        Tone::Negative => ("#b2400a", "tee"),
    }
}

fn standing_style(standing: Standing) -> &'static str {
    match standing {
        Standing::Stated => "solid",
        Standing::Implied | Standing::Opinion => "dashed",
        Standing::Alleged | Standing::Denied => "dotted",
    }
}

pub(super) fn write_dot(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graph = extract.graph;
    writeln!(out, "digraph {} {{", DotName(graph.title()))?;
    writeln!(
        out,
        "  graph [charset=\"UTF-8\", rankdir=\"LR\", overlap=\"false\", splines=\"true\"];"
    )?;
    writeln!(out, "  node [fontname=\"Helvetica\", style=\"filled\", color=\"#666666\"];")?;
    writeln!(out, "  edge [fontname=\"Helvetica\", fontsize=\"10\"];")?;
    extract.selected_entities().try_for_each(|entity| write_node(graph, entity, out))?;
    extract.selected_relations().try_for_each(|relation| write_edge(graph, relation, out))?;
    writeln!(out, "}}")
}

#[expect(clippy::indexing_slicing, reason = "the remainder is below the length")]
fn write_node(graph: &Graph, entity: Entity<'_>, out: &mut dyn Write) -> io::Result<()> {
    let style = &KIND_STYLES[entity.kind_id().index() % KIND_STYLES.len()];
    writeln!(
        out,
        "  {} [label={}, kind={}, shape=\"{}\", fillcolor=\"{}\", tooltip={}];",
        DotName(entity.slug()),
        DotText(&entity_name(graph, entity.id())),
        DotText(&entity.kind().slug),
        style.shape,
        style.fill,
        DotText(&node_tooltip(graph, entity)),
    )
}

fn write_edge(graph: &Graph, relation: Relation<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (colour, arrow) = tone_style(relation.tone());
    let standing = relation.standing();
    writeln!(
        out,
        "  {} -> {} [id={}, label={}, tone=\"{}\", standing=\"{}\", color=\"{colour}\", \
         fontcolor=\"{colour}\", style=\"{}\", {}, tooltip={}];",
        DotName(relation.from().slug()),
        DotName(relation.to().slug()),
        DotText(&relation.id_text().to_string()),
        DotText(&relation_label(relation)),
        relation.tone(),
        standing,
        standing_style(standing),
        arrows(relation, arrow),
        DotText(&edge_tooltip(graph, relation)),
    )
}

fn arrows(relation: Relation<'_>, arrow: &str) -> String {
    if relation.kind().mutual {
        format!("dir=\"both\", arrowhead=\"{arrow}\", arrowtail=\"{arrow}\"")
    } else {
        format!("arrowhead=\"{arrow}\"")
    }
}

fn node_tooltip(graph: &Graph, entity: Entity<'_>) -> String {
    let description = entity.role().unwrap_or(&entity.kind().slug);
    let (name, cites) =
        (name_beside_role(graph, entity.id()), citation_list(graph, entity.cites()));
    let cites = if cites.is_empty() { cites } else { format!(" [{cites}]") };
    format!("{name}: {description}{cites}")
}

fn edge_tooltip(graph: &Graph, relation: Relation<'_>) -> String {
    let when = date_in_brackets(relation.when());
    let claim = format!("{}{when} [{}]", relation.claim(), citation_list(graph, relation.cites()));
    let counterclaims = counterclaims(graph, relation.claim_id());
    std::iter::once(claim).chain(counterclaims).collect::<Vec<String>>().join("; ")
}

#[cfg(test)]
mod tests {
    use super::{Extract, write_dot};
    use crate::model::Selection;
    use crate::model::sample::graph;
    use crate::output::export_format::write_to_string;
    use crate::query::Filter;

    #[test]
    fn nodes_and_edges_are_written_with_all_attributes() {
        let graph = graph("b =rivals= a\n a -praises-> b");
        let (all, filter) = (Selection::all(&graph), Filter::default());
        let extract = Extract::new(&graph, Vec::new(), filter, all);
        let text = write_to_string(|out| write_dot(&extract, out)).expect("DOT is text");
        let expected = r##"digraph "Sample" {
  graph [charset="UTF-8", rankdir="LR", overlap="false", splines="true"];
  node [fontname="Helvetica", style="filled", color="#666666"];
  edge [fontname="Helvetica", fontsize="10"];
  "a" [label="A", kind="person", shape="ellipse", fillcolor="#cfe8f7", tooltip="A: person"];
  "b" [label="B", kind="person", shape="ellipse", fillcolor="#cfe8f7", tooltip="B: person"];
  "a" -> "b" [id="a.praises.b", label="praises", tone="positive", standing="stated", color="#00704f", fontcolor="#00704f", style="solid", arrowhead="normal", tooltip="a praises b. [article#1]"];
  "b" -> "a" [id="b.rivals.a", label="rivals", tone="negative", standing="stated", color="#b2400a", fontcolor="#b2400a", style="solid", dir="both", arrowhead="tee", arrowtail="tee", tooltip="b rivals a. [article#1]"];
}
"##;
        assert_eq!(text, expected);
    }
}
