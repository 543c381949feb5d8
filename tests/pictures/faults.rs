//! What must never be seen in a picture.

use guanxi::layout::{Drawing, Edge, Node, PaintOptions, Point, Rect, paint};
use guanxi::model::{Graph, Selection};

/// Everything that is wrong with a drawing of a selection, in words.
pub(super) fn of(graph: &Graph, selection: &Selection, drawing: &Drawing) -> Vec<String> {
    let mut faults = Vec::new();
    outside(drawing, &mut faults);
    overlaps(drawing, &mut faults);
    lines_through_labels(drawing, &mut faults);
    crossings(drawing, &mut faults);
    torn_labels(drawing, &mut faults);
    short_labels(graph, drawing, &mut faults);
    counts(selection, drawing, &mut faults);
    faults
}

/// What is wrong with a map, in words: its lines may run under names.
pub(super) fn of_map(selection: &Selection, drawing: &Drawing) -> Vec<String> {
    let mut faults = Vec::new();
    overlaps(drawing, &mut faults);
    torn_labels(drawing, &mut faults);
    counts(selection, drawing, &mut faults);
    faults
}

/// Every label with what it belongs to.
fn labels(drawing: &Drawing) -> Vec<(String, Rect, String)> {
    let nodes = drawing.nodes.iter();
    let nodes = nodes.map(|node| (format!("node {}", node.label), node.name_rect(), name(node)));
    let edges = drawing.edges.iter();
    let edges =
        edges.map(|edge| (format!("edge {}", edge.label), edge.label_rect(), edge.label.clone()));
    nodes.chain(edges).collect()
}

/// A name with the symbol of its kind.
fn name(node: &Node) -> String {
    format!("{}{}", node.symbol.map_or("", |symbol| symbol.glyph), node.label)
}

fn outside(drawing: &Drawing, faults: &mut Vec<String>) {
    for (name, rect, text) in labels(drawing) {
        if !rect.fits(drawing.size) || text.is_empty() {
            faults.push(format!("{name} lies outside or is empty: {rect:?}"));
        }
    }
    for edge in &drawing.edges {
        for point in edge.points.iter().chain(edge.heads.iter().map(|head| &head.at)) {
            if !drawing.size.contains(*point) {
                faults.push(format!("edge {} runs outside: {point:?}", edge.label));
            }
        }
    }
}

fn overlaps(drawing: &Drawing, faults: &mut Vec<String>) {
    let labels = labels(drawing);
    for (index, (name, rect, _)) in labels.iter().enumerate() {
        for (other, taken, _) in &labels[index + 1..] {
            if rect.overlaps(*taken) {
                faults.push(format!("{name} overlaps {other}"));
            }
        }
    }
}

fn lines_through_labels(drawing: &Drawing, faults: &mut Vec<String>) {
    for (index, edge) in drawing.edges.iter().enumerate() {
        let cells = cells(edge);
        for node in &drawing.nodes {
            let own = node.id == edge.from || node.id == edge.to;
            let inside = cells.iter().filter(|cell| node.name_rect().contains(**cell));
            if inside.count() > usize::from(own) {
                faults.push(format!("edge {} runs through {}", edge.label, node.label));
            }
        }
        for (other, taken) in drawing.edges.iter().enumerate() {
            let through = cells.iter().any(|cell| taken.label_rect().contains(*cell));
            if index != other && through {
                faults.push(format!("edge {} runs through {}", edge.label, taken.label));
            }
        }
    }
}

/// Edges that share no end share cells only where they run straight across each other.
fn crossings(drawing: &Drawing, faults: &mut Vec<String>) {
    let lines: Vec<Vec<Point>> = drawing.edges.iter().map(cells).collect();
    for (index, edge) in drawing.edges.iter().enumerate() {
        for (other, line) in drawing.edges.iter().zip(&lines).skip(index + 1) {
            let ends = [edge.from, edge.to];
            let related = ends.contains(&other.from) || ends.contains(&other.to);
            let shared = lines[index].iter().filter(|cell| line.binary_search(cell).is_ok());
            let mut muddled = shared.filter(|cell| !run_across(edge, other, **cell));
            if let Some(cell) = muddled.next().filter(|_| !related) {
                faults.push(format!("edge {} meets {} at {cell:?}", edge.label, other.label));
            }
        }
    }
}

/// Whether one edge runs straight up and down in a cell and the other from left to right, and no head is there.
fn run_across(one: &Edge, other: &Edge, at: Point) -> bool {
    let is_head = |edge: &Edge| edge.heads.iter().any(|head| head.at == at);
    let (a, b) = (straight(one, at), straight(other, at));
    a.is_some() && b.is_some() && a != b && !is_head(one) && !is_head(other)
}

/// Whether the line of an edge runs up and down in a cell; `None` for a corner, an end or no line.
fn straight(edge: &Edge, at: Point) -> Option<bool> {
    let inside = |a: u16, b: u16, x: u16| a.min(b) < x && x < a.max(b);
    edge.points.windows(2).find_map(|pair| {
        let (a, b) = (pair[0], pair[1]);
        let upright = a.x == b.x && a.x == at.x && inside(a.y, b.y, at.y);
        let level = a.y == b.y && a.y == at.y && inside(a.x, b.x, at.x);
        (upright || level).then_some(upright)
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

/// What is painted where a label should be is that label, whole.
fn torn_labels(drawing: &Drawing, faults: &mut Vec<String>) {
    let painted = paint(drawing, PaintOptions::default());
    for (name, rect, text) in labels(drawing) {
        let cells = (rect.x..rect.right()).filter_map(|x| painted.get(Point::new(x, rect.y)));
        let shown: String = cells.map(|cell| cell.glyph.as_str()).collect();
        if shown != text {
            faults.push(format!("{name} is painted as {shown}"));
        }
    }
}

/// A name is whole, or fills eight columns, and no two are cut to the same.
fn short_labels(graph: &Graph, drawing: &Drawing, faults: &mut Vec<String>) {
    let narrow = drawing.size.width < 40;
    for (index, node) in drawing.nodes.iter().enumerate() {
        let name = graph.entity(node.id).name();
        if node.label != name && node.label_rect().width < 7 && !narrow {
            faults.push(format!("{name} is cut to {}", node.label));
        }
        let alike = |other: &&Node| other.label == node.label;
        if let Some(other) = drawing.nodes[index + 1..].iter().find(alike)
            && graph.entity(other.id).name() != name
            && !narrow
        {
            faults.push(format!("{name} and {} look alike", graph.entity(other.id).name()));
        }
    }
}

fn counts(selection: &Selection, drawing: &Drawing, faults: &mut Vec<String>) {
    let hidden = drawing.hidden;
    let entities = drawing.nodes.len() + hidden.entities;
    if entities != selection.entities.len() {
        faults.push(format!("{entities} entities shown and hidden"));
    }
    let drawn: usize = drawing.edges.iter().map(|edge| edge.relations.len()).sum();
    let relations = drawn + hidden.relations;
    if relations != selection.relations.len() {
        faults.push(format!("{relations} relations shown and hidden"));
    }
}
