use std::io::{self, Write};

use super::extract::Extract;

/// An export format: a file for another program, a picture or a dossier.
#[derive(Debug)]
pub struct ExportFormat {
    /// The name on the command line and in the export menu.
    pub name: &'static str,
    /// The suffix of the file name: `.json`, `-entities.csv`.
    pub suffix: &'static str,
    /// A short description, or the programs that can open it.
    pub description: &'static str,
    /// The command that writes the format.
    pub command: FormatCommand,
    pub(crate) input: FormatInput,
    pub(super) references: FormatReferences,
    pub(super) output: FormatOutput,
}

/// What a format consists of.
#[derive(Clone, Copy, Debug)]
pub(crate) enum FormatOutput {
    File(Writer),
    /// A folder with these files.
    Folder(&'static [(&'static str, Writer)]),
}

/// What the records of a format refer to by id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FormatReferences {
    /// Nothing: it has no records, or none for entities.
    None,
    /// Entities of the same file, and any claims of the graph.
    AnyClaims,
    /// Entities and claims of the same file, which can be read back.
    WithinFile,
}

/// The command that writes a format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatCommand {
    /// `guanxi export NAME`.
    Export,
    /// Another command, or an option: `guanxi dossier`, `guanxi export html --interactive`.
    Dedicated(&'static str),
}

/// The part of an extract that a format writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum FormatInput {
    /// The entities and relations alone.
    Selection,
    Picture,
    Chapters,
}

pub(crate) type Writer = fn(&Extract<'_>, &mut dyn Write) -> io::Result<()>;

impl ExportFormat {
    pub(crate) fn is_picture(&self) -> bool {
        self.input == FormatInput::Picture
    }

    /// The names and writers of the files of a format that writes a folder.
    pub(crate) fn folder_files(&self) -> Option<&'static [(&'static str, Writer)]> {
        match self.output {
            FormatOutput::File(_) => None,
            FormatOutput::Folder(files) => Some(files),
        }
    }

    /// Whether the format is a table for spreadsheets, or several.
    pub(crate) fn is_csv(&self) -> bool {
        self.name.starts_with("csv")
    }

    /// Writes the extract in this format. The output depends only on the extract.
    ///
    /// # Errors
    ///
    /// Returns any error from writing to `out`. Fails if the format consists of several files.
    pub(crate) fn write(&self, extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
        match self.output {
            FormatOutput::File(write) => write(extract, out),
            FormatOutput::Folder(_) => Err(io::ErrorKind::IsADirectory.into()),
        }
    }

    /// Returns the extract in this format as text.
    ///
    /// # Errors
    ///
    /// Fails if the output is not UTF-8.
    pub(crate) fn text(&self, extract: &Extract<'_>) -> io::Result<String> {
        write_to_string(|out| self.write(extract, out))
    }
}

pub(super) fn write_to_string(
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<String> {
    let mut bytes = Vec::new();
    write(&mut bytes)?;
    String::from_utf8(bytes).map_err(io::Error::other)
}
