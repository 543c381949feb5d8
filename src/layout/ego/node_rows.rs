//! Assigns a row to each node. Subtrees are stacked, and each parent is level with the middle of its children, so that
//! the lines of the tree never cross.
#![expect(clippy::indexing_slicing, reason = "nodes are those of the tree; a split is among them")]

use std::collections::BTreeMap;

use super::ego_tree::EgoTree;
use super::row_slots::RowSlots;

/// The row of each node, by its index in the tree.
pub(super) type NodeRows = BTreeMap<usize, usize>;

pub(super) struct RowLayout<'a> {
    pub(super) tree: &'a EgoTree,
    /// The number of lines to a node, given its index: at least 1. Each line takes a row.
    pub(super) line_count: &'a dyn Fn(usize) -> usize,
    /// Empty rows between siblings.
    pub(super) gap: usize,
}

impl RowLayout<'_> {
    pub(super) fn height(&self, node: usize) -> usize {
        (self.line_count)(node).max(self.total_height(&self.tree.nodes[node].children))
    }

    pub(super) fn total_height(&self, siblings: &[usize]) -> usize {
        let gaps = self.gap * siblings.len().saturating_sub(1);
        siblings.iter().map(|node| self.height(*node)).sum::<usize>() + gaps
    }

    /// The rows of the given neighbours, which share a side, and of their descendants; `None` if these do not fit.
    pub(super) fn rows(&self, roots: &[usize], slots: &RowSlots) -> Option<NodeRows> {
        let mut rows = NodeRows::new();
        match &slots.neighbour_rows[..] {
            [all] => {
                let height = self.total_height(roots);
                let max_start = all.end.checked_sub(height)?;
                let start = slots.focus_row.saturating_sub(height.saturating_sub(1) / 2);
                self.stack(roots, start.clamp(all.start, max_start.max(all.start)), &mut rows);
            }
            [above, below] => {
                let heights = |split: usize| {
                    (self.total_height(&roots[..split]), self.total_height(&roots[split..]))
                };
                let fit = |(upper, lower)| upper <= above.len() && lower <= below.len();
                let splits = (0..=roots.len()).map(|split| (split, heights(split)));
                let (split, (upper, _)) = splits
                    .filter(|(_, heights)| fit(*heights))
                    .min_by_key(|(_, (upper, lower))| upper.abs_diff(*lower))?;
                self.stack(&roots[..split], above.end - upper, &mut rows);
                self.stack(&roots[split..], below.start, &mut rows);
            }
            _ => return None,
        }
        Some(rows)
    }

    /// Assigns rows to siblings and their subtrees, one below the other, starting at row `start`.
    fn stack(&self, siblings: &[usize], start: usize, rows: &mut NodeRows) {
        let mut row = start;
        for &node in siblings {
            let children = &self.tree.nodes[node].children;
            let (height, children_height) = (self.height(node), self.total_height(children));
            self.stack(children, row + (height - children_height) / 2, rows);
            let middle = match (children.first(), children.last()) {
                (Some(first), Some(last)) => usize::midpoint(rows[first], rows[last]),
                _ => row,
            };
            let max_row = row + height - (self.line_count)(node);
            rows.insert(node, middle.clamp(row, max_row));
            row += height + self.gap;
        }
    }
}
