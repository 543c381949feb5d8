//! Distributes the width of a picture among columns of text.

pub(crate) struct TextColumn {
    /// The full widths of its texts, the narrowest first.
    wanted: Vec<usize>,
    least: usize,
    /// The width it gets before any column gets more.
    fair: usize,
    /// Its width, once distributed.
    pub(crate) width: usize,
}

impl TextColumn {
    /// A column of texts with these full widths, cut to no fewer than `least` cells.
    pub(crate) fn new(widths: impl Iterator<Item = usize>, least: usize) -> Self {
        let mut wanted: Vec<usize> = widths.collect();
        wanted.sort_unstable();
        let least = least.min(wanted.last().copied().unwrap_or(0));
        Self { wanted, least, fair: FAIR_NAME, width: 0 }
    }

    /// The same for labels, which give way to names.
    pub(crate) fn of_labels(self) -> Self {
        Self { fair: FAIR_LABEL, ..self }
    }

    pub(crate) fn fixed(width: usize) -> Self {
        Self { wanted: Vec::new(), least: width, fair: width, width }
    }

    /// The same, but never narrower than `least`.
    pub(crate) fn at_least(self, least: usize) -> Self {
        Self { least, ..self }
    }

    pub(crate) fn natural_width(&self) -> usize {
        self.wanted.last().copied().unwrap_or(0).max(self.least)
    }

    /// The useful steps: the cells that each adds, and how many more texts then fit.
    fn steps(&self) -> impl Iterator<Item = (usize, usize)> + '_ {
        let whole = |width: usize| self.wanted.partition_point(|wanted| *wanted <= width);
        let wider = self.wanted.iter().filter(|wanted| **wanted > self.width);
        wider.map(move |wanted| (wanted - self.width, whole(*wanted) - whole(self.width)))
    }
}

/// Every column of names gets this much before any gets more: it shows enough of most names.
const FAIR_NAME: usize = 12;

/// The same for labels, which are shortened before names.
const FAIR_LABEL: usize = 8;

/// Distributes `room` cells among columns: first each gets its fair share, then the steps that make the most names
/// fit per cell, then those of labels, and the rest is spread evenly.
///
/// `None` if the minimum widths do not fit.
pub(crate) fn share_width(columns: &mut [&mut TextColumn], room: usize) -> Option<()> {
    let mut spare = room.checked_sub(columns.iter().map(|column| column.least).sum())?;
    for column in columns.iter_mut() {
        column.width = column.least;
    }
    spread(columns, &mut spare, |column| column.fair);
    while let Some((index, cells)) =
        best_step(columns, spare, FAIR_NAME).or_else(|| best_step(columns, spare, FAIR_LABEL))
    {
        columns[index].width += cells;
        spare -= cells;
    }
    spread(columns, &mut spare, |_| usize::MAX);
    Some(())
}

/// Widens the narrowest column, cell by cell, until all that want more have `limit`.
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

/// The column with this fair share to widen next and by how many cells, if any can.
fn best_step(columns: &[&mut TextColumn], spare: usize, fair: usize) -> Option<(usize, usize)> {
    let columns = columns.iter().enumerate().filter(|(_, column)| column.fair == fair);
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
    fn most_texts_are_whole() {
        let shared = |room: usize| {
            let mut columns = [vec![20, 20, 20], vec![4], vec![12, 30]]
                .map(|widths| TextColumn::new(widths.into_iter(), 8));
            share_width(&mut columns.each_mut(), room)?;
            Some(columns.map(|column| column.width))
        };
        assert_eq!(shared(54), Some([20, 4, 30]));
        assert_eq!(shared(36), Some([20, 4, 12]));
        assert_eq!(shared(46), Some([20, 4, 22]), "three whole for eight columns");
        assert_eq!(shared(35), Some([16, 4, 15]), "the rest is spread evenly");
        assert_eq!(shared(26), Some([11, 4, 11]), "to each its fair share");
        assert_eq!(shared(20), Some([8, 4, 8]));
        assert_eq!(shared(19), None);
    }

    #[test]
    fn names_are_whole_before_labels() {
        let mut name = TextColumn::new([8, 20].into_iter(), 8);
        let mut label = TextColumn::new([6, 14].into_iter(), 6).of_labels();
        share_width(&mut [&mut label, &mut name], 30).expect("more than the least");
        assert_eq!((label.width, name.width), (10, 20));
    }
}
