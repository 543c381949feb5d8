//! Every view shows the same number of relations between two entities.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use guanxi::layout::Edge;
use guanxi::load::{GraphSource, LoadedGraph, load};
use guanxi::model::EntityId;
use guanxi::query::{Dimension, FilterArgs, pair};
use guanxi::tui::action::{Action, PromptAction};
use guanxi::tui::{Explorer, Options};
use ratatui::crossterm::event;

use crate::cases::run;
use crate::keys::press;

const FILTERS: [&[(Dimension, &str)]; 4] = [
    &[],
    &[(Dimension::Tone, "positive")],
    &[(Dimension::MinSources, "2")],
    &[(Dimension::AsOf, "2024"), (Dimension::Kind, "!work")],
];

fn open(name: &str, focus: &str, flags: &[(Dimension, &str)]) -> Explorer {
    let loaded = graph(name);
    let args: FilterArgs = flags.iter().map(|(flag, value)| (*flag, (*value).to_owned())).collect();
    let filter = args.resolve(&loaded.graph).expect("the filter should be valid");
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

/// The number of relations that the picture shows between two entities; `None` if it does not show both, or if it
/// shows no relation between them and reports hidden ones.
fn drawn_count(explorer: &Explorer, [one, other]: [EntityId; 2]) -> Option<usize> {
    let drawing = &explorer.state().derived.picture.drawing;
    let edges = drawing.edges.iter().filter(|edge| !edge.is_between_groups());
    let between = edges.filter(|edge| {
        [edge.from, edge.to] == [one, other] || [edge.from, edge.to] == [other, one]
    });
    let count: usize = between.map(|edge| edge.relations.len()).sum();
    let is_counted = drawing.edges.iter().any(Edge::is_between_groups)
        || drawing.nodes.iter().any(|node| node.group.is_some());
    let may_be_hidden = count == 0 && (drawing.hidden.relations > 0 || is_counted);
    let is_shown = |id| drawing.nodes.iter().any(|node| node.id == id && node.group.is_none());
    let are_shown = is_shown(one) && is_shown(other);
    (are_shown && !may_be_hidden).then_some(count)
}

/// Presses keys, then types the slug of an entity and accepts it.
fn choose(explorer: &mut Explorer, keys: &str, entity: EntityId) {
    press(explorer, keys);
    let slug = explorer.loaded().graph.entity(entity).slug().to_owned();
    explorer.act(Action::Prompt(PromptAction::Paste(slug)));
    press(explorer, "Enter");
}

/// The number of relations between the focus and another entity in each view of the explorer.
fn counts(explorer: &mut Explorer, other: EntityId) -> Vec<(&'static str, usize)> {
    let focus = explorer.state().session.focus.expect("an entity should be in focus");
    let ends = [focus, other];
    let ties = explorer.state().derived.claims.ties.iter();
    let mut counts = vec![("relations", ties.filter(|tie| tie.other == other).count())];
    counts.extend(drawn_count(explorer, ends).map(|count| ("picture", count)));
    press(explorer, "m");
    counts.extend(drawn_count(explorer, ends).map(|count| ("map", count)));
    press(explorer, "m");
    choose(explorer, "p", other);
    counts.extend(drawn_count(explorer, ends).map(|count| ("path", count)));
    choose(explorer, "Esc Space /", other);
    let ties = explorer.state().derived.claims.ties.iter();
    counts.push(("relations of the other", ties.filter(|tie| tie.other == focus).count()));
    press(explorer, "b");
    let pages = &explorer.state().derived.claim_pages;
    counts.push(("between", pages.first().expect("there should be a page").claims.len()));
    counts
}

/// The number in the first line that `guanxi show` prints for two entities.
fn printed_count(name: &str, slugs: [&str; 2], flags: &[(Dimension, &str)]) -> usize {
    let mut command = format!("guanxi show {} {}", slugs[0], slugs[1]);
    if !name.is_empty() {
        write!(command, " --graph {}/tests/screens/{name}", env!("CARGO_MANIFEST_DIR"))
            .expect("writing to a String cannot fail");
    }
    for (flag, value) in flags {
        let flag = flag.flag();
        write!(command, " --{flag} '{value}'").expect("writing to a String cannot fail");
    }
    let output = run(&command);
    let text = String::from_utf8(output.stdout).expect("the output should be UTF-8");
    let line = text.lines().next().unwrap_or_default();
    let count = line.split(": ").nth(1).and_then(|count| count.split(' ').next());
    count.and_then(|count| count.parse().ok()).unwrap_or_else(|| panic!("{command}: {text}"))
}

#[test]
fn every_view_shows_the_same_number_of_relations_between_two_entities() {
    let focuses = [("", "porsche"), ("", "richard-yu"), ("web.yaml", "mira")];
    let mut compared = 0;
    for (name, slug) in focuses {
        for flags in FILTERS.iter().filter(|flags| name.is_empty() || flags.is_empty()) {
            let mut explorer = open(name, slug, flags);
            let focus = explorer.state().session.focus.expect("an entity should be in focus");
            let ties = explorer.state().derived.claims.ties.iter();
            let others: BTreeSet<EntityId> = ties.map(|tie| tie.other).collect();
            for other in others {
                let graph = &explorer.loaded().graph;
                let filter = &explorer.state().session.filter;
                let expected = pair(graph, focus, other, filter).ties.len();
                let other_slug = graph.entity(other).slug().to_owned();
                let printed = printed_count(name, [slug, &other_slug], flags);
                let counts = counts(&mut explorer, other);
                let expected_counts: Vec<(&str, usize)> =
                    counts.iter().map(|(view, _)| (*view, expected)).collect();
                let case = format!("{slug} {other_slug} {flags:?}");
                assert_eq!((counts, printed), (expected_counts, expected), "{case}");
                compared += 1;
                choose(&mut explorer, "Esc U /", focus);
            }
        }
    }
    assert!(compared > 20, "{compared}");
}
