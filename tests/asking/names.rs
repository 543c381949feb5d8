//! Names in running text, in two scripts.

use guanxi::query::Names;
use proptest::prelude::{prop_assert, proptest};

use super::story::story;

const PEOPLE: &str = "
    person lei-jun Lei Jun, 雷军, 雷布斯
    firm xiaomi Xiaomi, 小米, 小米汽车
    firm li-auto Li Auto, Ideal
    product su7 Xiaomi SU7, SU7
    product su7-ultra SU7 Ultra
    person a-b A.B. Smith
";

fn marked(text: &str) -> String {
    let graph = story(PEOPLE);
    let mut marked = text.to_owned();
    for mention in Names::new(&graph).mentions(text).into_iter().rev() {
        let said =
            format!("[{}|{}]", &text[mention.range.clone()], graph.entity(mention.entity).slug());
        marked.replace_range(mention.range, &said);
    }
    marked
}

#[test]
fn names_in_text_are_highlighted_by_whole_words() {
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
        assert_eq!(marked(text), expected);
    }
}

proptest! {
    #[test]
    fn mentions_start_and_end_between_characters_and_are_in_order(text in "[a-zA-Z雷军小米SU7 .\u{301}é]{0,40}") {
        let graph = story(PEOPLE);
        let mut past = 0;
        for mention in Names::new(&graph).mentions(&text) {
            prop_assert!(mention.range.start >= past && mention.range.end > mention.range.start);
            prop_assert!(text.get(mention.range.clone()).is_some());
            past = mention.range.end;
        }
    }
}
