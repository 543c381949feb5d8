//! A relation with its evidence, as text.

use std::io;

use crate::cli::print::TextWriter;
use crate::load::LoadedGraph;
use crate::model::{Citation, Relation};
use crate::text::{ClaimText, Role, entity_name};

/// Writes both ends, the qualifiers, the claim, and each cited paragraph.
pub(super) fn write_relation(
    answer: &mut TextWriter<'_>,
    loaded: &LoadedGraph,
    relation: Relation<'_>,
) -> io::Result<()> {
    let graph = &loaded.graph;
    let [from, to] = [relation.from(), relation.to()]
        .map(|end| answer.paint(Role::Strong, &entity_name(graph, end.id())));
    let says = answer.paint(Role::Tone(relation.tone()), &relation.kind().says);
    let id = answer.paint(Role::Dim, &format!("({})", relation.name()));
    answer.line("", &format!("{from} {says} {to} {id}"), 2)?;
    let qualifiers = ClaimText::from_relation(graph, relation).qualifiers();
    answer.line("", &format!("{}, {}", relation.family(), qualifiers.join(", ")), 2)?;
    answer.line("", relation.claim(), 0)?;
    answer.counterclaims(2, relation.claim_id())?;
    relation.cites().try_for_each(|cite| write_evidence(answer, loaded, cite))?;
    relation.extra().map_or(Ok(()), |extra| answer.extra(extra))
}

/// The source, the cited words, and the paragraph: the text of the article if available, else the gist.
fn write_evidence(
    answer: &mut TextWriter<'_>,
    loaded: &LoadedGraph,
    cite: Citation<'_>,
) -> io::Result<()> {
    answer.blank_line()?;
    answer.line("", &answer.citations(std::iter::once(cite)), 2)?;
    let gist = loaded.graph.source(cite.source).gist(cite.paragraph);
    let text = loaded.articles.paragraph(cite.source, cite.paragraph);
    let shown = text.or(gist).unwrap_or("(page furniture)");
    answer.line("  ", shown, 2)
}
