use std::io;

use super::evidence::write_evidence;
use crate::cli::print::TextWriter;
use crate::load::LoadedGraph;
use crate::model::Relation;
use crate::text::{ClaimText, Role, entity_name};

/// Writes both ends, the qualifiers, the claim, and each cited paragraph.
pub(super) fn write_relation(
    writer: &mut TextWriter<'_>,
    loaded: &LoadedGraph,
    relation: Relation<'_>,
) -> io::Result<()> {
    let graph = &loaded.graph;
    let [from, to] = [relation.from(), relation.to()]
        .map(|end| writer.paint(Role::Strong, &entity_name(graph, end.id())));
    let says = writer.paint(Role::Tone(relation.tone()), &relation.kind().says);
    let id = writer.paint(Role::Dim, &format!("({})", relation.id_text()));
    writer.line("", &format!("{from} {says} {to} {id}"), 2)?;
    let qualifiers = ClaimText::from_relation(graph, relation).qualifiers();
    writer.line("", &format!("{}, {}", relation.family(), qualifiers.join(", ")), 2)?;
    writer.line("", relation.claim(), 0)?;
    writer.counterclaims(2, relation.claim_id())?;
    write_evidence(writer, loaded, &relation.cites().collect::<Vec<_>>())?;
    relation.extra().map_or(Ok(()), |extra| writer.extra(extra))
}
