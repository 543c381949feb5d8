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

impl Session {
    /// The session for a reloaded graph: entities and sources are found by slug, claims by what they say, filters by flag.
    /// Drops the popups, and everything that the new graph does not have.
    pub(crate) fn carried_over(self, old: &Graph, new: &Graph) -> Self {
        let entity = |id: EntityId| new.find_entity(old.entity(id).slug());
        let claim = |claim: ClaimId| corresponding_claim(old, claim, new);
        let focus = self.focus.and_then(entity);
        let filter = self.filter.to_args(old).resolve(new).unwrap_or_default();
        let choice = |own: Choice| Choice {
            claim: own.claim.and_then(claim),
            node: own.node.and_then(entity),
            ..own
        };
        let Choice { claim: selected, citation, node } = choice(self.cursors.choice());
        let is_lost = selected.is_none() && self.cursors.claim.is_some();
        let hidden = self.cursors.hidden.and_then(|own| {
            let (focus, replacement) = own.replacement;
            let replacement = (entity(focus)?, choice(replacement));
            Some(HiddenChoice { choice: choice(own.choice), replacement, ..own })
        });
        let path = self.canvas.path.as_ref().and_then(|ends| {
            let excluded = ends.excluded.iter().map(|id| claim(ClaimId::Relation(*id)));
            let excluded = excluded.filter_map(|claim| claim?.relation()).collect();
            Some(PathEnds { from: entity(ends.from)?, to: entity(ends.to)?, excluded })
        });
        Self {
            focus,
            trail: self.trail.carried_over(|step| {
                let entity = entity(step.entity)?;
                Some(TrailStep { entity, claim: step.claim.and_then(claim) })
            }),
            marks: self.marks.iter().filter_map(|id| entity(*id)).collect(),
            cursors: Cursors {
                claim: selected,
                citation,
                node,
                canvas: CanvasPosition {
                    viewport: self.cursors.canvas.viewport,
                    path: self.cursors.canvas.path,
                    ..CanvasPosition::default()
                },
                entities: self.cursors.entities,
                reader: self.cursors.reader.carried_over(old, new, (focus, selected, citation)),
                hidden,
                ..Cursors::default()
            },
            filter,
            canvas: CanvasChoice { path, ..self.canvas },
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
    use super::Session;
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
        let restored = session.clone().carried_over(&old, &new);
        assert_eq!(restored.focus, new.find_entity("zed"));
        assert_eq!(slugs(&restored, &new), ["ann", "zed"]);
        assert_eq!(restored.trail.current(), new.find_entity("zed"));
        assert_eq!(restored.marks.len(), 1);
        assert_eq!((restored.hops, restored.query_history), (3, vec!["zed".to_owned()]));
        let empty = session.carried_over(&old, &graph(&[]));
        assert_eq!((empty.focus, empty.trail.current()), (None, None));
    }
}
