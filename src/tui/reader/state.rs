use crate::model::{CitedPart, ClaimId, EntityId, SourceId};
use crate::query::Reload;

/// The visible lines of the source, and the cursors in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct ReaderPosition {
    /// A passage shown instead of the cited one.
    pub detour: Option<Detour>,
    /// The first visible line.
    pub(crate) top: TextLine,
    /// The passage, claim, size and kind of text for which `top` was chosen.
    pub(crate) top_key: (Option<CitedPassage>, Option<ClaimId>, (u16, u16), PageText),
    pub name: Option<NameCursor>,
    pub(crate) search: String,
    pub(crate) last_match: Option<TextLine>,
}

impl ReaderPosition {
    /// The position in a reloaded graph. `subject` is the focus, claim and citation there.
    pub(crate) fn carried_over(self, reload: Reload<'_>, subject: ReaderSubject) -> Self {
        let new_passage = |passage: CitedPassage| {
            Some(CitedPassage { source: reload.source(passage.source)?, ..passage })
        };
        let detour = self.detour.and_then(|detour| new_passage(detour.passage));
        let (passage, _, size, text) = self.top_key;
        Self {
            detour: detour.map(|passage| Detour { subject, passage }),
            top_key: (passage.and_then(new_passage), subject.1, size, text),
            name: None,
            ..self
        }
    }
}

/// The text of a source that the reader shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum PageText {
    /// The gists, while the article has not been read or if there is none.
    #[default]
    Gists,
    Article,
}

/// A part of a source, and the words that are cited.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct CitedPassage {
    pub source: SourceId,
    pub part: CitedPart,
    pub(crate) words: Option<String>,
}

/// The focus, the selected claim and the index of its citation.
pub(crate) type ReaderSubject = (Option<EntityId>, Option<ClaimId>, usize);

/// A passage opened without changing the selected claim; it closes once the focus or the claim changes.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Detour {
    /// The focus, the claim and the index of its citation when the passage was opened.
    pub subject: ReaderSubject,
    pub(crate) passage: CitedPassage,
}

/// A line of the wrapped text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub(crate) struct TextLine {
    /// The zero-based index of the paragraph.
    pub(crate) paragraph: usize,
    /// The zero-based line within the paragraph.
    pub(crate) line: usize,
}

/// A name in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct NameCursor {
    pub paragraph: usize,
    /// The index of the name within the paragraph.
    pub index: usize,
    /// The entity with this name.
    pub entity: EntityId,
}
