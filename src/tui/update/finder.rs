//! The finder: opening it, searching, turning its scope, earlier queries, taking what is found.

use std::sync::atomic::AtomicBool;

use tui_input::Input;

use crate::model::{EntityId, Paragraph, SourceId, Stated};

use super::super::action::{Pane, Vertical};
use super::super::job::Job;
use super::super::request::Request;
use super::super::state::finder::{Awaited, Finder, Purpose, SearchScope, Target};
use super::super::state::overlay::Overlay;
use super::super::state::reader::{Detour, Place};
use super::super::state::route::Question;
use super::Change;

/// How many queries are remembered.
const QUERIES: usize = 100;

impl Change<'_> {
    pub(super) fn open_finder(&mut self) {
        if self.state.pane == Pane::Reader && self.state.overlay.is_none() {
            self.state.overlay = Some(Overlay::Text(Input::default()));
            return;
        }
        self.open_finder_for(Purpose::Go);
    }

    pub(super) fn open_finder_for(&mut self, purpose: Purpose) {
        self.state.overlay = Some(Overlay::Finder(Finder::new(purpose)));
        self.search_again();
    }

    /// Searches for what is typed: at once, or elsewhere where that may take longer than a frame.
    pub(super) fn search_again(&mut self) {
        let recent = self.recent();
        let state = &mut *self.state;
        let Some(Overlay::Finder(finder)) = state.overlay.as_mut() else { return };
        let search = finder.ask(&state.corpus, recent, &state.filter);
        if !search.is_quick(&self.world.graph) {
            finder.begin(&search, &self.world.graph);
            self.request(Request::Start(Box::new(Job::Search(Box::new(search)))));
        } else if let Some(found) = search.run(self.world, &AtomicBool::new(false)) {
            finder.show(found);
        }
    }

    /// The entities visited, the last one first, without the one that is shown.
    fn recent(&self) -> Vec<EntityId> {
        let mut recent: Vec<EntityId> = Vec::new();
        for step in self.state.trail.steps().iter().rev() {
            if Some(step.entity) != self.state.focus && !recent.contains(&step.entity) {
                recent.push(step.entity);
            }
        }
        recent
    }

    /// Searches something else for the same.
    pub(super) fn turn_scope(&mut self, way: Vertical) {
        let Some(Overlay::Finder(finder)) = self.state.overlay.as_mut() else { return };
        if finder.purpose == Purpose::Path {
            return self.notice("a path leads to an entity");
        }
        let all = SearchScope::ALL;
        let at = all.iter().position(|scope| *scope == finder.scope).unwrap_or(0);
        let step = if way == Vertical::Down { 1 } else { all.len() - 1 };
        finder.scope = all[(at + step) % all.len()];
        self.search_again();
    }

    /// Whether moving up means an earlier query: from the first row, where nothing else is typed.
    pub(super) fn is_recalling(&self) -> bool {
        let Some(Overlay::Finder(finder)) = &self.state.overlay else { return false };
        let typed = finder.input.value();
        let known = finder.recalled.and_then(|place| self.state.queries.get(place));
        finder.cursor.row == 0 && (typed.is_empty() || known.is_some_and(|known| known == typed))
    }

    /// Puts the query before into the field.
    pub(super) fn recall(&mut self) {
        let Some(Overlay::Finder(finder)) = self.state.overlay.as_mut() else { return };
        let typed = finder.input.value().is_empty();
        let from = finder.recalled.filter(|_| !typed).unwrap_or(self.state.queries.len());
        let Some(place) = from.checked_sub(1) else {
            return self.notice("no earlier query");
        };
        finder.recalled = Some(place);
        finder.input = Input::new(self.state.queries[place].clone());
        self.search_again();
    }

    /// Keeps a query for later, the newest last.
    fn remember_query(&mut self, typed: &str) {
        if typed.trim().is_empty() {
            return;
        }
        let queries = &mut self.state.queries;
        queries.retain(|query| query != typed);
        queries.push(typed.to_owned());
        if queries.len() > QUERIES {
            queries.remove(0);
        }
    }

    /// Marks the find under the cursor, or unmarks it, and goes on to the next.
    pub(super) fn mark_find(&mut self) {
        let Some(Overlay::Finder(finder)) = self.state.overlay.as_mut() else { return };
        let Some(entity) = finder.chosen_entity() else {
            return self.notice("only entities can be marked");
        };
        let count = finder.hits.len();
        finder.cursor.step(1, count);
        self.toggle_mark(entity);
    }

    /// Goes where a find leads; nothing found leaves the finder open.
    pub(super) fn take_find(&mut self, mut finder: Finder) {
        let typed = finder.input.value().to_owned();
        if finder.awaited != Awaited::Nothing {
            finder.awaited = Awaited::Choice;
            self.state.overlay = Some(Overlay::Finder(finder));
            return;
        }
        let Some(target) = finder.chosen() else {
            self.state.overlay = Some(Overlay::Finder(finder));
            return;
        };
        self.remember_query(&typed);
        match (target, finder.purpose) {
            (Target::Entity(entity), Purpose::Path) => {
                if let Some(focus) = self.state.focus {
                    self.open_paths(Question::new(focus, entity));
                }
            }
            (Target::Entity(entity), Purpose::Go | Purpose::Pick) => {
                self.visit(entity);
                self.state.pane = Pane::Canvas;
            }
            (Target::Relation(relation), _) => {
                self.go_to_claim(Stated::Relation(relation), 0);
                self.focus_pane(Pane::Relations);
            }
            (Target::Paragraph(source, paragraph), _) => {
                self.read_at(source, paragraph);
                self.look_for_first(&typed);
            }
            (Target::Source(source), _) => self.read_at(source, Paragraph::at(0)),
        }
    }

    /// Opens a source at a paragraph, whatever claim is selected.
    fn read_at(&mut self, source: SourceId, paragraph: Paragraph) {
        self.focus_pane(Pane::Reader);
        let under = (self.state.subject, self.state.reader.citation);
        let place = Place { source, paragraph, words: None };
        self.state.reader.detour = Some(Detour { under, place });
        self.state.reader.name = None;
        self.state.reader.search.clear();
    }

    /// Marks the first of the words typed that the paragraph holds, so that `n` goes on from it.
    fn look_for_first(&mut self, typed: &str) {
        let Some(Detour { place, .. }) = &self.state.reader.detour else { return };
        let page = super::super::page::Page::new(self.world, place, u16::MAX);
        let text = page.text(place.paragraph.index()).unwrap_or_default().to_lowercase();
        let candidates = std::iter::once(typed).chain(typed.split_whitespace());
        let found = candidates.map(str::trim).find(|word| text.contains(&word.to_lowercase()));
        found.unwrap_or_default().clone_into(&mut self.state.reader.search);
        self.state.reader.found = None;
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicBool;

    use tui_input::InputRequest;

    use super::super::super::state::State;
    use super::{Awaited, Job, Overlay, Pane, SearchScope, Vertical};
    use crate::load::{LoadedGraph, Text, load_texts};
    use crate::tui::action::{GlobalAction, ListAction, PromptAction};
    use crate::tui::request::Request;
    use crate::tui::state::finder::{Finder, SearchRequest};
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

    fn finder(state: &State) -> &Finder {
        let Some(Overlay::Finder(finder)) = &state.overlay else { panic!("the finder is open") };
        finder
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
        assert_eq!(finder(&state).awaited, Awaited::Hits, "that was another query");
        assert!(finder(&state).hits.is_empty());
        let found = second.run(&world, &never).expect("an answer");
        show_results(&mut state, &world, found);
        assert_eq!((finder(&state).awaited, finder(&state).hits.len()), (Awaited::Nothing, 1));
        assert_eq!(second.run(&world, &AtomicBool::new(true)), None, "nobody waits any more");
    }

    #[test]
    fn enter_waits_for_what_was_typed_before_it() {
        let (mut state, world) = long();
        let search = type_letter(&mut state, &world, 'w');
        update(&mut state, &world, ListAction::Accept);
        assert_eq!(finder(&state).awaited, Awaited::Choice);
        let found = search.run(&world, &AtomicBool::new(false)).expect("an answer");
        show_results(&mut state, &world, found);
        assert!(state.overlay.is_none() && state.pane == Pane::Reader);
    }
}
