//! Navigation on maps, ego views and paths by keys and mouse, checked in the state of the explorer.

use std::fmt::Write as _;
use std::path::Path;
use std::thread;
use std::time::Duration;

use guanxi::layout::{Node, Owner, Point};
use guanxi::load::{GraphSource, LoadedGraph, Text, load, load_texts};
use guanxi::model::{EntityGroup, EntityId};
use guanxi::settings::KEYS;
use guanxi::tui::action::Action;
use guanxi::tui::job::Message;
use guanxi::tui::keys::action_of_key;
use guanxi::tui::request::Request;
use guanxi::tui::session::Session;
use guanxi::tui::terminal::{Event, MessageReceiver, Program, TerminalRequest, channel};
use guanxi::tui::update::State;
use guanxi::tui::{Explorer, Options};
use ratatui::buffer::Buffer;
use ratatui::crossterm::event::{self, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Rect, Size};
use ratatui::style::Modifier;
use ratatui::widgets::Widget;

use crate::keys::{key_event, key_named, press};
use crate::random_actions::Rng;
use crate::screens::frame;

fn sample_graph() -> LoadedGraph {
    load(&GraphSource::File(Path::new("tests/screens/web.yaml").to_owned()), None)
}

fn open(loaded: LoadedGraph, slug: &str) -> Explorer {
    let focus = loaded.graph.find_entity(slug);
    let mut explorer = Explorer::new(loaded, Options { focus, ..Options::default() });
    explorer.input(event::Event::Resize(100, 30));
    explorer
}

/// The text that the only request puts on the clipboard.
fn copied_text(requests: &[Request]) -> &str {
    match requests {
        [Request::Terminal(TerminalRequest::Copy(text))] => text,
        other => panic!("expected one copy request, found {other:?}"),
    }
}

fn groups(explorer: &Explorer) -> &[EntityGroup] {
    explorer.state().derived.map.groups.as_ref().expect("a map should have been shown")
}

/// A graph of a hub with this many neighbours, each connected to one more entity.
fn hub_graph(neighbours: usize) -> LoadedGraph {
    let mut body = String::from(
        "entity_kinds: {thing: {plural: things}}\nrelation_kinds: {knows: {says: knows, back: is \
         known by, family: any}}\nsources: {s: {title: S, paragraphs: [All.]}}\nentities:\n  hub: \
         {kind: thing, name: 中心}\n",
    );
    let mut ties = String::from("relations:\n");
    for number in 0..neighbours {
        let names = ["Neighbour", "小鹏汽车", "e\\u0301tude", "x"];
        let name = names[number % names.len()];
        for (slug, from) in [(format!("n{number}"), "hub"), (format!("o{number}"), "n")] {
            let from = if from == "hub" { "hub".to_owned() } else { format!("n{number}") };
            let _ = writeln!(body, "  {slug}: {{kind: thing, name: \"{name} {slug}\"}}");
            let tie = format!("from: {from}, kind: knows, to: {slug}, claim: c, cites: [s#1]");
            let _ = writeln!(ties, "  - {{{tie}}}");
        }
    }
    load_texts(&[Text { name: "guanxi.yaml".to_owned(), body: body + &ties }])
}

#[test]
fn filters_do_not_change_the_groups_of_the_map() {
    let mut explorer = open(sample_graph(), "mira");
    press(&mut explorer, "m");
    let before = groups(&explorer).to_vec();
    let count: usize = before.iter().map(|group| group.members.len()).sum();
    assert_eq!(count, explorer.loaded().graph.entity_count(), "every entity should be in a group");
    for keys in ["1", "+", "f G Space Esc", "Z", "0", "m m", "Right Enter", "z i", "S-Left"] {
        press(&mut explorer, keys);
        assert_eq!(groups(&explorer), before, "after {keys}");
    }
}

/// The names in the picture that are covered by something else.
fn covered_names(explorer: &Explorer) -> Vec<&str> {
    let picture = &explorer.state().derived.picture;
    let is_covered = |(index, node): &(usize, &Node)| {
        let at = node.label_rect();
        (at.x..at.right()).any(|x| picture.cells.owner(Point::new(x, at.y)) != Owner::Node(*index))
    };
    let nodes = picture.drawing.nodes.iter().enumerate();
    nodes.filter(is_covered).map(|(_, node)| node.label.as_str()).collect()
}

#[test]
fn the_entity_under_the_cursor_is_always_on_the_screen() {
    for loaded in [sample_graph(), hub_graph(60)] {
        let mut explorer = open(loaded, "hub");
        press(&mut explorer, "m");
        let mut rng = Rng::new(77);
        let keys = ["Left", "Right", "Up", "Down", "z i", "z o", "Tab", "z f", "z a", "z g"];
        for number in 0..80 {
            let key = keys[rng.below(keys.len())];
            press(&mut explorer, key);
            let state = explorer.state();
            let node = state.session.cursors.node.expect("there should be a cursor");
            let drawing = &state.derived.picture.drawing;
            let has_cursor = |candidate: &&Node| {
                let group = candidate.group.as_ref();
                candidate.id == node || group.is_some_and(|group| group.members.contains(&node))
            };
            let shown = drawing.nodes.iter().find(has_cursor);
            let at = shown.unwrap_or_else(|| panic!("{number}: {key}: not drawn")).at;
            let (origin, area) =
                (state.session.cursors.canvas.map.origin, explorer.view_state().picture_area());
            let is_visible = (origin.x..origin.x + area.width).contains(&at.x)
                && (origin.y..origin.y + area.height).contains(&at.y);
            assert!(is_visible, "{number}: {key}: {at:?} from {origin:?}");
            assert_eq!(covered_names(&explorer), Vec::<&str>::new(), "{number}: {key}");
        }
    }
}

/// Whether an entity has a node of its own on the map.
fn is_listed(explorer: &Explorer, slug: &str) -> bool {
    let id = explorer.loaded().graph.find_entity(slug).expect("the graph should have this entity");
    let node = explorer.state().derived.picture.drawing.node(id);
    node.is_some_and(|node| node.group.is_none())
}

#[test]
fn groups_open_and_close() {
    let mut explorer = open(hub_graph(300), "hub");
    for (keys, expected) in [("m", true), ("z f", false), ("Enter", true), ("z f", false)] {
        press(&mut explorer, keys);
        assert_eq!(is_listed(&explorer, "hub"), expected, "after {keys}:\n{}", frame(&explorer));
    }
}

#[test]
fn every_group_closes_and_opens_at_every_size_and_zoom() {
    for (width, height) in [(90, 28), (120, 40), (150, 40), (170, 50), (200, 60)] {
        for slug in ["xiaomi", "xpeng", "li-bin", "richard-yu", "porsche"] {
            for zoom in ["", "z o z o z o z o"] {
                let mut explorer = open(load(&GraphSource::BuiltIn, None), slug);
                explorer.input(event::Event::Resize(width, height));
                press(&mut explorer, &format!("m {zoom}"));
                if !is_listed(&explorer, slug) {
                    press(&mut explorer, "z f");
                }
                for (key, expected) in
                    [("z f", false), ("z f", true), ("z f", false), ("Enter", true)]
                {
                    press(&mut explorer, key);
                    let at = format!("{slug} at {width}x{height} {zoom}, then {key}");
                    assert_eq!(is_listed(&explorer, slug), expected, "{at}:\n{}", frame(&explorer));
                }
            }
        }
    }
}

#[test]
fn copied_commands_draw_the_current_picture() {
    let command = |keys: &str| {
        let mut explorer = open(sample_graph(), "mira");
        let requests = press(&mut explorer, &format!("{keys} y c"));
        copied_text(&requests).replace(" --graph tests/screens/web.yaml", "")
    };
    assert_eq!(command("2"), "guanxi draw mira --depth 2");
    assert_eq!(command("m"), "guanxi draw --view map");
    assert_eq!(command("m 2"), "guanxi draw mira --view map --depth 2");
    assert_eq!(command("p b a n k Enter"), "guanxi draw mira bank --view path");
    assert_eq!(command("p b a n k Enter ]"), "guanxi draw mira bank --view path --page 2");
    assert_eq!(
        command("p b a n k Enter x"),
        "guanxi draw mira bank --view path --avoid mira.leads.yard"
    );
}

#[test]
fn a_copied_path_lists_the_claims_of_its_hops() {
    let mut explorer = open(sample_graph(), "mira");
    let requests = press(&mut explorer, "p t h e Space i n n Enter y p");
    let expected = "Path 1/3: Mira Holt → The Inn\nhop 1: The inn praised Mira Holt. (stated, \
                  positive; weakest hop, a single witness, undated) [log#2]\n";
    assert_eq!(copied_text(&requests), expected);
}

/// The cell of the screen in the middle of an entity's name.
fn cell_of(explorer: &Explorer, entity: EntityId) -> (u16, u16) {
    let state = explorer.state();
    let at =
        state.derived.picture.drawing.node(entity).expect("the entity should be drawn").at.middle();
    let (area, view) = (explorer.view_state().picture_area(), state.session.cursors.canvas.map);
    (area.x + at.x - view.origin.x, area.y + at.y - view.origin.y)
}

fn send_mouse_event(explorer: &mut Explorer, kind: MouseEventKind, (column, row): (u16, u16)) {
    let mouse = MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE };
    explorer.input(event::Event::Mouse(mouse));
}

#[test]
fn clicks_select_and_the_wheel_zooms_at_the_pointer() {
    let mut explorer = open(sample_graph(), "mira");
    press(&mut explorer, "m");
    let dock =
        explorer.loaded().graph.find_entity("dock").expect("the graph should have this entity");
    let at = cell_of(&explorer, dock);
    send_mouse_event(&mut explorer, MouseEventKind::Down(MouseButton::Left), at);
    assert_eq!(explorer.state().session.cursors.node, Some(dock));
    for kind in [MouseEventKind::ScrollUp, MouseEventKind::ScrollUp, MouseEventKind::ScrollDown] {
        // At its edges the map cannot keep the name in place, so the pointer follows it.
        let at = cell_of(&explorer, dock);
        send_mouse_event(&mut explorer, kind, at);
        let now = cell_of(&explorer, dock);
        let screen = explorer.view_state().picture_area();
        assert!(screen.contains(now.into()), "the name moved from {at:?} to {now:?}");
    }
    let again = cell_of(&explorer, dock);
    send_mouse_event(&mut explorer, MouseEventKind::Down(MouseButton::Left), again);
    assert_eq!(
        explorer.state().session.focus,
        Some(dock),
        "a second click should focus the entity"
    );
}

#[test]
fn dragging_pans_the_map_with_the_pointer() {
    let mut explorer = open(hub_graph(60), "hub");
    press(&mut explorer, "m z i z i");
    let origin = |explorer: &Explorer| explorer.state().session.cursors.canvas.map.origin;
    send_mouse_event(&mut explorer, MouseEventKind::Down(MouseButton::Left), (50, 20));
    let before = origin(&explorer);
    for (cell, moved) in [((44, 17), (6, 3)), ((40, 15), (10, 5)), ((50, 20), (0, 0))] {
        send_mouse_event(&mut explorer, MouseEventKind::Drag(MouseButton::Left), cell);
        let expected = Point::new(before.x + moved.0, before.y + moved.1);
        assert_eq!(origin(&explorer), expected, "dragged to {cell:?}");
    }
}

/// An explorer that runs jobs on threads, as in a terminal.
fn open_with_threads(loaded: LoadedGraph) -> (Explorer, MessageReceiver<Message>) {
    let (sender, receiver) = channel();
    let mut explorer = Explorer::new(loaded, Options::default());
    explorer.run_jobs_on_threads(sender);
    deliver(&mut explorer, Event::Input(event::Event::Resize(100, 30)));
    (explorer, receiver)
}

fn deliver(explorer: &mut Explorer, event: Event<Message>) {
    explorer.handle(event);
    explorer.before_draw();
}

fn press_and_derive(explorer: &mut Explorer, name: &str) {
    deliver(explorer, Event::Input(key_event(name)));
}

/// Waits for the next message other than progress.
fn next_message(receiver: &MessageReceiver<Message>) -> Message {
    loop {
        match receiver.try_recv() {
            Some(Message::Progress(..)) => {}
            Some(message) => return message,
            None => thread::sleep(Duration::from_millis(1)),
        }
    }
}

/// The number of neighbours of a hub whose map is grouped on another thread.
const LARGE_HUB: usize = 1600;

/// The number of entities in the groups of the map.
fn grouped_entity_count(explorer: &Explorer) -> usize {
    groups(explorer).iter().map(|group| group.members.len()).sum()
}

#[test]
fn keys_are_handled_while_a_large_map_is_grouped() {
    let (mut explorer, receiver) = open_with_threads(hub_graph(LARGE_HUB));
    press_and_derive(&mut explorer, "m");
    let message = "grouping 3201 entities …  Esc cancels";
    assert!(frame(&explorer).contains(message), "{}", frame(&explorer));
    press_and_derive(&mut explorer, "_");
    press_and_derive(&mut explorer, "Tab");
    assert!(frame(&explorer).contains("Relations 2/1600"), "keys should be handled meanwhile");
    deliver(&mut explorer, Event::Message(next_message(&receiver)));
    assert_eq!(grouped_entity_count(&explorer), 2 * LARGE_HUB + 1);
    assert!(explorer.state().derived.picture.drawing.nodes.len() > 9, "{}", frame(&explorer));
    assert!(!frame(&explorer).contains("grouping"));
}

#[test]
fn leaving_a_map_cancels_its_grouping() {
    let (mut explorer, receiver) = open_with_threads(hub_graph(LARGE_HUB));
    press_and_derive(&mut explorer, "m");
    press_and_derive(&mut explorer, "Esc");
    assert!(explorer.state().derived.map.pending.is_none());
    press_and_derive(&mut explorer, "m");
    // Messages of the cancelled job are ignored.
    while explorer.state().derived.map.groups.is_none() {
        deliver(&mut explorer, Event::Message(next_message(&receiver)));
    }
    assert_eq!(grouped_entity_count(&explorer), 2 * LARGE_HUB + 1);
}

#[test]
fn a_reload_keeps_the_groups_and_the_zoom() {
    let mut explorer = open(sample_graph(), "mira");
    press(&mut explorer, "m z i z f");
    let (before, screen) = (groups(&explorer).to_vec(), frame(&explorer));
    explorer.show_reloaded(sample_graph());
    assert_eq!(groups(&explorer), before);
    assert_eq!(explorer.state().session.cursors.canvas.map.zoom, 1, "{screen}");
    assert!(frame(&explorer).contains('▸') == screen.contains('▸'), "{screen}");
}

#[test]
fn a_reload_keeps_the_path_the_position_in_the_reader_and_the_popup() {
    // The last row shows that the graph was reloaded.
    let without_last_row = |explorer: &Explorer| {
        let screen = frame(explorer);
        let rows: Vec<&str> = screen.lines().take(15).collect();
        rows.join("\n")
    };
    let opened = |keys| {
        let mut explorer = open(sample_graph(), "mira");
        explorer.input(event::Event::Resize(90, 16));
        press(&mut explorer, keys);
        explorer
    };
    let initial = without_last_row(&opened(""));
    for keys in ["p b a n k Enter ] j", "4 J J", "4 J f j j", "/ S-Tab S-Tab h e r Enter"] {
        let mut explorer = opened(keys);
        let before = without_last_row(&explorer);
        assert_ne!(before, initial, "{keys}");
        explorer.show_reloaded(sample_graph());
        assert_eq!(without_last_row(&explorer), before, "{keys}");
    }
}

/// The state of an explorer without a terminal.
struct StateDriver {
    state: State,
}

impl StateDriver {
    fn new(loaded: &LoadedGraph) -> Self {
        let session = Session { hops: 1, ..Session::default() };
        let mut state = State { session, size: Size::new(100, 30), ..State::default() };
        state.open(loaded, loaded.graph.find_entity("mira"));
        Self { state }
    }

    /// The action of a key in the current state.
    fn action(&self, name: &str) -> Option<Action> {
        let key = key_named(name).expect("the key should exist");
        let session = &self.state.session;
        action_of_key(&session.keys, key, session.scope(), &session.pending_keys)
    }

    /// A description of the state, without the scroll positions of lists, which depend on how the state was reached.
    fn describe(&self) -> String {
        let Session { focus, cursors, hops, marks, filter, pane, trail, .. } = &self.state.session;
        let Session { arrangement, canvas, popups, .. } = &self.state.session;
        let message = self.state.session.message();
        let choices = (focus, cursors.claim, hops, marks, filter, pane, trail, arrangement, canvas);
        let positions = (cursors.citation, cursors.node, cursors.canvas.path, message);
        let derived = &self.state.derived;
        let popups = popups.iter().map(|open| &open.state).collect::<Vec<_>>();
        let (passage, selection, paths) = (&derived.passage, &*derived.selection, &*derived.paths);
        format!("{choices:?} {positions:?} {passage:?} {selection:?} {paths:?} {popups:?}")
    }
}

/// The keys of a random row of the key table; motions are more frequent than other keys.
fn random_keys(rng: &mut Rng) -> &'static str {
    loop {
        let row = &KEYS[rng.below(KEYS.len())];
        if ["left", "down", "up", "right"].contains(&row.action) || rng.below(3) == 0 {
            return row.keys[0];
        }
    }
}

#[test]
fn keys_handled_together_have_the_same_effect_as_one_by_one() {
    let loaded = sample_graph();
    for seed in 1..=40 {
        let (mut one_by_one, mut at_once) = (StateDriver::new(&loaded), StateDriver::new(&loaded));
        let mut rng = Rng::new(seed * 7919);
        let mut pressed = Vec::new();
        for _ in 0..40 {
            for _ in 0..=rng.below(6) {
                let keys = random_keys(&mut rng);
                pressed.push(keys);
                for name in keys.split(' ') {
                    if let Some(action) = one_by_one.action(name) {
                        one_by_one.state.apply(&loaded, action);
                        one_by_one.state.refresh(&loaded);
                    }
                    if let Some(action) = at_once.action(name) {
                        at_once.state.apply(&loaded, action);
                    }
                }
            }
            at_once.state.refresh(&loaded);
            assert_eq!(at_once.describe(), one_by_one.describe(), "seed {seed}: {pressed:?}");
        }
    }
}

fn built_in() -> LoadedGraph {
    load(&GraphSource::BuiltIn, None)
}

/// The entities of a picture by column, each column from top to bottom. Nodes that overlap horizontally are in one
/// column; the focus is in none, because it may be between two columns.
fn columns(explorer: &Explorer) -> Vec<Vec<EntityId>> {
    let focus = explorer.state().session.focus;
    let drawn = explorer.state().derived.picture.drawing.nodes.iter();
    let mut nodes: Vec<&Node> = drawn.filter(|node| Some(node.id) != focus).collect();
    nodes.sort_by_key(|node| node.at.x);
    let mut columns: Vec<(u16, Vec<&Node>)> = Vec::new();
    for node in nodes {
        match columns.last_mut() {
            Some((right, column)) if node.at.x < *right => {
                *right = node.at.right().max(*right);
                column.push(node);
            }
            _ => columns.push((node.at.right(), vec![node])),
        }
    }
    let top_to_bottom = |(_, mut column): (u16, Vec<&Node>)| {
        column.sort_by_key(|node| node.at.y);
        column.iter().map(|node| node.id).collect()
    };
    columns.into_iter().map(top_to_bottom).collect()
}

#[test]
fn down_from_the_focus_leads_to_the_next_row() {
    let mut explorer = open(built_in(), "lei-jun");
    explorer.input(event::Event::Resize(110, 30));
    press(&mut explorer, "w 2 Down");
    let reached = explorer.state().session.cursors.node;
    assert_eq!(reached, built_in().graph.find_entity("jia-yueting"), "{}", frame(&explorer));
}

#[test]
fn down_visits_each_row_of_a_column() {
    type LoadGraph = fn() -> LoadedGraph;
    let graphs: [(LoadGraph, &[&str]); 3] = [
        (built_in, &["xiaomi", "lei-jun", "porsche", "xiaomi-su7", "huawei", "li-bin", "weibo"]),
        (sample_graph, &["mira", "bank", "yard"]),
        (|| hub_graph(30), &["hub", "n3"]),
    ];
    let mut step_count = 0;
    for (graph, slugs) in graphs {
        for (slug, hops) in slugs.iter().flat_map(|slug| [(slug, "1"), (slug, "2")]) {
            let mut explorer = open(graph(), slug);
            press(&mut explorer, hops);
            for size in
                [(80, 24), (100, 30), (120, 40), (160, 50), (240, 80), (50, 20), (60, 30), (40, 60)]
            {
                explorer.input(event::Event::Resize(size.0, size.1));
                for column in columns(&explorer) {
                    if explorer.state().session.cursors.node != Some(column[0]) {
                        let at = cell_of(&explorer, column[0]);
                        send_mouse_event(
                            &mut explorer,
                            MouseEventKind::Down(MouseButton::Left),
                            at,
                        );
                    }
                    for next in &column[1..] {
                        press(&mut explorer, "Down");
                        let reached = explorer.state().session.cursors.node;
                        assert_eq!(
                            reached,
                            Some(*next),
                            "{slug} {hops} {size:?} {}",
                            frame(&explorer)
                        );
                        step_count += 1;
                    }
                }
            }
        }
    }
    assert!(step_count > 1000, "only {step_count} steps");
}

#[test]
fn both_clicks_of_a_double_click_hit_the_same_row() {
    let mut explorer = open(built_in(), "porsche");
    explorer.input(event::Event::Resize(120, 30));
    press(&mut explorer, "Tab Tab Tab Tab Tab");
    let click = |explorer: &mut Explorer, at| {
        send_mouse_event(explorer, MouseEventKind::Down(MouseButton::Left), at);
        let session = &explorer.state().session;
        (session.focus, session.cursors.claim)
    };
    // The rows of the relations, then those of the entities, inside their borders.
    let relations = (18..28).map(|row| (35, row));
    for at in relations.chain((2..28).chain([2, 3]).map(|row| (5, row))) {
        let screen = frame(&explorer);
        let row = screen.lines().nth(at.1.into()).expect("the row should be on the screen");
        let shown_name: String = row.chars().skip(3).take(20).take_while(|c| *c != '…').collect();
        let hit = click(&mut explorer, at);
        assert_eq!(click(&mut explorer, at), hit, "{at:?} {}", frame(&explorer));
        let name = explorer.loaded().graph.entity(hit.0.expect("there should be a focus"));
        let name = name.name();
        let is_entity = at.0 == 5 && row.chars().nth(1) == Some(' ');
        assert!(!is_entity || name.starts_with(shown_name.trim()), "{at:?}: {name}: {screen}");
    }
}

/// Whether a text on the screen is dim.
fn is_dim(explorer: &Explorer, text: &str) -> bool {
    let Size { width, height } = explorer.state().size;
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    explorer.view_state().render(area, &mut buffer);
    let screen = frame(explorer);
    let (y, row) = screen.lines().enumerate().find(|(_, row)| row.contains(text)).expect(text);
    let x = row.split(text).next().unwrap_or_default().chars().count();
    let to_cell = |index: usize| u16::try_from(index).expect("the screen should be small");
    buffer[(to_cell(x), to_cell(y))].modifier.contains(Modifier::DIM)
}

#[test]
fn the_text_around_the_citation_is_dim_only_beside_other_panes() {
    let source = GraphSource::File(Path::new("tests/screens/extra.yaml").to_owned());
    let mut explorer = open(load(&source, None), "north");
    assert!(is_dim(&explorer, "Nothing else."));
    press(&mut explorer, "s");
    assert!(!is_dim(&explorer, "Nothing else."));
}

#[test]
fn folding_an_expanded_entity_restores_a_picture_of_one_page() {
    let built_in = || load(&GraphSource::BuiltIn, None);
    let slugs: Vec<String> =
        built_in().graph.entities().map(|entity| entity.slug().to_owned()).collect();
    for slug in slugs {
        let mut explorer = open(built_in(), &slug);
        press(&mut explorer, "h");
        let before = explorer.state().derived.picture.drawing.clone();
        if before.hidden.pages > 1 {
            continue;
        }
        press(&mut explorer, "E E");
        assert_eq!(explorer.state().derived.picture.drawing, before, "{slug}");
    }
}
