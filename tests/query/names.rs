//! Names in running text, in Latin script and in Chinese characters.

use guanxi::query::NameIndex;
use proptest::prelude::{prop_assert, proptest};

use super::sample_graph::sample_graph;

const PEOPLE: &str = "
    person lei-jun Lei Jun, 雷军, 雷布斯
    firm xiaomi Xiaomi, 小米, 小米汽车
    firm li-auto Li Auto, Ideal
    product su7 Xiaomi SU7, SU7
    product su7-ultra SU7 Ultra
    person a-b A.B. Smith
";

/// The text with each mention in brackets, followed by the slug of its entity.
fn mark_mentions(text: &str) -> String {
    let graph = sample_graph(PEOPLE);
    let mut marked = text.to_owned();
    for mention in NameIndex::new(&graph).mentions(text).into_iter().rev() {
        let name = &text[mention.range.clone()];
        let slug = graph.entity(mention.entity).slug();
        marked.replace_range(mention.range.clone(), &format!("[{name}|{slug}]"));
    }
    marked
}

#[test]
fn only_whole_words_are_mentions() {
    for (text, expected) in [
        ("Lei Jun drove the Xiaomi SU7.", "[Lei Jun|lei-jun] drove the [Xiaomi SU7|su7]."),
        ("An SU7 Ultra is no SU7.", "An [SU7 Ultra|su7-ultra] is no [SU7|su7]."),
        ("an ideal car from Ideal", "an ideal car from [Ideal|li-auto]"),
        ("小米汽车的雷军说SU7好", "[小米汽车|xiaomi]的[雷军|lei-jun]说[SU7|su7]好"),
        ("Lei  Jun’s XIAOMI", "[Lei  Jun|lei-jun]’s [XIAOMI|xiaomi]"),
        ("A.B. Smith, A. B. Smith", "[A.B. Smith|a-b], A. B. Smith"),
        ("leijun@xiaomi, Xiaomis", "leijun@xiaomi, Xiaomis"),
        ("", ""),
    ] {
        assert_eq!(mark_mentions(text), expected);
    }
}

proptest! {
    #[test]
    fn mentions_are_in_order_without_overlaps_and_on_character_boundaries(text in "[a-zA-Z雷军小米SU7 .\u{301}é]{0,40}") {
        let graph = sample_graph(PEOPLE);
        let mut previous_end = 0;
        for mention in NameIndex::new(&graph).mentions(&text) {
            prop_assert!(mention.range.start >= previous_end && !mention.range.is_empty());
            prop_assert!(text.get(mention.range.clone()).is_some());
            previous_end = mention.range.end;
        }
    }
}
