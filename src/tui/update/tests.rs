//! Tests of actions on small graphs, and of the state derived from them.

use super::{Action, Request, State, TerminalRequest};
use crate::layout::Direction;
use crate::load::{LoadedGraph, Text, load_texts};
use crate::model::ClaimId;
use crate::query::{Dimension, FilterArgs};
use crate::tui::action::{
    CopyTarget, GlobalAction, ListAction, Pane, PaneAction, PopupCommand, Step,
};
use crate::tui::popup::PopupState;
use crate::tui::popup::claims::claim_query::{ClaimSubject, TimelineForm};
use crate::tui::session::Session;
use ratatui::layout::Size;

/// Performs an action and derives the new state.
pub(crate) fn update(state: &mut State, loaded: &LoadedGraph, action: Action) -> Vec<Request> {
    let requests = state.apply(loaded, action);
    state.refresh(loaded);
    requests
}

const GRAPH: &str = "
entity_kinds: {person: {plural: people}, firm: {plural: firms}}
relation_kinds:
  leads: {says: leads, back: is led by, family: leadership}
  praised: {says: praised, back: was praised by, family: praise, tone: positive}
sources:
  web: {title: On the web, url: 'https://example.org/a', paragraphs: [Ann leads Zed., Bob praised Ann.]}
  file: {title: On a disk, url: 'file:///etc/passwd', paragraphs: [Bob praised Zed.]}
entities:
  ann: {kind: person, name: Ann}
  bob: {kind: person, name: Bob}
  zed: {kind: firm, name: Zed}
relations:
  - {from: ann, kind: leads, to: zed, claim: Ann leads Zed., cites: [web#1]}
  - {from: bob, kind: praised, to: ann, claim: Bob praised Ann., standing: opinion, cites: [web#2, web#1]}
  - {from: bob, kind: praised, to: zed, claim: Bob praised Zed., cites: [file#1]}
";

fn start() -> (State, LoadedGraph) {
    start_with(GRAPH.to_owned())
}

fn start_with(body: String) -> (State, LoadedGraph) {
    let text = Text { name: "guanxi.yaml".to_owned(), body };
    let loaded = load_texts(&[text]);
    let size = Size { width: 120, height: 40 };
    let mut state =
        State { session: Session { hops: 1, ..Session::default() }, size, ..State::default() };
    state.open(&loaded, loaded.graph.find_entity("ann"));
    (state, loaded)
}

fn focus<'w>(state: &State, loaded: &'w LoadedGraph) -> &'w str {
    loaded.graph.entity(state.session.focus.expect("a focus")).slug()
}

fn claim<'w>(state: &State, loaded: &'w LoadedGraph) -> &'w str {
    let Some(ClaimId::Relation(relation)) = state.session.cursors.claim else { return "" };
    loaded.graph.relation(relation).claim()
}

#[test]
fn tab_cycles_through_the_relations_and_enter_follows_one() {
    let (mut state, loaded) = start();
    assert_eq!(claim(&state, &loaded), "Ann leads Zed.");
    update(&mut state, &loaded, Action::Pane(PaneAction::StepClaim(Step::Forward)));
    assert_eq!(claim(&state, &loaded), "Bob praised Ann.");
    update(&mut state, &loaded, Action::List(ListAction::Accept));
    assert_eq!(focus(&state, &loaded), "bob");
    assert_eq!(claim(&state, &loaded), "Bob praised Ann.", "another claim was selected");
    update(&mut state, &loaded, Action::Pane(PaneAction::Travel(Step::Back)));
    assert_eq!(focus(&state, &loaded), "ann");
    update(&mut state, &loaded, Action::Pane(PaneAction::StepClaim(Step::Forward)));
    assert_eq!(claim(&state, &loaded), "Ann leads Zed.");
}

#[test]
fn a_preview_leaves_the_trail_unchanged_until_it_is_used() {
    let (mut state, loaded) = start();
    update(&mut state, &loaded, Action::Pane(PaneAction::Activate(Pane::Entities)));
    update(&mut state, &loaded, Action::List(ListAction::Move(Direction::Down)));
    assert_eq!((focus(&state, &loaded), state.session.trail.steps().len()), ("bob", 1));
    update(&mut state, &loaded, Action::List(ListAction::Leave));
    assert_eq!((focus(&state, &loaded), claim(&state, &loaded)), ("ann", "Ann leads Zed."));
    update(&mut state, &loaded, Action::List(ListAction::JumpToEnd(Step::Forward)));
    update(&mut state, &loaded, Action::List(ListAction::Accept));
    assert_eq!((focus(&state, &loaded), state.session.trail.steps().len()), ("zed", 2));
}

/// A hub with more neighbours than a small screen has room for.
fn start_crowded() -> (State, LoadedGraph) {
    let mut body = String::from("entity_kinds: {firm: {plural: firms}}\n");
    body += "relation_kinds: {owns: {says: owns, back: is owned by, family: ownership}}\n";
    body += "sources: {web: {title: On the web, paragraphs: [Hub owns all.]}}\nentities:\n";
    body += "  hub: {kind: firm, name: Hub}\n";
    let slugs: Vec<String> = (10..60).map(|number| format!("leaf-{number}")).collect();
    let entity = |slug: &String| format!("  {slug}: {{kind: firm, name: {slug}}}\n");
    body.extend(slugs.iter().map(entity));
    body += "relations:\n";
    let relation = |slug: &String| {
        format!("  - {{from: hub, kind: owns, to: {slug}, claim: c, cites: [web#1]}}\n")
    };
    body.extend(slugs.iter().map(relation));
    let loaded = load_texts(&[Text { name: "guanxi.yaml".to_owned(), body }]);
    let size = Size { width: 80, height: 24 };
    let mut state =
        State { session: Session { hops: 1, ..Session::default() }, size, ..State::default() };
    state.open(&loaded, loaded.graph.find_entity("hub"));
    (state, loaded)
}

#[test]
fn turning_the_page_moves_the_cursor_to_the_new_page() {
    let (mut state, loaded) = start_crowded();
    let cursor = |state: &State| state.session.cursors.node.expect("a cursor");
    let is_drawn = |state: &State| state.derived.picture.drawing.node(cursor(state)).is_some();
    update(&mut state, &loaded, Action::Pane(PaneAction::NextPage));
    assert!(is_drawn(&state), "the cursor is not on the new page");
    assert_eq!(state.session.cursors.canvas.page, 1);
    let before = cursor(&state);
    update(&mut state, &loaded, Action::List(ListAction::Move(Direction::Down)));
    assert!(is_drawn(&state) && cursor(&state) != before, "the cursor did not move on the page");
    let expected = loaded.graph.entity(cursor(&state)).slug();
    update(&mut state, &loaded, Action::List(ListAction::Accept));
    assert_eq!(focus(&state, &loaded), expected, "another entity was followed");
}

/// Whether the picture shows the entity under the cursor of the canvas, if there is one.
fn cursor_is_drawn(state: &State) -> Option<bool> {
    state.session.cursors.node.map(|node| state.derived.picture.drawing.node(node).is_some())
}

#[test]
fn a_hidden_cursor_moves_to_a_drawn_entity() {
    let (mut state, loaded) = start_crowded();
    state.session.cursors.node = loaded.graph.find_entity("leaf-59");
    assert_eq!(cursor_is_drawn(&state), Some(false));
    update(&mut state, &loaded, Action::List(ListAction::Move(Direction::Down)));
    assert_eq!(cursor_is_drawn(&state), Some(true));
}

#[test]
fn only_http_urls_are_opened() {
    let (mut state, loaded) = start();
    let requests = update(&mut state, &loaded, Action::Global(GlobalAction::OpenUrl));
    let is_opened = |url| matches!(&requests[..], [Request::Open(opened)] if opened == url);
    assert!(is_opened("https://example.org/a"), "{requests:?}");
    state.open(&loaded, loaded.graph.find_entity("zed"));
    update(&mut state, &loaded, Action::List(ListAction::JumpToEnd(Step::Forward)));
    state.session.cursors.claim = state.derived.claims.all.get(1).copied();
    state.session.cursors.node = None;
    update(&mut state, &loaded, Action::Pane(PaneAction::StepCitation(Step::Forward)));
    assert_eq!(claim(&state, &loaded), "Bob praised Zed.");
    assert!(update(&mut state, &loaded, Action::Global(GlobalAction::OpenUrl)).is_empty());
}

/// The text that a single request puts on the clipboard.
fn copied_text(requests: &[Request]) -> &str {
    match requests {
        [Request::Terminal(TerminalRequest::Copy(text))] => text,
        other => panic!("{other:?}"),
    }
}

#[test]
fn copied_claims_include_their_citations() {
    let (mut state, loaded) = start();
    update(&mut state, &loaded, Action::Pane(PaneAction::StepClaim(Step::Forward)));
    let requests =
        update(&mut state, &loaded, Action::Global(GlobalAction::Copy(CopyTarget::Claim)));
    let expected = "Bob praised Ann. (opinion, positive) [web#2, web#1]";
    assert_eq!(copied_text(&requests), expected);
    let requests =
        update(&mut state, &loaded, Action::Global(GlobalAction::Copy(CopyTarget::Command)));
    assert_eq!(copied_text(&requests), "guanxi draw ann --depth 1");
    let args = FilterArgs::from_iter([(Dimension::Tone, "!positive".to_owned())]);
    state.session.filter = args.resolve(&loaded.graph).expect("a tone");
    let command = |state: &mut State, action: Action| {
        update(state, &loaded, action);
        copied_text(&update(
            state,
            &loaded,
            Action::Global(GlobalAction::Copy(CopyTarget::Command)),
        ))
        .to_owned()
    };
    let expected = "guanxi timeline ann --tone '!positive'";
    assert_eq!(
        command(
            &mut state,
            Action::Global(GlobalAction::Open(PopupState::Claims(ClaimSubject::Timeline(
                TimelineForm::List
            ))))
        ),
        expected
    );
    let expected = "guanxi draw ann --depth 1 --tone '!positive'";
    assert_eq!(command(&mut state, Action::List(ListAction::Leave)), expected);
    let expected = "guanxi stats --tone '!positive'";
    assert_eq!(
        command(&mut state, Action::Global(GlobalAction::Open(PopupState::Insights))),
        expected
    );
}

#[test]
fn editing_the_built_in_graph_suggests_init() {
    let (mut state, loaded) = start();
    assert!(update(&mut state, &loaded, Action::Global(GlobalAction::Edit)).is_empty());
    let notice = state.session.notice.expect("a notice");
    assert!(notice.contains("guanxi init"), "{notice}");
}

#[test]
fn leaving_never_quits() {
    let (mut state, loaded) = start();
    for action in [
        Action::Global(GlobalAction::Find),
        Action::Global(GlobalAction::Open(PopupState::Filters)),
    ] {
        update(&mut state, &loaded, action);
    }
    for action in [Action::Pane(PaneAction::Maximise), Action::Pane(PaneAction::ReadSource)] {
        update(&mut state, &loaded, action);
    }
    for _ in 0..9 {
        assert!(update(&mut state, &loaded, Action::List(ListAction::Leave)).is_empty());
    }
    assert!(state.session.popups.is_empty());
    assert_eq!(state.session.pane, Pane::Canvas);
    let requests = update(&mut state, &loaded, Action::Global(GlobalAction::Quit));
    assert!(matches!(requests[..], [Request::Terminal(TerminalRequest::Quit)]));
}

#[test]
fn a_time_axis_is_laid_out_again_only_if_it_changes() {
    let dated = GRAPH.replace("claim: Ann leads", "when: 2021, claim: Ann leads");
    let dated = dated.replace("claim: Bob praised Zed", "when: 2023-05, claim: Bob praised Zed");
    let (mut state, loaded) = start_with(dated);
    let timeline = PopupState::Claims(ClaimSubject::Timeline(TimelineForm::List));
    update(&mut state, &loaded, Action::Global(GlobalAction::Open(timeline)));
    let toggle = ListAction::Popup(PopupCommand::ToggleAxis);
    update(&mut state, &loaded, Action::List(toggle));
    assert!(!state.derived.axis_lines.is_empty());
    let axis = |state: &State| std::ptr::from_ref(&*state.derived.axis_lines);
    let before = axis(&state);
    update(&mut state, &loaded, Action::List(ListAction::Move(Direction::Down)));
    assert_eq!(axis(&state), before, "a step in the list");
    update(&mut state, &loaded, Action::List(ListAction::Move(Direction::Right)));
    assert_ne!(axis(&state), before, "a step on the axis");
}
