//! Carries a session over to a reloaded graph.

use crate::model::{ClaimId, EntityId, Graph};
use crate::query::corresponding_claim;

use super::super::canvas::path::PathEnds;
use super::super::canvas::state::{CanvasChoice, CanvasPosition};
use super::super::cursor::Cursor;
use super::Session;
use super::cursors::{Choice, Cursors, HiddenChoice};
use super::trail::TrailStep;

/// The notice if the new graph does not have the selected claim.
const LOST: &str = "the claim that was selected is no longer in the graph";

/// A graph before and after a reload: entities and sources are found by slug, claims by what they say.
#[derive(Clone, Copy)]
pub(crate) struct Reload<'g> {
    pub(crate) old: &'g Graph,
    pub(crate) new: &'g Graph,
}

impl Reload<'_> {
    pub(crate) fn entity(self, id: EntityId) -> Option<EntityId> {
        self.new.find_entity(self.old.entity(id).slug())
    }

    fn claim(self, claim: ClaimId) -> Option<ClaimId> {
        corresponding_claim(self.old, claim, self.new)
    }

    fn choice(self, own: Choice) -> Choice {
        let claim = own.claim.and_then(|claim| self.claim(claim));
        Choice { claim, node: own.node.and_then(|node| self.entity(node)), ..own }
    }

    fn hidden(self, own: HiddenChoice) -> Option<HiddenChoice> {
        let (focus, replacement) = own.replacement;
        let replacement = (self.entity(focus)?, self.choice(replacement));
        Some(HiddenChoice { choice: self.choice(own.choice), replacement, ..own })
    }

    fn step(self, step: TrailStep) -> Option<TrailStep> {
        let claim = step.claim.and_then(|claim| self.claim(claim));
        Some(TrailStep { entity: self.entity(step.entity)?, claim })
    }

    fn path(self, ends: &PathEnds) -> Option<PathEnds> {
        let excluded = ends.excluded.iter().map(|id| self.claim(ClaimId::Relation(*id)));
        let excluded = excluded.filter_map(|claim| claim?.relation()).collect();
        Some(PathEnds { from: self.entity(ends.from)?, to: self.entity(ends.to)?, excluded })
    }

    fn cursors(self, own: Cursors, focus: Option<EntityId>) -> Cursors {
        let Choice { claim, citation, node } = self.choice(own.choice());
        let CanvasPosition { viewport, path, .. } = own.canvas;
        Cursors {
            claim,
            citation,
            node,
            canvas: CanvasPosition { viewport, path, ..CanvasPosition::default() },
            entities: own.entities,
            reader: own.reader.carried_over(self.old, self.new, (focus, claim, citation)),
            hidden: own.hidden.and_then(|hidden| self.hidden(hidden)),
            ..Cursors::default()
        }
    }
}

impl Session {
    /// The session for a reloaded graph, with filters found by flag. Drops the popups, and everything that the new graph
    /// does not have.
    pub(crate) fn carried_over(self, reload: Reload<'_>) -> Self {
        let focus = self.focus.and_then(|focus| reload.entity(focus));
        let had_claim = self.cursors.claim.is_some();
        let cursors = reload.cursors(self.cursors, focus);
        let is_lost = had_claim && cursors.claim.is_none();
        let path = self.canvas.path.as_ref().and_then(|ends| reload.path(ends));
        Self {
            focus,
            trail: self.trail.carried_over(|step| reload.step(step)),
            filter: self.filter.to_args(reload.old).resolve(reload.new).unwrap_or_default(),
            marks: self.marks.into_iter().filter_map(|id| reload.entity(id)).collect(),
            canvas: CanvasChoice { path, ..self.canvas },
            cursors,
            popups: Vec::new(),
            insights_cursor: Cursor::default(),
            pending_keys: String::new(),
            notice: is_lost.then(|| LOST.to_owned()),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Reload, Session};
    use crate::load::{Text, load_texts};
    use crate::model::{Entity, EntityId, Graph};
    use crate::tui::session::trail::Trail;

    fn graph(entities: &[&str]) -> Graph {
        let mut body = String::from("entity_kinds: {firm: {plural: firms}}\nentities:\n");
        for slug in entities {
            body.extend(["  ", slug, ": {kind: firm, name: ", slug, "}\n"]);
        }
        load_texts(&[Text { name: "guanxi.yaml".to_owned(), body }]).graph
    }

    fn slugs(session: &Session, graph: &Graph) -> Vec<String> {
        let steps = session.trail.steps().iter();
        steps.map(|step| graph.entity(step.entity).slug().to_owned()).collect()
    }

    #[test]
    fn entities_are_found_by_slug_and_missing_ones_are_dropped() {
        let old = graph(&["ann", "bob", "zed"]);
        let all: Vec<EntityId> = old.entities().map(Entity::id).collect();
        let mut trail = Trail::default();
        for id in &all {
            trail.visit(*id);
        }
        let session = Session {
            focus: Some(all[2]),
            trail,
            marks: vec![all[1], all[2]],
            hops: 3,
            query_history: vec!["zed".to_owned()],
            ..Session::default()
        };
        let new = graph(&["aaa", "ann", "zed"]);
        let restored = session.clone().carried_over(Reload { old: &old, new: &new });
        assert_eq!(restored.focus, new.find_entity("zed"));
        assert_eq!(slugs(&restored, &new), ["ann", "zed"]);
        assert_eq!(restored.trail.current(), new.find_entity("zed"));
        assert_eq!(restored.marks.len(), 1);
        assert_eq!((restored.hops, restored.query_history), (3, vec!["zed".to_owned()]));
        let empty = session.carried_over(Reload { old: &old, new: &graph(&[]) });
        assert_eq!((empty.focus, empty.trail.current()), (None, None));
    }
}
