//! From where everything stands to a drawing.

use std::collections::BTreeSet;

use crate::layout::label::fit;
use crate::layout::picture::{
    ArrowHead, Course, Direction, Drawing, Edge, Hidden, Node, Note, PictureForm, Point, SIGN,
    bare, cells, cut_apart, heads, named, shown_relations, straighten,
};
use crate::model::EntityId;

use super::hop_text::Hop;
use super::strip_request::{StripRequest, Telling};
use super::strip_rows::{Deal, Name, Spot, Turn};

/// Draws what was dealt out, and says what was not.
pub(super) fn emit(ask: &StripRequest<'_>, hops: &[Hop], deal: &Deal) -> Drawing {
    let mut drawing = Drawing { size: ask.size, form: PictureForm::Strip, ..Drawing::default() };
    drawing.nodes = nodes(ask, hops, deal);
    let names = deal.start.iter().copied().chain(deal.hops.iter().map(|spot| spot.name));
    for ((hop, spot), (before, node)) in hops.iter().zip(&deal.hops).zip(names.zip(&drawing.nodes))
    {
        drawing.edges.push(edge(ask, hop, spot, before, node));
        let telling = deal.telling.unwrap_or(Telling::Nothing);
        for (row, text) in hop.told(telling, spot.word).into_iter().enumerate() {
            let at = at(spot.word_x(), spot.name.y + 1 + row);
            drawing.notes.push(Note { text, at });
        }
    }
    drawing.hidden = hidden(ask, &drawing);
    note(ask, &mut drawing);
    drawing
}

fn nodes(ask: &StripRequest<'_>, hops: &[Hop], deal: &Deal) -> Vec<Node> {
    let start = deal.start.iter().map(|name| (ask.from, *name));
    let ends = hops.iter().zip(&deal.hops).map(|(hop, spot)| (hop.to, spot.name));
    let places: Vec<(EntityId, Name)> = start.chain(ends).collect();
    let asked: Vec<(&str, usize)> = places
        .iter()
        .map(|(id, name)| (ask.graph.entity(*id).name(), name.columns.saturating_sub(SIGN)))
        .collect();
    let labels = cut_apart(&asked);
    let node = |((id, name), label): ((EntityId, Name), String)| {
        named(ask.graph, id, label, at(name.x, name.y), 0)
    };
    places.into_iter().zip(labels).map(node).collect()
}

fn edge(ask: &StripRequest<'_>, hop: &Hop, spot: &Spot, before: Name, node: &Node) -> Edge {
    let y = spot.name.y;
    let mut edge = bare(ask.graph, &hop.bundle, hop.to, spot.word);
    edge.course = Course::Alone;
    edge.label_at = at(spot.word_x(), y);
    let out = ArrowHead { at: at(spot.head_x(), y), towards: Direction::Right };
    let back = ArrowHead { at: at(spot.x, y), towards: Direction::Left };
    edge.heads = heads(ask.graph, &hop.bundle, [(hop.to, out), (hop.from, back)]);
    edge.points = start(spot, before, node);
    edge.points.push(out.at);
    straighten(&mut edge.points);
    if hop.bundle.from == hop.to {
        edge.points.reverse();
    }
    edge
}

/// The corners of a line up to the row of its word.
fn start(spot: &Spot, before: Name, node: &Node) -> Vec<Point> {
    let y = spot.name.y;
    match spot.turn {
        None => vec![at(spot.x, y)],
        Some(Turn::Down) => vec![at(0, before.y), at(0, y)],
        Some(Turn::Along(row)) => {
            let x = usize::from(node.at.middle().x);
            vec![at(x, before.y), at(x, row), at(0, row), at(0, y)]
        }
    }
}

/// What of the path is not in the drawing.
fn hidden(ask: &StripRequest<'_>, drawing: &Drawing) -> Hidden {
    let ends = ask.legs.iter().map(|leg| leg.to);
    let all: BTreeSet<EntityId> = ends.chain([ask.from]).collect();
    let entities = all.iter().filter(|id| drawing.node(**id).is_none()).count();
    let all: usize = ask.legs.iter().map(|leg| leg.relations.len()).sum();
    Hidden { entities, relations: all - shown_relations(drawing), page: 0, pages: 1 }
}

/// Says at the bottom how many hops are not shown.
fn note(ask: &StripRequest<'_>, drawing: &mut Drawing) {
    let left = ask.legs.len() - drawing.edges.len();
    let Some(y) = ask.size.height.checked_sub(1).filter(|y| left > 0 && *y > 0) else { return };
    let hops = if left == 1 { "hop" } else { "hops" };
    let text = fit(&format!("and {left} more {hops}"), usize::from(ask.size.width));
    drawing.notes.push(Note { text, at: Point::new(0, y) });
}

fn at(x: usize, y: usize) -> Point {
    Point::new(cells(x), cells(y))
}
