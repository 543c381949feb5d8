use serde_json::{Value, json};

use super::ListOutput;
use crate::cli::print::Listing;
use crate::model::Graph;
use crate::output::records;
use crate::query::{Contradiction, Filter, contradictions};
use crate::text::{ClaimText, bracketed_suffix, references, relation_id_or_entity_slug};

pub(super) fn output<'g>(graph: &'g Graph, filter: &Filter) -> ListOutput<'g> {
    let contradictions = contradictions(graph, filter);
    ListOutput::new(listing(graph, &contradictions), contradiction_records(graph, contradictions))
}

/// One row per claim, with the id that `guanxi show` takes; claims of one contradiction share a number.
fn listing(graph: &Graph, contradictions: &[Contradiction]) -> Listing {
    let claims = (1..).zip(contradictions).flat_map(|(number, contradiction): (usize, _)| {
        contradiction.claims.iter().map(move |claim| (number, contradiction.link, *claim))
    });
    let rows = claims.map(|(number, link, claim)| {
        let text = ClaimText::new(graph, claim);
        [
            number.to_string(),
            link.key().to_owned(),
            graph.claim_id_text(claim).unwrap_or_else(|| relation_id_or_entity_slug(graph, claim)),
            format!("{}{}", text.sentence, bracketed_suffix(&text.dated_caveats())),
            references(graph, graph.citations_of(claim).into_iter()),
        ]
    });
    Listing::new(["set", "link", "id", "says", "cites"], rows)
}

/// The record of each contradiction: `{link, claims}`.
fn contradiction_records(
    graph: &Graph,
    contradictions: Vec<Contradiction>,
) -> impl Iterator<Item = Value> {
    contradictions.into_iter().map(|contradiction| {
        let claims = contradiction.claims.iter().map(|claim| records::claim(graph, *claim));
        json!({"link": contradiction.link.key(), "claims": claims.collect::<Value>()})
    })
}
