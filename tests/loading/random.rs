//! Loading any bytes never panics.

use proptest::prelude::{ProptestConfig, any, prop, prop_assert, proptest};
use proptest::sample::Index;

use super::{loaded, rendered};

/// A valid graph in plain block style, to be damaged.
const GOOD: &str = include_str!("../graphs/mini/parts/rest.yml");
const HEAD: &str = include_str!("../graphs/mini/guanxi.yaml");

/// Characters with a meaning in YAML.
const LETTERS: &str = "\n\t\r :-?[]{},&*!|>'\"%@`#~<0a雷\u{85}\u{feff}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn random_text_is_read_without_a_panic(body in "\\PC{0,200}") {
        rendered(&loaded(body));
    }

    #[test]
    fn yaml_like_text_is_read_without_a_panic(body in "([a-c]{1,2}: ?|- |\n {0,4}|entities:\n  |relations:\n- |[\\[\\]{}&*!|>'\"#,~]){0,60}") {
        rendered(&loaded(body));
    }

    #[test]
    fn errors_lose_only_the_entries_they_affect(
        at in any::<Index>(),
        letter in any::<Index>(),
        cut in prop::bool::ANY,
    ) {
        let mut letters: Vec<char> = GOOD.chars().collect();
        let at = at.index(letters.len());
        let meaning: Vec<char> = LETTERS.chars().collect();
        if cut {
            letters.remove(at);
        } else {
            letters.insert(at, meaning[letter.index(meaning.len())]);
        }
        let body: String = HEAD.to_owned() + &letters.into_iter().collect::<String>();
        let loaded = loaded(body);
        prop_assert!(loaded.graph.entity_kinds().len() == 2, "{}", rendered(&loaded));
    }
}
