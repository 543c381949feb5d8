//! Tests which entries the plain reader accepts, and which it leaves to the other readers.

use super::from_str;
use crate::load::section::Section;

/// Whether the plain reader accepts an entity with these lines.
fn is_accepted(lines: &str) -> bool {
    let text = format!("  a:\n    {}\n", lines.replace('\n', "\n    "));
    from_str(&text, Section::Entities).is_some()
}

#[test]
fn common_forms_are_accepted() {
    for lines in [
        "kind: person\nname: Li Bin",
        "name: \"Li: Bin\"   # a comment\n\n# another\nkind: 'person'",
        "aliases: [李斌, \"William\", {name: Bin, note: ~}]",
        "aliases:\n- 李斌\n- {name: Bin}\n- name: William\n  note: abroad",
        "cites:\n  - a#1\n  - {source: a, para: 2, words: so it is}",
        "role: >-\n  Founder of\n  a firm\n",
        "facts:\n  - says: slogan\n    value: >-\n      One\n      two\n    cites: [a#1]\nlinks: {web: https://example.org/#top}",
        "facts: [{says: a, value: b, when: 2021, cites: [{source: a, para: 1}, b#2]}]",
        "cites: []\nlinks: {}\nbackground: ~\nrole: null",
        "aliases: [1, true, 0x10]\ncites:\n- {source: 2, para: 3}",
    ] {
        assert!(is_accepted(lines), "{lines}");
    }
}

#[test]
fn all_other_forms_are_rejected() {
    for lines in [
        "name: \"a\\tb\"",
        "name: 'it''s'",
        "name: a\tb",
        "name: &a b",
        "name: *a",
        "name: !a b",
        "name: |\n  a",
        "name: >\n  a",
        "name: >-\n  a\n\n  b",
        "name: >-\n  a\n    b",
        "name: a\n  b",
        "name: \"a\n  b\"",
        "name:",
        "name: a: b",
        "name: a:",
        "aliases: [a,\n  b]",
        "aliases: [a, ]",
        "aliases: [a: b]",
        "name: a\nname: b",
        "nmae: a",
        "name: [a]",
        "extra: {a: b}",
        "links: {a: b, a: c}",
        "name: a\u{85}b",
        "name: a\u{1b}",
        "? name\n: a",
        "\"name\": a",
        "name: a\n   kind: b",
        "name: a\n kind: b",
        "cites: a#1",
        "aliases:\n  -",
        "aliases:\n  - - a",
        "aliases: [a] b",
        "aliases: [a]]",
    ] {
        assert!(!is_accepted(lines), "{lines}");
    }
}

#[test]
fn only_a_single_entry_is_accepted() {
    let is_accepted = |text| from_str(text, Section::Relations).is_some();
    assert!(is_accepted("- from: a\n  to: b\n"));
    for text in ["- from: a\n- to: b\n", "from: a\n", "- from: a\n to: b\n", "", "# nothing\n"] {
        assert!(!is_accepted(text), "{text}");
    }
}
