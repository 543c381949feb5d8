//! Path strips are valid at any size.

use guanxi::layout::{Drawing, Edge, Leg, Node, Rect, Size, StripRequest, path_strip};
use guanxi::model::{EntityId, Graph, RelationId, Selection};
use guanxi::text::width;

use super::{faults, random};

/// The strip of the path along the given entities, checked for faults.
pub(super) fn checked_strip(graph: &Graph, entities: &[EntityId], size: Size) -> Drawing {
    let legs: Vec<Leg> = entities.windows(2).map(|pair| leg(graph, pair[0], pair[1])).collect();
    let (from, weakest, others) = (entities[0], None, &[][..]);
    let request = StripRequest { graph, from, legs: &legs, weakest, others, size };
    let drawing = path_strip(&request);
    assert!(drawing == path_strip(&request), "different pictures for one request");
    let relations = legs.iter().flat_map(|leg| leg.relations.iter().copied()).collect();
    let selection = Selection { entities: entities.to_vec(), relations, ..Selection::default() };
    let mut faults = faults::find_faults(graph, &selection, &drawing);
    faults.extend(note_faults(&drawing));
    assert!(faults.is_empty(), "{size:?}, {} hops:\n{}", legs.len(), faults.join("\n"));
    drawing
}

fn leg(graph: &Graph, from: EntityId, to: EntityId) -> Leg {
    let ties = graph.ties(from).filter(|tie| tie.other == to);
    let relations: Vec<RelationId> = ties.map(|tie| tie.relation).collect();
    Leg { to, relations }
}

/// Finds notes that are outside the picture, or that overlap each other, a label or a line.
fn note_faults(drawing: &Drawing) -> Vec<String> {
    let rect = |text: &str, at| {
        Rect::line(at, u16::try_from(width(text)).expect("the note should be narrow"))
    };
    let labels = drawing.nodes.iter().map(Node::name_rect);
    let labels: Vec<Rect> = labels.chain(drawing.edges.iter().map(Edge::label_rect)).collect();
    let lines: Vec<_> = drawing.edges.iter().flat_map(faults::cells).collect();
    let mut faults = Vec::new();
    for (index, note) in drawing.notes.iter().enumerate() {
        let cells = rect(&note.text, note.at);
        let others = drawing.notes[index + 1..].iter().map(|other| rect(&other.text, other.at));
        let is_free = !labels.iter().copied().chain(others).any(|other| cells.overlaps(other))
            && !lines.iter().any(|cell| cells.contains(*cell));
        if !is_free || !cells.fits(drawing.size) {
            let (text, at) = (&note.text, note.at);
            faults.push(format!("`{text}` at {at:?} overlaps something or is outside"));
        }
    }
    faults
}

#[test]
fn strips_are_valid_at_any_size_and_length() {
    let graph = random::graph(11, 60);
    for length in 1..=8 {
        let entities = find_path(&graph, length);
        for (width, height) in [0, 1, 9, 17, 18, 26, 33, 40, 57, 80, 120, 300]
            .into_iter()
            .flat_map(|width| [0, 1, 2, 3, 7, 10, 24, 60].map(|height| (width, height)))
        {
            checked_strip(&graph, &entities, Size::new(width, height));
        }
    }
}

#[test]
fn paths_of_eight_hops_fit_on_a_typical_screen() {
    let graph = random::graph(11, 60);
    let entities = find_path(&graph, 8);
    for (width, height) in [(80, 24), (120, 40), (200, 60)] {
        let drawing = checked_strip(&graph, &entities, Size::new(width, height));
        assert_eq!(drawing.edges.len(), 8, "{width}x{height}");
    }
}

/// A path of `hops` hops that visits each entity once.
fn find_path(graph: &Graph, hops: usize) -> Vec<EntityId> {
    fn extend(graph: &Graph, path: &mut Vec<EntityId>, hops: usize) -> bool {
        if path.len() > hops {
            return true;
        }
        let Some(&end) = path.last() else { return false };
        let next: Vec<EntityId> = graph.ties(end).map(|tie| tie.other).collect();
        next.into_iter().any(|next| {
            if path.contains(&next) {
                return false;
            }
            path.push(next);
            let is_found = extend(graph, path, hops);
            if !is_found {
                path.pop();
            }
            is_found
        })
    }
    let mut starts = graph.entities().map(guanxi::model::Entity::id);
    starts
        .find_map(|start| {
            let mut path = vec![start];
            extend(graph, &mut path, hops).then_some(path)
        })
        .expect("a graph of sixty entities should have such a path")
}
