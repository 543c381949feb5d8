//! Loading never panics on random text.

use proptest::prelude::{ProptestConfig, any, prop, prop_assert, proptest};
use proptest::sample::Index;

use super::{load_body, problem_text};

/// A part of a valid graph in plain block style, to be damaged.
const VALID: &str = include_str!("../graphs/mini/parts/rest.yml");
const HEAD: &str = include_str!("../graphs/mini/guanxi.yaml");

/// Characters with a special meaning in YAML, and a few others.
const CHARACTERS: &str = "\n\t\r :-?[]{},&*!|>'\"%@`#~<0a雷\u{85}\u{feff}";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn random_text_is_read_without_a_panic(body in "\\PC{0,200}") {
        problem_text(&load_body(body));
    }

    #[test]
    fn yaml_like_text_is_read_without_a_panic(body in "([a-c]{1,2}: ?|- |\n {0,4}|entities:\n  |relations:\n- |[\\[\\]{}&*!|>'\"#,~]){0,60}") {
        problem_text(&load_body(body));
    }

    #[test]
    fn an_error_does_not_affect_other_sections(
        position in any::<Index>(),
        inserted in any::<Index>(),
        removes in prop::bool::ANY,
    ) {
        let mut characters: Vec<char> = VALID.chars().collect();
        let position = position.index(characters.len());
        let choices: Vec<char> = CHARACTERS.chars().collect();
        if removes {
            characters.remove(position);
        } else {
            characters.insert(position, choices[inserted.index(choices.len())]);
        }
        let body: String = HEAD.to_owned() + &characters.into_iter().collect::<String>();
        let loaded = load_body(body);
        prop_assert!(loaded.graph.entity_kinds().len() == 2, "{}", problem_text(&loaded));
    }
}
