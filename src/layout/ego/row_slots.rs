//! The rows of a form: those for neighbours, and the one of the focus.

use std::ops::Range;

use crate::layout::picture::PictureForm;

/// The rows of an ego view in columns.
pub(super) struct RowSlots {
    pub(super) form: PictureForm,
    /// The rows that neighbours may take, on each side.
    pub(super) free: Vec<Range<usize>>,
    pub(super) focus: usize,
    /// Whether there is room for a frame around the focus.
    pub(super) framed: bool,
}

impl RowSlots {
    /// The rows of a form; `None` if there are too few.
    pub(super) fn new(form: PictureForm, rows: usize) -> Option<Self> {
        let focus = rows.checked_sub(1)? / 2;
        let framed = rows >= if form == PictureForm::Spine { 13 } else { 5 };
        let around = usize::from(framed);
        let free = match form {
            PictureForm::Spine => vec![0..focus.checked_sub(around)?, focus + 1 + around..rows],
            PictureForm::Middle | PictureForm::Beside => std::iter::once(0..rows).collect(),
            _ => return None,
        };
        Some(Self { form, free, focus, framed })
    }

    /// The number of rows for neighbours on a side.
    pub(super) fn count(&self) -> usize {
        self.free.iter().map(Range::len).sum()
    }

    /// The number of rows for neighbours on all sides.
    pub(super) fn count_of_sides(&self) -> usize {
        self.count() * if self.form == PictureForm::Beside { 1 } else { 2 }
    }

    /// The width of the focus without its name: a frame, or a bracket at either end.
    pub(super) fn frame_columns(&self) -> usize {
        if self.framed { 4 } else { 2 }
    }
}
