use crate::model::{ClaimId, ClaimLink, Graph};

use super::citation::citation_list;
use super::claim::ClaimText;
use super::sentence::bracketed_suffix;

/// The claims that dispute a claim, one per line, then conflicting figures on one line:
/// `disputed by: Ada Berg says that … [gazette#2]`, `other figures: “5 million” [gazette#3]; 7 million [radio#1]`.
pub(crate) fn counterclaims(graph: &Graph, claim: ClaimId) -> Vec<String> {
    let citations = |claim| citation_list(graph, graph.citations_of(claim).into_iter());
    let disputes = graph.linked_claims(claim, ClaimLink::Disputes).map(|other| {
        format!("disputed by: {} [{}]", counterclaim_text(graph, other), citations(other))
    });
    let figures = graph.linked_claims(claim, ClaimLink::Compare);
    let figures = figures.map(|other| format!("{} [{}]", figure(graph, other), citations(other)));
    let figures: Vec<String> = figures.collect();
    let figures = (!figures.is_empty()).then(|| format!("other figures: {}", figures.join("; ")));
    disputes.chain(figures).collect()
}

/// The ids of the claims that are linked to a claim: `dock-spent, dock-phase`; facts without an id are skipped.
pub(crate) fn linked_ids(graph: &Graph, claim: ClaimId, link: ClaimLink) -> String {
    let ids = graph.linked_claims(claim, link).filter_map(|other| graph.claim_id_text(other));
    ids.collect::<Vec<String>>().join(", ")
}

/// A claim that disputes another, with its caveats: `North Ferry has spent ten million (alleged)`.
pub(crate) fn counterclaim_text(graph: &Graph, claim: ClaimId) -> String {
    let text = ClaimText { is_disputed: false, ..ClaimText::new(graph, claim) };
    format!("{}{}", text.sentence, bracketed_suffix(&text.caveats()))
}

/// Removes the figure of a claim from its sentence and returns the figure: `5 million · `; empty if the figure is the
/// whole sentence.
pub(crate) fn take_figure(graph: &Graph, claim: ClaimId, sentence: &mut String) -> String {
    let figure = figure(graph, claim);
    if figure == *sentence {
        return String::new();
    }
    let rest = sentence.strip_suffix(&format!(": {figure}"));
    *sentence = rest.unwrap_or(sentence).to_owned();
    format!("{figure} · ")
}

/// The figure in a claim, as short as possible: the value of a fact, else the quoted words, else the sentence.
pub(crate) fn figure(graph: &Graph, claim: ClaimId) -> String {
    match claim {
        ClaimId::Fact { entity, index } => {
            graph.fact(entity, index).map_or_else(String::new, |fact| fact.value().to_owned())
        }
        ClaimId::Relation(_) | ClaimId::Role(_) => {
            let words = graph.citations_of(claim).into_iter().find_map(|cite| cite.words);
            let sentence = || ClaimText::new(graph, claim).sentence;
            words.map_or_else(sentence, |words| format!("“{words}”"))
        }
    }
}
