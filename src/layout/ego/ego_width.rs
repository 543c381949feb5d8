//! Distributes the width of an ego view among the focus and the columns.

use crate::layout::picture::{PictureForm, Rect, SYMBOL_WIDTH, TextColumn, share_width, to_cells};
use crate::text::width;

use super::column::{Column, extent, gutter_width, place_in_row};
use super::ego_plan::{EgoPlan, MAX_UNCUT, MAX_WIDTH, MIN_NAME};
use super::sides::Sides;

impl EgoPlan<'_> {
    /// Sets the widths of all columns, and returns the width of the focus's name; `None` if the minimum widths do not
    /// fit.
    pub(super) fn distribute_width(&mut self) -> Option<usize> {
        let all = usize::from(self.request.size.width);
        let frame = self.slots.frame_width();
        let mut focus = TextColumn::new(std::iter::once(self.focus_width()), MIN_NAME);
        let Sides { left, right } = &mut self.columns;
        let gutters = gutter_width(left) + gutter_width(right);
        let dashes = usize::from(!left.is_empty()) + usize::from(!right.is_empty());
        let columns = left.iter_mut().chain(right).map(|column| &mut column.text);
        let spare = if self.slots.form == PictureForm::Spine {
            focus.width = focus.natural_width().min(all.checked_sub(frame)?);
            if focus.width < focus.natural_width().min(MIN_NAME) {
                return None;
            }
            share_width(&mut columns.collect::<Vec<_>>(), all.checked_sub(gutters + 1)?)?
        } else {
            let room = all.checked_sub(gutters + frame + dashes)?;
            let mut texts: Vec<_> = std::iter::once(&mut focus).chain(columns).collect();
            share_width(&mut texts, room)?
        };
        self.widen_rows(spare);
        Some(focus.width)
    }

    /// Widens the columns by at most `spare` cells, first until their names are aligned, then until their widest rows
    /// fit; then sets the widths of the labels.
    fn widen_rows(&mut self, mut spare: usize) {
        let mut columns = std::mem::take(&mut self.columns);
        for wanted in [Self::aligned_width, Self::widest_row] {
            for column in columns.left.iter_mut().chain(&mut columns.right) {
                let missing = wanted(self, column).saturating_sub(column.text.width).min(spare);
                column.text.width += missing;
                spare -= missing;
            }
        }
        for column in columns.left.iter_mut().chain(&mut columns.right) {
            column.label_width = self.label_width_of(column);
        }
        self.columns = columns;
    }

    fn aligned_width(&self, column: &Column) -> usize {
        let names = column.nodes.iter().map(|node| self.name_width(*node, MAX_UNCUT));
        self.widest_label(&column.nodes) + names.max().unwrap_or(0)
    }

    fn widest_row(&self, column: &Column) -> usize {
        column.nodes.iter().map(|node| self.row_width(*node)).max().unwrap_or(0)
    }

    pub(super) fn place_columns(&mut self, focus_name_width: usize) {
        let all = usize::from(self.request.size.width);
        let focus = focus_name_width + self.slots.frame_width();
        let Sides { left, right } = &mut self.columns;
        let extents = (extent(left), extent(right));
        let (x, left_trunk, right_trunk) = if self.slots.form == PictureForm::Spine {
            let rightmost = (all - 1).saturating_sub(extents.1).max(extents.0);
            let middle = (all / 2).clamp(extents.0, rightmost);
            let x = middle.saturating_sub(focus / 2).min(all - focus);
            (x, middle.saturating_sub(1), middle + 1)
        } else {
            let min_x = extents.0 + usize::from(!left.is_empty());
            let right_part = extents.1 + usize::from(!right.is_empty());
            let max_x = all.saturating_sub(right_part + focus).max(min_x);
            let is_beside = self.slots.form == PictureForm::Beside;
            let x = if is_beside { min_x } else { ((all - focus) / 2).clamp(min_x, max_x) };
            (x, x.saturating_sub(2), x + focus + 1)
        };
        place_in_row(left, left_trunk);
        place_in_row(right, right_trunk);
        let (y, height) = if self.slots.has_frame {
            (self.slots.focus_row - 1, 3)
        } else {
            (self.slots.focus_row, 1)
        };
        self.focus = Rect { x: to_cells(x), y: to_cells(y), width: to_cells(focus), height };
    }

    /// The width of the focus's name, or of the loop below the name if the loop is wider.
    fn focus_width(&self) -> usize {
        let name = SYMBOL_WIDTH + width(&self.name(0)).min(MAX_WIDTH);
        let has_loop_below = self.slots.has_frame && self.slots.form != PictureForm::Spine;
        let label = if has_loop_below { width(&self.loop_label(0, MAX_WIDTH)) } else { 0 };
        if label > 0 { name.max(label + 3) } else { name }
    }
}
