//! The path strip: a path hop by hop, each with what it says, when, and who says so.
//!
//! ```text
//! Li Bin ──+advised─────────▶ Lei Jun ──leads·3────▶ Xiaomi
//!          2021-01/2021-03              2010           │
//!          courage-speech#1 +1          a#3            │
//! ╭────────────────────────────────────────────────────╯
//! ╰──makes──▶ Xiaomi SU7
//!    a#7
//! ```

use crate::layout::picture::Drawing;

use super::hop_text::StripHop;
use super::strip_drawing::draw_rows;
use super::strip_request::{CaptionStyle, StripRequest};
use super::strip_rows::{RowLayout, TIGHTEST};

const CAPTION_STYLES: [CaptionStyle; 3] =
    [CaptionStyle::Rows, CaptionStyle::Row, CaptionStyle::Nothing];

/// Draws a path from the left to the right, and on further rows where it is too long for one.
///
/// Where the picture is too small, first names and words give way, then dates and citations share
/// a row, then they go, then the last hops are left out and counted.
#[must_use]
pub fn path_strip(request: &StripRequest<'_>) -> Drawing {
    let legs = request.legs.iter().take_while(|leg| !leg.relations.is_empty());
    let mut from = request.from;
    let hops: Vec<StripHop> = legs
        .map(|leg| {
            let start = std::mem::replace(&mut from, leg.to);
            StripHop::new(request.graph, start, leg)
        })
        .collect();
    let rows = usize::from(request.size.height);
    let whole = best(request, &hops, rows);
    let layout = if whole.hops.len() == request.legs.len() {
        whole
    } else {
        // The last row tells how many hops are left out.
        best(request, &hops, rows.saturating_sub(1).max(rows.min(1)))
    };
    draw_rows(request, &hops, &layout)
}

/// The way to tell it that leaves out least, then tells most, then cuts least.
fn best(request: &StripRequest<'_>, hops: &[StripHop], rows: usize) -> RowLayout {
    let mut best = RowLayout::default();
    for (caption_style, squeeze) in steps() {
        let layout = RowLayout::new(request, hops, rows, caption_style, squeeze);
        if layout.hops.len() == hops.len() {
            return layout;
        }
        if layout.hops.len() > best.hops.len() || best.start.is_none() {
            best = layout;
        }
    }
    best
}

/// What is tried, in order: names lose little before dates and citations share a row, and much
/// only after these are gone.
fn steps() -> impl Iterator<Item = (CaptionStyle, usize)> {
    let squeezes = [0..=TIGHTEST / 2, TIGHTEST / 2 + 1..=TIGHTEST];
    squeezes.into_iter().flat_map(|squeezes| {
        let caption = |caption_style| squeezes.clone().map(move |squeeze| (caption_style, squeeze));
        CAPTION_STYLES.into_iter().flat_map(caption).collect::<Vec<_>>()
    })
}
