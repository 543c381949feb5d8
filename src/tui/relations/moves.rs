//! Moves the selection through the relations, the role and the facts of the focus.

use crate::model::ClaimId;

use super::super::action::Step;
use super::super::context::Update;

impl Update<'_> {
    pub(crate) fn move_in_relations(&mut self, by: isize) {
        self.session.cursors.step_through(&self.derived.claims.all, by);
    }

    pub(crate) fn click_relations(&mut self, line: usize) {
        let line = self.session.cursors.relations.click(line);
        if let Some(claim) = self.derived.claims.claim_at(line) {
            self.session.cursors.select(claim);
        }
    }

    /// Selects the next or previous claim of the path, or else of the focus, wrapping around.
    #[expect(clippy::indexing_slicing, reason = "a cycle stays below the length")]
    pub(crate) fn step_claim(&mut self, direction: Step) {
        let path = self.view_state().shown_path().map(|path| path.relations());
        let path = path.map(|path| path.into_iter().map(ClaimId::Relation).collect::<Vec<_>>());
        let claims = path.as_ref().unwrap_or(&self.derived.claims.all);
        if claims.is_empty() {
            return self.session.show_notice("no claims to step through here");
        }
        let index = claims.iter().position(|claim| Some(*claim) == self.session.cursors.claim);
        self.session.cursors.select(claims[direction.cycle(index, claims.len())]);
    }
}
