//! A product: what the table says of it, and how it is written.

use std::io::{self, Write};

use super::extract::Extract;

/// Something that can be made of a part of a graph: a file for a program, a picture or a note.
#[derive(Debug)]
pub struct Product {
    /// Its name on the command line and in the export menu.
    pub name: &'static str,
    /// The end of its file's name: `.json`, `-entities.csv`.
    pub ending: &'static str,
    /// What it is or what reads it, in a few words.
    pub description: &'static str,
    /// The command that writes it.
    pub command: ProductCommand,
    /// What it is made of.
    pub(crate) need: Need,
    pub(super) writer: Writer,
}

/// The command that writes a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProductCommand {
    /// `guanxi export NAME`.
    Export,
    /// A command of its own, such as `guanxi dossier`.
    Own(&'static str),
}

/// What a product is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Need {
    /// The entities and relations alone.
    Selection,
    Picture,
    Chapters,
}

/// Writes a product.
pub(super) type Writer = fn(&Extract<'_>, &mut dyn Write) -> io::Result<()>;

impl Product {
    /// Writes it, in id order: same extract, same bytes.
    ///
    /// # Errors
    ///
    /// Returns what `out` returns.
    pub fn write(&self, extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
        (self.writer)(extract, out)
    }

    /// The same as text.
    ///
    /// # Errors
    ///
    /// Fails if what is written is not UTF-8.
    pub fn text(&self, extract: &Extract<'_>) -> io::Result<String> {
        text_of(|out| self.write(extract, out))
    }
}

pub(super) fn text_of(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<String> {
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}
