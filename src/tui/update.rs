//! What an action does to the state: pure, so that it is tested without a terminal.

mod atlas;
mod bookmarks;
mod copy;
mod draw;
mod edit;
mod filters;
mod marks;
mod mouse;
mod moving;
mod reading;
mod route;
mod settle;
mod time;
mod walk;

use ratatui::layout::Size;

use crate::load::LoadedGraph;
use crate::model::EntityId;

use super::action::{Action, GlobalAction, ListAction, PaneAction, PromptAction};
use super::argument::{Direction, Pane, Travel};
use super::context::Change;
use super::panes::Arrangement;
use super::popup::PopupState;
use super::popup::finder::{Awaited, Finder, Purpose, SearchResults};
use super::request::Request;
use super::state::picture::{Form, Scene};
use super::state::{Settled, State};
use super::terminal::{MouseOwner, TerminalRequest};

/// Does what an action says, works out what follows, and says what the world outside has to do.
pub fn update(state: &mut State, world: &LoadedGraph, action: impl Into<Action>) -> Vec<Request> {
    let mut requests = apply(state, world, action);
    requests.extend(settle(state, world));
    requests
}

/// Works out what follows from the actions applied since it was done last.
pub fn settle(state: &mut State, world: &LoadedGraph) -> Vec<Request> {
    let mut change = Change::new(state, world);
    change.settle();
    change.requests
}

/// Does what an action says. What follows from it, such as another picture, is worked out by
/// [`settle()`], or before the next action that looks at it: of many keys that wait, only the last
/// one needs a picture.
pub fn apply(state: &mut State, world: &LoadedGraph, action: impl Into<Action>) -> Vec<Request> {
    let action = action.into();
    if !matches!(action, Action::Await(_) | Action::Resize(..)) {
        state.pending.clear();
        state.notice = None;
    }
    let mut change = Change::new(state, world);
    if change.state.settled == Settled::NotYet && change.looks_at_results(&action) {
        change.settle();
    }
    change.apply(action);
    change.state.settled = Settled::NotYet;
    change.requests
}

/// Opens the explorer at an entity, or at the one with most relations.
pub fn open(state: &mut State, world: &LoadedGraph, focus: Option<EntityId>) -> Vec<Request> {
    let mut change = Change::new(state, world);
    change.list_entities();
    if let Some(focus) = focus.or_else(|| change.most_connected()) {
        change.visit(focus);
    }
    change.settle();
    change.requests
}

/// Finds its places again after the graph was read anew.
pub fn reopen(state: &mut State, old: &LoadedGraph, new: &LoadedGraph) -> Vec<Request> {
    state.carry_over(&old.graph, &new.graph);
    let focus = state.focus;
    open(state, new, focus)
}

/// Opens the finder with something typed, for a picker.
pub fn open_picker(state: &mut State, world: &LoadedGraph, query: &str) -> Vec<Request> {
    let mut change = Change::new(state, world);
    change.open_popup(PopupState::Finder(Finder::new(Purpose::Pick)));
    change.apply_in_prompt(PromptAction::Paste(query.to_owned()));
    change.settle();
    change.requests
}

/// Searches again for what is typed into the finder, if it is open.
pub fn search_again(state: &mut State, world: &LoadedGraph) -> Vec<Request> {
    let mut change = Change::new(state, world);
    change.search_again();
    change.requests
}

/// Shows what was found, and goes there if the user has already accepted it.
pub fn show_results(state: &mut State, world: &LoadedGraph, found: SearchResults) -> Vec<Request> {
    match Change::new(state, world).show_results(found) {
        Awaited::Choice => apply(state, world, ListAction::Accept),
        Awaited::Hits | Awaited::Nothing => Vec::new(),
    }
}

impl Change<'_> {
    /// Whether an action needs what follows from those before it. Moving through the list of
    /// entities does not, nor does stepping through relations that are at hand.
    fn looks_at_results(&self, action: &Action) -> bool {
        let state = &*self.state;
        let of = state.relations.of.as_ref().map(|(entity, filter)| (Some(*entity), filter));
        match action {
            _ if !state.popups.is_empty() => true,
            Action::List(
                ListAction::Move(Direction::Up | Direction::Down) | ListAction::HalfPage(_),
            ) => state.pane != Pane::Entities,
            Action::Pane(PaneAction::StepRelation(_)) => {
                // A picture that is yet to be drawn moves the cursor that the step sets.
                let ask = state.focus.and_then(|focus| self.ask(focus));
                state.picture.scene != Scene::Ego
                    || of != Some((state.focus, &state.filter))
                    || ask != state.picture.asked
            }
            _ => true,
        }
    }

    pub(crate) fn apply(&mut self, action: Action) {
        match action {
            Action::Global(action) => self.apply_global(action),
            Action::Pane(action) => self.apply_in_panes(action),
            Action::List(action) if !self.state.popups.is_empty() => self.apply_in_popup(action),
            Action::List(action) => self.apply_in_list(action),
            Action::Prompt(action) => self.apply_in_prompt(action),
            Action::Click(spot) => self.click(spot),
            Action::Wheel(spot, way) => self.wheel(spot, way),
            Action::Resize(width, height) => self.resize(Size { width, height }),
            Action::Await(keys) => self.state.pending = keys,
            Action::Unbound(keys) => self.notice(format!("{keys} does nothing here; ? lists keys")),
        }
    }

    fn apply_global(&mut self, action: GlobalAction) {
        match action {
            GlobalAction::Quit => self.request(TerminalRequest::Quit),
            GlobalAction::Suspend => self.request(TerminalRequest::Suspend),
            GlobalAction::Reload => self.request(Request::Reload),
            GlobalAction::Open(popup) => self.open_popup(popup),
            GlobalAction::Find => self.open_finder(),
            GlobalAction::FindPath => self.open_path_finder(),
            GlobalAction::ClearFilters => self.clear_filters(),
            GlobalAction::GoToDate(basis) => self.go_to_date(basis),
            GlobalAction::ToggleBookmark => self.toggle_bookmark(),
            GlobalAction::UnmarkAll => self.unmark_all(),
            GlobalAction::Copy(what) => self.copy(what),
            GlobalAction::Edit => self.edit(),
            GlobalAction::OpenAddress => self.open_address(),
            GlobalAction::ToggleMouse => self.toggle_mouse(),
        }
    }

    fn apply_in_panes(&mut self, action: PaneAction) {
        match action {
            PaneAction::Focus(pane) => self.focus_pane(pane),
            PaneAction::FocusNext => self.next_pane(),
            PaneAction::Maximise => self.maximise(),
            PaneAction::ReadSource => self.read_source(),
            PaneAction::StepRelation(way) => self.step_relation(way),
            PaneAction::StepCitation(way) => self.step_citation(way),
            PaneAction::ScrollReader(way) => self.scroll_reader(way, 2),
            PaneAction::Travel(travel) => self.travel(travel),
            PaneAction::Hops(hops) => self.set_hops(usize::from(hops)),
            PaneAction::StepHops(way) => self.step_hops(way),
            PaneAction::Map => self.turn_map(),
            PaneAction::Zoom(zoom) => self.zoom(zoom),
            PaneAction::Pan(direction) => self.pan(direction),
            PaneAction::ListForm => self.turn_picture(),
            PaneAction::MoreNeighbours => self.next_page(),
            PaneAction::ExcludeHop => self.exclude_hop(),
            PaneAction::RestoreHops => self.restore_hops(),
            PaneAction::Mark => self.mark(),
        }
    }

    /// What a list action does in the pane that has the keys.
    fn apply_in_list(&mut self, action: ListAction) {
        match action {
            ListAction::Move(direction) => self.step(direction),
            ListAction::HalfPage(way) => self.half_page(way),
            ListAction::JumpToEnd(end) => self.jump_to_end(end),
            ListAction::Accept => self.follow(),
            ListAction::Leave => self.leave(),
            ListAction::TurnPage(way) => self.turn_path(way),
            // Only popups have values and products.
            ListAction::Toggle(_) | ListAction::CopyProduct => {}
        }
    }

    fn resize(&mut self, size: Size) {
        self.state.size = size;
        // A stop or a command has switched the mouse on again.
        self.request(TerminalRequest::Mouse(self.state.mouse));
    }

    pub(crate) fn focus_pane(&mut self, pane: Pane) {
        if self.state.pane == Pane::Entities && pane != Pane::Entities {
            self.arrive();
        }
        self.state.pane = pane;
    }

    fn next_pane(&mut self) {
        let place = Pane::ALL.iter().position(|pane| *pane == self.state.pane).unwrap_or(0);
        self.focus_pane(Pane::ALL[(place + 1) % Pane::ALL.len()]);
    }

    fn maximise(&mut self) {
        self.state.arrangement = match self.state.arrangement {
            Arrangement::Tiled => Arrangement::Single,
            Arrangement::Single => Arrangement::Tiled,
        };
    }

    fn read_source(&mut self) {
        if self.state.pane == Pane::Reader && self.state.arrangement == Arrangement::Single {
            self.state.arrangement = Arrangement::Tiled;
            self.state.pane = Pane::Canvas;
            return;
        }
        self.focus_pane(Pane::Reader);
        self.state.arrangement = Arrangement::Single;
    }

    fn turn_picture(&mut self) {
        let picture = &mut self.state.picture;
        picture.form = match picture.form {
            Form::Drawn => Form::Listed,
            Form::Listed => Form::Drawn,
        };
    }

    /// Leaves what was opened last; at the outermost it only says how to quit.
    fn leave(&mut self) {
        if self.state.is_looking_ahead() {
            self.travel(Travel::Back);
        } else if self.state.arrangement == Arrangement::Single {
            self.state.arrangement = Arrangement::Tiled;
        } else if self.state.reader.name.is_some() {
            self.state.reader.name = None;
        } else if self.state.reader.detour.is_some() {
            self.state.reader.detour = None;
            self.state.reader.search.clear();
            self.focus_pane(Pane::Canvas);
        } else if !self.state.reader.search.is_empty() {
            self.state.reader.search.clear();
        } else if self.state.pane != Pane::Canvas {
            self.focus_pane(Pane::Canvas);
        } else {
            match self.state.picture.scene {
                Scene::Strip => self.leave_path(),
                Scene::Map => self.leave_map(),
                Scene::Ego => self.notice("q quits"),
            }
        }
    }

    fn toggle_mouse(&mut self) {
        let (owner, told) = match self.state.mouse {
            MouseOwner::Program => {
                (MouseOwner::Terminal, "the mouse selects text now; M takes it back")
            }
            MouseOwner::Terminal => (MouseOwner::Program, "the mouse clicks and scrolls again"),
        };
        self.state.mouse = owner;
        self.request(TerminalRequest::Mouse(owner));
        self.notice(told);
    }
}

#[cfg(test)]
mod tests {
    use super::{Action, LoadedGraph, PopupState, Request, State, TerminalRequest, open, update};
    use crate::load::{Text, load_texts};
    use crate::model::Stated;
    use crate::query::{Dimension, FilterArgs};
    use crate::tui::action::{
        Copied, Direction, GlobalAction, ListAction, Pane, PaneAction, Travel, Vertical,
    };
    use crate::tui::popup::claims::page::ClaimsOf;
    use ratatui::layout::Size;

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
        let text = Text { name: "guanxi.yaml".to_owned(), body: GRAPH.to_owned() };
        let world = load_texts(&[text]);
        let size = Size { width: 120, height: 40 };
        let mut state = State { size, hops: 1, ..State::default() };
        open(&mut state, &world, world.graph.find_entity("ann"));
        (state, world)
    }

    fn focus<'w>(state: &State, world: &'w LoadedGraph) -> &'w str {
        world.graph.entity(state.focus.expect("a focus")).slug()
    }

    fn claim<'w>(state: &State, world: &'w LoadedGraph) -> &'w str {
        let Some(Stated::Relation(relation)) = state.subject else { return "" };
        world.graph.relation(relation).claim()
    }

    #[test]
    fn tab_goes_round_the_relations_and_enter_follows() {
        let (mut state, world) = start();
        assert_eq!(claim(&state, &world), "Ann leads Zed.");
        update(&mut state, &world, PaneAction::StepRelation(Vertical::Down));
        assert_eq!(claim(&state, &world), "Bob praised Ann.");
        update(&mut state, &world, ListAction::Accept);
        assert_eq!(focus(&state, &world), "bob");
        assert_eq!(claim(&state, &world), "Bob praised Ann.", "the reader does not jump");
        update(&mut state, &world, PaneAction::Travel(Travel::Back));
        assert_eq!(focus(&state, &world), "ann");
        update(&mut state, &world, PaneAction::StepRelation(Vertical::Down));
        assert_eq!(claim(&state, &world), "Ann leads Zed.");
    }

    #[test]
    fn a_look_ahead_leaves_the_trail_alone_until_somebody_acts_on_it() {
        let (mut state, world) = start();
        update(&mut state, &world, PaneAction::Focus(Pane::Entities));
        update(&mut state, &world, ListAction::Move(Direction::Down));
        assert_eq!((focus(&state, &world), state.trail.steps().len()), ("bob", 1));
        update(&mut state, &world, ListAction::Leave);
        assert_eq!((focus(&state, &world), claim(&state, &world)), ("ann", "Ann leads Zed."));
        update(&mut state, &world, ListAction::JumpToEnd(Vertical::Down));
        update(&mut state, &world, ListAction::Accept);
        assert_eq!((focus(&state, &world), state.trail.steps().len()), ("zed", 2));
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
        let world = load_texts(&[Text { name: "guanxi.yaml".to_owned(), body }]);
        let size = Size { width: 80, height: 24 };
        let mut state = State { size, hops: 1, ..State::default() };
        open(&mut state, &world, world.graph.find_entity("hub"));
        (state, world)
    }

    #[test]
    fn the_cursor_comes_along_when_the_page_turns() {
        let (mut state, world) = start_crowded();
        let cursor = |state: &State| state.picture.node.expect("a cursor");
        let is_drawn = |state: &State| state.picture.drawing.node(cursor(state)).is_some();
        update(&mut state, &world, PaneAction::MoreNeighbours);
        assert!(is_drawn(&state), "it stands on the new page");
        assert_eq!(state.picture.page, 1);
        let before = cursor(&state);
        update(&mut state, &world, ListAction::Move(Direction::Down));
        assert!(is_drawn(&state) && cursor(&state) != before, "and moves there");
        let wanted = world.graph.entity(cursor(&state)).slug();
        update(&mut state, &world, ListAction::Accept);
        assert_eq!(focus(&state, &world), wanted, "and is what is followed");
    }

    #[test]
    fn a_cursor_that_the_picture_no_longer_shows_is_found_again() {
        let (mut state, world) = start_crowded();
        state.picture.node = world.graph.find_entity("leaf-59");
        assert!(state.picture.node.is_some_and(|node| state.picture.drawing.node(node).is_none()));
        update(&mut state, &world, ListAction::Move(Direction::Down));
        assert!(state.picture.node.is_some_and(|node| state.picture.drawing.node(node).is_some()));
    }

    #[test]
    fn only_web_addresses_are_opened() {
        let (mut state, world) = start();
        let requests = update(&mut state, &world, GlobalAction::OpenAddress);
        let is_opened = |address| matches!(&requests[..], [Request::Open(own)] if own == address);
        assert!(is_opened("https://example.org/a"), "{requests:?}");
        open(&mut state, &world, world.graph.find_entity("zed"));
        update(&mut state, &world, ListAction::JumpToEnd(Vertical::Down));
        state.subject = state.relations.claim(1);
        update(&mut state, &world, PaneAction::StepCitation(Vertical::Down));
        assert_eq!(claim(&state, &world), "Bob praised Zed.");
        assert!(update(&mut state, &world, GlobalAction::OpenAddress).is_empty());
    }

    /// The one text that some requests put on the clipboard.
    fn copied(requests: &[Request]) -> &str {
        match requests {
            [Request::Terminal(TerminalRequest::Copy(text))] => text,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_copied_says_where_it_is_said() {
        let (mut state, world) = start();
        update(&mut state, &world, PaneAction::StepRelation(Vertical::Down));
        let requests = update(&mut state, &world, GlobalAction::Copy(Copied::Citation));
        let wanted = "Bob praised Ann. (opinion, positive) [web#2, web#1]";
        assert_eq!(copied(&requests), wanted);
        let requests = update(&mut state, &world, GlobalAction::Copy(Copied::Command));
        assert_eq!(copied(&requests), "guanxi draw ann --depth 1");
        let args = FilterArgs::from_iter([(Dimension::Tone, "!positive".to_owned())]);
        state.filter = args.resolve(&world.graph).expect("a tone");
        let command = |state: &mut State, action: Action| {
            update(state, &world, action);
            copied(&update(state, &world, GlobalAction::Copy(Copied::Command))).to_owned()
        };
        let wanted = "guanxi timeline ann --tone '!positive'";
        assert_eq!(
            command(&mut state, GlobalAction::Open(PopupState::Claims(ClaimsOf::Time)).into()),
            wanted
        );
        let wanted = "guanxi draw ann --depth 1 --tone '!positive'";
        assert_eq!(command(&mut state, ListAction::Leave.into()), wanted);
        let wanted = "guanxi stats --tone '!positive'";
        assert_eq!(command(&mut state, GlobalAction::Open(PopupState::Insights).into()), wanted);
    }

    #[test]
    fn a_built_in_graph_is_not_edited_but_says_what_to_do() {
        let (mut state, world) = start();
        assert!(update(&mut state, &world, GlobalAction::Edit).is_empty());
        let notice = state.notice.expect("an answer");
        assert!(notice.contains("guanxi init"), "{notice}");
    }

    #[test]
    fn stepping_out_never_quits() {
        let (mut state, world) = start();
        for action in [GlobalAction::Find, GlobalAction::Open(PopupState::Filters)] {
            update(&mut state, &world, action);
        }
        for action in [PaneAction::Maximise, PaneAction::ReadSource] {
            update(&mut state, &world, action);
        }
        for _ in 0..9 {
            assert!(update(&mut state, &world, ListAction::Leave).is_empty());
        }
        assert!(state.popups.is_empty());
        assert_eq!(state.pane, Pane::Canvas);
        let requests = update(&mut state, &world, GlobalAction::Quit);
        assert!(matches!(requests[..], [Request::Terminal(TerminalRequest::Quit)]));
    }
}
