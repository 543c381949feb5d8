//! Mermaid, which many wikis and code hosts draw ("Flowcharts Syntax", mermaid.js.org).

use std::io::{self, Write};

use crate::model::{Graph, Relation, Selection, Standing};
use crate::text::escape::MermaidLabel;
use crate::text::relation_label;

/// Writes a selection as a flowchart. Nodes are numbered, since a slug may be a word of Mermaid
/// (`end`).
pub(super) fn mermaid(graph: &Graph, selection: &Selection, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "flowchart LR")?;
    for id in &selection.entities {
        writeln!(out, "  n{}[{}]", id.index(), MermaidLabel(graph.entity(*id).name()))?;
    }
    for relation in selection.relations.iter().map(|id| graph.relation(*id)) {
        let (from, to) = (relation.from().id().index(), relation.to().id().index());
        writeln!(
            out,
            "  n{from} {}|{}| n{to}",
            arrow(relation),
            MermaidLabel(&relation_label(relation))
        )?;
    }
    Ok(())
}

/// Dotted if it is less firm than stated; heads at both ends if it is mutual.
fn arrow(relation: Relation<'_>) -> &'static str {
    match (relation.kind().mutual, relation.standing()) {
        (false, Standing::Stated) => "-->",
        (false, _) => "-.->",
        (true, Standing::Stated) => "<-->",
        (true, _) => "<-.->",
    }
}
