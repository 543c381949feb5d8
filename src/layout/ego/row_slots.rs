use std::ops::Range;

use crate::layout::picture::PictureForm;

/// The rows for neighbours and the row of the focus, in a form with columns.
pub(super) struct RowSlots {
    pub(super) form: PictureForm,
    /// The ranges of rows for neighbours, which are the same on each side.
    pub(super) neighbour_rows: Vec<Range<usize>>,
    pub(super) focus_row: usize,
    pub(super) has_frame: bool,
}

impl RowSlots {
    /// The slots of a form in `rows` rows; `None` if there are too few rows, or the form has no columns.
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

    pub(super) fn rows_per_side(&self) -> usize {
        self.neighbour_rows.iter().map(Range::len).sum()
    }

    pub(super) fn total_rows(&self) -> usize {
        self.rows_per_side() * if self.form == PictureForm::Beside { 1 } else { 2 }
    }

    pub(super) fn frame_width(&self) -> usize {
        if self.has_frame { 4 } else { 2 }
    }
}
