//! Several paths as a grid: the positions of its columns, gaps and rows.
#![expect(clippy::indexing_slicing, reason = "every row, column and gap has a size")]

use std::ops::Range;

use crate::layout::picture::SYMBOL_WIDTH;
use crate::model::EntityId;
use crate::text::width;

use super::hop_text::{MAX_CAPTION_ROWS, StripHop};
use super::line_tracks::LineTracks;
use super::path_rows::{PathRows, RowHop};
use super::path_union::PathUnion;
use super::strip_request::StripRequest;

/// The maximum widths of names and of labels, in cells.
type WidthCaps = [usize; 2];

/// The maximum widths to try, in descending order.
const WIDTH_CAPS: [WidthCaps; 5] = [[48, 32], [32, 24], [24, 16], [18, 12], [16, 10]];
const MIN_LABEL_WIDTH: usize = 4;
/// The maximum width to which a gap is widened for captions, in cells.
const MAX_CAPTION_WIDTH: usize = 48;

pub(super) struct PathGrid {
    pub(super) width: usize,
    pub(super) union: PathUnion,
    pub(super) rows: PathRows,
    /// The text of each hop, in the order of `rows.hops`.
    pub(super) texts: Vec<StripHop>,
    pub(super) forks: LineTracks,
    pub(super) merges: LineTracks,
    /// The first cell and the width of each column.
    pub(super) columns: Vec<[usize; 2]>,
    pub(super) gaps: Vec<Gap>,
    /// The y coordinate and the number of caption rows of each row of names.
    pub(super) row_places: Vec<[usize; 2]>,
}

/// The space between two columns.
pub(super) struct Gap {
    /// The first cell after those in which lines fork.
    pub(super) start: usize,
    pub(super) label_width: usize,
}

impl Gap {
    /// The x coordinate of an arrowhead that points left.
    pub(super) fn left_head(&self) -> usize {
        self.start
    }

    pub(super) fn label_x(&self) -> usize {
        self.start + 2
    }

    /// The x coordinate of an arrowhead that points right.
    pub(super) fn right_head(&self) -> usize {
        self.start + self.label_width + 3
    }
}

/// The minimum number of other paths to try; a taller picture tries one for each of its rows.
const MIN_TRIED_PATHS: usize = 50;

impl PathGrid {
    /// The grid of the first path and as many others as fit. Of the grids with the most paths, the one that truncates
    /// names and labels least. `None` if no other path fits.
    pub(super) fn new(request: &StripRequest<'_>, paths: &[Vec<EntityId>]) -> Option<Self> {
        let grids = WIDTH_CAPS.iter().filter_map(|caps| Self::with_caps(request, paths, *caps));
        grids.reduce(
            |best, grid| {
                if grid.union.paths.len() > best.union.paths.len() { grid } else { best }
            },
        )
    }

    /// The grid of the first path and every other one that still fits, with names and labels of at most these widths;
    /// `None` if no other path fits.
    fn with_caps(
        request: &StripRequest<'_>,
        paths: &[Vec<EntityId>],
        caps: WidthCaps,
    ) -> Option<Self> {
        let (first, others) = paths.split_first()?;
        let mut included = vec![first.clone()];
        let mut grid = None;
        // Trying hundreds takes seconds, and later ones hardly ever fit.
        let tried = usize::from(request.size.height).max(MIN_TRIED_PATHS);
        for path in others.iter().take(tried) {
            included.push(path.clone());
            match Self::with_all_paths(request, &included, caps) {
                Some(larger) => grid = Some(larger),
                None => _ = included.pop(),
            }
        }
        grid
    }

    /// `None` if the paths do not all fit.
    fn with_all_paths(
        request: &StripRequest<'_>,
        paths: &[Vec<EntityId>],
        caps: WidthCaps,
    ) -> Option<Self> {
        let union = PathUnion::new(paths);
        let rows = PathRows::new(&union);
        if union.paths.len() < paths.len() || rows.count() > usize::from(request.size.height) {
            return None;
        }
        let mut grid = Self::unplaced(request, union, rows);
        grid.place_columns(request, caps).then(|| grid.place_rows(request.size.height.into()))?;
        Some(grid)
    }

    fn unplaced(request: &StripRequest<'_>, union: PathUnion, rows: PathRows) -> Self {
        let texts = rows.hops.iter().map(|hop| StripHop::of_merged(request, hop));
        Self {
            width: request.size.width.into(),
            texts: texts.collect(),
            forks: LineTracks::forks(&union, &rows),
            merges: LineTracks::merges(&union, &rows),
            union,
            rows,
            columns: Vec::new(),
            gaps: Vec::new(),
            row_places: Vec::new(),
        }
    }

    pub(super) fn gaps_of(&self, hop: &RowHop) -> Range<usize> {
        self.union.column(hop.from)..self.union.column(hop.to)
    }

    /// Places columns and gaps for names and labels of at most these widths, then widens them; returns whether they
    /// fit.
    fn place_columns(&mut self, request: &StripRequest<'_>, [name, label]: [usize; 2]) -> bool {
        let mut names = self.name_widths(request, name);
        let mut labels = self.label_widths(label);
        let tracks: Vec<usize> = (0..labels.len())
            .map(|gap| gap_padding(self.forks.count(gap), self.merges.count(gap)))
            .collect();
        let used: usize = names.iter().chain(&labels).chain(&tracks).sum();
        let Some(spare) = usize::from(request.size.width).checked_sub(used) else { return false };
        let spare = widen(&mut names, &self.name_widths(request, usize::MAX), spare);
        let spare = widen(&mut labels, &self.label_widths(usize::MAX), spare);
        widen(&mut labels, &self.caption_widths(), spare);
        (self.columns, self.gaps) = (Vec::new(), Vec::new());
        let mut x = 0;
        for (column, name_width) in names.iter().enumerate() {
            self.columns.push([x, *name_width]);
            let Some(label_width) = labels.get(column).copied() else { break };
            let start = x + name_width + 1 + 2 * self.forks.count(column);
            self.gaps.push(Gap { start, label_width });
            x += name_width + label_width + tracks[column];
        }
        true
    }

    fn name_widths(&self, request: &StripRequest<'_>, cap: usize) -> Vec<usize> {
        let mut widths = vec![0; self.union.column_count()];
        for entity in self.rows.row_of.keys() {
            let name = SYMBOL_WIDTH + width(&request.name(*entity)).min(cap);
            let column = self.union.column(*entity);
            widths[column] = name.max(widths[column]);
        }
        widths
    }

    /// The label width of each gap. A label that could be in several gaps widens the first one if necessary.
    fn label_widths(&self, cap: usize) -> Vec<usize> {
        let mut widths = vec![MIN_LABEL_WIDTH; self.union.column_count().saturating_sub(1)];
        let mut hops: Vec<(&RowHop, &StripHop)> = self.rows.hops.iter().zip(&self.texts).collect();
        hops.sort_by_key(|(hop, _)| self.gaps_of(hop).len());
        for (hop, text) in hops {
            let gaps = self.gaps_of(hop);
            let needed = text.label_width.min(cap);
            if gaps.clone().all(|gap| widths[gap] < needed) {
                widths[gaps.start] = needed;
            }
        }
        widths
    }

    /// The label width of each gap that gives every caption all the room it can use.
    fn caption_widths(&self) -> Vec<usize> {
        let mut widths = vec![0; self.union.column_count().saturating_sub(1)];
        for (hop, text) in self.rows.hops.iter().zip(&self.texts) {
            for gap in self.gaps_of(hop) {
                widths[gap] = text.longest_caption().min(MAX_CAPTION_WIDTH).max(widths[gap]);
            }
        }
        widths
    }

    /// Places the rows, and assigns them caption rows; the row of the first path takes precedence.
    fn place_rows(&mut self, height: usize) {
        let wanted: Vec<usize> = (0..self.rows.count()).map(|row| self.caption_rows(row)).collect();
        let mut assigned = vec![0; wanted.len()];
        let mut spare = height - wanted.len();
        for limit in 1..=MAX_CAPTION_ROWS {
            for row in 0..wanted.len() {
                // The first row is one row ahead of the others.
                let limit = limit + usize::from(row == 0);
                let more = wanted[row].min(limit).saturating_sub(assigned[row]).min(spare);
                assigned[row] += more;
                spare -= more;
            }
        }
        let blank = usize::from(spare + 1 >= wanted.len());
        let mut y = 0;
        for rows in assigned {
            self.row_places.push([y, rows]);
            y += 1 + rows + blank;
        }
    }

    /// The number of caption rows that a row of names needs.
    fn caption_rows(&self, row: usize) -> usize {
        let hops = self.rows.hops.iter().zip(&self.texts).filter(|(hop, _)| hop.row == row);
        let rows = hops.map(|(hop, text)| {
            let gap = self.label_gap(hop, text);
            let (room, label_room) = (self.caption_room(hop, gap), self.label_room(hop, gap));
            text.caption(MAX_CAPTION_ROWS, room, label_room).len()
        });
        rows.max().unwrap_or(0)
    }
}

/// Repeatedly widens the narrowest of the widths that are less than wanted; returns the number of unused cells.
fn widen(widths: &mut [usize], wanted: &[usize], mut spare: usize) -> usize {
    while spare > 0 {
        let narrow = (0..widths.len()).filter(|index| widths[*index] < wanted[*index]);
        let Some(narrowest) = narrow.min_by_key(|index| widths[*index]) else { break };
        widths[narrowest] += 1;
        spare -= 1;
    }
    spare
}

/// The number of cells in a gap apart from its label: the line and the arrowheads around the label, two cells for each
/// track, and a space before each name.
fn gap_padding(forks: usize, merges: usize) -> usize {
    let after_label = if merges > 0 { 2 * merges + 2 } else { 1 };
    1 + 2 * forks + 4 + after_label
}
