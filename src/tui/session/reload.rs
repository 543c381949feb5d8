//! Carries a session over to a reloaded graph.

use std::collections::BTreeSet;

use crate::layout::Folding;
use crate::model::EntityId;
use crate::query::Reload;

use super::super::canvas::state::{CanvasChoice, CanvasPosition};
use super::super::cursor::Cursor;
use super::Session;
use super::cursors::{Choice, Cursors, HiddenChoice};

/// The notice if the new graph does not have the selected claim.
const CLAIM_IS_GONE: &str = "the selected claim is no longer in the graph";

impl Session {
    /// The session for a reloaded graph: entities and sources are found by slug, claims by what they say, filters by flag.
    /// Drops popups, expansions, and everything that is not in the new graph; a notice reports a lost claim and lists lost
    /// filters.
    pub(crate) fn carried_over(self, reload: Reload<'_>) -> Self {
        let focus = self.focus.and_then(|focus| reload.entity(focus));
        let had_claim = self.cursors.claim.is_some();
        let (filter, dropped) = self.filter.to_args(reload.old).resolve_known(reload.new);
        let dropped = (!dropped.is_empty())
            .then(|| format!("dropped filters that no longer apply: {dropped}"));
        let cursors = cursors_after(self.cursors, focus, reload);
        let is_lost = had_claim && cursors.claim.is_none();
        let lost = is_lost.then(|| CLAIM_IS_GONE.to_owned()).into_iter();
        let path = self.canvas.path.as_ref().and_then(|ends| ends.carried_over(reload));
        let ids =
            |ids: &BTreeSet<EntityId>| ids.iter().filter_map(|id| reload.entity(*id)).collect();
        let Folding { opened, closed } = &self.canvas.folding;
        let folding = Folding { opened: ids(opened), closed: ids(closed) };
        Self {
            focus,
            trail: self.trail.carried_over(reload),
            filter,
            marks: self.marks.into_iter().filter_map(|id| reload.entity(id)).collect(),
            canvas: CanvasChoice { path, folding, expanded: Vec::new(), ..self.canvas },
            cursors,
            popups: Vec::new(),
            insights_cursor: Cursor::default(),
            pending_keys: String::new(),
            notice: lost.chain(dropped).reduce(|before, text| before + "; " + &text),
            ..self
        }
    }
}

fn cursors_after(previous: Cursors, focus: Option<EntityId>, reload: Reload<'_>) -> Cursors {
    let Choice { claim, citation, node } = choice_after(previous.choice(), reload);
    let CanvasPosition { map, path, .. } = previous.canvas;
    Cursors {
        claim,
        citation,
        node,
        canvas: CanvasPosition { map, path, ..CanvasPosition::default() },
        entities: previous.entities,
        reader: previous.reader.carried_over(reload, (focus, claim, citation)),
        hidden: previous.hidden.and_then(|previous| hidden_after(previous, reload)),
        ..Cursors::default()
    }
}

fn choice_after(previous: Choice, reload: Reload<'_>) -> Choice {
    let claim = previous.claim.and_then(|claim| reload.claim(claim));
    let claims = previous.claim.zip(claim);
    let citation = claims.and_then(|(old, new)| reload.citation(old, new, previous.citation));
    let node = previous.node.and_then(|node| reload.entity(node));
    Choice { claim, citation: citation.unwrap_or(0), node }
}

fn hidden_after(previous: HiddenChoice, reload: Reload<'_>) -> Option<HiddenChoice> {
    let (focus, replacement) = previous.replacement;
    let replacement = (reload.entity(focus)?, choice_after(replacement, reload));
    Some(HiddenChoice { choice: choice_after(previous.choice, reload), replacement, ..previous })
}

#[cfg(test)]
mod tests {
    use super::Session;
    use crate::load::{Text, load_texts};
    use crate::model::{Entity, EntityId, Graph};
    use crate::query::Reload;
    use crate::tui::session::trail::Trail;

    fn graph(entities: &[&str]) -> std::sync::Arc<Graph> {
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
