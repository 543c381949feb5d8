use std::io;

use super::evidence::write_evidence;
use crate::cli::print::{Listing, TextWriter};
use crate::load::LoadedGraph;
use crate::model::{ClaimLink, Fact, Graph};
use crate::text::{
    ClaimText, Role, linked_ids, plain_date, references, relation_id_or_entity_slug,
};

pub(super) fn write_fact(
    writer: &mut TextWriter<'_>,
    loaded: &LoadedGraph,
    fact: Fact<'_>,
) -> io::Result<()> {
    let claim = ClaimText::new(&loaded.graph, fact.claim_id());
    let sentence = writer.paint(Role::Strong, &claim.sentence);
    let id = writer.paint(Role::Dim, &format!("({})", fact.id().unwrap_or_default()));
    writer.line("", &format!("{sentence} {id}"), 2)?;
    writer.line("", &format!("fact, {}", claim.qualifiers().join(", ")), 2)?;
    writer.counterclaims(2, fact.claim_id())?;
    write_evidence(writer, loaded, &fact.cites().collect::<Vec<_>>())
}

pub(super) fn fact_listing(graph: &Graph, facts: &[Fact<'_>]) -> Listing {
    let rows = facts.iter().map(|fact| {
        let claim = fact.claim_id();
        [
            fact.id().unwrap_or_default().to_owned(),
            relation_id_or_entity_slug(graph, claim),
            fact.label().to_owned(),
            fact.value().to_owned(),
            plain_date(fact.when()),
            references(graph, fact.cites()),
            linked_ids(graph, claim, ClaimLink::Disputes),
            linked_ids(graph, claim, ClaimLink::Compare),
        ]
    });
    Listing::new(["id", "entity", "says", "value", "when", "cites", "disputes", "compare"], rows)
}
