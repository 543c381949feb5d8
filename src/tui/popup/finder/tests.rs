//! Searches that take longer than a frame.

use tui_input::InputRequest;

use super::{SearchRequest, SearchScope};
use crate::load::{LoadedGraph, Text, load_texts};
use crate::tui::action::{
    Action, GlobalAction, ListAction, Pane, PopupCommand, PromptAction, Vertical,
};
use crate::tui::job::{Job, JobResult};
use crate::tui::update::State;
use crate::tui::update::tests::update;

/// A graph with more paragraphs than are searched within a frame; a whale is in the last.
fn long() -> (State, LoadedGraph) {
    let mut body = String::from("entity_kinds: {ship: {plural: ships}}\n");
    body += "entities: {pequod: {kind: ship, name: Pequod}}\n";
    body += "sources:\n  log: {title: Log, paragraphs: [";
    body += &"The sea., ".repeat(3_000);
    body += "A whale.]}\n";
    let world = load_texts(&[Text { name: "guanxi.yaml".to_owned(), body }]);
    let mut state = State::default();
    state.open(&world, None);
    update(&mut state, &world, Action::Global(GlobalAction::Find));
    update(
        &mut state,
        &world,
        Action::List(ListAction::Popup(PopupCommand::TurnScope(Vertical::Down))),
    );
    update(
        &mut state,
        &world,
        Action::List(ListAction::Popup(PopupCommand::TurnScope(Vertical::Down))),
    );
    (state, world)
}

/// Types a character; returns the search that is to run on another thread.
fn type_character(state: &mut State, world: &LoadedGraph, character: char) -> SearchRequest {
    update(state, world, Action::Prompt(PromptAction::Edit(InputRequest::InsertChar(character))));
    let search = state.derived.awaited().into_iter().find_map(|job| match job {
        Job::Search(search) => Some(*search),
        Job::Analyse(_) | Job::Place(..) => None,
    });
    search.expect("a search on another thread")
}

fn finish(state: &mut State, world: &LoadedGraph, search: &SearchRequest) {
    let found = search.run(world, &false.into()).expect("an answer");
    state.derived.receive(&world.graph, JobResult::Found(search.clone(), found));
    state.refresh(world);
}

#[test]
fn only_the_results_of_the_last_query_are_shown() {
    let (mut state, world) = long();
    let first = type_character(&mut state, &world, 'w');
    let second = type_character(&mut state, &world, 'h');
    assert_eq!((second.scope, second.query.as_str()), (SearchScope::Paragraphs, "wh"));
    finish(&mut state, &world, &first);
    assert!(state.derived.found.awaited.is_some(), "that was another query");
    assert!(state.derived.found.hits.is_empty());
    finish(&mut state, &world, &second);
    assert!(state.derived.found.awaited.is_none());
    assert_eq!(state.derived.found.hits.len(), 1);
    assert_eq!(second.run(&world, &true.into()), None, "it was cancelled");
}

#[test]
fn enter_waits_for_the_results_of_what_was_typed_before_it() {
    let (mut state, world) = long();
    let search = type_character(&mut state, &world, 'w');
    update(&mut state, &world, Action::List(ListAction::Accept));
    assert_eq!(accepted(&state), Some(true));
    finish(&mut state, &world, &search);
    assert!(state.is_accepted());
    update(&mut state, &world, Action::List(ListAction::Accept));
    assert!(state.session.popups.is_empty() && state.session.pane == Pane::Reader);
}

fn accepted(state: &State) -> Option<bool> {
    match &state.session.popups.last()?.state {
        super::PopupState::Finder(finder) => Some(finder.accepted),
        _ => None,
    }
}
