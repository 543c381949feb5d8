//! How a path is dealt out on rows: where each name and each word stands, and how wide it may be.

use crate::layout::picture::{SIGN_WIDTH, TextColumn, share_width};
use crate::text::width;

use super::hop_text::{OVER, StripHop};
use super::strip_request::{CaptionStyle, StripRequest};

/// The widest that names and words grow, from roomy to tight.
const CAPS: [usize; 6] = [48, 32, 24, 16, 12, 8];
/// The tightest step.
pub(super) const TIGHTEST: usize = CAPS.len() - 1;
/// Names are not cut below this, words not below that.
const LEAST_NAME: usize = 8;
const LEAST_WORD: usize = 4;
/// Around a word: two pieces of line before it, one behind, the head, a blank.
const AROUND: usize = 5;

/// Where everything stands.
#[derive(Default)]
pub(super) struct RowLayout {
    /// The start, where there is any room.
    pub(super) start: Option<NameSlot>,
    /// The hops that have room.
    pub(super) hops: Vec<HopSlot>,
    pub(super) caption_style: Option<CaptionStyle>,
}

/// Where a name stands and how wide it may be.
#[derive(Clone, Copy)]
pub(super) struct NameSlot {
    pub(super) x: usize,
    pub(super) y: usize,
    pub(super) columns: usize,
}

/// Where a hop stands.
pub(super) struct HopSlot {
    /// Where its line starts, on the row of its name.
    pub(super) x: usize,
    /// How wide its word may be.
    pub(super) word: usize,
    pub(super) name: NameSlot,
    /// The row along which the line comes from the row above; nothing where it need not.
    pub(super) wrap: Option<LineWrap>,
}

/// How a line comes from the end of one row to the start of a later one.
#[derive(Clone, Copy)]
pub(super) enum LineWrap {
    /// Straight down from a name at the left.
    Down,
    /// Down, along this row to the left, and down.
    Along(usize),
}

impl HopSlot {
    /// The first column of the word.
    pub(super) fn word_x(&self) -> usize {
        self.x + 2
    }

    /// The column of the head that points to the name.
    pub(super) fn head_x(&self) -> usize {
        self.x + self.word + 3
    }
}

impl RowLayout {
    /// Deals out as many hops as have room in `rows`.
    pub(super) fn new(
        request: &StripRequest<'_>,
        hops: &[StripHop],
        rows: usize,
        caption_style: CaptionStyle,
        squeeze: usize,
    ) -> Self {
        let all = usize::from(request.size.width);
        let mut layout = Self { caption_style: Some(caption_style), ..Self::default() };
        if rows == 0 || all == 0 {
            return layout;
        }
        let cap = CAPS[squeeze.min(TIGHTEST)];
        let name = width(request.graph.entity(request.from).name());
        let mut cursor = RowCursor { request, rows, caption_style, cap, below: 0 };
        let mut at =
            NameSlot { x: 0, y: 0, columns: (SIGN_WIDTH + name.min(cap.max(LEAST_NAME))).min(all) };
        layout.start = Some(at);
        for hop in hops {
            let Some(spot) = cursor.next(at, hop) else { break };
            at = spot.name;
            layout.hops.push(spot);
        }
        layout
    }
}

/// Where the next hop goes.
struct RowCursor<'a> {
    request: &'a StripRequest<'a>,
    rows: usize,
    caption_style: CaptionStyle,
    cap: usize,
    /// How many rows are told below the names of the present row.
    below: usize,
}

impl RowCursor<'_> {
    fn next(&mut self, at: NameSlot, hop: &StripHop) -> Option<HopSlot> {
        self.beside(at, hop).or_else(|| self.under(at, hop))
    }

    /// On the same row.
    fn beside(&mut self, at: NameSlot, hop: &StripHop) -> Option<HopSlot> {
        let x = at.x + at.columns + 1;
        let [word, name] = self.fields(hop).map(|field| field.natural());
        let fits = x + word + AROUND + name <= usize::from(self.request.size.width);
        let caption = hop.rows(self.caption_style);
        if !fits || at.y + caption >= self.rows {
            return None;
        }
        self.below = self.below.max(caption);
        let name = NameSlot { x: x + word + AROUND, y: at.y, columns: name };
        Some(HopSlot { x, word, name, wrap: None })
    }

    /// On a new row.
    fn under(&mut self, at: NameSlot, hop: &StripHop) -> Option<HopSlot> {
        let wrap = at.y + self.below + 1;
        let (y, wrap) =
            if at.x == 0 { (wrap, LineWrap::Down) } else { (wrap + 1, LineWrap::Along(wrap)) };
        let caption = hop.rows(self.caption_style);
        if y + caption >= self.rows {
            return None;
        }
        let room = usize::from(self.request.size.width).checked_sub(1 + AROUND)?;
        let [word, name] = share_width(&self.fields(hop), room)?[..] else { return None };
        self.below = caption;
        let name = NameSlot { x: 1 + word + AROUND, y, columns: name };
        Some(HopSlot { x: 1, word, name, wrap: Some(wrap) })
    }

    /// What the word and the name would fill, and what they must.
    fn fields(&self, hop: &StripHop) -> [TextColumn; 2] {
        let word = hop.natural(self.caption_style).min(self.cap);
        let name = SIGN_WIDTH
            + width(self.request.graph.entity(hop.to).name()).min(self.cap.max(LEAST_NAME));
        let field = |wanted, least| TextColumn::new(std::iter::once(wanted), least);
        [field(word, LEAST_WORD), field(name, SIGN_WIDTH + LEAST_NAME)]
    }
}

const _: () = assert!(OVER < AROUND, "what is told stays left of the next name");
