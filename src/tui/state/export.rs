//! What can be exported, and the prompt for the name of the file.

use tui_input::Input;

use crate::output::Format;

use super::menu::Cursor;

/// Something made of what is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Product {
    /// A note in Markdown.
    Note,
    /// The same as a page, with the picture.
    Page,
    /// The picture as text.
    Picture,
    /// The picture with real lines.
    Vector,
    /// What the picture shows, for another program.
    File(Format),
}

/// The list of products.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Export {
    /// The product under the cursor.
    pub cursor: Cursor,
}

/// A product that waits for the name of its file.
#[derive(Clone, Debug, Default)]
pub struct Save {
    /// The name typed.
    pub input: Input,
    /// What is to be written.
    pub text: String,
}

impl Product {
    /// Every product, those for people first.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let files = Format::ALL.iter().copied().map(Self::File);
        [Self::Note, Self::Page, Self::Picture, Self::Vector].into_iter().chain(files).collect()
    }

    /// What it is called.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Page => "html",
            Self::Picture => "picture",
            Self::Vector => "svg",
            Self::File(format) => format.word(),
        }
    }

    /// What it is, in a few words.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Note => "Markdown with footnotes, on the focus, the marked or the path",
            Self::Page => "the note as a page to read, with the picture",
            Self::Picture => "the picture as plain text",
            Self::Vector => "the picture with real lines, for a page or a slide",
            Self::File(format) => format.about(),
        }
    }

    /// What the name of its file ends with, the dot included.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Self::Note => ".md",
            Self::Page => ".html",
            Self::Picture => ".txt",
            Self::Vector => ".svg",
            Self::File(Format::Mermaid) => ".mmd",
            Self::File(Format::Turtle) => ".ttl",
            Self::File(Format::CsvEntities) => "-entities.csv",
            Self::File(Format::Json) => ".json",
            Self::File(Format::Dot) => ".dot",
            Self::File(Format::Graphml) => ".graphml",
            Self::File(Format::Gexf) => ".gexf",
            Self::File(Format::Csv) => ".csv",
            Self::File(Format::Cypher) => ".cypher",
        }
    }
}
