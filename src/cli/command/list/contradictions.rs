//! Claims that dispute each other, and figures that differ.

use serde_json::{Value, json};

use super::Page;
use crate::cli::print::Listing;
use crate::model::Graph;
use crate::output::records;
use crate::query::{Contradiction, Filter, contradictions};
use crate::text::{ClaimText, in_brackets, subject_id};

pub(super) fn page<'g>(graph: &'g Graph, filter: &Filter) -> Page<'g> {
    let found = contradictions(graph, filter);
    Page::new(listing(graph, &found), records(graph, found))
}

/// A row for each claim; those to be read together have the same number.
fn listing(graph: &Graph, found: &[Contradiction]) -> Listing {
    let claims = (1..).zip(found).flat_map(|(number, contradiction): (usize, _)| {
        contradiction.claims.iter().map(move |claim| (number, contradiction.link, *claim))
    });
    let rows = claims.map(|(number, link, claim)| {
        let text = ClaimText::new(graph, claim);
        [
            number.to_string(),
            link.key().to_owned(),
            subject_id(graph, claim),
            format!("{}{}", text.sentence, in_brackets(&text.dated_caveats())),
            text.citations,
        ]
    });
    Listing::new(["set", "link", "about", "says", "cites"], rows)
}

/// `{link, claims}`, the claims as `source` records them.
fn records(graph: &Graph, found: Vec<Contradiction>) -> impl Iterator<Item = Value> {
    found.into_iter().map(|contradiction| {
        let claims = contradiction.claims.iter().map(|claim| records::claim(graph, *claim));
        json!({"link": contradiction.link.key(), "claims": claims.collect::<Value>()})
    })
}
