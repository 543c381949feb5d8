//! Extends the captions of a single path into spare rows and columns.
#![expect(clippy::indexing_slicing, reason = "bands are ranges of the hops, and have rows")]

use std::ops::Range;

use crate::layout::picture::Size;

use super::hop_text::{MAX_CAPTION_ROWS, StripHop};
use super::strip_rows::StripRows;

impl StripRows {
    /// Widens the captions up to the next line or caption, and shares the spare rows among the rows of names.
    pub(super) fn enlarge_captions(&mut self, hops: &[StripHop], size: Size) {
        for index in 0..self.hops.len() {
            self.hops[index].caption_width = self.caption_width(index, size.width.into());
        }
        let bands = self.bands();
        let wanted: Vec<usize> = bands.iter().map(|band| self.wanted_rows(hops, band)).collect();
        let initial: Vec<usize> = bands.iter().map(|band| self.placed_rows(band)).collect();
        let mut assigned = initial.clone();
        let mut spare = usize::from(size.height).saturating_sub(self.used_rows());
        while let Some(band) = next_band(&assigned, &wanted).filter(|_| spare > 0) {
            assigned[band] += 1;
            spare -= 1;
        }
        let mut shift = 0;
        for (band, (initial, assigned)) in bands.into_iter().zip(initial.into_iter().zip(assigned))
        {
            for slot in &mut self.hops[band] {
                slot.caption_rows = assigned;
                slot.move_down(shift);
            }
            shift += assigned - initial;
        }
    }

    fn caption_width(&self, index: usize, width: usize) -> usize {
        let slot = &self.hops[index];
        let end = match self.hops.get(index + 1) {
            None => width,
            Some(next) if next.wrap.is_none() => next.label_x() - 2,
            // The line to the next row starts below the name.
            Some(_) => slot.name.x - 1,
        };
        end.saturating_sub(slot.label_x())
    }

    /// The hops in each row of names.
    fn bands(&self) -> Vec<Range<usize>> {
        let starts = (0..self.hops.len()).filter(|hop| *hop == 0 || self.hops[*hop].wrap.is_some());
        let starts: Vec<usize> = starts.collect();
        let ends = starts.iter().skip(1).copied().chain([self.hops.len()]);
        starts.iter().zip(ends).map(|(start, end)| *start..end).collect()
    }

    fn placed_rows(&self, band: &Range<usize>) -> usize {
        self.hops[band.clone()].iter().map(|slot| slot.caption_rows).max().unwrap_or(0)
    }

    fn wanted_rows(&self, hops: &[StripHop], band: &Range<usize>) -> usize {
        let captions = band.clone().map(|hop| {
            let slot = &self.hops[hop];
            hops[hop].caption(MAX_CAPTION_ROWS, slot.caption_width, slot.label_width).len()
        });
        captions.max().unwrap_or(0)
    }

    /// The number of rows from the first name to the last caption.
    pub(super) fn used_rows(&self) -> usize {
        let last = self.bands().pop().unwrap_or_default();
        let y = self.hops.last().map_or(0, |slot| slot.name.y);
        y + 1 + self.placed_rows(&last)
    }
}

/// The row of names to give another caption row: of those that need more, the one with the fewest.
fn next_band(assigned: &[usize], wanted: &[usize]) -> Option<usize> {
    let short = (0..assigned.len()).filter(|band| assigned[*band] < wanted[*band]);
    short.min_by_key(|band| assigned[*band])
}
