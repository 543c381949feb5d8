//! Which row each neighbour stands on: subtrees one below the other, parents beside the middle of
//! what hangs on them, so that the tree's own lines never cross.

use std::collections::BTreeMap;
use std::ops::Range;

use super::tree::Tree;

/// Rows of one side by twig.
pub(super) type Rows = BTreeMap<usize, usize>;

/// What rows are given out by.
pub(super) struct Spacing<'a> {
    pub(super) tree: &'a Tree,
    /// How many lines lead to each twig, at least 1: each takes a row of its own.
    pub(super) lines: &'a dyn Fn(usize) -> usize,
    /// Blank rows between siblings.
    pub(super) gap: usize,
}

impl Spacing<'_> {
    /// The rows that a twig takes with all that hangs on it.
    pub(super) fn height(&self, twig: usize) -> usize {
        (self.lines)(twig).max(self.heights(&self.tree.twigs[twig].children))
    }

    /// The rows that siblings take together.
    pub(super) fn heights(&self, siblings: &[usize]) -> usize {
        let gaps = self.gap * siblings.len().saturating_sub(1);
        siblings.iter().map(|twig| self.height(*twig)).sum::<usize>() + gaps
    }

    /// Gives rows to the twigs of one side, in `stretches` of free rows around the focus's row;
    /// nothing where they do not fit.
    pub(super) fn rows(
        &self,
        roots: &[usize],
        stretches: &[Range<usize>],
        focus: usize,
    ) -> Option<Rows> {
        let mut rows = Rows::new();
        match stretches {
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

    fn stack(&self, siblings: &[usize], start: usize, rows: &mut Rows) {
        let mut row = start;
        for &twig in siblings {
            let children = &self.tree.twigs[twig].children;
            let (height, inner) = (self.height(twig), self.heights(children));
            self.stack(children, row + (height - inner) / 2, rows);
            let own = match (children.first(), children.last()) {
                (Some(first), Some(last)) => usize::midpoint(rows[first], rows[last]),
                _ => row,
            };
            let lowest = row + height - (self.lines)(twig);
            rows.insert(twig, own.clamp(row, lowest));
            row += height + self.gap;
        }
    }
}
