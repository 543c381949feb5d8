//! Products: export formats and their writers.

use std::io::{self, Write};

use super::extract::Extract;

/// An export format: a file for another program, a picture or a dossier.
#[derive(Debug)]
pub struct Product {
    /// Its name on the command line and in the export menu.
    pub name: &'static str,
    /// The suffix of its file name: `.json`, `-entities.csv`.
    pub suffix: &'static str,
    /// A short description, or the programs that read it.
    pub description: &'static str,
    /// The command that writes it.
    pub command: ProductCommand,
    /// The part of an extract that it needs.
    pub(crate) input: ProductInput,
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

/// The part of an extract that a product needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum ProductInput {
    /// Only the entities and relations.
    Selection,
    Picture,
    Chapters,
}

/// Writes a product.
pub(super) type Writer = fn(&Extract<'_>, &mut dyn Write) -> io::Result<()>;

impl Product {
    /// Writes the product. The same extract always gives the same bytes.
    ///
    /// # Errors
    ///
    /// Returns errors of `out`.
    pub fn write(&self, extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
        (self.writer)(extract, out)
    }

    /// Returns the product as text.
    ///
    /// # Errors
    ///
    /// Fails if the product is not UTF-8.
    pub fn text(&self, extract: &Extract<'_>) -> io::Result<String> {
        text_of(|out| self.write(extract, out))
    }
}

pub(super) fn text_of(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<String> {
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}
