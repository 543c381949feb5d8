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

use super::hop_text::Hop;
use super::strip_drawing::emit;
use super::strip_request::{StripRequest, Telling};
use super::strip_rows::{Deal, TIGHTEST};

const TELLINGS: [Telling; 3] = [Telling::Rows, Telling::Row, Telling::Nothing];

/// Draws a path from the left to the right, and on further rows where it is too long for one.
///
/// Where the picture is too small, first names and words give way, then dates and citations share
/// a row, then they go, then the last hops are left out and counted.
#[must_use]
pub fn path_strip(ask: &StripRequest<'_>) -> Drawing {
    let legs = ask.legs.iter().take_while(|leg| !leg.relations.is_empty());
    let mut from = ask.from;
    let hops: Vec<Hop> = legs
        .map(|leg| {
            let start = std::mem::replace(&mut from, leg.to);
            Hop::new(ask.graph, start, leg)
        })
        .collect();
    let rows = usize::from(ask.size.height);
    let whole = best(ask, &hops, rows);
    let deal = if whole.hops.len() == ask.legs.len() {
        whole
    } else {
        // The last row tells how many hops are left out.
        best(ask, &hops, rows.saturating_sub(1).max(rows.min(1)))
    };
    emit(ask, &hops, &deal)
}

/// The way to tell it that leaves out least, then tells most, then cuts least.
fn best(ask: &StripRequest<'_>, hops: &[Hop], rows: usize) -> Deal {
    let mut best = Deal::default();
    for (telling, squeeze) in steps() {
        let deal = Deal::new(ask, hops, rows, telling, squeeze);
        if deal.hops.len() == hops.len() {
            return deal;
        }
        if deal.hops.len() > best.hops.len() || best.start.is_none() {
            best = deal;
        }
    }
    best
}

/// What is tried, in order: names lose little before dates and citations share a row, and much
/// only after these are gone.
fn steps() -> impl Iterator<Item = (Telling, usize)> {
    let squeezes = [0..=TIGHTEST / 2, TIGHTEST / 2 + 1..=TIGHTEST];
    squeezes.into_iter().flat_map(|squeezes| {
        let told = |telling| squeezes.clone().map(move |squeeze| (telling, squeeze));
        TELLINGS.into_iter().flat_map(told).collect::<Vec<_>>()
    })
}
