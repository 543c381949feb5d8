//! The map: everything that was asked for, placed by closeness, seen through a window.

use std::collections::BTreeMap;

use crate::model::{EntityId, Graph, Selection};

use super::bundle::{Bundle, Run};
use super::crowd::Crowd;
use super::drawing::{Course, Drawing, Edge, Frame, Hidden, Node, Note, Shape};
use super::label::{fit, width};
use super::line::{bare, shown_relations};
use super::place::{Point, Rect, Size, cells};
use super::places::Places;
use super::unique::cut_apart;
use super::view::{View, Window};

/// What a map is asked to show.
#[derive(Clone, Copy)]
pub struct Map<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// The entities and relations to show.
    pub selection: &'a Selection,
    /// Where the entities lie.
    pub places: &'a Places,
    /// The window onto them.
    pub view: View,
    /// The entity that is named whatever else finds no room.
    pub focus: Option<EntityId>,
    /// Another one that is: the one under a cursor.
    pub named: Option<EntityId>,
    /// The room there is.
    pub size: Size,
}

/// Names are cut to no more than the first on a map, and to the second where that finds no room.
const NAME: usize = 24;
const SHORT: usize = 8;
/// What stands for an entity whose name finds no room at all.
const DOT: &str = "•";
/// Up to so many edges in sight say what they are, where there is room.
const SPOKEN: usize = 30;
/// What no word of an edge grows beyond.
const WORD: usize = 16;

/// Draws a part of a map.
///
/// Names stand as near to their places as they can without overlapping, those with most relations
/// first; others are shortened, then shown as a dot, then counted as hidden.
#[must_use]
pub fn map(ask: &Map<'_>) -> Drawing {
    let mut drawing =
        Drawing { size: ask.size, shape: Shape::Map, focus: ask.focus, ..Drawing::default() };
    let mut crowd = Crowd::new(ask.size);
    keep_row_for_note(ask, &mut crowd);
    drawing.nodes = nodes(ask, &mut crowd);
    drawing.edges = edges(ask, &drawing.nodes, &mut crowd);
    let entities = ask.selection.entities.len().saturating_sub(drawing.nodes.len());
    let relations = ask.selection.relations.len().saturating_sub(shown_relations(&drawing));
    drawing.hidden = Hidden { entities, relations, page: 0, pages: 1 };
    if entities > 0 && ask.size.height > 1 {
        let text = fit(&format!("and {entities} more"), usize::from(ask.size.width));
        drawing.notes.push(Note { text, at: Point::new(0, ask.size.height - 1) });
    }
    drawing
}

fn keep_row_for_note(ask: &Map<'_>, crowd: &mut Crowd) {
    let y = ask.size.height.saturating_sub(1);
    crowd.settle_at(Rect { x: 0, y, width: ask.size.width.min(16), height: 1 });
}

/// The nodes in sight: the focus first, then those with most relations.
fn nodes(ask: &Map<'_>, crowd: &mut Crowd) -> Vec<Node> {
    let window = Window::new(ask.view, ask.places, ask.size);
    let mut ties: BTreeMap<EntityId, usize> = BTreeMap::new();
    for relation in &ask.selection.relations {
        let relation = ask.graph.relation(*relation);
        *ties.entry(relation.from().id()).or_default() += 1;
        *ties.entry(relation.to().id()).or_default() += 1;
    }
    let inside = |(x, y): (i32, i32)| {
        let (width, height) = (i32::from(ask.size.width), i32::from(ask.size.height));
        (0..width).contains(&x) && (0..height).contains(&y)
    };
    let mut seen: Vec<(EntityId, (i32, i32))> = ask
        .selection
        .entities
        .iter()
        .filter_map(|id| Some((*id, window.cell(ask.places.spot(*id)?))))
        .filter(|(_, at)| inside(*at))
        .collect();
    seen.sort_by_key(|(id, _)| {
        let ties = ties.get(id).copied().unwrap_or(0);
        let pinned = [ask.focus, ask.named].contains(&Some(*id));
        (!pinned, ask.focus != Some(*id), usize::MAX - ties, ask.graph.entity(*id).name(), *id)
    });
    let name = |columns: usize| {
        let names = seen.iter().map(|(id, _)| (ask.graph.entity(*id).name(), columns));
        cut_apart(&names.collect::<Vec<_>>())
    };
    let widths = seen.iter().map(|(id, _)| width(ask.graph.entity(*id).name()));
    let (names, short) = (name(roomy(ask.size, &widths.collect::<Vec<_>>())), name(SHORT));
    let forms = names.iter().zip(&short).map(|(name, short)| [name.as_str(), short, DOT]);
    let placed = seen.iter().zip(forms).filter_map(|((id, at), forms)| {
        let settled =
            forms.into_iter().find_map(|form| Some((form, crowd.settle(*at, width(form))?)));
        let (label, label_at) = settled?;
        Some(node(ask, *id, label, label_at))
    });
    placed.collect()
}

/// How many columns names may take so that all of them together fill less than half the picture.
fn roomy(size: Size, widths: &[usize]) -> usize {
    let half = usize::from(size.width) * usize::from(size.height) / 2;
    let filled = |most: &usize| widths.iter().map(|width| width.min(most) + 2).sum::<usize>();
    (SHORT..=NAME).rev().find(|most| filled(most) <= half).unwrap_or(SHORT)
}

fn node(ask: &Map<'_>, id: EntityId, label: &str, label_at: Point) -> Node {
    let at = Rect::line(label_at, cells(width(label)));
    let (kind, label) = (ask.graph.entity(id).kind_id(), label.to_owned());
    Node { id, kind, label, label_at, at, frame: Frame::Open, hop: 0 }
}

/// Straight lines between the nodes in sight, with their words where there is room.
fn edges(ask: &Map<'_>, nodes: &[Node], crowd: &mut Crowd) -> Vec<Edge> {
    let at: BTreeMap<EntityId, Point> =
        nodes.iter().map(|node| (node.id, node.at.middle())).collect();
    let mut edges = Vec::new();
    for bundle in Bundle::by_pair(ask.graph, &ask.selection.relations) {
        let (Some(from), Some(to)) = (at.get(&bundle.from), at.get(&bundle.to)) else { continue };
        if bundle.run(ask.graph) == Run::Loop {
            continue;
        }
        let rightwards = if from.x < to.x { bundle.to } else { bundle.from };
        let mut edge = bare(ask.graph, &bundle, rightwards, WORD);
        edge.points = vec![*from, *to];
        edge.course = Course::Straight;
        edges.push(edge);
    }
    // With many edges words only hide lines: then no room is given to any.
    let mut full = Crowd::full(ask.size);
    let crowd = if edges.len() <= SPOKEN { crowd } else { &mut full };
    for edge in &mut edges {
        speak(edge, ask.size, crowd);
    }
    edges
}

/// Gives an edge its words in the middle of its line, where there is room; those of a selected
/// relation always find some.
fn speak(edge: &mut Edge, size: Size, crowd: &mut Crowd) {
    let (from, to) = (edge.points[0], edge.points[edge.points.len() - 1]);
    let columns = cells(width(&edge.label));
    let x = u16::midpoint(from.x, to.x).saturating_sub(columns / 2);
    let x = x.min(size.width.saturating_sub(edge.label_width));
    edge.label_at = Point::new(x, u16::midpoint(from.y, to.y));
    if !crowd.settle_at(Rect::line(edge.label_at, columns)) {
        edge.label.clear();
    }
}
