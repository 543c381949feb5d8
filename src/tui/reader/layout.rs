//! Divides the reader between the claim and the text that supports it.

use ratatui::layout::Rect;

use crate::load::LoadedGraph;
use crate::model::ClaimId;
use crate::text::{ClaimText, counterclaims, printed_words, wrap_within};

use super::super::context::Screen;
use super::super::panes::inner;
use super::page::ReaderPage;
use super::state::CitedPassage;

/// The areas of the reader.
pub struct ReaderLayout<'w> {
    /// The lines of the claim.
    pub sentence: Vec<String>,
    /// The lines of its standing, speaker, date and citations.
    pub marks: Vec<String>,
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
    pub(crate) fn new(screen: Screen<'w>, area: Rect) -> Self {
        let (area, at) = (inner(area), screen.at);
        let cells = usize::from(area.width);
        let (sentence, marks) = match at.claim {
            _ if area.height < ROOM_FOR_HEAD => (Vec::new(), Vec::new()),
            _ if at.reader.detour.is_some() => (Vec::new(), vec![DETOUR.to_owned()]),
            Some(subject) => {
                head(screen.loaded, subject, screen.derived.passage.as_ref(), (cells, area.height))
            }
            None => (Vec::new(), Vec::new()),
        };
        let rows = sentence.len() + marks.len();
        // One more row for the line between the claim and its source.
        let height = if rows == 0 { 0 } else { u16::try_from(rows + 1).unwrap_or(area.height) };
        let height = height.min(area.height);
        let passage = screen.derived.passage.as_ref();
        let page = passage.map(|passage| ReaderPage::new(screen.loaded, passage, area.width));
        Self {
            sentence,
            marks,
            head: Rect { height, ..area },
            text: Rect { y: area.y + height, height: area.height - height, ..area },
            page,
        }
    }
}

fn head(
    loaded: &LoadedGraph,
    subject: ClaimId,
    passage: Option<&CitedPassage>,
    (cells, height): (usize, u16),
) -> (Vec<String>, Vec<String>) {
    let claim = ClaimText::new(&loaded.graph, subject);
    let most = usize::from(height / 3).clamp(1, 4);
    let sentence = wrap_within(&claim.sentence, cells, most);
    let together = format!("{} · cites {}", claim.qualifiers().join(" · "), claim.citations);
    let most = if height < 12 { 2 } else { 3 };
    let mut marks = wrap_within(&together, cells, most);
    let (graph, place) = (&loaded.graph, passage.map(|it| (it.source, it.paragraph)));
    let printed = place.and_then(|it| printed_words(graph, &loaded.articles, subject, it));
    for line in counterclaims(graph, subject).into_iter().chain(printed) {
        marks.extend(wrap_within(&line, cells, most - 1));
    }
    // The text keeps half of the room.
    marks.truncate(usize::from(height / 2).saturating_sub(sentence.len()).max(most));
    (sentence, marks)
}
