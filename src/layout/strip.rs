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

mod deal;
mod emit;
mod hop;

use crate::model::{EntityId, Graph, RelationId};

use super::drawing::Drawing;
use super::place::Size;
use deal::{Deal, TIGHTEST};
use emit::emit;
use hop::Hop;

/// What a path strip is asked to show.
#[derive(Clone, Copy)]
pub struct Strip<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// Where the path starts.
    pub from: EntityId,
    /// Its hops in order; none leaves the start alone.
    pub legs: &'a [Leg],
    /// The room there is.
    pub size: Size,
}

/// One hop of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// Where it ends.
    pub to: EntityId,
    /// The relations it rests on, the one that it is told by first; a path ends before a leg that
    /// has none.
    pub relations: Vec<RelationId>,
}

/// How much is told below a hop.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Telling {
    /// The date and the citation, a row each.
    Rows,
    /// Both in one row.
    Row,
    /// Nothing: the picture is too low.
    Nothing,
}

const TELLINGS: [Telling; 3] = [Telling::Rows, Telling::Row, Telling::Nothing];

/// Draws a path from the left to the right, and on further rows where it is too long for one.
///
/// Where the picture is too small, first names and words give way, then dates and citations share
/// a row, then they go, then the last hops are left out and counted.
#[must_use]
pub fn path_strip(ask: &Strip<'_>) -> Drawing {
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
fn best(ask: &Strip<'_>, hops: &[Hop], rows: usize) -> Deal {
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
