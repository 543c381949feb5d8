//! Tests of searches that take longer than a frame.

use std::ops::ControlFlow;

use tui_input::InputRequest;

use super::{SearchRequest, SearchScope};
use crate::load::{LoadedGraph, Text, load_texts};
use crate::tui::action::{
    Action, GlobalAction, ListAction, Pane, PopupCommand, PromptAction, Step,
};
use crate::tui::job::Job;
use crate::tui::update::State;
use crate::tui::update::tests::update;

/// Opens the finder in the paragraph scope, on a graph with too many paragraphs to search within a frame. Only the last
/// one mentions a whale.
fn finder_in_large_graph() -> (State, LoadedGraph) {
    let mut body = String::from("entity_kinds: {ship: {plural: ships}}\n");
    body += "entities: {pequod: {kind: ship, name: Pequod}}\n";
    body += "sources:\n  log: {title: Log, paragraphs: [";
    body += &"The sea., ".repeat(3_000);
    body += "A whale.]}\n";
    let loaded = load_texts(&[Text { name: "guanxi.yaml".to_owned(), body }]);
    let mut state = State::default();
    state.open(&loaded, None);
    update(&mut state, &loaded, Action::Global(GlobalAction::Find));
    for _ in 0..4 {
        let next_scope = PopupCommand::SwitchScope(Step::Forward);
        update(&mut state, &loaded, Action::List(ListAction::Popup(next_scope)));
    }
    (state, loaded)
}

/// Types a character and returns the search that is then pending.
fn type_character(state: &mut State, loaded: &LoadedGraph, character: char) -> SearchRequest {
    update(state, loaded, Action::Prompt(PromptAction::Edit(InputRequest::InsertChar(character))));
    let search = Job::pending(&state.derived).into_iter().find_map(|job| match job {
        Job::Search(search) => Some(*search),
        Job::Analyse(_) | Job::Group(_) | Job::ReadArticles(_) => None,
    });
    search.expect("no search is pending")
}

fn finish_search(state: &mut State, loaded: &LoadedGraph, search: &SearchRequest) {
    let search = Job::Search(Box::new(search.clone()));
    let proceed = |_| ControlFlow::Continue(());
    let show = search.run(loaded, &proceed, &false.into()).expect("the search was cancelled");
    show(loaded, &mut state.derived);
    state.refresh(loaded);
}

#[test]
fn only_the_results_of_the_last_query_are_shown() {
    let (mut state, loaded) = finder_in_large_graph();
    let first = type_character(&mut state, &loaded, 'w');
    let second = type_character(&mut state, &loaded, 'h');
    assert_eq!((second.scope, second.query.as_str()), (SearchScope::Paragraphs, "wh"));
    finish_search(&mut state, &loaded, &first);
    assert!(state.derived.hits.pending.is_some(), "the result of another query was stored");
    assert!(state.derived.hits.hits.is_empty());
    finish_search(&mut state, &loaded, &second);
    assert!(state.derived.hits.pending.is_none());
    assert_eq!(state.derived.hits.hits.len(), 1);
    assert_eq!(second.run(&loaded, &true.into()), None, "a cancelled search returned hits");
}

#[test]
fn enter_waits_for_the_results_of_the_current_query() {
    let (mut state, loaded) = finder_in_large_graph();
    let search = type_character(&mut state, &loaded, 'w');
    update(&mut state, &loaded, Action::List(ListAction::Accept));
    assert_eq!(is_accept_pending(&state), Some(true));
    finish_search(&mut state, &loaded, &search);
    assert!(state.can_accept_pending());
    update(&mut state, &loaded, Action::List(ListAction::Accept));
    assert!(state.session.popups.is_empty() && state.session.pane == Pane::Reader);
}

fn is_accept_pending(state: &State) -> Option<bool> {
    state.session.popups.last().map(|open| open.controls.is_accept_pending)
}
