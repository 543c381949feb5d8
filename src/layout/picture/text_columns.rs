//! How columns of text share the width there is.

/// A column of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct TextColumn {
    /// What each of its texts would fill uncut, the narrowest first.
    wanted: Vec<usize>,
    /// What it is not cut below.
    least: usize,
}

impl TextColumn {
    /// A field of texts of some widths, cut to no fewer than `least` columns.
    pub(crate) fn new(widths: impl Iterator<Item = usize>, least: usize) -> Self {
        let mut wanted: Vec<usize> = widths.collect();
        wanted.sort_unstable();
        let least = least.min(wanted.last().copied().unwrap_or(0));
        Self { wanted, least }
    }

    /// The same, but never narrower than `least`, whatever its texts.
    pub(crate) fn at_least(self, least: usize) -> Self {
        Self { least, ..self }
    }

    /// What it fills uncut.
    pub(crate) fn natural(&self) -> usize {
        self.wanted.last().copied().unwrap_or(0).max(self.least)
    }

    /// Columns more, and the texts that they make whole, for every step worth taking.
    fn steps(&self, now: usize) -> impl Iterator<Item = (usize, usize)> + '_ {
        let round_to_i32 =
            move |columns: usize| self.wanted.partition_point(|wanted| *wanted <= columns);
        let wider = self.wanted.iter().filter(move |wanted| **wanted > now);
        wider.map(move |wanted| (wanted - now, round_to_i32(*wanted) - round_to_i32(now)))
    }
}

/// Every field gets this much before any gets more: of most words it shows enough.
const FAIR: usize = 12;

/// The widths of fields that share `room` columns: first to each its fair share, then so that as many
/// texts as can be are whole (what makes most texts whole for a column goes first), and what is
/// left goes round.
///
/// Nothing where the least widths do not fit.
pub(crate) fn share_width(fields: &[TextColumn], room: usize) -> Option<Vec<usize>> {
    let mut widths: Vec<usize> = fields.iter().map(|field| field.least).collect();
    let mut spare = room.checked_sub(widths.iter().sum())?;
    go_round(fields, &mut widths, &mut spare, FAIR);
    while let Some((index, columns)) = best_step(fields, &widths, spare) {
        widths[index] += columns;
        spare -= columns;
    }
    go_round(fields, &mut widths, &mut spare, usize::MAX);
    Some(widths)
}

/// Gives columns to the narrowest field, one by one, until all that want more have `most`.
fn go_round(fields: &[TextColumn], widths: &mut [usize], spare: &mut usize, most: usize) {
    while *spare > 0 {
        let short = |index: &usize| widths[*index] < fields[*index].natural().min(most);
        let Some(narrowest) = (0..fields.len()).filter(short).min_by_key(|index| widths[*index])
        else {
            return;
        };
        widths[narrowest] += 1;
        *spare -= 1;
    }
}

/// Which field is to grow by how many columns, where one can.
fn best_step(fields: &[TextColumn], widths: &[usize], spare: usize) -> Option<(usize, usize)> {
    let steps = fields.iter().zip(widths).enumerate().flat_map(|(index, (field, width))| {
        field.steps(*width).map(move |(columns, texts)| (index, columns, texts))
    });
    let mut best: Option<(usize, usize, usize)> = None;
    for (index, columns, texts) in steps.filter(|(_, columns, _)| *columns <= spare) {
        if best.is_none_or(|(_, old, more)| texts * old > more * columns) {
            best = Some((index, columns, texts));
        }
    }
    best.map(|(index, columns, _)| (index, columns))
}

#[cfg(test)]
mod tests {
    use super::{TextColumn, share_width};

    #[test]
    fn most_texts_are_whole() {
        let fields = [vec![20, 20, 20], vec![4], vec![12, 30]]
            .map(|widths| TextColumn::new(widths.into_iter(), 8));
        assert_eq!(share_width(&fields, 54), Some(vec![20, 4, 30]));
        assert_eq!(share_width(&fields, 36), Some(vec![20, 4, 12]));
        assert_eq!(
            share_width(&fields, 46),
            Some(vec![20, 4, 22]),
            "three whole for eight columns"
        );
        assert_eq!(share_width(&fields, 35), Some(vec![16, 4, 15]), "what is left goes round");
        assert_eq!(share_width(&fields, 26), Some(vec![11, 4, 11]), "to each its fair share");
        assert_eq!(share_width(&fields, 20), Some(vec![8, 4, 8]));
        assert_eq!(share_width(&fields, 19), None);
    }
}
