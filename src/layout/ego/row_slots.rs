//! The rows of a form: where neighbours may stand, and where the focus does.

use std::ops::Range;

use crate::layout::picture::PictureForm;

/// Free rows, and the focus's.
pub(super) struct RowSlots {
    pub(super) ranges: Vec<Range<usize>>,
    pub(super) focus: usize,
    /// Whether there is room for a line around the focus.
    pub(super) framed: bool,
}

impl RowSlots {
    /// The rows of a form; nothing where there are too few.
    pub(super) fn new(form: PictureForm, rows: usize) -> Option<Self> {
        let focus = rows.checked_sub(1)? / 2;
        let framed = rows >= if form == PictureForm::Spine { 13 } else { 5 };
        let around = usize::from(framed);
        let ranges = match form {
            PictureForm::Spine => vec![0..focus.checked_sub(around)?, focus + 1 + around..rows],
            PictureForm::Middle | PictureForm::Beside => std::iter::once(0..rows).collect(),
            _ => return None,
        };
        Some(Self { ranges, focus, framed })
    }

    /// How many rows a side has.
    pub(super) fn count(&self) -> usize {
        self.ranges.iter().map(Range::len).sum()
    }
}
