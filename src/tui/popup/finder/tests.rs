//! Searches that take longer than a frame.

use std::sync::atomic::AtomicBool;

use tui_input::InputRequest;

use super::{Awaited, Job, SearchRequest, SearchScope};
use crate::load::{LoadedGraph, Text, load_texts};
use crate::tui::action::{GlobalAction, ListAction, Pane, PromptAction, Vertical};
use crate::tui::request::Request;
use crate::tui::state::State;
use crate::tui::update::{open, show_results, update};

/// A graph with more paragraphs than are searched within a frame; a whale is in the last.
fn long() -> (State, LoadedGraph) {
    let mut body = String::from("entity_kinds: {ship: {plural: ships}}\n");
    body += "entities: {pequod: {kind: ship, name: Pequod}}\n";
    body += "sources:\n  log: {title: Log, paragraphs: [";
    body += &"The sea., ".repeat(3_000);
    body += "A whale.]}\n";
    let world = load_texts(&[Text { name: "guanxi.yaml".to_owned(), body }]);
    let mut state = State::default();
    open(&mut state, &world, None);
    update(&mut state, &world, GlobalAction::Find);
    update(&mut state, &world, PromptAction::TurnScope(Vertical::Down));
    update(&mut state, &world, PromptAction::TurnScope(Vertical::Down));
    (state, world)
}

fn type_letter(state: &mut State, world: &LoadedGraph, letter: char) -> SearchRequest {
    let requests = update(state, world, PromptAction::Edit(InputRequest::InsertChar(letter)));
    let job = requests.into_iter().find_map(|effect| match effect {
        Request::Start(job) => Some(*job),
        _ => None,
    });
    let Some(Job::Search(search)) = job else { panic!("{letter} is searched elsewhere") };
    *search
}

#[test]
fn what_takes_long_is_found_elsewhere_and_only_the_last_query_counts() {
    let (mut state, world) = long();
    let never = AtomicBool::new(false);
    let first = type_letter(&mut state, &world, 'w');
    let second = type_letter(&mut state, &world, 'h');
    assert_eq!((second.scope, second.query.as_str()), (SearchScope::Paragraphs, "wh"));
    let late = first.run(&world, &never).expect("an answer");
    show_results(&mut state, &world, late);
    assert_eq!(state.found.awaited, Awaited::Hits, "that was another query");
    assert!(state.found.hits.is_empty());
    let found = second.run(&world, &never).expect("an answer");
    show_results(&mut state, &world, found);
    assert_eq!((state.found.awaited, state.found.hits.len()), (Awaited::Nothing, 1));
    assert_eq!(second.run(&world, &AtomicBool::new(true)), None, "nobody waits any more");
}

#[test]
fn enter_waits_for_what_was_typed_before_it() {
    let (mut state, world) = long();
    let search = type_letter(&mut state, &world, 'w');
    update(&mut state, &world, ListAction::Accept);
    assert_eq!(state.found.awaited, Awaited::Choice);
    let found = search.run(&world, &AtomicBool::new(false)).expect("an answer");
    show_results(&mut state, &world, found);
    assert!(state.popups.is_empty() && state.pane == Pane::Reader);
}
