//! Divides the reader between the claim and the text that supports it.

use ratatui::layout::Rect;

use crate::load::LoadedGraph;
use crate::model::ClaimId;
use crate::text::{
    ClaimText, Role, claim_details, counterclaims, quoted_words, source_details, wrap_within,
};

use super::super::context::ViewState;
use super::super::panes::{Arrangement, inner};
use super::page::ReaderPage;
use super::state::CitedPassage;

pub(crate) struct ReaderLayout<'w> {
    /// The lines above the text: the claim, or a hint in its place, then details of the source.
    pub(crate) header_lines: Vec<(Role, String)>,
    pub(crate) header_area: Rect,
    pub(crate) text_area: Rect,
    /// The text; `None` if no passage is shown.
    pub(crate) page: Option<ReaderPage<'w>>,
}

/// The minimum height for a claim above the text.
const MIN_HEIGHT_WITH_HEADER: u16 = 5;

/// The line shown in place of the claim while a detour is open.
const DETOUR_HINT: &str = "{claims}: claims drawn from this paragraph · {leave}: back";

impl<'w> ReaderLayout<'w> {
    /// Divides the pane: the header takes the rows that its lines need, the text takes the rest.
    pub(crate) fn new(state: ViewState<'w>, area: Rect) -> Self {
        let (area, cursors, passage) = (inner(area), state.cursors, state.derived.passage.as_ref());
        let mut lines = match cursors.claim {
            _ if area.height < MIN_HEIGHT_WITH_HEADER => Vec::new(),
            _ if cursors.reader.detour.is_some() => {
                vec![(Role::Dim, state.fill_pane_keys(DETOUR_HINT))]
            }
            Some(claim) => claim_lines(state.loaded, claim, passage, area),
            None => Vec::new(),
        };
        // A reader that fills the screen has room for the details of the source.
        let is_full = state.session.arrangement == Arrangement::Single && !lines.is_empty();
        let source = passage.filter(|_| is_full).map(|shown| state.graph().source(shown.source));
        let details = source.and_then(source_details).into_iter();
        let details = details.flat_map(|line| wrap_within(&line, usize::from(area.width), 2));
        lines.extend(details.map(|line| (Role::Dim, line)));
        // One more row for the rule between the claim and its source.
        let rows = if lines.is_empty() { 0 } else { lines.len() + 1 };
        let height = u16::try_from(rows).map_or(area.height, |rows| rows.min(area.height));
        let page = passage.map(|passage| ReaderPage::new(state.loaded, passage, area.width));
        Self {
            header_lines: lines,
            header_area: Rect { height, ..area },
            text_area: Rect { y: area.y + height, height: area.height - height, ..area },
            page,
        }
    }
}

/// The lines of a claim: its sentence, quoted words, standing, citations, counterclaims, links and extra data.
fn claim_lines(
    loaded: &LoadedGraph,
    claim: ClaimId,
    passage: Option<&CitedPassage>,
    area: Rect,
) -> Vec<(Role, String)> {
    let (graph, cells, height) = (&loaded.graph, usize::from(area.width), area.height);
    let text = ClaimText::new(graph, claim);
    let max_lines = usize::from(height / 3).clamp(1, 4);
    let sentence = wrap_within(&text.sentence, cells, max_lines);
    let qualifiers = format!("{} · cites {}", text.qualifiers().join(" · "), text.citations);
    let max_lines = if height < 12 { 2 } else { 3 };
    // Half of the height is reserved for the text.
    let room = usize::from(height / 2).saturating_sub(sentence.len()).max(max_lines);
    let quoted = passage.and_then(|passage| {
        quoted_words(graph, &loaded.articles, claim, (passage.source, passage.part))
    });
    let wrapped = |line: String| wrap_within(&line, cells, max_lines - 1);
    let mut lines: Vec<String> = quoted.into_iter().flat_map(wrapped).collect();
    lines.extend(wrap_within(&qualifiers, cells, (room - lines.len()).min(max_lines)));
    let details = counterclaims(graph, claim).into_iter().chain(claim_details(graph, claim));
    lines.extend(details.flat_map(wrapped));
    lines.truncate(room);
    let sentence = sentence.into_iter().map(|line| (Role::Strong, line));
    sentence.chain(lines.into_iter().map(|line| (Role::Dim, line))).collect()
}
