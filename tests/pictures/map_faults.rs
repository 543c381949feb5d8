//! Finds faults in maps.

use std::collections::{BTreeMap, BTreeSet};

use guanxi::layout::{Drawing, Edge, Owner, PaintOptions, Point, Rect, paint};
use guanxi::model::{EntityId, Graph, RelationId, Selection};

use super::faults;

/// Descriptions of all faults in the map of a selection.
pub(super) fn find_map_faults(
    graph: &Graph,
    selection: &Selection,
    drawing: &Drawing,
) -> Vec<String> {
    let mut faults = Vec::new();
    faults::outside(drawing, &mut faults);
    faults::overlaps(drawing, &mut faults);
    faults::incomplete_labels(drawing, &mut faults);
    faults::counts(selection, drawing, &mut faults);
    counted_twice(selection, drawing, &mut faults);
    ends(graph, drawing, &mut faults);
    shared_cells(drawing, &mut faults);
    faults::lines_through_names(drawing, &mut faults);
    untraceable(drawing, &mut faults);
    uncounted_bundles(drawing, &mut faults);
    equal_titles(drawing, &mut faults);
    faults
}

/// Every entity and every relation is shown or counted exactly once, unless it is hidden.
fn counted_twice(selection: &Selection, drawing: &Drawing, faults: &mut Vec<String>) {
    let mut entities: BTreeMap<EntityId, usize> = BTreeMap::new();
    let mut relations: BTreeMap<RelationId, usize> = BTreeMap::new();
    for node in &drawing.nodes {
        match &node.group {
            None => *entities.entry(node.id).or_default() += 1,
            Some(group) => {
                for id in &group.members {
                    *entities.entry(*id).or_default() += 1;
                }
                for id in &group.inside {
                    *relations.entry(*id).or_default() += 1;
                }
            }
        }
    }
    for id in drawing.edges.iter().flat_map(|edge| &edge.relations) {
        *relations.entry(*id).or_default() += 1;
    }
    let several = entities.values().chain(relations.values()).filter(|count| **count != 1).count();
    if several > 0 {
        faults.push(format!("{several} items are shown or counted several times"));
    }
    let is_complete = drawing.hidden.entities + drawing.hidden.relations == 0;
    let all = (selection.entities.len(), selection.relations.len());
    if is_complete && (entities.len(), relations.len()) != all {
        faults.push(format!("{} and {} of {all:?}", entities.len(), relations.len()));
    }
}

/// The label of several relations gives their number: `3 ties`, `leads·3`, or `leads +2`.
fn uncounted_bundles(drawing: &Drawing, faults: &mut Vec<String>) {
    for edge in drawing.edges.iter().filter(|edge| edge.relations.len() > 1) {
        let count = edge.relations.len();
        let label = edge.full_label();
        let mut numbers = label.split(|character: char| !character.is_ascii_digit());
        let others = format!("+{}", count - 1);
        if !numbers.any(|number| number == count.to_string()) && !label.contains(&others) {
            faults.push(format!("the label {label:?} does not count {count} relations"));
        }
    }
}

/// Groups have different titles.
fn equal_titles(drawing: &Drawing, faults: &mut Vec<String>) {
    let mut titles = BTreeSet::new();
    for node in drawing.nodes.iter().filter(|node| node.group.is_some()) {
        if !titles.insert(&node.label) {
            faults.push(format!("two groups are called {:?}", node.label));
        }
    }
}

/// The ends of each line are the ends of its relations, and their names are in the first and last row of the line.
fn ends(graph: &Graph, drawing: &Drawing, faults: &mut Vec<String>) {
    for edge in drawing.edges.iter().filter(|edge| edge.points.len() > 1) {
        for (id, at) in [(edge.from, edge.points[0]), (edge.to, edge.points[edge.points.len() - 1])]
        {
            let Some(node) = drawing.nodes.iter().find(|node| node.id == id) else {
                faults.push(format!("an end of {} is not drawn", edge.label));
                continue;
            };
            // The rows below a name, down to the next name in the box, belong to it.
            let is_box_around = |area: &&Rect| area.contains(Point::new(node.at.x, node.at.y));
            let around = drawing.boxes.iter().find(is_box_around).copied().unwrap_or(node.at);
            let has_other_name = drawing.nodes.iter().any(|other| {
                let is_between = node.at.y < other.at.y && other.at.y <= at.y;
                is_between && around.contains(Point::new(other.at.x, other.at.y))
            });
            if at.y < node.at.y || !around.contains(Point::new(node.at.x, at.y)) || has_other_name {
                faults.push(format!("edge {} does not end at {}", edge.label, node.label));
            }
        }
        let is_between = |id: &RelationId| {
            let relation = graph.relation(*id);
            let (from, to) = (relation.from().id(), relation.to().id());
            (from.min(to), from.max(to)) == (edge.from.min(edge.to), edge.from.max(edge.to))
        };
        if !edge.relations.iter().all(is_between) {
            faults.push(format!("edge {} has relations between others", edge.label));
        }
    }
}

/// Lines without a common end share cells only where they cross at a right angle.
fn shared_cells(drawing: &Drawing, faults: &mut Vec<String>) {
    let mut owners: BTreeMap<Point, Vec<(usize, Option<bool>)>> = BTreeMap::new();
    for (index, edge) in drawing.edges.iter().enumerate().filter(|(_, edge)| edge.points.len() > 1)
    {
        for cell in faults::cells(edge) {
            owners.entry(cell).or_default().push((index, faults::is_vertical(edge, cell)));
        }
    }
    for (cell, edges) in owners {
        for (number, (one, vertical)) in edges.iter().enumerate() {
            for (other, other_vertical) in &edges[number + 1..] {
                let (a, b) = (&drawing.edges[*one], &drawing.edges[*other]);
                let ends = [a.from, a.to];
                let cross =
                    vertical.is_some() && other_vertical.is_some() && vertical != other_vertical;
                if !cross && !ends.contains(&b.from) && !ends.contains(&b.to) {
                    faults.push(format!("{} touches {} at {cell:?}", a.label, b.label));
                }
            }
        }
    }
}

/// Each line is painted in every cell between its ends. At a crossing the cell may show only the other line.
fn untraceable(drawing: &Drawing, faults: &mut Vec<String>) {
    let cells = paint(drawing, PaintOptions::default());
    let is_painted = |edge: &Edge, at: Point| {
        let owner = match cells.owner(at) {
            Owner::Edge(index) => &drawing.edges[index],
            Owner::Node(index) => return [edge.from, edge.to].contains(&drawing.nodes[index].id),
            // The border of a group.
            Owner::Nothing => return cells.get(at).is_some_and(|cell| cell.glyph != " "),
        };
        let ends = [edge.from, edge.to];
        let shares = ends.contains(&owner.from) || ends.contains(&owner.to);
        shares || faults::is_vertical(owner, at) == Some(true)
    };
    for edge in drawing.edges.iter().filter(|edge| edge.points.len() > 1) {
        if let Some(at) = faults::cells(edge).into_iter().find(|at| !is_painted(edge, *at)) {
            let glyph = cells.get(at).map(|cell| cell.glyph.as_str());
            faults.push(format!("edge {} is interrupted at {at:?} by {glyph:?}", edge.label));
        }
        let is_straight = |pair: &[Point]| pair[0].x == pair[1].x || pair[0].y == pair[1].y;
        if !edge.points.windows(2).all(is_straight) {
            faults.push(format!("edge {} is slanted: {:?}", edge.label, edge.points));
        }
    }
}
