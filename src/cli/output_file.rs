//! The option `-o FILE`. The file is written atomically, and overwritten only with `--force`.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use tempfile::NamedTempFile;

use super::context::Context;
use super::failure::Failure;
use super::ui::Ui;
use crate::load::{GraphSource, is_graph_file};
use crate::model::escape_hostile;
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
    pub(super) fn export(
        &self,
        context: &Context,
        format: &ExportFormat,
        extract: &Extract<'_>,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        self.write(context, out, |sink| format.write(extract, sink))
    }

    /// Writes to the file, or to standard output if no file was given. A temporary file in the same folder is renamed
    /// once complete, so that a failure leaves an existing file intact.
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

    pub(super) fn ui(&self, context: &Context) -> Ui {
        if self.file().is_some() { Ui::for_file(context.color) } else { context.ui }
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
        let target = self.target(context, path)?;
        let failure = |error: io::Error| cannot_write(path, &error.kind().to_string());
        let mut file = create_temporary(folder_of(&target)).map_err(failure)?;
        if let Ok(existing) = fs::metadata(&target) {
            file.as_file().set_permissions(existing.permissions()).map_err(failure)?;
        }
        {
            let mut buffered = BufWriter::new(file.as_file_mut());
            write(&mut buffered)?;
            buffered.flush().map_err(failure)?;
        }
        let persisted =
            if self.force { file.persist(&target) } else { file.persist_noclobber(&target) };
        persisted.map(drop).map_err(|error| failure(error.error))
    }

    /// Resolves symbolic links. Fails if the path must not be written.
    fn target(&self, context: &Context, path: &Path) -> Result<PathBuf, Failure> {
        let refuse = |reason: &str| Err(cannot_write(path, reason));
        if path.file_name().is_none() {
            return refuse("the path does not name a file");
        }
        if !folder_of(path).is_dir() {
            return refuse("the folder does not exist");
        }
        if fs::symlink_metadata(path).is_err() {
            return if is_in_graph(&context.source, path) {
                refuse("it would become part of the graph")
            } else {
                Ok(path.to_owned())
            };
        }
        let Ok(metadata) = fs::metadata(path) else {
            return refuse("it is a broken symbolic link");
        };
        if !metadata.is_file() {
            return refuse("it is not a regular file; use `-o -` for standard output");
        }
        let Ok(target) = path.canonicalize() else {
            return refuse("the folder cannot be read");
        };
        if is_in_graph(&context.source, &target) {
            return refuse("it is part of the graph");
        }
        if !self.force {
            return refuse("it already exists; use --force to overwrite it");
        }
        Ok(target)
    }
}

/// Whether the argument of `-o` names a file, and not standard output (`-`).
pub(super) fn is_file(output: &Path) -> bool {
    output != Path::new("-")
}

/// Whether a path is the graph file, or would be loaded as part of the graph.
fn is_in_graph(source: &GraphSource, path: &Path) -> bool {
    let absolute = |path: &Path| Some(folder_of(path).canonicalize().ok()?.join(path.file_name()?));
    let Some(path) = absolute(path) else { return false };
    match source {
        GraphSource::BuiltIn => false,
        GraphSource::File(file) => file.canonicalize().is_ok_and(|file| file == path),
        GraphSource::Folder(folder) => {
            is_graph_file(&path)
                && folder.canonicalize().is_ok_and(|folder| path.starts_with(folder))
        }
    }
}

/// The folder of a file; the current folder if the path contains none.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn cannot_write(path: &Path, reason: &str) -> Failure {
    let shown = path.to_string_lossy();
    Failure::File(format!("cannot write {}: {reason}", escape_hostile(&shown)))
}

/// Creates a temporary file in a folder, with the default permissions of new files.
fn create_temporary(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".guanxi-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The umask removes permissions as usual; the default of `tempfile` is 0600.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}
