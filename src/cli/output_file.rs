//! The option `-o FILE`. The file is written atomically, and overwritten only with `--force`.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::context::Context;
use super::failure::Failure;
use super::ui::Ui;
use crate::model::escape_hostile;
use crate::output::{ExportFormat, Extract};
use crate::system::{
    Destination, DestinationError, Existing, error_text, remove_on_signals, write_atomically,
    write_folder_atomically,
};

#[derive(Args, Clone, Debug)]
pub(super) struct OutputFile {
    /// Write to this file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Overwrite the file if it exists
    #[arg(long, requires = "output")]
    force: bool,
}

impl OutputFile {
    pub(super) fn export(
        &self,
        context: &Context,
        format: &ExportFormat,
        extract: &Extract<'_>,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        self.write(context, out, |sink| format.write(extract, sink))
    }

    /// Writes to the file, or to standard output if no file was given. A failure, or a signal that ends the program, leaves
    /// an existing file intact.
    pub(super) fn write(
        &self,
        context: &Context,
        out: &mut dyn Write,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        match self.file() {
            None => Ok(write(out)?),
            Some(path) => self.write_file(context, path, write),
        }
    }

    /// Writes the files of a multi-file format to a new or empty folder. With `--force`, replaces a folder that contains
    /// only files with these names. `write` writes the file with the given index.
    pub(super) fn write_folder(
        &self,
        names: &[&str],
        write: impl FnMut(usize, &mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let Some(folder) = self.file() else {
            let message = "this format is a folder of tables: name a new folder with `-o DIR`";
            return Err(Failure::Usage(message.to_owned()));
        };
        let existing = if self.force { Existing::Replace } else { Existing::Keep };
        remove_on_signals();
        write_folder_atomically(folder, existing, names, write).map_err(|error| {
            let hint = match error.kind() {
                io::ErrorKind::AlreadyExists => {
                    "; choose a new folder, or use --force if it contains only an earlier export"
                }
                _ => "",
            };
            cannot_write(folder, &format!("{}{hint}", error_text(&error)))
        })
    }

    pub(super) fn ui(&self, context: &Context) -> Ui {
        match self.file() {
            Some(_) => Ui::for_file(context.color, context.settings().theme()),
            None => context.ui,
        }
    }

    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| is_file(path))
    }

    fn write_file(
        &self,
        context: &Context,
        path: &Path,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let existing = if self.force { Existing::Replace } else { Existing::Keep };
        let is_in_graph = |file: &Path| context.source.is_in_a_graph(context.articles(), file);
        let destination = Destination::check(path, existing, is_in_graph)
            .map_err(|error| cannot_write(path, &explain(error)))?;
        remove_on_signals();
        write_atomically(destination.path(), existing, write)
            .map_err(|error| cannot_write(path, &error_text(&error)))
    }
}

/// The reason for an error, and what to do instead.
fn explain(error: DestinationError) -> String {
    match error {
        DestinationError::Exists => format!("{error}; use --force to overwrite it"),
        DestinationError::NotRegularFile => {
            format!("{error}; name a file, or use `-o -` for standard output")
        }
        DestinationError::InGraph | DestinationError::WouldJoinGraph => {
            format!("{error}; choose a path outside it")
        }
        _ => error.to_string(),
    }
}

/// Whether the argument of `-o` names a file, and not standard output (`-`).
pub(super) fn is_file(output: &Path) -> bool {
    output != Path::new("-")
}

fn cannot_write(path: &Path, reason: &str) -> Failure {
    let shown = path.to_string_lossy();
    Failure::File(format!("cannot write {}: {reason}", escape_hostile(&shown)))
}
