//! Sessions in terms of slugs and ids, to restore them in a reloaded graph.

use serde::{Deserialize, Serialize};

use crate::layout::{MapPoint, Viewport};
use crate::model::{EntityId, Graph};
use crate::query::{Dimension, Filter, FilterArgs};

use super::super::action::Pane;
use super::super::canvas::path::PathEnds;
use super::super::canvas::state::{CanvasChoice, CanvasPosition};
use super::super::cursor::Window;
use super::super::panes::Arrangement;
use super::Session;
use super::bookmark::Bookmark;
use super::cursors::Cursors;
use super::trail::Trail;

/// What can be restored: entities and sources by slug, relations by id, filters by flag. Popups and the position in
/// the reader are not included.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct SavedSession {
    pane: Pane,
    arrangement: Arrangement,
    current: Option<Bookmark>,
    citation: usize,
    node: Option<String>,
    trail: Vec<Bookmark>,
    trail_position: usize,
    marks: Vec<String>,
    hops: usize,
    filter: Vec<(String, String)>,
    canvas: CanvasChoice,
    /// The ends of an open path, its excluded relations, and the path itself.
    path: Option<(String, String, Vec<String>)>,
    path_number: usize,
    /// The zoom and the middle of the map.
    viewport: Option<(f64, Option<(f64, f64)>)>,
    entities: Window,
    queries: Vec<String>,
}

impl SavedSession {
    pub(crate) fn new(session: &Session, graph: &Graph) -> Self {
        let bookmark = |entity, claim| Bookmark::new(graph, entity, claim);
        let slug = |id: EntityId| graph.entity(id).slug().to_owned();
        let steps = session.trail.steps().iter();
        let viewport = session.at.canvas.viewport;
        let filter = session.filter.to_args(graph);
        Self {
            pane: session.pane,
            arrangement: session.arrangement,
            current: session.focus.map(|focus| bookmark(focus, session.at.claim)),
            citation: session.at.citation,
            node: session.at.node.map(slug),
            trail: steps.map(|step| bookmark(step.entity, step.claim)).collect(),
            trail_position: session.trail.position(),
            marks: session.marks.iter().copied().map(slug).collect(),
            hops: session.hops,
            filter: filter
                .iter()
                .map(|(of, value)| (of.flag().to_owned(), value.to_owned()))
                .collect(),
            canvas: session.canvas.clone(),
            path: session.canvas.path.as_ref().map(|ends| {
                let without = ends.without.iter().map(|id| graph.relation(*id).name().to_string());
                (slug(ends.from), slug(ends.to), without.collect())
            }),
            path_number: session.at.canvas.path,
            viewport: viewport.map(|view| (view.zoom, view.centre.map(|at| (at.x, at.y)))),
            entities: session.at.entities,
            queries: session.queries.clone(),
        }
    }

    /// Restores the session on a graph, without anything that the graph does not have.
    pub(crate) fn restored(self, graph: &Graph) -> Session {
        let current = self.current.as_ref().and_then(|current| current.target(graph));
        let marks = self.marks.iter().filter_map(|slug| graph.find_entity(slug)).collect();
        let filter = self.filter(graph);
        let point = |(x, y)| MapPoint { x, y };
        let view = |(zoom, at): (f64, Option<_>)| Viewport { zoom, centre: at.map(point) };
        let canvas = CanvasPosition {
            viewport: self.viewport.map(view),
            path: self.path_number,
            path_filter: Some(filter.clone()),
            ..CanvasPosition::default()
        };
        Session {
            pane: self.pane,
            arrangement: self.arrangement,
            focus: current.map(|(focus, _)| focus),
            trail: self.trail(graph),
            hops: self.hops,
            filter,
            marks,
            canvas: CanvasChoice { path: self.path(graph), ..self.canvas },
            at: Cursors {
                claim: current.and_then(|(_, claim)| claim),
                citation: self.citation,
                node: self.node.and_then(|slug| graph.find_entity(&slug)),
                canvas,
                entities: self.entities,
                ..Cursors::default()
            },
            queries: self.queries,
            ..Session::default()
        }
    }

    fn trail(&self, graph: &Graph) -> Trail {
        let kept = |steps: &[Bookmark]| -> Vec<_> {
            steps.iter().filter_map(|step| step.target(graph)).collect()
        };
        let before = &self.trail[..self.trail_position.min(self.trail.len())];
        Trail::new(kept(&self.trail), kept(before).len())
    }

    fn path(&self, graph: &Graph) -> Option<PathEnds> {
        let (from, to, without) = self.path.as_ref()?;
        let without = without.iter().filter_map(|name| graph.find_relation(name)).collect();
        Some(PathEnds { from: graph.find_entity(from)?, to: graph.find_entity(to)?, without })
    }

    fn filter(&self, graph: &Graph) -> Filter {
        let args = self.filter.iter().filter_map(|(flag, value)| {
            Some((Dimension::all().find(|one| one.flag() == flag)?, value.clone()))
        });
        args.collect::<FilterArgs>().resolve(graph).unwrap_or_default()
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
            trail: Trail::new(all.iter().map(|id| (*id, None)).collect(), 2),
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
