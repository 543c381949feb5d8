//! Distributes the width of a picture among columns of text.

pub(crate) struct TextColumn {
    /// The widths of the untruncated rows, in ascending order.
    natural_widths: Vec<usize>,
    min_width: usize,
    kind: TextKind,
    /// Assigned by [`share_width`].
    pub(crate) width: usize,
}

/// The kind of text in a column. Labels are shortened before names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum TextKind {
    Names,
    Labels,
}

impl TextColumn {
    /// A column of names with these untruncated widths. It is at least `min_width` wide if its widest text is.
    pub(crate) fn new(widths: impl Iterator<Item = usize>, min_width: usize) -> Self {
        let mut natural_widths: Vec<usize> = widths.collect();
        natural_widths.sort_unstable();
        let min_width = min_width.min(natural_widths.last().copied().unwrap_or(0));
        Self { natural_widths, min_width, kind: TextKind::Names, width: 0 }
    }

    pub(crate) fn for_labels(self) -> Self {
        Self { kind: TextKind::Labels, ..self }
    }

    pub(crate) fn fixed(width: usize) -> Self {
        Self { natural_widths: Vec::new(), min_width: width, kind: TextKind::Names, width }
    }

    pub(crate) fn with_min_width(self, min_width: usize) -> Self {
        Self { min_width, ..self }
    }

    pub(crate) fn natural_width(&self) -> usize {
        self.natural_widths.last().copied().unwrap_or(0).max(self.min_width)
    }

    /// The width up to which columns are widened evenly, before any column gets more: enough to recognise most text.
    fn fair_width(&self) -> usize {
        match self.kind {
            TextKind::Names => 12,
            TextKind::Labels => 8,
        }
    }

    /// The steps by which the column may be widened: the number of cells that each adds, and of further rows that fit.
    fn steps(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let count_fitting =
            |width: usize| self.natural_widths.partition_point(|text| *text <= width);
        let wider = self.natural_widths.iter().filter(|text| **text > self.width);
        wider.map(move |text| (text - self.width, count_fitting(*text) - count_fitting(self.width)))
    }
}

/// Distributes `room` cells among columns, and returns the number of cells that none needs; `None` if the minimum
/// widths do not fit.
///
/// First the columns are widened evenly up to their fair widths, then columns of names by the steps that make the most
/// names fit per cell, then columns of labels likewise. The rest is spread evenly.
#[expect(clippy::indexing_slicing, reason = "`best_step` finds one of the columns")]
pub(crate) fn share_width(columns: &mut [&mut TextColumn], room: usize) -> Option<usize> {
    let mut spare = room.checked_sub(columns.iter().map(|column| column.min_width).sum())?;
    for column in columns.iter_mut() {
        column.width = column.min_width;
    }
    spread(columns, &mut spare, TextColumn::fair_width);
    for kind in [TextKind::Names, TextKind::Labels] {
        while let Some((index, cells)) = best_step(columns, spare, kind) {
            columns[index].width += cells;
            spare -= cells;
        }
    }
    spread(columns, &mut spare, |_| usize::MAX);
    Some(spare)
}

/// Repeatedly widens the narrowest column by one cell, until each has reached its natural width or `limit`.
fn spread(columns: &mut [&mut TextColumn], spare: &mut usize, limit: fn(&TextColumn) -> usize) {
    while *spare > 0 {
        let below_limit = columns
            .iter_mut()
            .filter(|column| column.width < column.natural_width().min(limit(column)));
        let Some(narrowest) = below_limit.min_by_key(|column| column.width) else { return };
        narrowest.width += 1;
        *spare -= 1;
    }
}

/// The column with text of the given kind to widen next, and the number of cells to add; `None` if no step fits.
fn best_step(columns: &[&mut TextColumn], spare: usize, kind: TextKind) -> Option<(usize, usize)> {
    let columns = columns.iter().enumerate().filter(|(_, column)| column.kind == kind);
    let steps = columns.flat_map(|(index, column)| {
        column.steps().map(move |(cells, texts)| (index, cells, texts))
    });
    let fitting = steps.filter(|(_, cells, _)| *cells <= spare);
    let best =
        fitting.reduce(|best, next| if next.2 * best.1 > best.2 * next.1 { next } else { best });
    best.map(|(index, cells, _)| (index, cells))
}

#[cfg(test)]
mod tests {
    use super::{TextColumn, share_width};

    #[test]
    fn width_is_shared_so_that_most_texts_fit() {
        let widths = |room: usize| {
            let mut columns = [vec![20, 20, 20], vec![4], vec![12, 30]]
                .map(|widths| TextColumn::new(widths.into_iter(), 8));
            share_width(&mut columns.each_mut(), room)?;
            Some(columns.map(|column| column.width))
        };
        assert_eq!(widths(54), Some([20, 4, 30]));
        assert_eq!(widths(36), Some([20, 4, 12]));
        assert_eq!(
            widths(46),
            Some([20, 4, 22]),
            "the step that makes three rows fit should be taken"
        );
        assert_eq!(widths(35), Some([16, 4, 15]), "the rest should be spread evenly");
        assert_eq!(widths(26), Some([11, 4, 11]), "no column should exceed its fair width yet");
        assert_eq!(widths(20), Some([8, 4, 8]));
        assert_eq!(widths(19), None);
    }

    #[test]
    fn names_reach_their_full_width_before_labels() {
        let mut name = TextColumn::new([8, 20].into_iter(), 8);
        let mut label = TextColumn::new([6, 14].into_iter(), 6).for_labels();
        share_width(&mut [&mut label, &mut name], 30).expect("the minimum widths should fit");
        assert_eq!((label.width, name.width), (10, 20));
    }
}
