//! Divides the reader between the claim and the text that supports it.

use ratatui::layout::Rect;

use crate::load::LoadedGraph;
use crate::model::ClaimId;
use crate::text::{
    ClaimText, Role, claim_details, counterclaims, printed_words, source_details, wrap_within,
};

use super::super::context::ViewState;
use super::super::panes::{Arrangement, inner};
use super::page::ReaderPage;
use super::state::CitedPassage;

/// The areas of the reader.
pub struct ReaderLayout<'w> {
    /// The lines of the claim: its sentence, then its standing, speaker, date and citations.
    pub claim: Vec<(Role, String)>,
    /// The area of the claim.
    pub head: Rect,
    /// The area of the text.
    pub text: Rect,
    /// The text, if something is cited.
    pub page: Option<ReaderPage<'w>>,
}

/// The minimum number of rows for a claim above the text.
const ROOM_FOR_HEAD: u16 = 5;

/// What is shown in place of a claim if a source was opened without one.
const DETOUR: &str = "c: claims drawn from this paragraph · Esc: back";

impl<'w> ReaderLayout<'w> {
    /// Divides a reader pane that shows a passage.
    pub(crate) fn new(state: ViewState<'w>, area: Rect) -> Self {
        let (area, cursors, passage) = (inner(area), state.cursors, state.derived.passage.as_ref());
        let mut lines = match cursors.claim {
            _ if area.height < ROOM_FOR_HEAD => Vec::new(),
            _ if cursors.reader.detour.is_some() => vec![(Role::Dim, DETOUR.to_owned())],
            Some(claim) => head(state.loaded, claim, passage, area),
            None => Vec::new(),
        };
        // There is room for what is known of the source in a reader that fills the screen.
        let is_full = state.session.arrangement == Arrangement::Single && !lines.is_empty();
        let source = passage.filter(|_| is_full).map(|own| state.graph().source(own.source));
        let details = source.and_then(source_details).into_iter();
        let details = details.flat_map(|line| wrap_within(&line, usize::from(area.width), 2));
        lines.extend(details.map(|line| (Role::Dim, line)));
        // One more row for the line between the claim and its source.
        let rows = if lines.is_empty() { 0 } else { lines.len() + 1 };
        let height = u16::try_from(rows).map_or(area.height, |rows| rows.min(area.height));
        let page = passage.map(|passage| ReaderPage::new(state.loaded, passage, area.width));
        Self {
            claim: lines,
            head: Rect { height, ..area },
            text: Rect { y: area.y + height, height: area.height - height, ..area },
            page,
        }
    }
}

/// The lines of a claim, and those of its marks: standing, citations, counterclaims, printed words, links and
/// extra.
fn head(
    loaded: &LoadedGraph,
    claim: ClaimId,
    passage: Option<&CitedPassage>,
    area: Rect,
) -> Vec<(Role, String)> {
    let (graph, cells, height) = (&loaded.graph, usize::from(area.width), area.height);
    let text = ClaimText::new(graph, claim);
    let most = usize::from(height / 3).clamp(1, 4);
    let sentence = wrap_within(&text.sentence, cells, most);
    let together = format!("{} · cites {}", text.qualifiers().join(" · "), text.citations);
    let most = if height < 12 { 2 } else { 3 };
    let mut marks = wrap_within(&together, cells, most);
    let printed = passage.and_then(|passage| {
        printed_words(graph, &loaded.articles, claim, (passage.source, passage.paragraph))
    });
    let details = claim_details(graph, claim);
    for line in counterclaims(graph, claim).into_iter().chain(printed).chain(details) {
        marks.extend(wrap_within(&line, cells, most - 1));
    }
    // The text keeps half of the room.
    marks.truncate(usize::from(height / 2).saturating_sub(sentence.len()).max(most));
    let sentence = sentence.into_iter().map(|line| (Role::Strong, line));
    sentence.chain(marks.into_iter().map(|line| (Role::Dim, line))).collect()
}
