//! The rows for neighbours and the row of the focus in each form.

use std::ops::Range;

use crate::layout::picture::PictureForm;

/// The rows of an ego view in columns.
pub(super) struct RowSlots {
    pub(super) form: PictureForm,
    /// The ranges of rows for neighbours, which are the same on each side.
    pub(super) neighbour_rows: Vec<Range<usize>>,
    pub(super) focus_row: usize,
    /// Whether there is room for a frame around the focus.
    pub(super) has_frame: bool,
}

impl RowSlots {
    /// The rows of a form; `None` if there are too few.
    pub(super) fn new(form: PictureForm, rows: usize) -> Option<Self> {
        let focus_row = rows.checked_sub(1)? / 2;
        let has_frame = rows >= if form == PictureForm::Spine { 13 } else { 5 };
        let frame = usize::from(has_frame);
        let neighbour_rows = match form {
            PictureForm::Spine => {
                vec![0..focus_row.checked_sub(frame)?, focus_row + 1 + frame..rows]
            }
            PictureForm::Middle | PictureForm::Beside => std::iter::once(0..rows).collect(),
            _ => return None,
        };
        Some(Self { form, neighbour_rows, focus_row, has_frame })
    }

    /// The number of rows for neighbours on each side.
    pub(super) fn rows_per_side(&self) -> usize {
        self.neighbour_rows.iter().map(Range::len).sum()
    }

    /// The number of rows for neighbours on all sides.
    pub(super) fn total_rows(&self) -> usize {
        self.rows_per_side() * if self.form == PictureForm::Beside { 1 } else { 2 }
    }

    /// The width of the frame or brackets of the focus.
    pub(super) fn frame_width(&self) -> usize {
        if self.has_frame { 4 } else { 2 }
    }
}
