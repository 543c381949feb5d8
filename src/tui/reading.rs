//! How the reader's room is shared between the claim and the text that proves it.

use ratatui::layout::Rect;

use crate::load::LoadedGraph;
use crate::text::{ClaimText, fit, wrap, wrap_within};

use super::page::Page;
use super::panes::inner;
use super::state::State;

/// The reader, cut to size.
pub struct Reading<'w> {
    /// The claim, in lines.
    pub sentence: Vec<String>,
    /// How firmly it stands, who says so, when and where, in lines.
    pub marks: Vec<String>,
    /// Where the claim and its marks are written.
    pub head: Rect,
    /// Where the text is written.
    pub text: Rect,
    /// The text, where something is cited.
    pub page: Option<Page<'w>>,
}

/// Below this many rows the text comes without the claim above it.
const ROOM_FOR_HEAD: u16 = 5;

/// What stands in place of a claim where a source was opened by itself.
const DETOUR: &str = "c: claims drawn from here · Esc: back";

impl<'w> Reading<'w> {
    /// Shares out a reader pane.
    #[must_use]
    pub fn new(state: &State, world: &'w LoadedGraph, reader: Rect) -> Self {
        let area = inner(reader);
        let cells = usize::from(area.width);
        let (sentence, marks) = match state.subject {
            _ if area.height < ROOM_FOR_HEAD => (Vec::new(), Vec::new()),
            _ if state.reader.detour.is_some() => (Vec::new(), vec![DETOUR.to_owned()]),
            Some(subject) => head(&ClaimText::new(&world.graph, subject), cells, area.height),
            None => (Vec::new(), Vec::new()),
        };
        let rows = sentence.len() + marks.len();
        // One row more for the rule that parts the claim from its source.
        let height = if rows == 0 { 0 } else { u16::try_from(rows + 1).unwrap_or(area.height) };
        let height = height.min(area.height);
        let page = state.reader.place.as_ref().map(|place| Page::new(world, place, area.width));
        Self {
            sentence,
            marks,
            head: Rect { height, ..area },
            text: Rect { y: area.y + height, height: area.height - height, ..area },
            page,
        }
    }

    /// How many rows of text there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        usize::from(self.text.height)
    }
}

fn head(claim: &ClaimText<'_>, cells: usize, height: u16) -> (Vec<String>, Vec<String>) {
    let most = usize::from(height / 3).clamp(1, 4);
    let sentence = wrap_within(&claim.sentence, cells, most);
    let told = claim.qualifiers().join(" · ");
    let cited = format!("cites {}", claim.citations);
    let together = format!("{told} · {cited}");
    let ranges = wrap(&together, cells);
    let most = if height < 12 { 2 } else { 3 };
    let marks = ranges.iter().enumerate().take(most).map(|(place, range)| {
        let is_last = place + 1 == most;
        let text = if is_last { &together[range.start..] } else { &together[range.clone()] };
        fit(text, cells).into_owned()
    });
    (sentence, marks.collect())
}
