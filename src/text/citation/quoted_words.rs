use crate::model::{Articles, CitedPart, ClaimId, Graph, SourceId};

/// The words that a claim quotes from a part of a source whose article is missing: `quoted: “strongly urged”`. `None`
/// if the article is available or the claim quotes no words from that part.
pub(crate) fn quoted_words(
    graph: &Graph,
    articles: &Articles,
    claim: ClaimId,
    (source, part): (SourceId, CitedPart),
) -> Option<String> {
    let cites = graph.citations_of(claim).into_iter();
    let cites = cites.filter(|cite| (cite.source, cite.part) == (source, part));
    let words: Vec<String> = cites.filter_map(|cite| Some(format!("“{}”", cite.words?))).collect();
    let is_redundant = articles.article(source).is_some() || words.is_empty();
    (!is_redundant).then(|| format!("quoted: {}", words.join(", ")))
}
