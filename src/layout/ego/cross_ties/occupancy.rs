//! Keeps track of the occupied cells of a picture while ties among neighbours are routed.
#![expect(clippy::indexing_slicing, reason = "cells and ties are numbered; windows are pairs")]

use crate::layout::picture::{Border, Direction, Drawing, Node, Point, Rect, Size};
use crate::model::EntityId;

pub(super) struct Occupancy {
    pub(super) size: Size,
    uses: Vec<CellUse>,
    ties: Vec<[EntityId; 2]>,
    /// The entity whose name is beside each cell: another line there would look as if it ended at the name.
    beside: Vec<Option<EntityId>>,
    /// The ends of the tie that is being routed, which may use the cells beside their names.
    pub(super) ends: Option<[EntityId; 2]>,
}

/// The number of cells on either side of a name that only its own lines may use, after a space.
const RESERVED: u16 = 2;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum CellUse {
    #[default]
    Free,
    /// A name, label, arrowhead, corner, line of the tree, or crossing.
    Blocked,
    /// A straight horizontal part of a tie, which another tie may cross.
    Horizontal(usize),
    /// A straight vertical part of a tie, which another tie may cross.
    Vertical(usize),
}

impl Occupancy {
    pub(super) fn from_drawing(drawing: &Drawing) -> Self {
        let size = drawing.size;
        let uses = vec![CellUse::Free; size.area()];
        let beside = vec![None; size.area()];
        let mut occupancy = Self { size, uses, ties: Vec::new(), beside, ends: None };
        for edge in &drawing.edges {
            for pair in edge.points.windows(2) {
                occupancy.occupy(Rect::spanning(pair[0], pair[1]));
            }
            occupancy.occupy(edge.label_rect());
        }
        for node in &drawing.nodes {
            occupancy.occupy(node.at.padded());
            occupancy.reserve_beside(node);
            if let Some(folded) = &node.folded {
                occupancy.occupy(folded.rect().padded());
            }
            if node.border == Border::None {
                occupancy.occupy(node.name_rect().padded());
            }
        }
        occupancy
    }

    /// Whether a cell is free; a cell outside the picture is not.
    pub(super) fn is_free(&self, at: Point) -> bool {
        self.size.index(at).is_some_and(|index| {
            let is_reserved = |name: EntityId| !self.ends.is_some_and(|ends| ends.contains(&name));
            self.uses[index] == CellUse::Free && !self.beside[index].is_some_and(is_reserved)
        })
    }

    fn reserve_beside(&mut self, node: &Node) {
        let name = node.name_rect();
        for distance in 1..=RESERVED {
            let sides = [name.x.checked_sub(1 + distance), name.right().checked_add(distance)];
            for x in sides.into_iter().flatten() {
                if let Some(index) = self.size.index(Point::new(x, name.y)) {
                    self.beside[index] = Some(node.id);
                }
            }
        }
    }

    /// Whether a tie with these ends may cross a cell in a direction: the cell contains a straight part of another tie,
    /// which has one of the same ends and runs at a right angle to the direction.
    pub(super) fn is_passable(&self, at: Point, towards: Direction, ends: [EntityId; 2]) -> bool {
        let tie = match self.size.index(at).map(|index| self.uses[index]) {
            Some(CellUse::Horizontal(tie)) if towards.is_vertical() => tie,
            Some(CellUse::Vertical(tie)) if !towards.is_vertical() => tie,
            _ => return false,
        };
        self.ties[tie].iter().any(|end| ends.contains(end))
    }

    pub(super) fn occupy(&mut self, rect: Rect) {
        for at in rect.cells() {
            if let Some(index) = self.size.index(at) {
                self.uses[index] = CellUse::Blocked;
            }
        }
    }

    pub(super) fn occupy_tie(&mut self, points: &[Point], ends: [EntityId; 2]) {
        let tie = self.ties.len();
        self.ties.push(ends);
        for pair in points.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let new_use =
                if a.x == b.x { CellUse::Vertical(tie) } else { CellUse::Horizontal(tie) };
            for at in Rect::spanning(a, b).cells().filter(|at| *at != a && *at != b) {
                let Some(index) = self.size.index(at) else { continue };
                let is_free = self.uses[index] == CellUse::Free;
                self.uses[index] = if is_free { new_use } else { CellUse::Blocked };
            }
        }
        for corner in points {
            self.occupy(Rect::line(*corner, 1));
        }
    }
}
