//! The relations between two entities are the same number in every view.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use guanxi::load::{GraphSource, LoadedGraph, load};
use guanxi::model::EntityId;
use guanxi::query::{Dimension, FilterArgs, pair};
use guanxi::tui::action::{Action, PromptAction};
use guanxi::tui::{Explorer, Options};
use ratatui::crossterm::event;

use crate::cases::run;
use crate::keys::key_named;

const FILTERS: [&[(Dimension, &str)]; 4] = [
    &[],
    &[(Dimension::Tone, "positive")],
    &[(Dimension::MinSources, "2")],
    &[(Dimension::AsOf, "2024"), (Dimension::Kind, "!work")],
];

fn open(name: &str, focus: &str, flags: &[(Dimension, &str)]) -> Explorer {
    let loaded = graph(name);
    let args: FilterArgs = flags.iter().map(|(flag, value)| (*flag, (*value).to_owned())).collect();
    let filter = args.resolve(&loaded.graph).expect("a filter");
    let focus = loaded.graph.find_entity(focus);
    let mut explorer = Explorer::new(loaded, Options { focus, filter, ..Options::default() });
    explorer.input(event::Event::Resize(240, 100));
    explorer
}

fn graph(name: &str) -> LoadedGraph {
    match name {
        "" => load(&GraphSource::BuiltIn, None),
        name => load(&GraphSource::File(Path::new("tests/screens").join(name)), None),
    }
}

fn press(explorer: &mut Explorer, key: &str) {
    explorer.input(event::Event::Key(key_named(key).expect("a key")));
}

/// The number of relations that the picture counts between two entities; `None` if it does not show both, or says that
/// it leaves out relations and draws none of theirs.
fn drawn(explorer: &Explorer, [one, other]: [EntityId; 2]) -> Option<usize> {
    let drawing = &explorer.state().derived.picture.drawing;
    let edges = drawing.edges.iter();
    let between = edges.filter(|edge| {
        [edge.from, edge.to] == [one, other] || [edge.from, edge.to] == [other, one]
    });
    let count: usize = between.map(|edge| edge.relations.len()).sum();
    let is_left_out = count == 0 && drawing.hidden.relations > 0;
    let is_shown = drawing.node(one).is_some() && drawing.node(other).is_some();
    (is_shown && !is_left_out).then_some(count)
}

/// Presses keys, then types the slug of an entity and accepts it.
fn choose(explorer: &mut Explorer, keys: &str, entity: EntityId) {
    keys.split_whitespace().for_each(|key| press(explorer, key));
    let slug = explorer.loaded().graph.entity(entity).slug().to_owned();
    explorer.act(Action::Prompt(PromptAction::Paste(slug)));
    press(explorer, "Enter");
}

/// The number of relations between the focus and another entity, view by view.
fn counts(explorer: &mut Explorer, other: EntityId) -> Vec<(&'static str, usize)> {
    let focus = explorer.state().session.focus.expect("a focus");
    let ends = [focus, other];
    let ties = explorer.state().derived.claims.ties.iter();
    let mut counts = vec![("relations", ties.filter(|tie| tie.other == other).count())];
    counts.extend(drawn(explorer, ends).map(|count| ("picture", count)));
    press(explorer, "m");
    counts.extend(drawn(explorer, ends).map(|count| ("map", count)));
    press(explorer, "m");
    choose(explorer, "p", other);
    counts.extend(drawn(explorer, ends).map(|count| ("path", count)));
    choose(explorer, "Esc Space /", other);
    let ties = explorer.state().derived.claims.ties.iter();
    counts.push(("relations of the other", ties.filter(|tie| tie.other == focus).count()));
    press(explorer, "b");
    let pages = &explorer.state().derived.claim_pages;
    counts.push(("between", pages.first().expect("a page").claims.len()));
    counts
}

/// The number in the first line that `guanxi show` prints of two entities.
fn printed(name: &str, slugs: [&str; 2], flags: &[(Dimension, &str)]) -> usize {
    let mut command = format!("guanxi show {} {}", slugs[0], slugs[1]);
    if !name.is_empty() {
        write!(command, " --graph {}/tests/screens/{name}", env!("CARGO_MANIFEST_DIR"))
            .expect("text");
    }
    for (flag, value) in flags {
        write!(command, " --{} '{value}'", flag.flag()).expect("text");
    }
    let output = run(&command);
    let text = String::from_utf8(output.stdout).expect("text");
    let line = text.lines().next().unwrap_or_default();
    let count = line.split(": ").nth(1).and_then(|count| count.split(' ').next());
    count.and_then(|count| count.parse().ok()).unwrap_or_else(|| panic!("{command}: {text}"))
}

#[test]
fn every_view_shows_the_same_number_of_relations_between_two_entities() {
    let shown = [("", "porsche"), ("", "richard-yu"), ("web.yaml", "mira")];
    let mut compared = 0;
    for (name, slug) in shown {
        for flags in FILTERS.iter().filter(|flags| name.is_empty() || flags.is_empty()) {
            let mut explorer = open(name, slug, flags);
            let focus = explorer.state().session.focus.expect("a focus");
            let ties = explorer.state().derived.claims.ties.iter();
            let others: BTreeSet<EntityId> = ties.map(|tie| tie.other).collect();
            for other in others {
                let graph = &explorer.loaded().graph;
                let asked = pair(graph, focus, other, &explorer.state().session.filter).ties.len();
                let other_slug = graph.entity(other).slug().to_owned();
                let command = printed(name, [slug, &other_slug], flags);
                let counts = counts(&mut explorer, other);
                let wanted: Vec<(&str, usize)> =
                    counts.iter().map(|(view, _)| (*view, asked)).collect();
                assert_eq!((counts, command), (wanted, asked), "{slug} {other_slug} {flags:?}");
                compared += 1;
                choose(&mut explorer, "Esc U /", focus);
            }
        }
    }
    assert!(compared > 20, "{compared}");
}
