//! A note in Markdown with numbered footnotes: what a careful colleague would hand over.
//!
//! Valid `CommonMark`; the footnotes are those of GitHub, Pandoc and Obsidian (`[^1]`), and read
//! well where nothing knows them. All text of the graph is escaped.

mod basis;
mod chapter;
mod date;
mod markdown;
mod notes;
mod page;
mod words;

use std::io::{self, Write};

use crate::model::{EntityId, Graph, RelationId};
use chapter::Chapters;
pub use markdown::inline as as_markdown;

/// What one part of a note is about. Relations come in the order in which they are told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chapter {
    /// Who or what an entity is, and everything it is tied to.
    Portrait {
        /// The entity.
        entity: EntityId,
        /// Its relations.
        relations: Vec<RelationId>,
    },
    /// What ties some entities to each other directly.
    Between {
        /// The entities, at least two.
        entities: Vec<EntityId>,
        /// The relations among them.
        relations: Vec<RelationId>,
    },
    /// Others to which all of them are tied.
    Shared {
        /// The entities, at least two.
        entities: Vec<EntityId>,
        /// Each other one, with the relations that tie it to them.
        others: Vec<(EntityId, Vec<RelationId>)>,
    },
    /// A chain from the first entity to the last.
    Chain {
        /// The entities it leads through.
        entities: Vec<EntityId>,
        /// The relations of each hop.
        hops: Vec<Vec<RelationId>>,
        /// Why it is weak, in words.
        weakest: Option<String>,
    },
}

/// Writes a note: a title, a line on what it rests on, its chapters, its footnotes.
///
/// # Errors
///
/// Returns what the writer returns.
pub fn dossier(
    graph: &Graph,
    title: &str,
    chapters: &[Chapter],
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut told = Chapters::new(graph);
    for chapter in chapters {
        told.tell(chapter);
    }
    let (text, notes) = told.finish();
    let basis = basis::basis(graph, chapters, &notes);
    write!(out, "# {}\n\n{basis}\n\n{text}{}", markdown::inline(title), notes.text())
}
