//! Mermaid, which many wikis and code hosts render ("Flowcharts Syntax", mermaid.js.org).

use std::io::{self, Write};

use super::super::extract::Extract;
use crate::model::{Relation, Standing};
use crate::text::escape::MermaidLabel;
use crate::text::{entity_name, relation_label};

/// The maximum number of edges that Mermaid draws by default (`maxEdges` in "Mermaid Config Schema", mermaid.js.org).
pub(crate) const MAX_MERMAID_EDGES: usize = 500;

/// Writes a selection as a flowchart. Nodes are numbered, since a slug may be a Mermaid keyword (`end`).
pub(super) fn write_mermaid(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "flowchart LR")?;
    for entity in extract.selected_entities() {
        writeln!(
            out,
            "  n{}[{}]",
            entity.id().index(),
            MermaidLabel(&entity_name(extract.graph, entity.id()))
        )?;
    }
    for relation in extract.selected_relations() {
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

/// Dotted if the standing is not `stated`, with heads at both ends if mutual.
fn arrow(relation: Relation<'_>) -> &'static str {
    match (relation.kind().mutual, relation.standing()) {
        (false, Standing::Stated) => "-->",
        (false, _) => "-.->",
        (true, Standing::Stated) => "<-->",
        (true, _) => "<-.->",
    }
}
