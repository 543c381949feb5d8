//! `-o FILE`: written atomically, and never overwriting a file by accident.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use tempfile::NamedTempFile;

use super::context::Context;
use super::failure::Failure;
use super::ui::Ui;
use crate::load::{GraphSource, is_graph_file};
use crate::model::visible;
use crate::output::{ExportFormat, Extract};

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
    /// Writes a format to the file, or to standard output if none was given.
    pub(super) fn export(
        &self,
        context: &Context,
        format: &ExportFormat,
        extract: &Extract<'_>,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        self.write(context, out, |sink| format.write(extract, sink))
    }

    /// Writes the output to the file, or to standard output if none was given.
    ///
    /// The file is written next to its final path and renamed once complete, so a full disk or a failure halfway
    /// leaves the old one intact.
    pub(super) fn write(
        &self,
        context: &Context,
        out: &mut dyn Write,
        answer: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        match self.file() {
            None => Ok(answer(out)?),
            Some(path) => self.write_file(context, path, answer),
        }
    }

    pub(super) fn ui(&self, context: &Context) -> Ui {
        if self.file().is_some() { Ui::file(context.color) } else { context.ui }
    }

    fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| is_file(path))
    }

    fn write_file(
        &self,
        context: &Context,
        path: &Path,
        answer: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), Failure> {
        let target = self.target(context, path)?;
        let cannot = |error: io::Error| cannot_write(path, &error.kind().to_string());
        let mut file = new_file(folder_of(&target)).map_err(cannot)?;
        if let Ok(replaced) = fs::metadata(&target) {
            file.as_file().set_permissions(replaced.permissions()).map_err(cannot)?;
        }
        {
            let mut buffered = BufWriter::new(file.as_file_mut());
            answer(&mut buffered)?;
            buffered.flush().map_err(cannot)?;
        }
        let placed =
            if self.force { file.persist(&target) } else { file.persist_noclobber(&target) };
        placed.map(drop).map_err(|error| cannot(error.error))
    }

    /// The file to write, with links followed. Refuses everything that must not be replaced.
    fn target(&self, context: &Context, path: &Path) -> Result<PathBuf, Failure> {
        let refuse = |why: &str| Err(cannot_write(path, why));
        if path.file_name().is_none() {
            return refuse("it does not name a file");
        }
        if !folder_of(path).is_dir() {
            return refuse("its folder does not exist");
        }
        if fs::symlink_metadata(path).is_err() {
            return if inside_graph(&context.source, path) {
                refuse("it would become part of the graph")
            } else {
                Ok(path.to_owned())
            };
        }
        let Ok(found) = fs::metadata(path) else {
            return refuse("it is a broken link");
        };
        if !found.is_file() {
            return refuse("it is not a plain file; `-o -` writes to standard output");
        }
        let Ok(target) = path.canonicalize() else {
            return refuse("its folder cannot be read");
        };
        if inside_graph(&context.source, &target) {
            return refuse("it is a file of the graph");
        }
        if !self.force {
            return refuse("already exists; use --force to overwrite it");
        }
        Ok(target)
    }
}

/// Whether `-o` names a file; `-` is standard output.
pub(super) fn is_file(output: &Path) -> bool {
    output != Path::new("-")
}

/// Whether a path is the graph, or would be a file of it.
fn inside_graph(source: &GraphSource, path: &Path) -> bool {
    let whole = |path: &Path| Some(folder_of(path).canonicalize().ok()?.join(path.file_name()?));
    let Some(path) = whole(path) else { return false };
    match source {
        GraphSource::BuiltIn => false,
        GraphSource::File(file) => file.canonicalize().is_ok_and(|file| file == path),
        GraphSource::Folder(folder) => {
            is_graph_file(&path)
                && folder.canonicalize().is_ok_and(|folder| path.starts_with(folder))
        }
    }
}

/// The folder of a file; the current one if its path has none.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn cannot_write(path: &Path, why: &str) -> Failure {
    let shown = path.to_string_lossy();
    Failure::Files(format!("cannot write {}: {why}", visible(&shown)))
}

/// A temporary file in a folder, with the permissions that any new file gets there.
fn new_file(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".guanxi-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The umask applies.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
