//! Which row each neighbour stands on: subtrees one below the other, parents beside the middle of
//! what hangs on them, so that the tree's own lines never cross.

use std::collections::BTreeMap;
use std::ops::Range;

use super::ego_tree::EgoTree;

/// Rows of one side by twig.
pub(super) type NodeRows = BTreeMap<usize, usize>;

/// What rows are given out by.
pub(super) struct RowSpacing<'a> {
    pub(super) tree: &'a EgoTree,
    /// How many lines lead to each twig, at least 1: each takes a row of its own.
    pub(super) line_count: &'a dyn Fn(usize) -> usize,
    /// Blank rows between siblings.
    pub(super) gap: usize,
}

impl RowSpacing<'_> {
    /// The rows that a twig takes with all that hangs on it.
    pub(super) fn height(&self, node: usize) -> usize {
        (self.line_count)(node).max(self.heights(&self.tree.nodes[node].children))
    }

    /// The rows that siblings take together.
    pub(super) fn heights(&self, siblings: &[usize]) -> usize {
        let gaps = self.gap * siblings.len().saturating_sub(1);
        siblings.iter().map(|node| self.height(*node)).sum::<usize>() + gaps
    }

    /// Gives rows to the twigs of one side, in `ranges` of free rows around the focus's row;
    /// nothing where they do not fit.
    pub(super) fn rows(
        &self,
        roots: &[usize],
        ranges: &[Range<usize>],
        focus: usize,
    ) -> Option<NodeRows> {
        let mut rows = NodeRows::new();
        match ranges {
            [all] => {
                let height = self.heights(roots);
                let highest = all.end.checked_sub(height)?;
                let start = focus.saturating_sub(height.saturating_sub(1) / 2);
                self.stack(roots, start.clamp(all.start, highest.max(all.start)), &mut rows);
            }
            [above, below] => {
                let cut = self.cut(roots, above, below)?;
                let start = above.end - self.heights(&roots[..cut]);
                self.stack(&roots[..cut], start, &mut rows);
                self.stack(&roots[cut..], below.start, &mut rows);
            }
            _ => return None,
        }
        Some(rows)
    }

    /// Where to part siblings between the rows above the focus and those below.
    fn cut(&self, roots: &[usize], above: &Range<usize>, below: &Range<usize>) -> Option<usize> {
        let parts = |cut: usize| (self.heights(&roots[..cut]), self.heights(&roots[cut..]));
        let fits = |cut: &usize| parts(*cut).0 <= above.len() && parts(*cut).1 <= below.len();
        let lopsided = |cut: &usize| parts(*cut).0.abs_diff(parts(*cut).1);
        (0..=roots.len()).filter(fits).min_by_key(lopsided)
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
