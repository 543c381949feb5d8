//! Every filter changes the output of every command, or is named in a message on standard error.
//!
//! Nothing in the graph passes any of the filters, except entities that a command names. The explorer and the picker
//! accept the same filters, but are not tested here because they need a terminal.

use guanxi::query::Dimension;

use crate::cases::run;

/// The commands that accept filters, once for each kind of argument.
const COMMANDS: [&str; 34] = [
    "search crossing",
    "search crossing --in entities",
    "search knows --in relations",
    "search crossing --in facts",
    "search knows --in paragraphs",
    "search crossing --in sources",
    "list",
    "list entities",
    "list relations",
    "list kinds",
    "list families",
    "list sources",
    "list contradictions",
    "show ada",
    "show ada bo",
    "show ada bo cy",
    "show ada-bo",
    "show ada-born",
    "show ada ada-bo",
    "show news",
    "show news#1",
    "path ada bo",
    "common ada bo",
    "timeline",
    "timeline ada",
    "timeline ada bo",
    "timeline 2010",
    "dossier ada",
    "dossier ada bo",
    "draw",
    "draw ada",
    "dot",
    "export json ada",
    "stats",
];

/// A value of the dimension that nothing in the graph has.
fn value(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Kind => "ghost",
        Dimension::Relation => "haunts",
        Dimension::Family => "haunting",
        Dimension::Tone => "negative",
        Dimension::Standing => "denied",
        Dimension::Source => "echo",
        Dimension::Since => "2030",
        Dimension::Until | Dimension::AsOf | Dimension::KnownOn => "1900",
        Dimension::MinSources => "2",
    }
}

#[test]
fn no_filter_is_silently_ignored() {
    let mut ignored = Vec::new();
    for command in COMMANDS {
        let unfiltered = run(&format!("guanxi {command} --graph $graphs/passage"));
        assert!(unfiltered.status.success(), "{command}");
        for dimension in Dimension::all() {
            let filtered = format!("{command} --{} {}", dimension.flag(), value(dimension));
            let printed = run(&format!("guanxi {filtered} --graph $graphs/passage"));
            let errors = String::from_utf8_lossy(&printed.stderr).into_owned();
            let is_named = errors.contains(&format!("--{}", dimension.flag()));
            if printed.stdout == unfiltered.stdout && !is_named {
                ignored.push(filtered);
            }
        }
    }
    assert_eq!(ignored, [""; 0]);
}
