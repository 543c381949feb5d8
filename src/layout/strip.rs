//! The path strip: a chain of relations hop by hop, with date and citation below each.

use crate::model::{EntityId, Graph, Relation, RelationId};

use super::bundle::Bundle;
use super::drawing::{Drawing, Frame, Head, Hidden, Node, Note, Shape};
use super::label::{fit, width};
use super::line::{bare, heads, straighten};
use super::place::{Direction, Point, Rect, Size, cells};

/// What a path strip is asked to show.
#[derive(Clone, Copy)]
pub struct Strip<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// Where the path starts.
    pub from: EntityId,
    /// The relations of the path, each tied to the end of the one before.
    pub hops: &'a [RelationId],
    /// The room there is.
    pub size: Size,
}

/// Rows of a line of the strip: the line, date, citation, and the way to the next line.
const PITCH: u16 = 4;
/// The same where there is no room for date and citation.
const LOW_PITCH: u16 = 2;
/// Around the word of an edge: blank, head or dash, dash, word, dash, head or dash, blank.
const AROUND: usize = 6;
/// What no name and no word grows beyond, and what none is cut below.
const WIDEST: usize = 28;
const LEAST: usize = 8;

/// Where the next piece goes.
#[derive(Clone, Copy)]
struct Pen {
    x: usize,
    y: u16,
    pitch: u16,
}

/// Draws a path, wrapped onto further lines where it is wider than the picture.
///
/// Hops that do not fit are counted as hidden.
#[must_use]
pub fn path_strip(ask: &Strip<'_>) -> Drawing {
    let high = draw(ask, PITCH);
    if high.hidden.relations == 0 { high } else { draw(ask, LOW_PITCH) }
}

fn draw(ask: &Strip<'_>, pitch: u16) -> Drawing {
    let mut drawing = Drawing {
        size: ask.size,
        shape: Shape::Strip,
        focus: Some(ask.from),
        ..Drawing::default()
    };
    let all = usize::from(ask.size.width);
    if all > 0 && ask.size.height > 0 {
        let start = node(ask, ask.from, 0, Pen { x: 0, y: 0, pitch }, all.min(WIDEST));
        let mut pen = Pen { x: usize::from(start.at.right()), y: 0, pitch };
        drawing.nodes.push(start);
        let mut at = ask.from;
        for hop in ask.hops {
            let relation = ask.graph.relation(*hop);
            let other = relation.seen_from(at).other;
            let Some(next) = step(ask, &mut drawing, relation, (at, other), pen) else { break };
            (pen, at) = (next, other);
        }
    }
    let relations = ask.hops.len() - drawing.edges.len();
    drawing.hidden = Hidden { entities: relations, relations, page: 0, pages: 1 };
    drawing
}

/// Draws one hop; where the next one starts, or nothing where this one does not fit.
fn step(
    ask: &Strip<'_>,
    drawing: &mut Drawing,
    relation: Relation<'_>,
    (at, other): (EntityId, EntityId),
    pen: Pen,
) -> Option<Pen> {
    let all = usize::from(ask.size.width);
    let bundle = Bundle::of(ask.graph, vec![relation.id()]);
    let below = if pen.pitch == PITCH { below(ask, relation) } else { Vec::new() };
    let word = bundle.natural(ask.graph, WIDEST);
    let word = below.iter().map(|text| width(text).min(WIDEST)).max().unwrap_or(0).max(word);
    let name = width(ask.graph.entity(other).name()).min(WIDEST);
    let fits = pen.x + word + AROUND + name <= all;
    let (start, line) =
        if fits { (pen, pen) } else { (Pen { x: 1, y: pen.y + pen.pitch, ..pen }, pen) };
    let last = start.y + if pen.pitch == PITCH { 2 } else { 0 };
    let room = all.checked_sub(start.x + AROUND)?;
    let name = name.min(room.checked_sub(word.min(LEAST))?.max(LEAST.min(room)));
    let word = word.min(room.checked_sub(name)?);
    if last >= ask.size.height || word == 0 || name == 0 {
        return None;
    }
    let x = |columns: usize| Point::new(cells(start.x + columns), start.y);
    let mut edge = bare(ask.graph, &bundle, other, word);
    edge.label_at = x(3);
    let out = Head { at: x(word + 4), towards: Direction::Right };
    let back = Head { at: x(1), towards: Direction::Left };
    edge.heads = heads(ask.graph, &bundle, [(other, out), (at, back)]);
    edge.points = points(drawing.nodes.last()?, start, line, word);
    if edge.from != at {
        edge.points.reverse();
    }
    for (row, text) in (1..).zip(&below) {
        let at = Point::new(edge.label_at.x, start.y + row);
        drawing.notes.push(Note { text: fit(text, word), at });
    }
    drawing.edges.push(edge);
    let next = Pen { x: start.x + word + AROUND, ..start };
    let node = node(ask, other, drawing.nodes.len(), next, name);
    let right = usize::from(node.at.right());
    drawing.nodes.push(node);
    Some(Pen { x: right, ..next })
}

/// The line of a hop: straight on, or down below the name before it and around to the left.
fn points(before: &Node, start: Pen, line: Pen, word: usize) -> Vec<Point> {
    let end = Point::new(cells(start.x + word + 4), start.y);
    if start.y == line.y {
        return vec![Point::new(cells(start.x + 1), start.y), end];
    }
    let (down, turn) = (before.at.middle().x, start.y - 1);
    let mut points = vec![
        Point::new(down, before.at.y),
        Point::new(down, turn),
        Point::new(1, turn),
        Point::new(1, start.y),
        end,
    ];
    straighten(&mut points);
    points
}

/// What stands below a hop: when it was, and where it is said.
fn below(ask: &Strip<'_>, relation: Relation<'_>) -> Vec<String> {
    let when = relation.when().map(|when| when.to_string());
    let cites = relation.cites().next().map(|cite| {
        let more = relation.cites().len() - 1;
        let more = if more == 0 { String::new() } else { format!(" +{more}") };
        format!("{}#{}{more}", ask.graph.source(cite.source).slug(), cite.paragraph)
    });
    when.into_iter().chain(cites).collect()
}

fn node(ask: &Strip<'_>, id: EntityId, hop: usize, pen: Pen, columns: usize) -> Node {
    let entity = ask.graph.entity(id);
    let label = fit(entity.name(), columns);
    let label_at = Point::new(cells(pen.x), pen.y);
    let at = Rect::line(label_at, cells(width(&label)));
    Node { id, kind: entity.kind_id(), label, label_at, at, frame: Frame::Open, hop }
}

#[cfg(test)]
mod tests {
    use crate::layout::{Look, Size, Strip, paint, path_strip};
    use crate::model::{RelationId, sample};

    fn strip(width: u16, height: u16) -> String {
        let graph = sample::graph("a -knows-> b\n c -praises-> b\n c =rivals= d");
        let hops: Vec<RelationId> = ["a.knows.b", "c.praises.b", "c.rivals.d"]
            .iter()
            .map(|name| graph.find_relation(name).expect("in the sample"))
            .collect();
        let from = graph.find_entity("a").expect("in the sample");
        let size = Size::new(width, height);
        paint(&path_strip(&Strip { graph: &graph, from, hops: &hops, size }), Look::default())
            .to_text()
    }

    #[test]
    fn a_path_runs_to_the_right() {
        let expected = "\
A ──knows─────▶ B ◀─+praises─── C ◀━!rivals━━━▶ D
    article#1       article#1       article#1

";
        assert_eq!(strip(60, 3), expected);
    }

    #[test]
    fn a_path_wraps_where_it_is_narrow() {
        let expected = "\
A ──knows─────▶ B
    article#1   │
                │
 ╭──────────────╯
 ╰◀─+praises─── C
    article#1   │
                │
 ╭━━━━━━━━━━━━━━╯
 ╰◀━!rivals━━━▶ D
    article#1

";
        assert_eq!(strip(22, 11), expected);
    }
}
