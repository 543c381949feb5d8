//! Several entities at once: marking them, what lies between them, paths from one to another.

use crate::model::EntityId;

use super::super::state::finder::Purpose;
use super::super::state::overlay::Overlay;
use super::super::state::route::Question;
use super::super::state::story::Story;
use super::Change;

impl Change<'_> {
    /// Marks the entity under the cursor for a question about several.
    pub(super) fn mark(&mut self) {
        if let Some(entity) = self.pointed_at() {
            self.toggle_mark(entity);
        }
    }

    /// Marks an entity, or unmarks it.
    pub(super) fn toggle_mark(&mut self, entity: EntityId) {
        let name = self.world.graph.entity(entity).name();
        let place = self.state.marks.iter().position(|marked| *marked == entity);
        if let Some(place) = place {
            self.state.marks.remove(place);
            return self.notice(format!("{name} is no longer marked"));
        }
        self.state.marks.push(entity);
        let next = if self.several().len() > 1 { "; b between, p path, x note" } else { "" };
        self.notice(format!("{name} is marked{next}"));
    }

    /// Takes all marks away.
    pub(super) fn unmark_all(&mut self) {
        let told = if self.state.marks.is_empty() { "nothing is marked" } else { "no marks left" };
        self.state.marks.clear();
        self.notice(told);
    }

    /// The entities that a question about several means: the marked; the focus and the one marked.
    pub(super) fn several(&self) -> Vec<EntityId> {
        match (self.state.marks.as_slice(), self.state.focus) {
            ([marked], Some(focus)) if *marked != focus => vec![focus, *marked],
            ([] | [_], _) => Vec::new(),
            (several, _) => several.to_vec(),
        }
    }

    /// Shows what lies between the marked.
    pub(super) fn open_between(&mut self) {
        let several = self.several();
        if several.is_empty() {
            return self.notice("mark somebody with Space first, then b: what lies between");
        }
        let story = Story::between(&self.world.graph, &several, &self.state.filter);
        self.state.overlay = Some(Overlay::Story(story));
    }

    /// Shows the paths between two that are marked, else asks for the other end of one.
    pub(super) fn open_path_finder(&mut self) {
        match (self.state.marks.as_slice(), self.state.focus) {
            (&[from, to], _) => self.open_paths(Question::new(from, to)),
            (_, None) => self.notice("no entity, no path"),
            _ => self.open_finder_for(Purpose::Path),
        }
    }
}
