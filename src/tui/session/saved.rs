//! A session by names, so that it can be found again in another graph or in another run.

use serde::{Deserialize, Serialize};

use crate::layout::{MapPoint, Viewport};
use crate::model::{EntityId, Graph, Stated};
use crate::query::{Dimension, FilterArgs};

use super::super::action::Pane;
use super::super::canvas::state::{
    BasePicture, CanvasChoice, CanvasForm, CanvasPosition, MapReach,
};
use super::super::cursor::Window;
use super::super::panes::Arrangement;
use super::super::stated::relation_of;
use super::Session;
use super::cursors::Cursors;
use super::trail::Trail;

/// What can be found again: entities by slug, the selected relation by id, filters by flag.
/// Popups and the position in the reader are left, and so is an open path.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(in crate::tui) struct SavedSession {
    pane: Pane,
    arrangement: Arrangement,
    focus: Option<String>,
    claim: Option<String>,
    trail: Vec<String>,
    trail_position: usize,
    marks: Vec<String>,
    hops: usize,
    filter: Vec<(String, String)>,
    base: BasePicture,
    form: CanvasForm,
    reach: MapReach,
    zoom: Option<f64>,
    centre: Option<(f64, f64)>,
    entities: Window,
    queries: Vec<String>,
}

impl SavedSession {
    /// Saves a session on a graph.
    pub(in crate::tui) fn new(session: &Session, graph: &Graph) -> Self {
        let slug = |id: EntityId| graph.entity(id).slug().to_owned();
        let relation = relation_of(session.at.claim);
        let steps = session.trail.steps().iter();
        let args = session.filter.to_args(graph);
        let viewport = session.at.canvas.viewport;
        Self {
            pane: session.pane,
            arrangement: session.arrangement,
            focus: session.focus.map(slug),
            claim: relation.map(|id| graph.relation(id).name().to_string()),
            trail: steps.map(|step| slug(step.entity)).collect(),
            trail_position: session.trail.position(),
            marks: session.marks.iter().copied().map(slug).collect(),
            hops: session.hops,
            filter: args
                .iter()
                .map(|(of, value)| (of.flag().to_owned(), value.to_owned()))
                .collect(),
            base: session.canvas.base,
            form: session.canvas.form,
            reach: session.canvas.reach,
            zoom: viewport.map(|viewport| viewport.zoom),
            centre: viewport.and_then(|viewport| viewport.centre).map(|point| (point.x, point.y)),
            entities: session.at.entities,
            queries: session.queries.clone(),
        }
    }

    /// The session on a graph; what the graph does not have is left out.
    pub(in crate::tui) fn restored(self, graph: &Graph) -> Session {
        let found = |slug: &String| graph.find_entity(slug);
        let kept = |slugs: &[String]| slugs.iter().filter_map(found).collect::<Vec<EntityId>>();
        let position = kept(&self.trail[..self.trail_position.min(self.trail.len())]).len();
        let args = self.filter.iter();
        let args = args.filter_map(|(flag, value)| {
            Some((Dimension::all().find(|one| one.flag() == flag)?, value.clone()))
        });
        let centre = self.centre.map(|(x, y)| MapPoint { x, y });
        let viewport = self.zoom.map(|zoom| Viewport { centre, zoom });
        let claim = self.claim.and_then(|name| graph.find_relation(&name));
        Session {
            pane: self.pane,
            arrangement: self.arrangement,
            focus: self.focus.as_ref().and_then(found),
            trail: Trail::new(kept(&self.trail), position),
            hops: self.hops,
            filter: args.collect::<FilterArgs>().resolve(graph).unwrap_or_default(),
            marks: kept(&self.marks),
            canvas: CanvasChoice {
                base: self.base,
                path: None,
                form: self.form,
                reach: self.reach,
            },
            at: Cursors {
                claim: claim.map(Stated::Relation),
                canvas: CanvasPosition { viewport, ..CanvasPosition::default() },
                entities: self.entities,
                ..Cursors::default()
            },
            queries: self.queries,
            ..Session::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{SavedSession, Session, Trail};
    use crate::load::{Text, load_texts};
    use crate::model::{Entity, EntityId, Graph};

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
    fn entities_are_found_again_by_slug_and_what_is_gone_is_left_out() {
        let old = graph(&["ann", "bob", "zed"]);
        let all: Vec<EntityId> = old.entities().map(Entity::id).collect();
        let session = Session {
            focus: Some(all[2]),
            trail: Trail::new(all.clone(), 2),
            marks: vec![all[1], all[2]],
            hops: 3,
            queries: vec!["zed".to_owned()],
            ..Session::default()
        };
        let saved = SavedSession::new(&session, &old);
        let text = serde_json::to_string(&saved).expect("a session is plain data");
        let read: SavedSession = serde_json::from_str(&text).expect("and can be read again");
        assert_eq!(read, saved);
        let new = graph(&["aaa", "ann", "zed"]);
        let restored = read.restored(&new);
        assert_eq!(restored.focus, new.find_entity("zed"));
        assert_eq!(slugs(&restored, &new), ["ann", "zed"]);
        assert_eq!(restored.trail.current(), new.find_entity("zed"));
        assert_eq!(restored.marks.len(), 1);
        assert_eq!((restored.hops, restored.queries), (3, vec!["zed".to_owned()]));
        let nothing = SavedSession::new(&session, &old).restored(&graph(&[]));
        assert_eq!((nothing.focus, nothing.trail.current()), (None, None));
    }
}
