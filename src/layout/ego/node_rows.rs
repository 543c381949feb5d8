//! Assigns a row to each node. Subtrees are stacked, and each parent is next to the middle of its children, so that the
//! lines of the tree never cross.

use std::collections::BTreeMap;

use super::ego_tree::EgoTree;
use super::row_slots::RowSlots;

/// The row of each node, by its index in the tree.
pub(super) type NodeRows = BTreeMap<usize, usize>;

pub(super) struct RowSpacing<'a> {
    pub(super) tree: &'a EgoTree,
    /// The number of lines to each node, at least 1. Each line takes a row.
    pub(super) line_count: &'a dyn Fn(usize) -> usize,
    /// The number of empty rows between siblings.
    pub(super) gap: usize,
}

impl RowSpacing<'_> {
    /// The number of rows of a node and its subtree.
    pub(super) fn height(&self, node: usize) -> usize {
        (self.line_count)(node).max(self.heights(&self.tree.nodes[node].children))
    }

    pub(super) fn heights(&self, siblings: &[usize]) -> usize {
        let gaps = self.gap * siblings.len().saturating_sub(1);
        siblings.iter().map(|node| self.height(*node)).sum::<usize>() + gaps
    }

    /// The rows of the nodes of one side; `None` if the nodes do not fit.
    pub(super) fn rows(&self, roots: &[usize], slots: &RowSlots) -> Option<NodeRows> {
        let mut rows = NodeRows::new();
        match &slots.neighbour_rows[..] {
            [all] => {
                let height = self.heights(roots);
                let highest = all.end.checked_sub(height)?;
                let start = slots.focus_row.saturating_sub(height.saturating_sub(1) / 2);
                self.stack(roots, start.clamp(all.start, highest.max(all.start)), &mut rows);
            }
            [above, below] => {
                let parts = |cut: usize| (self.heights(&roots[..cut]), self.heights(&roots[cut..]));
                let fits = |(upper, lower)| upper <= above.len() && lower <= below.len();
                let cuts = (0..=roots.len()).map(|cut| (cut, parts(cut)));
                let (cut, (upper, _)) = cuts
                    .filter(|(_, parts)| fits(*parts))
                    .min_by_key(|(_, (upper, lower))| upper.abs_diff(*lower))?;
                self.stack(&roots[..cut], above.end - upper, &mut rows);
                self.stack(&roots[cut..], below.start, &mut rows);
            }
            _ => return None,
        }
        Some(rows)
    }

    fn stack(&self, siblings: &[usize], start: usize, rows: &mut NodeRows) {
        let mut row = start;
        for &node in siblings {
            let children = &self.tree.nodes[node].children;
            let (height, inner) = (self.height(node), self.heights(children));
            self.stack(children, row + (height - inner) / 2, rows);
            let own = match (children.first(), children.last()) {
                (Some(first), Some(last)) => usize::midpoint(rows[first], rows[last]),
                _ => row,
            };
            let lowest = row + height - (self.line_count)(node);
            rows.insert(node, own.clamp(row, lowest));
            row += height + self.gap;
        }
    }
}
