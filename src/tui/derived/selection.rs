//! Keeps the selected claim and the cursor of the canvas together.

use crate::model::{ClaimId, EntityId, RelationId, Selection};

use super::super::claim::{concerns, relation_of};
use super::super::session::cursors::{Choice, HiddenChoice};
use super::derivation::Derivation;

impl Derivation<'_> {
    /// Selects a hidden choice again if the picture changes, unless the user has chosen something else.
    pub(crate) fn recall_choice(&mut self, focus: EntityId) {
        let is_drawn = self.is_drawn_for(focus);
        let at = &mut self.next.at;
        let now = (focus, at.choice());
        at.hidden.take_if(|hidden| hidden.instead != now);
        if let Some(hidden) = at.hidden.take_if(|_| !is_drawn) {
            at.choose(hidden.choice);
            at.canvas.page = hidden.page;
            at.canvas.paged_to = relation_of(hidden.choice.claim);
        }
    }

    /// Remembers a choice made on some page if something else had to be selected.
    pub(crate) fn remember_choice(&mut self, focus: EntityId, choice: Choice, page: usize) {
        let at = &mut self.next.at;
        let settled = at.choice();
        let is_shown = choice.claim.is_none_or(|claim| settled.claim == Some(claim))
            && choice.node.is_none_or(|node| settled.node == Some(node));
        if !is_shown && at.hidden.is_none() {
            at.hidden = Some(HiddenChoice { choice, page, instead: (focus, settled) });
        }
    }

    /// Makes the selected claim and the cursor agree with each other and with what is in sight: the list of relations
    /// and the entities and relations of the picture, these sorted. A cursor on another entity than the focus takes
    /// the claim along; otherwise the cursor follows the claim. What is out of sight starts again at the focus.
    pub(crate) fn settle_selection(&mut self, focus: EntityId, picture: &Selection) {
        let (graph, next) = (&self.loaded.graph, &self.next);
        let is_in_sight = |claim: &ClaimId| {
            let is_drawn = |id| picture.relations.binary_search(&id).is_ok();
            next.claims.index_of(*claim).is_some()
                || relation_of(Some(*claim)).is_some_and(is_drawn)
        };
        let claim = next.at.claim.filter(is_in_sight);
        let node = next.at.node.filter(|node| *node == focus || picture.entities.contains(node));
        let away = node.filter(|node| *node != focus);
        let agrees = |claim: &ClaimId| away.is_none_or(|node| concerns(graph, *claim, node));
        let follows = || self.claim_towards_focus(away?, focus, picture);
        let first = || next.claims.all.first().copied();
        // An entity without relations leaves the claim as it is.
        let claim = claim.filter(agrees).or_else(follows).or(claim).or_else(first);
        let is_at_focus = |claim| concerns(graph, claim, focus);
        let node = node.filter(|_| away.is_some() || claim.is_none_or(is_at_focus));
        let kept = claim.filter(|_| claim == next.at.claim);
        let node = node.or_else(|| self.end_in_sight(kept, focus, picture));
        if self.next.at.claim != claim {
            self.next.at.choose(Choice { claim, ..Choice::default() });
        }
        self.next.at.node = node.or(Some(focus));
    }

    /// The claim for a cursor on an entity: its relation with the focus, else with an entity near the focus.
    fn claim_towards_focus(
        &self,
        node: EntityId,
        focus: EntityId,
        picture: &Selection,
    ) -> Option<ClaimId> {
        let (graph, drawing) = (&self.loaded.graph, &self.next.picture.drawing);
        let is_in_sight = |relation: &RelationId| picture.relations.binary_search(relation).is_ok();
        let mut ties = self.next.claims.ties.iter();
        let direct = ties.find(|tie| tie.other == node).map(|tie| tie.relation);
        let hop = |id| drawing.node(id).map_or(usize::MAX, |node| node.hop);
        let nearest = || {
            let ties = graph.ties(node).filter(|tie| is_in_sight(&tie.relation));
            let is_undrawn = |relation| drawing.edge_of(relation).is_none();
            ties.min_by_key(|tie| (is_undrawn(tie.relation), tie.other != focus, hop(tie.other)))
        };
        direct.or_else(|| Some(nearest()?.relation)).map(ClaimId::Relation)
    }

    /// The end of a claim for the cursor: on a path the later one, else the one that is not the focus.
    fn end_in_sight(
        &self,
        claim: Option<ClaimId>,
        focus: EntityId,
        picture: &Selection,
    ) -> Option<EntityId> {
        let id = relation_of(claim)?;
        let path = self.screen().shown_path();
        let hop = path.and_then(|path| Some(path.hops()[path.hop_of(id)?].to));
        let end = hop.unwrap_or_else(|| self.loaded.graph.relation(id).seen_from(focus).other);
        Some(end).filter(|end| picture.entities.contains(end))
    }
}
