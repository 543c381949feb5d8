//! A name or label of at most 30 columns is cut only if there is no room: first the label is shortened to its minimum,
//! and at 60 columns or more, no row is free. Longer names are written in full below if there is room.

use guanxi::layout::{Drawing, Node, PaintOptions, Size, paint};
use guanxi::model::{Entity, Graph};
use guanxi::text::width;

use super::{built_in, ego_of};

/// The maximum width of text that is cut only if there is no room.
const MAX_UNCUT: usize = 30;
/// The minimum width of a label.
const MIN_LABEL: usize = 6;
/// The width of the line between a label and a name at its minimum: a dash, an arrowhead or a dash, and a space.
const MIN_LINE: usize = 3;

#[test]
fn a_name_is_cut_only_beside_the_shortest_label_and_line() {
    let graph = built_in();
    let (mut faults, mut cut) = (Vec::new(), 0);
    for (index, focus) in graph.entities().map(Entity::id).enumerate() {
        for columns in (40..=200).skip(index % 13).step_by(13) {
            let size = Size::new(columns, if index % 2 == 0 { 24 } else { 17 });
            let drawing = ego_of(&graph, focus, 1 + usize::from(index % 3 == 0), size, 0);
            let middle = drawing.node(focus).expect("the focus");
            let names = drawing.nodes.iter().filter(|node| node.id != focus);
            let is_cut = |node: &&Node| {
                let name = graph.entity(node.id).name();
                node.label != name && width(name) <= MAX_UNCUT
            };
            let cut_names: Vec<&Node> = names.filter(is_cut).collect();
            let cut_label = drawing.edges.iter().find(|edge| edge.label.contains('…'));
            if columns >= 60
                && (cut_label.is_some() || !cut_names.is_empty())
                && has_free_row(&drawing)
            {
                let picture = paint(&drawing, PaintOptions::default()).to_text();
                faults.push(format!("{size:?} has a free row:\n{picture}"));
            }
            for node in cut_names {
                cut += 1;
                if room_beside(&drawing, middle, node) > MIN_LABEL + MIN_LINE {
                    faults.push(describe_row(&graph, &drawing, node));
                }
            }
        }
    }
    assert!(cut > 50, "only {cut} names are cut");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn has_free_row(drawing: &Drawing) -> bool {
    let picture = paint(drawing, PaintOptions::default()).to_text();
    picture.lines().any(|line| line.trim_matches([' ', '│', '┃', '╎', '╏', '┊', '┋']).is_empty())
}

/// The width of the label on the inner side of a name and of the line between them.
fn room_beside(drawing: &Drawing, focus: &Node, node: &Node) -> usize {
    let name = node.name_rect();
    let is_left = name.middle().x < focus.at.middle().x;
    let rooms = drawing.edges.iter().filter_map(|edge| {
        let label = edge.label_rect();
        let is_beside = [edge.from, edge.to].contains(&node.id) && label.y == name.y;
        let gap = if is_left {
            label.x.checked_sub(name.right())
        } else {
            name.x.checked_sub(label.right())
        };
        is_beside.then_some(gap?).map(|gap| usize::from(gap) + width(&edge.label))
    });
    rooms.min().unwrap_or(usize::MAX)
}

fn describe_row(graph: &Graph, drawing: &Drawing, node: &Node) -> String {
    let picture = paint(drawing, PaintOptions::default()).to_text();
    let row = picture.lines().nth(usize::from(node.name_rect().y)).unwrap_or_default();
    format!("{}: {row}", graph.entity(node.id).name())
}
