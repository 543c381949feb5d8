//! What follows from the rest: after every action, results that no longer fit are worked out anew
//! and every cursor and window is brought back inside its list.

use crate::model::{EntityId, Stated};
use crate::query::{Names, everything, neighbourhood};

use super::super::context::Change;
use super::super::panes::inner;
use super::super::reading::Reading;
use super::super::stage::stage;
use super::super::state::Settled;
use super::super::state::atlas::Reach;
use super::super::state::picture::{Ask, Scene};
use super::super::state::reader::Place;
use super::super::state::relations::Relations;
use super::super::state::route::Route;
use super::super::state::subject::{citations, relation_of};

/// Up to so many entities the names are collected at once; above that, when the reader is used.
const NAMES_AT_ONCE: usize = 20_000;

impl Change<'_> {
    /// Brings everything in line.
    pub(crate) fn settle(&mut self) {
        if let Some(focus) = self.state.focus {
            self.settle_relations(focus);
            self.settle_route();
            self.settle_selection(focus);
            self.settle_subject(focus);
            self.settle_drawing(focus);
        }
        self.settle_reader();
        self.settle_windows();
        self.keep_popup_in_sight();
        self.state.settled = Settled::Yes;
    }

    /// Lists the entities that the filter lets through.
    pub(crate) fn list_entities(&mut self) {
        self.state.entities.list(&self.world.graph, &self.state.filter);
    }

    /// Asks for the ties of the focus where it or the filter have changed.
    fn settle_relations(&mut self, focus: EntityId) {
        let state = &mut *self.state;
        let of = state.relations.of.as_ref();
        if of.is_none_or(|(entity, filter)| *entity != focus || *filter != state.filter) {
            state.relations = Relations::of(&self.world.graph, focus, &state.filter);
        }
    }

    /// Asks for what is to be shown where that has changed.
    fn settle_selection(&mut self, focus: EntityId) {
        let Some(ask) = self.ask(focus) else { return };
        let state = &mut *self.state;
        if state.picture.asked.as_ref() == Some(&ask) {
            return;
        }
        let graph = &self.world.graph;
        state.picture.selection = match &ask {
            Ask::Around { focus, hops, filter } => {
                neighbourhood(graph, &[*focus], *hops, filter).selection
            }
            Ask::Everything(filter) => everything(graph, filter),
            Ask::Path(..) => state.picture.route.as_ref().map(Route::selection).unwrap_or_default(),
        };
        state.picture.asked = Some(ask);
        state.picture.made_for = None;
    }

    /// What the selection depends on; nothing where a path is wanted and none was asked for.
    pub(crate) fn ask(&self, focus: EntityId) -> Option<Ask> {
        let (picture, filter) = (&self.state.picture, self.state.filter.clone());
        let hops = self.state.hops;
        Some(match (picture.scene, picture.atlas.reach) {
            (Scene::Map, Reach::Everything) => Ask::Everything(filter),
            (Scene::Ego, _) | (Scene::Map, Reach::Around) => Ask::Around { focus, hops, filter },
            (Scene::Strip, _) => {
                let route = picture.route.as_ref()?;
                Ask::Path(route.question.clone(), filter, route.at)
            }
        })
    }

    /// Keeps the selected claim where it is still in sight, else takes the first.
    fn settle_subject(&mut self, focus: EntityId) {
        let state = &mut *self.state;
        let in_sight = state.subject.is_some_and(|subject| match subject {
            Stated::Relation(id) => {
                state.relations.place_of(subject).is_some()
                    || state.picture.selection.relations.binary_search(&id).is_ok()
            }
            alone => state.relations.place_of(alone).is_some(),
        });
        if !in_sight {
            state.subject = state.relations.claim(0);
            state.reader.citation = 0;
        }
        if state.picture.node.is_none() {
            // A map is walked from where one is; around a focus one is on the way somewhere.
            let subject = state.subject.filter(|_| state.picture.scene != Scene::Map);
            let tie = subject.and_then(|subject| state.relations.tie_of(subject));
            state.picture.node = Some(tie.map_or(focus, |tie| tie.other));
        }
    }

    /// Opens the source at the citation, where it is another one than before.
    fn settle_reader(&mut self) {
        let graph = &self.world.graph;
        let cites = self.state.subject.map_or_else(Vec::new, |subject| citations(graph, subject));
        let pane = self.panes().reader;
        let room = (pane.width, pane.height);
        let reader = &mut self.state.reader;
        reader.citation = reader.citation.min(cites.len().saturating_sub(1));
        let under = (self.state.subject, reader.citation);
        reader.detour = reader.detour.take().filter(|detour| detour.under == under);
        let proof = cites.get(reader.citation).map(|cite| Place {
            source: cite.source,
            paragraph: cite.paragraph,
            words: cite.words.map(str::to_owned),
        });
        let place = reader.detour.as_ref().map(|detour| detour.place.clone()).or(proof);
        if reader.place != place || reader.made_for != (self.state.subject, room) {
            self.state.reader.place = place;
            self.state.reader.made_for = (self.state.subject, room);
            self.show_citation();
        }
        let is_wanted = graph.entity_count() <= NAMES_AT_ONCE
            || self.state.pane == super::super::argument::Pane::Reader;
        if self.state.names.is_none() && is_wanted {
            self.state.names = Some(Names::new(graph));
        }
    }

    fn show_citation(&mut self) {
        let reading = Reading::new(self.state, self.world, self.panes().reader);
        let words = self.state.reader.place.as_ref().and_then(|place| place.words.clone());
        let rows = reading.rows();
        let top = reading.page.map(|page| page.around_citation(words.as_deref(), rows));
        self.state.reader.top = top.unwrap_or_default();
    }

    fn settle_windows(&mut self) {
        let panes = self.panes();
        let state = &mut *self.state;
        let height = usize::from(inner(panes.entities).height);
        let row = state.entities.cursor().and_then(|entity| state.entities.row_of(entity));
        let count = state.entities.row_count();
        match row {
            // The heading of a group comes into sight with its first member.
            Some(row) => {
                state.entities.window.show(row, height, count);
                if row == 1 {
                    state.entities.window.top = 0;
                }
            }
            None => state.entities.window.clamp(height, count),
        }
        let height = usize::from(inner(panes.relations).height);
        let line = state.subject.and_then(|subject| state.relations.line_of(subject));
        let count = state.relations.line_count();
        match line {
            Some(line) => state.relations.window.show(line, height, count),
            None => state.relations.window.clamp(height, count),
        }
        let height = usize::from(stage(state, self.world, panes.canvas).picture.height);
        super::super::twin::settle(&mut state.picture, relation_of(state.subject), height);
    }
}
