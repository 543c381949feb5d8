//! Draws a path hop by hop, each with its relation, date and citation.
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
use super::strip_request::StripRequest;
use super::strip_rows::StripRows;

/// Draws a path from left to right, over several rows if it is too long for one.
///
/// If the picture is too small, names and labels are cut a little, then dates and citations share a row, then both are
/// dropped. After that, names and labels are cut further, and finally the last hops are replaced by a note.
pub fn path_strip(request: &StripRequest<'_>) -> Drawing {
    let legs = request.legs.iter().take_while(|leg| !leg.relations.is_empty());
    let starts = std::iter::once(request.from).chain(request.legs.iter().map(|leg| leg.to));
    let hops = legs.zip(starts).map(|(leg, start)| StripHop::new(request.graph, start, leg));
    let hops: Vec<StripHop> = hops.collect();
    let rows = usize::from(request.size.height);
    let mut layout = StripRows::best(request, &hops, rows);
    if layout.hops.len() < request.legs.len() {
        // The last row is for the note with the number of hidden hops.
        layout = StripRows::best(request, &hops, rows.saturating_sub(1).max(rows.min(1)));
    }
    draw_rows(request, &hops, &layout)
}
