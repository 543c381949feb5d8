//! In narrow rows the verb is shortened before the name.

use guanxi::layout::{Drawing, Node, PaintOptions, Size, paint};
use guanxi::model::{Entity, Graph};
use guanxi::text::width;

use super::{built_in, ego_of};

/// The minimum width of a label.
const MIN_LABEL: usize = 6;
/// The width of the line between a label and a name at its minimum: a dash, an arrowhead or a dash, and a space.
const MIN_LINE: usize = 3;

#[test]
fn a_name_is_cut_only_beside_the_shortest_label_and_line() {
    let graph = built_in();
    let (mut faults, mut cut) = (Vec::new(), 0);
    for (index, focus) in graph.entities().map(Entity::id).enumerate() {
        for columns in (40..=120).skip(index % 9).step_by(9) {
            let size = Size::new(columns, if index % 2 == 0 { 24 } else { 17 });
            let drawing = ego_of(&graph, focus, 1 + usize::from(index % 3 == 0), size, 0);
            let middle = drawing.node(focus).expect("the focus");
            let names = drawing.nodes.iter().filter(|node| node.id != focus);
            for node in names.filter(|node| node.label != graph.entity(node.id).name()) {
                cut += 1;
                if room_beside(&drawing, middle, node) > MIN_LABEL + MIN_LINE {
                    faults.push(describe_row(&graph, &drawing, node));
                }
            }
        }
    }
    assert!(cut > 500, "only {cut} names are cut");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
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
