use crate::layout::picture::{SYMBOL_WIDTH, Size, TextColumn, share_width, to_cells};
use crate::text::width;

use super::hop_text::{CAPTION_OVERHANG, CaptionStyle, StripHop};
use super::strip_request::StripRequest;

const CAPTION_STYLES: [CaptionStyle; 5] = [
    CaptionStyle::AllTexts,
    CaptionStyle::AllTextsNarrow,
    CaptionStyle::TwoRows,
    CaptionStyle::OneRow,
    CaptionStyle::Nothing,
];
/// The maximum widths of names and labels to try, in descending order.
const WIDTH_CAPS: [usize; 6] = [48, 32, 24, 16, 12, 8];
const MIN_NAME_WIDTH: usize = 8;
const MIN_LABEL_WIDTH: usize = 4;
/// The width of the line around a label: two cells before it, one after it, the arrowhead, and a space.
const LABEL_PADDING: usize = 5;

#[derive(Default)]
pub(super) struct StripRows {
    /// The name of the first entity; `None` if there is no room.
    pub(super) start: Option<NameSlot>,
    pub(super) hops: Vec<HopSlot>,
}

#[derive(Clone, Copy)]
pub(super) struct NameSlot {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) columns: usize,
}

pub(super) struct HopSlot {
    /// The x coordinate at which the line starts in the row of the name.
    pub(super) x: usize,
    pub(super) label_width: usize,
    pub(super) name: NameSlot,
    /// The route of the line from the previous row; `None` if the previous name is in the same row.
    pub(super) wrap: Option<LineWrap>,
    pub(super) caption_rows: usize,
    pub(super) caption_width: usize,
}

/// The route of a line from a name to the start of the next row.
#[derive(Clone, Copy)]
pub(super) enum LineWrap {
    /// Straight down from a name at the left edge.
    Down,
    /// Down, to the left in the row with this index, and down again.
    Along(usize),
}

impl HopSlot {
    pub(super) fn label_x(&self) -> usize {
        self.x + 2
    }

    pub(super) fn head_x(&self) -> usize {
        self.x + self.label_width + 3
    }

    pub(super) fn move_down(&mut self, rows: usize) {
        self.name.y += rows;
        if let Some(LineWrap::Along(row)) = &mut self.wrap {
            *row += rows;
        }
    }
}

impl StripRows {
    /// The layout of [`StripRows::best`], with captions that use the spare rows and columns.
    pub(super) fn new(request: &StripRequest<'_>, hops: &[StripHop], rows: usize) -> Self {
        let mut layout = Self::best(request, hops, rows);
        layout.enlarge_captions(hops, Size { height: to_cells(rows), ..request.size });
        layout
    }

    pub(super) fn move_down(&mut self, rows: usize) {
        self.start.iter_mut().for_each(|name| name.y += rows);
        self.hops.iter_mut().for_each(|slot| slot.move_down(rows));
    }

    /// The first layout of [`layout_attempts`] that has all hops or, if there is none, the first that has the most
    /// hops.
    fn best(request: &StripRequest<'_>, hops: &[StripHop], rows: usize) -> Self {
        let mut best = Self::default();
        for (style, cap) in layout_attempts() {
            let layout = Self::with_style(request, hops, rows, style, cap);
            if style == CaptionStyle::AllTexts && layout.wrap_count() > 0 {
                // Long captions must not wrap a path that fits into one row without them.
                continue;
            }
            if layout.hops.len() == hops.len() {
                return layout;
            }
            if layout.hops.len() > best.hops.len() || best.start.is_none() {
                best = layout;
            }
        }
        best
    }

    fn wrap_count(&self) -> usize {
        self.hops.iter().filter(|hop| hop.wrap.is_some()).count()
    }

    fn with_style(
        request: &StripRequest<'_>,
        hops: &[StripHop],
        rows: usize,
        style: CaptionStyle,
        cap: usize,
    ) -> Self {
        let total_width = usize::from(request.size.width);
        let mut layout = Self::default();
        if rows == 0 || total_width == 0 {
            return layout;
        }
        let name_width = width(&request.name(request.from));
        let columns = (SYMBOL_WIDTH + name_width.min(cap.max(MIN_NAME_WIDTH))).min(total_width);
        let mut name = NameSlot { x: 0, y: 0, columns };
        layout.start = Some(name);
        let mut cursor = RowCursor { request, rows, style, cap, caption_rows: 0 };
        for hop in hops {
            let in_row = cursor.place_in_row(name, hop);
            let Some(slot) = in_row.or_else(|| cursor.place_in_next_row(name, hop)) else { break };
            name = slot.name;
            layout.hops.push(slot);
        }
        layout
    }
}

/// The caption styles and maximum widths to try, in order. Captions get fewer rows before names are heavily truncated.
fn layout_attempts() -> impl Iterator<Item = (CaptionStyle, usize)> {
    WIDTH_CAPS.chunks(WIDTH_CAPS.len() / 2).flat_map(|caps| {
        CAPTION_STYLES.into_iter().flat_map(|style| caps.iter().map(move |cap| (style, *cap)))
    })
}

struct RowCursor<'a> {
    request: &'a StripRequest<'a>,
    rows: usize,
    style: CaptionStyle,
    cap: usize,
    /// The number of rows for captions below the current row of names.
    caption_rows: usize,
}

impl RowCursor<'_> {
    fn place_in_row(&mut self, previous: NameSlot, hop: &StripHop) -> Option<HopSlot> {
        let x = previous.x + previous.columns + 1;
        let [label, name] = self.text_columns(hop).map(|column| column.natural_width());
        let fits = x + label + LABEL_PADDING + name <= usize::from(self.request.size.width);
        let caption_rows = hop.caption_rows(self.style);
        if !fits || previous.y + caption_rows >= self.rows {
            return None;
        }
        self.caption_rows = self.caption_rows.max(caption_rows);
        let name = NameSlot { x: x + label + LABEL_PADDING, y: previous.y, columns: name };
        Some(HopSlot { x, label_width: label, name, wrap: None, caption_rows, caption_width: 0 })
    }

    fn place_in_next_row(&mut self, previous: NameSlot, hop: &StripHop) -> Option<HopSlot> {
        let row = previous.y + self.caption_rows + 1;
        let (y, wrap) =
            if previous.x == 0 { (row, LineWrap::Down) } else { (row + 1, LineWrap::Along(row)) };
        let caption_rows = hop.caption_rows(self.style);
        if y + caption_rows >= self.rows {
            return None;
        }
        let room = usize::from(self.request.size.width).checked_sub(1 + LABEL_PADDING)?;
        let [mut label, mut name] = self.text_columns(hop);
        share_width(&mut [&mut label, &mut name], room)?;
        self.caption_rows = caption_rows;
        let name = NameSlot { x: 1 + label.width + LABEL_PADDING, y, columns: name.width };
        Some(HopSlot {
            x: 1,
            label_width: label.width,
            name,
            wrap: Some(wrap),
            caption_rows,
            caption_width: 0,
        })
    }

    fn text_columns(&self, hop: &StripHop) -> [TextColumn; 2] {
        let label = hop.natural_width(self.style).min(self.cap);
        let name = width(&self.request.name(hop.to)).min(self.cap.max(MIN_NAME_WIDTH));
        let column = |width, min_width| TextColumn::new(std::iter::once(width), min_width);
        let names = column(SYMBOL_WIDTH + name, SYMBOL_WIDTH + MIN_NAME_WIDTH);
        [column(label, MIN_LABEL_WIDTH).for_labels(), names]
    }
}

const _: () = assert!(CAPTION_OVERHANG < LABEL_PADDING, "captions must end before the next name");
