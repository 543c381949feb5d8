//! Finds faults in pictures.

use guanxi::layout::{Drawing, Edge, Node, PaintOptions, Point, Rect, paint};
use guanxi::model::{Graph, Selection};

/// Descriptions of all faults in the ego view or path strip of a selection.
pub(super) fn find_faults(graph: &Graph, selection: &Selection, drawing: &Drawing) -> Vec<String> {
    let mut faults = Vec::new();
    outside(drawing, &mut faults);
    empty_labels(drawing, &mut faults);
    overlaps(drawing, &mut faults);
    lines_through_names(drawing, &mut faults);
    lines_through_labels(drawing, &mut faults);
    crossings(drawing, &mut faults);
    incomplete_labels(drawing, &mut faults);
    short_labels(graph, drawing, &mut faults);
    gaps_in_lines(drawing, &mut faults);
    counts(selection, drawing, &mut faults);
    faults
}

/// A description, the cells and the text of every label.
fn labels(drawing: &Drawing) -> Vec<(String, Rect, String)> {
    let nodes = drawing.nodes.iter();
    let nodes = nodes.map(|node| (format!("node {}", node.label), node.name_rect(), name(node)));
    let edges = drawing.edges.iter();
    let edges =
        edges.map(|edge| (format!("edge {}", edge.label), edge.label_rect(), edge.label.clone()));
    let folded = drawing.nodes.iter().filter_map(|node| node.folded.as_ref());
    let folded = folded.map(|note| (format!("note {}", note.text), note.rect(), note.text.clone()));
    nodes.chain(edges).chain(folded).collect()
}

/// A name with the symbol of its kind.
fn name(node: &Node) -> String {
    format!("{}{}", node.symbol.map_or("", |symbol| symbol.glyph), node.label)
}

fn empty_labels(drawing: &Drawing, faults: &mut Vec<String>) {
    let empty = labels(drawing).into_iter().filter(|(_, _, text)| text.is_empty());
    faults.extend(empty.map(|(name, rect, _)| format!("{name} is empty: {rect:?}")));
}

pub(super) fn outside(drawing: &Drawing, faults: &mut Vec<String>) {
    for (name, rect, _) in labels(drawing) {
        if !rect.fits(drawing.size) {
            faults.push(format!("{name} is outside the picture: {rect:?}"));
        }
    }
    for edge in &drawing.edges {
        for point in edge.points.iter().chain(edge.heads.iter().map(|head| &head.at)) {
            if !drawing.size.contains(*point) {
                faults.push(format!("edge {} leaves the picture: {point:?}", edge.label));
            }
        }
    }
}

pub(super) fn overlaps(drawing: &Drawing, faults: &mut Vec<String>) {
    let labels = labels(drawing);
    for (index, (name, rect, _)) in labels.iter().enumerate() {
        for (other, taken, _) in &labels[index + 1..] {
            if rect.overlaps(*taken) {
                faults.push(format!("{name} overlaps {other}"));
            }
        }
    }
}

/// No line runs through a name, except that it may end in a cell of the names at its ends.
pub(super) fn lines_through_names(drawing: &Drawing, faults: &mut Vec<String>) {
    let names: Vec<(&Node, Rect)> =
        drawing.nodes.iter().map(|node| (node, node.name_rect())).collect();
    for edge in &drawing.edges {
        let cells = cells(edge);
        for (node, rect) in &names {
            let is_end = node.id == edge.from || node.id == edge.to;
            let covered = cells.iter().filter(|cell| rect.contains(**cell)).count();
            if covered > usize::from(is_end) {
                faults.push(format!("edge {} runs through {}", edge.label, node.label));
            }
        }
    }
}

fn lines_through_labels(drawing: &Drawing, faults: &mut Vec<String>) {
    for (index, edge) in drawing.edges.iter().enumerate() {
        let cells = cells(edge);
        for (other_index, other) in drawing.edges.iter().enumerate() {
            let is_covered = cells.iter().any(|cell| other.label_rect().contains(*cell));
            if index != other_index && is_covered {
                faults.push(format!("edge {} runs through {}", edge.label, other.label));
            }
        }
    }
}

/// Edges without a common end share cells only where they cross at a right angle.
fn crossings(drawing: &Drawing, faults: &mut Vec<String>) {
    let lines: Vec<Vec<Point>> = drawing.edges.iter().map(cells).collect();
    for (index, edge) in drawing.edges.iter().enumerate() {
        for (other, line) in drawing.edges.iter().zip(&lines).skip(index + 1) {
            let ends = [edge.from, edge.to];
            let share_end = ends.contains(&other.from) || ends.contains(&other.to);
            let shared = lines[index].iter().filter(|cell| line.binary_search(cell).is_ok());
            let mut ambiguous = shared.filter(|cell| !cross_at_right_angle(edge, other, **cell));
            if let Some(cell) = ambiguous.next().filter(|_| !share_end) {
                faults.push(format!("edge {} touches {} at {cell:?}", edge.label, other.label));
            }
        }
    }
}

/// Whether one edge is vertical in a cell and the other is horizontal, and neither has an arrowhead there.
fn cross_at_right_angle(one: &Edge, other: &Edge, at: Point) -> bool {
    let is_head = |edge: &Edge| edge.heads.iter().any(|head| head.at == at);
    let (a, b) = (is_vertical(one, at), is_vertical(other, at));
    a.is_some() && b.is_some() && a != b && !is_head(one) && !is_head(other)
}

/// Whether the line of an edge is vertical in a cell; `None` for a corner, an end or no line.
pub(super) fn is_vertical(edge: &Edge, at: Point) -> Option<bool> {
    let is_between = |a: u16, b: u16, x: u16| a.min(b) < x && x < a.max(b);
    edge.points.windows(2).find_map(|pair| {
        let (a, b) = (pair[0], pair[1]);
        let is_vertical = a.x == b.x && a.x == at.x && is_between(a.y, b.y, at.y);
        let is_horizontal = a.y == b.y && a.y == at.y && is_between(a.x, b.x, at.x);
        (is_vertical || is_horizontal).then_some(is_vertical)
    })
}

/// Every cell of the line of an edge.
pub(super) fn cells(edge: &Edge) -> Vec<Point> {
    let mut cells = Vec::new();
    for pair in edge.points.windows(2) {
        for x in pair[0].x.min(pair[1].x)..=pair[0].x.max(pair[1].x) {
            for y in pair[0].y.min(pair[1].y)..=pair[0].y.max(pair[1].y) {
                cells.push(Point::new(x, y));
            }
        }
    }
    cells.sort_unstable();
    cells.dedup();
    cells
}

/// Every label is painted in full at its position.
pub(super) fn incomplete_labels(drawing: &Drawing, faults: &mut Vec<String>) {
    let painted = paint(drawing, PaintOptions::default());
    for (name, rect, text) in labels(drawing) {
        let cells = (rect.x..rect.right()).filter_map(|x| painted.get(Point::new(x, rect.y)));
        let painted_text: String = cells.map(|cell| cell.glyph.as_str()).collect();
        if painted_text != text {
            faults.push(format!("{name} is painted as {painted_text}"));
        }
    }
}

/// Every cell of a line is painted, except below its label and in the names at its ends.
fn gaps_in_lines(drawing: &Drawing, faults: &mut Vec<String>) {
    let painted = paint(drawing, PaintOptions::default());
    for edge in &drawing.edges {
        let is_blank = |at: &Point| painted.get(*at).is_none_or(|cell| cell.glyph == " ");
        let label = edge.label_rect();
        let is_name = |at: &Point| drawing.nodes.iter().any(|node| node.name_rect().contains(*at));
        let is_line = |at: &Point| !label.contains(*at) && !is_name(at);
        let mut visible = cells(edge).into_iter().filter(is_line);
        if let Some(at) = visible.find(is_blank) {
            faults.push(format!("edge {} has a gap at {at:?}", edge.label));
        }
    }
}

/// A name is shown in full or at least seven columns wide, and different names have different labels.
fn short_labels(graph: &Graph, drawing: &Drawing, faults: &mut Vec<String>) {
    let is_narrow = drawing.size.width < 40;
    for (index, node) in drawing.nodes.iter().enumerate() {
        let name = graph.entity(node.id).name();
        if node.label != name && node.label_rect().width < 7 && !is_narrow {
            faults.push(format!("{name} is cut to {}", node.label));
        }
        let has_same_label = |other: &&Node| other.label == node.label;
        if let Some(other) = drawing.nodes[index + 1..].iter().find(has_same_label)
            && graph.entity(other.id).name() != name
            && !is_narrow
        {
            faults.push(format!("{name} and {} have one label", graph.entity(other.id).name()));
        }
    }
}

pub(super) fn counts(selection: &Selection, drawing: &Drawing, faults: &mut Vec<String>) {
    let hidden = drawing.hidden;
    let members = drawing.nodes.iter().map(|node| node.group.as_ref());
    let shown: usize = members.map(|group| group.map_or(1, |group| group.members.len())).sum();
    let entities = shown + hidden.entities;
    if entities != selection.entities.len() {
        faults.push(format!("{entities} entities shown and hidden"));
    }
    let inside = drawing.nodes.iter().filter_map(|node| Some(node.group.as_ref()?.inside.len()));
    let drawn: usize = drawing.edges.iter().map(|edge| edge.relations.len()).chain(inside).sum();
    let relations = drawn + drawing.in_words.len() + hidden.relations;
    if relations != selection.relations.len() {
        faults.push(format!("{relations} relations shown and hidden"));
    }
}
