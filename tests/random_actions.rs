//! Random actions at random sizes leave the explorer in a consistent state.

use std::rc::Rc;

use guanxi::load::{GraphSource, LoadedGraph, Text, load, load_texts};
use guanxi::model::{Citation, ClaimId, Graph};
use guanxi::settings::KEYS;
use guanxi::tui::action::{Action, GlobalAction, ListAction, Pane, PaneAction, PromptAction, Step};
use guanxi::tui::canvas::picture::Picture;
use guanxi::tui::canvas::state::Scene;
use guanxi::tui::cursor::Window;
use guanxi::tui::derived::{Derived, derive};
use guanxi::tui::keys::action_named;
use guanxi::tui::panes::{has_border, inner};
use guanxi::tui::update::State;
use guanxi::tui::{Explorer, Options};
use ratatui::buffer::Buffer;
use ratatui::crossterm::event;
use ratatui::layout::{Position, Rect, Size};
use ratatui::widgets::Widget;
use tui_input::InputRequest;

const HOSTILE: &str = "
title: \"T\\x1b[2J\u{202e}\"
entity_kinds: {thing: {plural: things}}
relation_kinds: {knows: {says: knows, back: is known by, family: any}, is: {says: is, mutual: true, family: any}}
sources:
  s: {title: 'a source 来源', paragraphs: ['Ａ 小鹏汽车 e\u{301}\u{301}\u{301} 👩‍👩‍👧 knows itself.', ~, 'longer than any line of a small screen, and then some more 小鹏汽车小鹏汽车小鹏汽车']}
entities:
  a: {kind: thing, name: '小鹏汽车', aliases: [Ａ]}
  b: {kind: thing, name: \"e\u{301}\u{301} \\e]52;c;x\\a 👩‍👩‍👧\"}
  c: {kind: thing, name: ''}
  d: {kind: thing, name: 'a name that is much longer than any list is wide, and goes on and on'}
relations:
  - {from: a, kind: knows, to: a, claim: itself, cites: [s#1]}
  - {from: a, kind: knows, to: b, claim: once, cites: [s#1, s#2, s#3]}
  - {from: a, kind: knows, to: b, claim: twice, cites: [s#3]}
  - {from: b, kind: is, to: a, claim: again, when: 2021/.., cites: [s#2]}
  - {from: d, kind: is, to: b, claim: far, standing: alleged, cites: [s#1]}
";

/// A seeded random number generator, so that a test can be repeated (Marsaglia, "Xorshift RNGs", 2003).
pub(crate) struct Rng(u64);

impl Rng {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    pub(crate) fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("the number should be below a usize")
    }

    fn cell(&mut self, limit: usize) -> u16 {
        u16::try_from(self.below(limit)).expect("the limit should be small")
    }

    fn action(&mut self) -> Action {
        let vertical = if self.below(2) == 0 { Step::Back } else { Step::Forward };
        let characters = ['a', '小', ' ', 'e', '\u{301}', '👩', 'x', '!'];
        match self.below(12) {
            0 => Action::Resize(self.cell(201), self.cell(61)),
            1 => {
                let at = Position::new(self.cell(201), self.cell(61));
                if at.x.is_multiple_of(3) { Action::Drag(at) } else { Action::Click(at) }
            }
            2 => Action::Wheel(Position::new(self.cell(201), self.cell(61)), vertical),
            3 => {
                let character = characters[self.below(characters.len())];
                Action::Prompt(PromptAction::Edit(InputRequest::InsertChar(character)))
            }
            4 => Action::Prompt(PromptAction::Paste("pasted\u{1b}[31m 小\ntext".to_owned())),
            _ => {
                action_named(KEYS[self.below(KEYS.len())].action).expect("the action should exist")
            }
        }
    }
}

fn load_body(text: &str) -> LoadedGraph {
    load_texts(&[Text { name: "guanxi.yaml".to_owned(), body: text.to_owned() }])
}

/// The hostile graph with sixty more entities.
fn large_graph() -> String {
    let mut text = HOSTILE.to_owned();
    let people = (0..60).map(|n| format!("  p{n}: {{kind: thing, name: Person {n}}}\n"));
    let ties = (0..60).map(|n| {
        let other = (n * 7) % 60;
        format!(
            "  - {{from: a, kind: knows, to: p{n}, claim: c, cites: [s#1]}}\n  - {{from: p{n}, \
             kind: knows, to: p{other}, claim: c, cites: [s#3]}}\n"
        )
    });
    text = text.replace("relations:\n", &format!("{}relations:\n", people.collect::<String>()));
    text.extend(ties);
    text
}

fn run_random_actions(text: &str, seed: u64, actions: usize) {
    run_random_actions_on(&|| load_body(text), seed, actions);
}

fn run_random_actions_on(graph: &dyn Fn() -> LoadedGraph, seed: u64, actions: usize) {
    let mut explorer = Explorer::new(graph(), Options::default());
    let mut rng = Rng(seed);
    for number in 0..actions {
        let action = rng.action();
        let before = explorer.state().session.cursors.claim;
        let hidden = explorer.state().session.cursors.hidden;
        explorer.act(action.clone());
        if number % 97 == 96 {
            explorer.show_reloaded(if number % 2 == 0 { load_body(HOSTILE) } else { graph() });
        }
        let session = serde_json::to_string(&explorer.state().session);
        let session = session.expect("a session should be plain data");
        let at = format!("seed {seed}, action {number}: {action:?}, then {session}");
        check_consistency(&explorer, &at);
        let cursors = &explorer.state().session.cursors;
        // A popup may open a claim at a later citation.
        let is_chosen = matches!(action, Action::List(ListAction::Accept) | Action::Click(_));
        let starts_over = before == cursors.claim || cursors.citation == 0;
        let is_back = hidden.is_some_and(|hidden| {
            (hidden.choice.claim, hidden.choice.citation) == (cursors.claim, cursors.citation)
        });
        assert!(is_chosen || starts_over || is_back, "{at}: the citation is not the first");
        let is_step = matches!(action, Action::Pane(PaneAction::StepClaim(_)));
        let steps = is_step && !explorer.state().derived.claims.all.is_empty();
        let is_on_path = explorer.state().session.canvas.scene() == Scene::Path;
        let is_detour = cursors.reader.detour.is_some();
        assert!(!steps || is_on_path || !is_detour, "{at}: the reader does not show the claim");
        check_derivation(&explorer, &at);
    }
}

fn draw(explorer: &Explorer) -> Buffer {
    let Size { width, height } = explorer.state().size;
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    explorer.view_state().render(area, &mut buffer);
    if let Some(cursor) = explorer.view_state().cursor() {
        assert!(area.contains(cursor), "the cursor {cursor} is outside the screen {area}");
    }
    buffer
}

pub(crate) fn check_consistency(explorer: &Explorer, at: &str) {
    let (state, graph): (&State, _) = (explorer.state(), &explorer.loaded().graph);
    let entities = graph.entity_count();
    let session = &state.session;
    assert_eq!(session.focus.is_none(), entities == 0, "{at}");
    assert!(session.focus.is_none_or(|focus| focus.index() < entities), "{at}");
    assert!(session.marks.iter().all(|mark| mark.index() < entities), "{at}");
    let trail = &session.trail;
    assert!(trail.steps().iter().all(|step| step.entity.index() < entities), "{at}");
    assert!(trail.steps().is_empty() || trail.position() < trail.steps().len(), "{at}");
    let has_claims = !state.derived.claims.all.is_empty();
    assert!(!has_claims || session.cursors.claim.is_some(), "{at}");
    let reads = session.cursors.claim.is_some() || session.cursors.reader.detour.is_some();
    assert_eq!(state.derived.passage.is_some(), reads, "{at}");
    assert!(session.cursors.node.is_none_or(|node| node.index() < entities), "{at}");
    assert!(session.hops <= 9, "{at}");
    check_selection(state, graph, at);
    check_screen(explorer, at);
}

/// Checks that the focus, the selected claim, the cursor of the canvas, the row of the list and the paragraph in the
/// reader belong together, and are on the screen.
fn check_selection(state: &State, graph: &Graph, at: &str) {
    let State { session, derived, .. } = state;
    let Some(focus) = session.focus else { return };
    let node = session.cursors.node.expect("there should be a cursor");
    let drawing = &derived.picture.drawing;
    if let Some(ends) =
        session.canvas.path.as_ref().filter(|_| session.canvas.scene() == Scene::Path)
    {
        assert!([ends.from, ends.to].contains(&focus), "{at}: {focus:?} is not an end of the path");
    }
    // A picture without room for the focus shows nothing.
    let is_ego = session.canvas.scene() == Scene::Ego && drawing.node(focus).is_some();
    let has_node = derived.selection.entities.contains(&node);
    let is_drawn = if is_ego { drawing.node(node).is_some() } else { has_node };
    assert!(is_drawn || node == focus, "{at}: the cursor is at {node:?}, which is not shown");
    let Some(claim) = session.cursors.claim else {
        return assert!(derived.claims.all.is_empty(), "{at}: nothing is selected");
    };
    let ends = match claim {
        ClaimId::Role(entity) | ClaimId::Fact { entity, .. } => [entity; 2],
        ClaimId::Relation(id) => [graph.relation(id).from().id(), graph.relation(id).to().id()],
    };
    let is_shown = |id| {
        let mut drawn = drawing.edges.iter().flat_map(|edge| &edge.relations);
        if is_ego { drawn.any(|own| *own == id) } else { derived.selection.relations.contains(&id) }
    };
    let is_listed = derived.claims.all.contains(&claim);
    assert!(!is_listed || ends.contains(&focus), "{at}: {claim:?} is not about {focus:?}");
    let is_in_picture = matches!(claim, ClaimId::Relation(id) if is_shown(id));
    assert!(is_listed || is_in_picture, "{at}: {claim:?} is not on the screen");
    let mut shown = graph.ties(node).filter(|tie| is_shown(tie.relation));
    let is_isolated = node != focus && shown.next().is_none();
    assert!(ends.contains(&node) || is_isolated, "{at}: cursor {node:?}, claim {claim:?} {ends:?}");
    check_reader(state, graph, claim, at);
}

/// Checks that the screen shows the focus and the selected claim: each is marked in its list, if the list is on the
/// screen, and an unlisted claim is in the picture or in the title of the canvas.
fn check_screen(explorer: &Explorer, at: &str) {
    let (State { session, derived, .. }, screen) = (explorer.state(), draw(explorer));
    let (cursors, panes) = (&session.cursors, explorer.view_state().panes());
    let is_covered = !session.popups.is_empty();
    let check_row = |pane: Pane, window: Window, row: usize| {
        let area = inner(panes.area(pane));
        let rows = window.top..window.top + usize::from(area.height);
        assert!(area.is_empty() || rows.contains(&row), "{at}: {pane:?} shows {rows:?}, not {row}");
        // A narrow row has no room for the mark.
        if area.width > 20 && area.height > 0 && !is_covered {
            let y =
                area.y + u16::try_from(row - window.top).expect("the row should be on the screen");
            assert_eq!(screen[(area.x, y)].symbol(), "▸", "{at}: {pane:?}, row {row}");
        }
    };
    if let Some(row) = session.focus.and_then(|focus| derived.entities.row_of(focus)) {
        check_row(Pane::Entities, cursors.entities, row);
    }
    let Some(claim) = cursors.claim else { return };
    if let Some(line) = derived.claims.line_of(claim) {
        return check_row(Pane::Relations, cursors.relations, line);
    }
    let mut edges = derived.picture.drawing.edges.iter();
    let is_drawn =
        edges.any(|edge| edge.relations.iter().any(|id| ClaimId::Relation(*id) == claim));
    let canvas = panes.area(Pane::Canvas);
    if !is_drawn && !is_covered && has_border(canvas) && canvas.width > 20 {
        let title: String =
            (0..canvas.width).map(|x| screen[(canvas.x + x, canvas.y)].symbol()).collect();
        assert!(title.contains("not drawn: "), "{at}: {claim:?} is not in {title}");
    }
}

/// Checks that the reader shows a citation of the claim, and that the name under its cursor is in the text.
fn check_reader(state: &State, graph: &Graph, claim: ClaimId, at: &str) {
    let (cursors, passage) = (&state.session.cursors, state.derived.passage.as_ref());
    let cites: Vec<Citation<'_>> = match claim {
        ClaimId::Relation(id) => graph.relation(id).cites().collect(),
        ClaimId::Role(entity) => graph.entity(entity).cites().collect(),
        ClaimId::Fact { entity, index } => {
            let fact = graph.entity(entity).facts().nth(index);
            fact.expect("the fact should exist").cites().collect()
        }
    };
    let cites: Vec<_> = cites.iter().map(|cite| (cite.source, cite.part)).collect();
    let read = passage.map(|passage| (passage.source, passage.part));
    let is_cited = read == cites.get(cursors.citation).copied();
    let subject = (state.session.focus, cursors.claim, cursors.citation);
    let is_detour = cursors.reader.detour.as_ref().is_some_and(|detour| detour.subject == subject);
    assert!(is_cited || is_detour, "{at}: {claim:?} does not cite {read:?}");
    let (Some(name), Some(passage)) = (cursors.reader.name, passage) else { return };
    let text = graph.source(passage.source).gists().nth(name.paragraph).flatten();
    let names = state.derived.names.as_ref().expect("the names should be derived");
    let mentions = names.mentions(text.unwrap_or_default());
    let mentioned = mentions.get(name.index).map(|mention| mention.entity);
    assert_eq!(mentioned, Some(name.entity), "{at}: the name is not in the source");
}

/// The values deliberately kept between derivations: the positions of entities, the results of jobs, names. The groups
/// of the map are not among them, as maps this small are grouped without a job.
fn retained_values(derived: &Derived) -> Derived {
    let Derived { names, insights, hits, corpus, .. } = derived.clone();
    let picture = Picture { ego: Rc::clone(&derived.picture.placed), ..Picture::default() };
    Derived { names, insights, hits, corpus, picture, ..Derived::default() }
}

/// Checks that deriving again changes nothing, and that deriving from scratch yields the same result, except for the
/// values that are deliberately kept.
fn check_derivation(explorer: &Explorer, at: &str) {
    let State { session, derived, size } = explorer.state();
    for before in [derived.clone(), retained_values(derived)] {
        let again = derive(explorer.loaded(), session, *size, &before);
        assert_eq!(*again.entities, *derived.entities, "{at}");
        assert_eq!(*again.claims, *derived.claims, "{at}");
        assert_eq!(*again.paths, *derived.paths, "{at}");
        assert_eq!(*again.selection, *derived.selection, "{at}");
        assert_eq!(*again.filter_rows, *derived.filter_rows, "{at}");
        assert_eq!(*again.claim_pages, *derived.claim_pages, "{at}");
        if session.canvas.scene() == Scene::Map {
            assert_eq!(again.map.groups, derived.map.groups, "{at}");
        }
        assert_eq!(again.picture.drawing, derived.picture.drawing, "{at}");
        assert_eq!(*again.picture.cells, *derived.picture.cells, "{at}");
        assert_eq!(again.passage, derived.passage, "{at}");
        assert_eq!(again.cursors, derived.cursors, "{at}");
        assert_eq!(again.cursors, session.cursors, "{at}");
    }
}

#[test]
fn a_hostile_graph_does_not_break_the_explorer() {
    for seed in 1..=6 {
        run_random_actions(HOSTILE, seed * 0x9E37_79B9, 250);
    }
}

#[test]
fn a_large_graph_does_not_break_the_explorer() {
    for seed in 1..=3 {
        run_random_actions(&large_graph(), seed * 0x51_7CC1, 200);
    }
}

#[test]
fn the_built_in_graph_handles_random_keys() {
    for seed in [1, 2, 3, 4, 27, 58] {
        run_random_actions_on(&|| load(&GraphSource::BuiltIn, None), seed * 0x2F_6E2B, 90);
    }
}

#[test]
fn actions_in_one_frame_have_the_same_effect_as_one_by_one() {
    let loaded = load_body(&large_graph());
    for seed in 1..=12 {
        let [mut single, mut queued] = [State::default(), State::default()];
        let mut rng = Rng(seed * 0x3C_6EF3);
        for state in [&mut single, &mut queued] {
            state.open(&loaded, loaded.graph.find_entity("a"));
        }
        for number in 0..60 {
            let action = rng.action();
            single.apply(&loaded, action.clone());
            single.refresh(&loaded);
            queued.apply(&loaded, action.clone());
            if number % 5 == 4 {
                queued.refresh(&loaded);
                let content = |state: &State| {
                    let State { session, derived, .. } = state;
                    let picture = (*derived.picture.cells).clone();
                    (serde_json::to_value(session).ok(), picture, derived.passage.clone())
                };
                assert_eq!(
                    content(&queued),
                    content(&single),
                    "seed {seed}, action {number}: {action:?}"
                );
            }
        }
    }
}

#[test]
fn an_empty_graph_handles_every_key() {
    run_random_actions("title: Nothing\n", 0xBEEF, 300);
    run_random_actions(
        "entity_kinds: {thing: {plural: things}}\nentities: {a: {kind: thing, name: A}}\n",
        7,
        300,
    );
}

#[test]
fn every_size_is_drawn() {
    for scene in [Scene::Ego, Scene::Map, Scene::Path] {
        let mut explorer = Explorer::new(load_body(&large_graph()), Options::default());
        open_scene(&mut explorer, scene);
        assert_eq!(explorer.state().session.canvas.scene(), scene);
        for height in (0..=30).chain([60, 400]) {
            for width in (0..=40).step_by(3).chain([63, 64, 80, 103, 104, 149, 150, 200, 1000]) {
                explorer.input(event::Event::Resize(width, height));
                draw(&explorer);
            }
        }
    }
}

#[test]
fn the_map_of_the_built_in_graph_is_drawn_on_narrow_screens() {
    let mut explorer = Explorer::new(load(&GraphSource::BuiltIn, None), Options::default());
    open_scene(&mut explorer, Scene::Map);
    for (width, height) in (0..=12).flat_map(|width| [10, 34, 60].map(|height| (width, height))) {
        explorer.input(event::Event::Resize(width, height));
        draw(&explorer);
    }
}

fn open_scene(explorer: &mut Explorer, scene: Scene) {
    match scene {
        Scene::Ego => {}
        Scene::Map => drop(explorer.act(Action::Pane(PaneAction::ToggleMap))),
        Scene::Path => {
            explorer.act(Action::Global(GlobalAction::FindPath));
            explorer.act(Action::Prompt(PromptAction::Paste("Person 7".to_owned())));
            explorer.act(Action::List(ListAction::Accept));
        }
    }
}
