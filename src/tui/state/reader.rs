//! The source in the reader, and the place in it.

use crate::model::{EntityId, Paragraph, SourceId, Stated};

/// What the reader shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// The place that is read; none where nothing is cited.
    pub place: Option<Place>,
    /// A place opened by itself rather than by a citation.
    pub detour: Option<Detour>,
    /// Which of the citations of the selected claim it is, counted from 0.
    pub citation: usize,
    /// The first line on screen.
    pub top: Mark,
    /// The name under the cursor.
    pub name: Option<NameMark>,
    /// What is looked for in the text.
    pub search: String,
    /// Where it was found last.
    pub found: Option<Mark>,
    /// The claim and the room in cells that the place on screen was chosen for.
    pub made_for: (Option<Stated>, (u16, u16)),
}

/// A paragraph of a source, and what is cited of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The source.
    pub source: SourceId,
    /// The paragraph.
    pub paragraph: Paragraph,
    /// The words that are cited.
    pub words: Option<String>,
}

/// A place that was opened while a claim was selected; left as soon as another one is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Detour {
    /// The claim and the citation of it that were on screen.
    pub under: (Option<Stated>, usize),
    /// The place.
    pub place: Place,
}

/// A line of the text as it is wrapped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// The paragraph, counted from 0.
    pub paragraph: usize,
    /// The line within it, counted from 0.
    pub line: usize,
}

/// A name in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NameMark {
    /// The paragraph, counted from 0.
    pub paragraph: usize,
    /// Which name in it, counted from 0.
    pub place: usize,
    /// The entity it names.
    pub entity: EntityId,
}
