//! Keeps the selected claim and the canvas cursor consistent.

use crate::model::{ClaimId, EntityId, RelationId, Selection};

use super::super::session::cursors::{Choice, Cursors, HiddenChoice};
use super::derivation::Derivation;

impl Derivation<'_> {
    /// Selects a hidden choice again if the picture changes, unless the user has chosen something else.
    pub(crate) fn recall_choice(&mut self, focus: EntityId) {
        let now = (focus, self.next.cursors.choice());
        self.next.cursors.hidden.take_if(|hidden| hidden.replacement != now);
        let Some(hidden) = self.next.cursors.hidden.filter(|_| !self.is_drawn_for(focus)) else {
            return;
        };
        let cursors = &mut self.next.cursors;
        cursors.hidden = None;
        cursors.choose(hidden.choice);
        (cursors.canvas.page, cursors.canvas.path) = (hidden.page, hidden.path);
        cursors.canvas.last_selected = cursors.relation();
    }

    /// Stores the user's choice as hidden if it is not visible and something else had to be selected.
    pub(crate) fn remember_choice(
        &mut self,
        focus: EntityId,
        chosen: &Cursors,
        picture: &Selection,
    ) {
        let (choice, reconciled) = (chosen.choice(), self.next.cursors.choice());
        let is_claim_shown =
            |claim| reconciled.claim == Some(claim) || self.is_visible(claim, picture);
        let is_shown = choice.claim.is_none_or(is_claim_shown)
            && choice.node.is_none_or(|node| reconciled.node == Some(node));
        let cursors = &mut self.next.cursors;
        if !is_shown && cursors.hidden.is_none() {
            let (page, path) = (chosen.canvas.page, chosen.canvas.path);
            cursors.hidden =
                Some(HiddenChoice { choice, page, path, replacement: (focus, reconciled) });
        }
    }

    /// Makes the selected claim and the canvas cursor consistent with each other, with the list of relations and with
    /// the picture, whose relations are sorted. If the cursor is on an entity other than the focus, the claim follows
    /// the cursor; otherwise the cursor follows the claim. A hidden cursor or claim is reset to the focus.
    pub(crate) fn reconcile_selection(&mut self, focus: EntityId, picture: &Selection) {
        let (graph, next) = (&self.loaded.graph, &self.next);
        let claim = next.cursors.claim.filter(|claim| self.is_visible(*claim, picture));
        let node = next.cursors.node.filter(|id| *id == focus || picture.entities.contains(id));
        let other = node.filter(|node| *node != focus);
        let fits_cursor = |claim: &ClaimId| other.is_none_or(|node| graph.is_about(*claim, node));
        let nearest_claim = || self.claim_towards_focus(other?, focus, picture);
        let first = || next.claims.all.first().copied();
        // If the cursor is on an entity without relations, the claim stays selected.
        let claim = claim.filter(fits_cursor).or_else(nearest_claim).or(claim).or_else(first);
        let is_at_focus = |claim| graph.is_about(claim, focus);
        let node = node.filter(|_| other.is_some() || claim.is_none_or(is_at_focus));
        let unchanged = claim.filter(|_| claim == next.cursors.claim);
        let node = node.or_else(|| self.visible_end(unchanged, focus, picture));
        if self.next.cursors.claim != claim {
            self.next.cursors.choose(Choice { claim, ..Choice::default() });
        }
        self.next.cursors.node = node.or(Some(focus));
    }

    /// Whether a claim is in the list of relations or in the picture.
    fn is_visible(&self, claim: ClaimId, picture: &Selection) -> bool {
        let is_drawn = |id| picture.relations.binary_search(&id).is_ok();
        self.next.claims.index_of(claim).is_some() || claim.relation().is_some_and(is_drawn)
    }

    /// The claim to select if the cursor is on `node`: a relation to the focus, or else to the entity nearest to it.
    fn claim_towards_focus(
        &self,
        node: EntityId,
        focus: EntityId,
        picture: &Selection,
    ) -> Option<ClaimId> {
        let (graph, drawing) = (&self.loaded.graph, &self.next.picture.drawing);
        let is_visible = |relation: &RelationId| picture.relations.binary_search(relation).is_ok();
        let mut ties = self.next.claims.ties.iter();
        let direct = ties.find(|tie| tie.other == node).map(|tie| tie.relation);
        let hop = |id| drawing.node(id).map_or(usize::MAX, |node| node.hop);
        let nearest = || {
            let ties = graph.ties(node).filter(|tie| is_visible(&tie.relation));
            let is_undrawn = |relation| drawing.edge_index(relation).is_none();
            ties.min_by_key(|tie| (is_undrawn(tie.relation), tie.other != focus, hop(tie.other)))
        };
        direct.or_else(|| Some(nearest()?.relation)).map(ClaimId::Relation)
    }

    /// The entity of a relation for the cursor: on a path the later one, otherwise the one that is not the focus.
    fn visible_end(
        &self,
        claim: Option<ClaimId>,
        focus: EntityId,
        picture: &Selection,
    ) -> Option<EntityId> {
        let id = claim.and_then(ClaimId::relation)?;
        let path = self.view_state().shown_path().and_then(|shown| shown.path());
        let hop = path.and_then(|path| Some(path.hops.get(path.hop_of(id)?)?.to));
        let end = hop.unwrap_or_else(|| self.loaded.graph.relation(id).tie_from(focus).other);
        Some(end).filter(|end| picture.entities.contains(end))
    }
}
