//! The source in the reader, and the position in it, as plain data.

use crate::model::{ClaimId, EntityId, Graph, Paragraph, SourceId};

/// The lines of the source that are shown, and the cursors in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReaderPosition {
    /// A place that was opened without a citation.
    pub detour: Option<Detour>,
    /// The first line on screen.
    pub top: TextLine,
    /// What it was chosen for: the place, the claim, the room in cells.
    pub shown_for: (Option<CitedPassage>, Option<ClaimId>, (u16, u16)),
    /// The name under the cursor.
    pub name: Option<NameCursor>,
    /// What is looked for in the text.
    pub search: String,
    /// Where it was found last.
    pub found: Option<TextLine>,
}

impl ReaderPosition {
    /// The same in a graph that was read again, under a claim and the number of its citation.
    pub(crate) fn moved(self, old: &Graph, new: &Graph, under: (Option<ClaimId>, usize)) -> Self {
        let moved = |passage: CitedPassage| {
            let source = new.find_source(old.source(passage.source).slug())?;
            Some(CitedPassage { source, ..passage })
        };
        let detour = self.detour.and_then(|detour| moved(detour.passage));
        let (passage, _, room) = self.shown_for;
        Self {
            detour: detour.map(|passage| Detour { under, passage }),
            shown_for: (passage.and_then(moved), under.0, room),
            name: None,
            ..self
        }
    }
}

/// A paragraph of a source, and the words that are cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitedPassage {
    /// The source.
    pub source: SourceId,
    /// The paragraph.
    pub paragraph: Paragraph,
    /// The cited words.
    pub words: Option<String>,
}

/// A place that was opened while a claim was selected, until another one is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detour {
    /// The claim and the citation of it that were on screen.
    pub under: (Option<ClaimId>, usize),
    /// The place.
    pub passage: CitedPassage,
}

/// A line of the wrapped text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextLine {
    /// The paragraph, counted from 0.
    pub paragraph: usize,
    /// The line within it, counted from 0.
    pub line: usize,
}

/// A name in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameCursor {
    /// The paragraph, counted from 0.
    pub paragraph: usize,
    /// Which name in it, counted from 0.
    pub index: usize,
    /// The entity it names.
    pub entity: EntityId,
}
