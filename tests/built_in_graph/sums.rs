//! The cost of Xiaomi's carmaking: five conflicting sums, each of which is a separate claim.

use guanxi::load::{GraphSource, load};
use guanxi::model::{Graph, Relation};

/// The kind, sums, standing, speaker and citations of each claim.
const SUMS: [&str; 5] = [
    "invested_in 10 billion yuan, alleged, rumours, winning-with-decency#30",
    "invested_in 30 billion yuan, stated, lei-jun, winning-with-decency#30",
    "planned_spending_on 10 billion US dollars, stated, lei-jun, courage-speech#4",
    "planned_spending_on 10 billion yuan, stated, xiaomi, courage-speech#6",
    "planned_spending_on 100 billion yuan, stated, xiaomi, winning-with-decency#30",
];

#[test]
fn each_sum_has_its_own_relation_speaker_and_source() {
    let graph = load(&GraphSource::BuiltIn, None).graph;
    let sums: Vec<String> =
        graph.relations().filter_map(|relation| sum(&graph, relation)).collect();
    assert_eq!(sums, SUMS);
}

/// Describes a relation about money by its kind, sums, standing, speaker and citations; `None` if its claim contains no
/// sums.
fn sum(graph: &Graph, relation: Relation<'_>) -> Option<String> {
    let amounts = amounts(relation.claim());
    (relation.family() == "money" && !amounts.is_empty()).then(|| {
        let speaker = relation.said_by().map_or("nobody", guanxi::model::Entity::slug);
        let cites: Vec<String> = relation.cites().map(|cite| cite.reference(graph)).collect();
        format!(
            "{} {}, {}, {speaker}, {}",
            relation.kind().slug,
            amounts.join(" and "),
            relation.standing().as_str(),
            cites.join(" and ")
        )
    })
}

/// Every "10 billion yuan" or "10 billion US dollars" of a claim.
fn amounts(claim: &str) -> Vec<String> {
    let words: Vec<&str> = claim.split([' ', '.', ',']).collect();
    let places = (1..words.len()).filter(|index| words[*index] == "billion");
    places
        .map(|index| {
            let currency = if words[index + 1] == "US" { "US dollars" } else { words[index + 1] };
            format!("{} billion {currency}", words[index - 1])
        })
        .collect()
}
