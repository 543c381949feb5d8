//! How columns of text share the width there is.

/// A column of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Field {
    /// What it would fill uncut.
    pub(super) natural: usize,
    /// What it is not cut below.
    pub(super) least: usize,
}

impl Field {
    /// A field as wide as the widest of some texts, cut to no fewer than `least` columns.
    pub(super) fn widest(widths: impl Iterator<Item = usize>, least: usize) -> Self {
        let natural = widths.max().unwrap_or(0);
        Self { natural, least: least.min(natural) }
    }
}

/// The widths of fields that share `room` columns: the widest give way first, until all fit.
///
/// Nothing where the least widths do not fit.
pub(super) fn share(fields: &[Field], room: usize) -> Option<Vec<usize>> {
    let least: usize = fields.iter().map(|field| field.least).sum();
    if least > room {
        return None;
    }
    let total = |cap: usize| {
        fields.iter().map(|field| field.natural.min(cap.max(field.least))).sum::<usize>()
    };
    let widest = fields.iter().map(|field| field.natural).max().unwrap_or(0);
    let cap = (0..=widest).rev().find(|cap| total(*cap) <= room).unwrap_or(0);
    let mut widths: Vec<usize> =
        fields.iter().map(|field| field.natural.min(cap.max(field.least))).collect();
    let mut spare = room - widths.iter().sum::<usize>();
    for (width, field) in widths.iter_mut().zip(fields) {
        if spare > 0 && *width < field.natural {
            *width += 1;
            spare -= 1;
        }
    }
    Some(widths)
}

#[cfg(test)]
mod tests {
    use super::{Field, share};

    #[test]
    fn the_widest_give_way_first() {
        let fields = [20, 4, 12].map(|natural| Field { natural, least: natural.min(8) });
        assert_eq!(share(&fields, 36), Some(vec![20, 4, 12]));
        assert_eq!(share(&fields, 27), Some(vec![12, 4, 11]));
        assert_eq!(share(&fields, 20), Some(vec![8, 4, 8]));
        assert_eq!(share(&fields, 19), None);
    }
}
