//! The query language: operators, alternatives, fields, and hints for invalid fields.

use guanxi::search::Index;

use super::{all_slugs, built_in};

#[test]
fn operators_narrow_the_results() {
    let loaded = built_in();
    let (graph, index) = (&loaded.graph, Index::new(&loaded.graph));
    let found = |query: &str| {
        let mut found = all_slugs(graph, &index, query);
        found.sort();
        found
    };
    assert_eq!(
        found("^shanghai"),
        [
            "shanghai-auto-show",
            "shanghai-daily",
            "shanghai-international-circuit",
            "shanghai-lap-test"
        ]
    );
    assert_eq!(
        found("auto show$"),
        ["chengdu-auto-show", "guangzhou-auto-show", "shanghai-auto-show"]
    );
    assert_eq!(found("^xiaomi$"), ["xiaomi"]);
    assert_eq!(found("'ltra"), ["xiaomi-su7-ultra", "xiaomi-su7-ultra-launch"]);
    assert_eq!(found("'show$ !chengdu !guang"), ["shanghai-auto-show"]);
    assert_eq!(found("^porsche$ | ^ford$ | ^bmw$"), ["bmw", "ford", "porsche"]);
    assert_eq!(found("shanghai kind:medium"), ["shanghai-daily"]);
    assert_eq!(found("^lei"), ["courage-annual-speech", "lei-jun", "lei-jun-2023-annual-speech"]);
    assert!(!found("!xiaomi").iter().any(|slug| slug.contains("xiaomi")));
}

#[test]
fn fields_restrict_the_results() {
    let loaded = built_in();
    let (graph, index) = (&loaded.graph, Index::new(&loaded.graph));
    let people = all_slugs(graph, &index, "kind:person");
    let person_count = graph.entities().filter(|entity| entity.kind().slug == "person").count();
    assert_eq!(people.len(), person_count);
    assert_eq!(people.first().map(String::as_str), Some("lei-jun"));
    assert_eq!(all_slugs(graph, &index, "kind:people"), people);
    let others = all_slugs(graph, &index, "kind:!person");
    assert_eq!(others.len(), graph.entity_count() - person_count);
    assert_eq!(all_slugs(graph, &index, "!kind:person"), others);
    let advised = all_slugs(graph, &index, "kind:person relation:advised");
    assert!(advised.contains(&"li-bin".to_owned()) && advised.contains(&"lei-jun".to_owned()));
    assert!(!advised.contains(&"jim-farley".to_owned()), "{advised:?}");
    let key = all_slugs(graph, &index, "source:phone-as-car-key !kind:person");
    assert!(key.contains(&"xpeng".to_owned()) && !key.contains(&"porsche".to_owned()), "{key:?}");
}

#[test]
fn an_invalid_field_yields_a_hint_and_is_ignored() {
    let loaded = built_in();
    let (graph, index) = (&loaded.graph, Index::new(&loaded.graph));
    for (query, hint) in [
        ("kin:firm porsche", "unknown field `kin`: did you mean `kind`?"),
        ("kind:frim porsche", "unknown kind `frim`: did you mean `firm`?"),
        (
            "kind:zzz porsche",
            "unknown kind `zzz`: expected one of person, firm, product, event, work, medium, group, government, …",
        ),
        ("source:courage porsche", "unknown source `courage`: did you mean `courage-speech`?"),
        ("relation:advise porsche", "unknown relation `advise`: did you mean `advised`?"),
        (
            "kind: porsche",
            "kind: expected one of person, firm, product, event, work, medium, group, government, …",
        ),
    ] {
        let answer = index.search(graph, query, 5);
        assert_eq!(answer.hint.as_deref(), Some(hint), "{query}");
        let first = answer.hits.first().map(|hit| graph.entity(hit.entity).slug());
        assert_eq!(first, Some("porsche"), "{query}");
    }
    assert_eq!(index.search(graph, "kind:firm porsche", 5).hint, None);
}
