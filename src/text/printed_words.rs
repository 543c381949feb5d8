//! The words of a paragraph that a claim cites: what is known of the original if only the gist is at hand.

use crate::model::{ClaimId, Graph, Paragraph, SourceId};

/// `printed: “unanimously strongly urged”, “among whom”`; empty if no words of this paragraph are cited.
pub(crate) fn printed_words(
    graph: &Graph,
    claim: ClaimId,
    source: SourceId,
    paragraph: Paragraph,
) -> String {
    let cites = graph.citations_of(claim).into_iter();
    let cites = cites.filter(|cite| cite.source == source && cite.paragraph == paragraph);
    let words = cites.filter_map(|cite| Some(format!("“{}”", cite.words?)));
    let words: Vec<String> = words.collect();
    if words.is_empty() { String::new() } else { format!("printed: {}", words.join(", ")) }
}
