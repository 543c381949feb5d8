//! The rows of a path: position and width of each name and label.

use crate::layout::picture::{SYMBOL_WIDTH, TextColumn, share_width};
use crate::text::{entity_name, width};

use super::hop_text::{CaptionStyle, OVER, StripHop};
use super::strip_request::StripRequest;

const CAPTION_STYLES: [CaptionStyle; 3] =
    [CaptionStyle::TwoRows, CaptionStyle::OneRow, CaptionStyle::Nothing];
/// The maximum widths of names and labels to try, from roomy to tight.
const CAPS: [usize; 6] = [48, 32, 24, 16, 12, 8];
const MIN_NAME: usize = 8;
const MIN_LABEL: usize = 4;
/// Columns around a label: two of line before it, one after it, the head, a space.
const AROUND: usize = 5;

#[derive(Default)]
pub(super) struct StripRows {
    /// The start, if there is any room.
    pub(super) start: Option<NameSlot>,
    pub(super) hops: Vec<HopSlot>,
    pub(super) style: CaptionStyle,
}

#[derive(Clone, Copy)]
pub(super) struct NameSlot {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) columns: usize,
}

pub(super) struct HopSlot {
    /// Where its line starts, on the row of its name.
    pub(super) x: usize,
    /// The maximum width of its label.
    pub(super) word: usize,
    pub(super) name: NameSlot,
    /// How its line comes from the row above; `None` if it is on the same row.
    pub(super) wrap: Option<LineWrap>,
}

/// How a line continues from the end of one row at the start of a later one.
#[derive(Clone, Copy)]
pub(super) enum LineWrap {
    /// Straight down from a name at the left.
    Down,
    /// Down, along this row to the left, and down.
    Along(usize),
}

impl HopSlot {
    /// The first column of the label.
    pub(super) fn word_x(&self) -> usize {
        self.x + 2
    }

    /// The column of the head that points to the name.
    pub(super) fn head_x(&self) -> usize {
        self.x + self.word + 3
    }
}

impl StripRows {
    /// The layout that omits least, then has the longest captions, then cuts least.
    pub(super) fn best(request: &StripRequest<'_>, hops: &[StripHop], rows: usize) -> Self {
        let mut best = Self::default();
        for (style, cap) in attempts() {
            let layout = Self::new(request, hops, rows, style, cap);
            if layout.hops.len() == hops.len() {
                return layout;
            }
            if layout.hops.len() > best.hops.len() || best.start.is_none() {
                best = layout;
            }
        }
        best
    }

    /// Places as many hops as fit in `rows`.
    fn new(
        request: &StripRequest<'_>,
        hops: &[StripHop],
        rows: usize,
        style: CaptionStyle,
        cap: usize,
    ) -> Self {
        let all = usize::from(request.size.width);
        let mut layout = Self { style, ..Self::default() };
        if rows == 0 || all == 0 {
            return layout;
        }
        let name = width(&entity_name(request.graph, request.from));
        let columns = (SYMBOL_WIDTH + name.min(cap.max(MIN_NAME))).min(all);
        let mut at = NameSlot { x: 0, y: 0, columns };
        layout.start = Some(at);
        let mut cursor = RowCursor { request, rows, style, cap, below: 0 };
        for hop in hops {
            let Some(slot) = cursor.beside(at, hop).or_else(|| cursor.under(at, hop)) else {
                break;
            };
            at = slot.name;
            layout.hops.push(slot);
        }
        layout
    }
}

/// The attempts in order: names are cut a little before dates and citations share a row, and heavily only after these
/// are gone.
fn attempts() -> impl Iterator<Item = (CaptionStyle, usize)> {
    CAPS.chunks(CAPS.len() / 2).flat_map(|caps| {
        CAPTION_STYLES.into_iter().flat_map(|style| caps.iter().map(move |cap| (style, *cap)))
    })
}

struct RowCursor<'a> {
    request: &'a StripRequest<'a>,
    rows: usize,
    style: CaptionStyle,
    cap: usize,
    /// The rows of captions below the names of this row.
    below: usize,
}

impl RowCursor<'_> {
    fn beside(&mut self, at: NameSlot, hop: &StripHop) -> Option<HopSlot> {
        let x = at.x + at.columns + 1;
        let [word, name] = self.texts(hop).map(|text| text.natural_width());
        let fits = x + word + AROUND + name <= usize::from(self.request.size.width);
        let caption = hop.caption_rows(self.style);
        if !fits || at.y + caption >= self.rows {
            return None;
        }
        self.below = self.below.max(caption);
        let name = NameSlot { x: x + word + AROUND, y: at.y, columns: name };
        Some(HopSlot { x, word, name, wrap: None })
    }

    fn under(&mut self, at: NameSlot, hop: &StripHop) -> Option<HopSlot> {
        let row = at.y + self.below + 1;
        let (y, wrap) =
            if at.x == 0 { (row, LineWrap::Down) } else { (row + 1, LineWrap::Along(row)) };
        let caption = hop.caption_rows(self.style);
        if y + caption >= self.rows {
            return None;
        }
        let room = usize::from(self.request.size.width).checked_sub(1 + AROUND)?;
        let [mut word, mut name] = self.texts(hop);
        share_width(&mut [&mut word, &mut name], room)?;
        self.below = caption;
        let name = NameSlot { x: 1 + word.width + AROUND, y, columns: name.width };
        Some(HopSlot { x: 1, word: word.width, name, wrap: Some(wrap) })
    }

    fn texts(&self, hop: &StripHop) -> [TextColumn; 2] {
        let word = hop.natural_width(self.style).min(self.cap);
        let name = width(&entity_name(self.request.graph, hop.to)).min(self.cap.max(MIN_NAME));
        let text = |wanted, least| TextColumn::new(std::iter::once(wanted), least);
        [text(word, MIN_LABEL).of_labels(), text(SYMBOL_WIDTH + name, SYMBOL_WIDTH + MIN_NAME)]
    }
}

const _: () = assert!(OVER < AROUND, "captions stay left of the next name");
