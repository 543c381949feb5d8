//! Keeps the selected claim and the cursor of the canvas together.

use crate::model::{ClaimId, EntityId, RelationId, Selection};

use super::super::claim::{concerns, relation_of};
use super::derivation::Derivation;

impl Derivation<'_> {
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
            self.next.at.select(claim);
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
        let end = hop.unwrap_or_else(|| self.loaded.graph.relation(id).tie_from(focus).other);
        Some(end).filter(|end| picture.entities.contains(end))
    }
}
