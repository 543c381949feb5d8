//! Distributes the width of a picture among columns of text.

pub(crate) struct TextColumn {
    /// The widths of the uncut texts, in ascending order.
    natural_widths: Vec<usize>,
    min_width: usize,
    texts: Texts,
    /// The width assigned by [`share_width`].
    pub(crate) width: usize,
}

/// What the texts of a column are. Labels are shortened before names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Texts {
    Names,
    Labels,
}

impl TextColumn {
    /// A column of names with the given uncut widths, which is at least `min_width` wide if the texts are.
    pub(crate) fn new(widths: impl Iterator<Item = usize>, min_width: usize) -> Self {
        let mut natural_widths: Vec<usize> = widths.collect();
        natural_widths.sort_unstable();
        let min_width = min_width.min(natural_widths.last().copied().unwrap_or(0));
        Self { natural_widths, min_width, texts: Texts::Names, width: 0 }
    }

    /// The same column, of labels instead of names.
    pub(crate) fn for_labels(self) -> Self {
        Self { texts: Texts::Labels, ..self }
    }

    pub(crate) fn fixed(width: usize) -> Self {
        Self { natural_widths: Vec::new(), min_width: width, texts: Texts::Names, width }
    }

    /// Sets the minimum width of the column.
    pub(crate) fn with_min_width(self, min_width: usize) -> Self {
        Self { min_width, ..self }
    }

    pub(crate) fn natural_width(&self) -> usize {
        self.natural_widths.last().copied().unwrap_or(0).max(self.min_width)
    }

    /// The width that the column gets before any column gets more: it shows enough of most texts.
    fn fair_width(&self) -> usize {
        match self.texts {
            Texts::Names => 12,
            Texts::Labels => 8,
        }
    }

    /// The steps by which the column may be widened: the cells that each adds, and how many more texts then fit.
    fn steps(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let fitting = |width: usize| self.natural_widths.partition_point(|text| *text <= width);
        let wider = self.natural_widths.iter().filter(|text| **text > self.width);
        wider.map(move |text| (text - self.width, fitting(*text) - fitting(self.width)))
    }
}

/// Distributes `room` cells among columns, and returns the cells that none needs; `None` if the minimum widths do not
/// fit.
///
/// First each column gets its fair width, then the columns are widened by the steps that make the most names fit per
/// cell, then those of labels, and the rest is spread evenly.
pub(crate) fn share_width(columns: &mut [&mut TextColumn], room: usize) -> Option<usize> {
    let mut spare = room.checked_sub(columns.iter().map(|column| column.min_width).sum())?;
    for column in columns.iter_mut() {
        column.width = column.min_width;
    }
    spread(columns, &mut spare, TextColumn::fair_width);
    for texts in [Texts::Names, Texts::Labels] {
        while let Some((index, cells)) = best_step(columns, spare, texts) {
            columns[index].width += cells;
            spare -= cells;
        }
    }
    spread(columns, &mut spare, |_| usize::MAX);
    Some(spare)
}

/// Repeatedly widens the narrowest column by a cell, until each has its natural width or `limit`.
fn spread(columns: &mut [&mut TextColumn], spare: &mut usize, limit: fn(&TextColumn) -> usize) {
    while *spare > 0 {
        let short = columns
            .iter_mut()
            .filter(|column| column.width < column.natural_width().min(limit(column)));
        let Some(narrowest) = short.min_by_key(|column| column.width) else { return };
        narrowest.width += 1;
        *spare -= 1;
    }
}

/// The column of such texts to widen next, and by how many cells; `None` if no step fits.
fn best_step(columns: &[&mut TextColumn], spare: usize, texts: Texts) -> Option<(usize, usize)> {
    let columns = columns.iter().enumerate().filter(|(_, column)| column.texts == texts);
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
            "the step that makes three texts fit is not taken"
        );
        assert_eq!(widths(35), Some([16, 4, 15]), "the rest is not spread evenly");
        assert_eq!(widths(26), Some([11, 4, 11]), "a column exceeds its fair width too early");
        assert_eq!(widths(20), Some([8, 4, 8]));
        assert_eq!(widths(19), None);
    }

    #[test]
    fn names_are_whole_before_labels() {
        let mut name = TextColumn::new([8, 20].into_iter(), 8);
        let mut label = TextColumn::new([6, 14].into_iter(), 6).for_labels();
        share_width(&mut [&mut label, &mut name], 30).expect("more than the least");
        assert_eq!((label.width, name.width), (10, 20));
    }
}
