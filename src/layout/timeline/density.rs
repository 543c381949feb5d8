//! The number of events in each column, as bars.
#![expect(clippy::indexing_slicing, reason = "columns are those of the scale; bars have steps")]

use crate::model::When;

use super::axis_glyphs::AxisGlyphs;
use super::time_scale::TimeScale;

pub(super) struct Density {
    /// The number of events that are certainly within each column.
    certain: Vec<usize>,
    /// The number of events that may be within each column, or last longer.
    vague: Vec<usize>,
    pub(super) max: usize,
}

impl Density {
    pub(super) fn new(scale: &TimeScale, dates: impl Iterator<Item = When>) -> Self {
        let mut certain = vec![0; scale.columns];
        let mut changes = vec![0_isize; scale.columns + 1];
        for when in dates {
            let Some(columns) = scale.columns_of(when) else { continue };
            if scale.is_certain(when) {
                certain[columns.first] += 1;
            } else {
                changes[columns.first] += 1;
                changes[columns.last + 1] -= 1;
            }
        }
        let vague = changes.iter().take(scale.columns).scan(0_isize, |number, change| {
            *number += change;
            Some(usize::try_from(*number).unwrap_or(0))
        });
        let vague: Vec<usize> = vague.collect();
        let max = certain.iter().zip(&vague).map(|(certain, vague)| certain + vague).max();
        Self { certain, vague, max: max.unwrap_or(0) }
    }

    pub(super) fn certain(&self, column: usize) -> usize {
        self.certain[column]
    }

    pub(super) fn total(&self, column: usize) -> usize {
        self.certain[column] + self.vague[column]
    }

    /// The glyph of a column in a row of bars of this height; row 0 is at the bottom. Certain events are at the bottom of
    /// the bar, and every nonzero count is visible if there is a row for it.
    pub(super) fn glyph(
        &self,
        column: usize,
        row: usize,
        height: usize,
        glyphs: &AxisGlyphs,
    ) -> &'static str {
        let steps = glyphs.bars.len();
        let scaled = |number: usize| (number * height * steps / self.max.max(1)).max(number.min(1));
        let certain = scaled(self.certain[column]);
        let certain_rows = certain.div_ceil(steps);
        let min_rows = certain_rows + self.vague[column].min(1);
        let rows = scaled(self.total(column)).div_ceil(steps).max(min_rows);
        if row < certain_rows {
            glyphs.bars[(certain - row * steps).min(steps) - 1]
        } else if row < rows {
            glyphs.vague
        } else {
            " "
        }
    }
}
