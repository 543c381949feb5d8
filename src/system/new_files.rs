//! New files that are kept only if all of them can be written.

use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Write as _};
use std::path::Path;

use super::path::{folder_of, sync_file_system, sync_folder};
use super::unfinished_files::UnfinishedPath;

/// From this many files and folders on, files are written to the disk together, where the system can do that: one after another,
/// they take milliseconds each.
const MAX_SYNCED: usize = if cfg!(target_os = "linux") { 64 } else { usize::MAX };

/// The files and folders created so far. Dropping this removes them; [`NewFiles::keep`] keeps them.
#[derive(Debug, Default)]
pub(crate) struct NewFiles {
    created: Vec<UnfinishedPath>,
}

impl NewFiles {
    /// Writes a new file, and creates its folders if they do not exist.
    ///
    /// # Errors
    ///
    /// Fails if the file cannot be written, or if it exists.
    pub(crate) fn write(&mut self, path: &Path, text: &str) -> io::Result<()> {
        self.write_with(path, |file| file.write_all(text.as_bytes()))
    }

    /// Like [`NewFiles::write`], but streams the contents.
    pub(crate) fn write_with(
        &mut self,
        path: &Path,
        write: impl FnOnce(&mut dyn io::Write) -> io::Result<()>,
    ) -> io::Result<()> {
        if let Some(folder) = path.parent() {
            self.create_folders(folder)?;
        }
        let mut file = BufWriter::new(self.create(path, |path| File::create_new(path))?);
        write(&mut file)?;
        file.flush()?;
        if self.created.len() > MAX_SYNCED { Ok(()) } else { file.get_ref().sync_all() }
    }

    /// Keeps the files and folders, after they and their names are on the disk.
    ///
    /// # Errors
    ///
    /// Fails if they cannot be written to the disk; then none is kept.
    pub(crate) fn keep(mut self) -> io::Result<()> {
        let paths = self.created.iter().map(UnfinishedPath::path);
        let folders: BTreeSet<&Path> = paths.map(folder_of).collect();
        match folders.first() {
            Some(folder) if self.created.len() > MAX_SYNCED => sync_file_system(folder)?,
            _ => folders.into_iter().for_each(sync_folder),
        }
        UnfinishedPath::keep_all(&std::mem::take(&mut self.created));
        Ok(())
    }

    /// Creates a folder, and those around it, unless they exist.
    fn create_folders(&mut self, folder: &Path) -> io::Result<()> {
        if folder.as_os_str().is_empty() || folder.is_dir() {
            return Ok(());
        }
        if let Some(parent) = folder.parent() {
            self.create_folders(parent)?;
        }
        if fs::symlink_metadata(folder).is_ok() {
            let message = "a part of the path is not a folder";
            return Err(io::Error::new(ErrorKind::NotADirectory, message));
        }
        self.create(folder, |folder| fs::create_dir(folder))
    }

    /// Creates a file or folder, and registers it for removal on failure; fails if it exists.
    fn create<T>(
        &mut self,
        path: &Path,
        create: impl FnOnce(&Path) -> io::Result<T>,
    ) -> io::Result<T> {
        if fs::symlink_metadata(path).is_ok() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let unfinished = UnfinishedPath::register(path);
        let created = create(path)?;
        self.created.push(unfinished);
        Ok(created)
    }
}

impl Drop for NewFiles {
    fn drop(&mut self) {
        while let Some(unfinished) = self.created.pop() {
            unfinished.remove();
        }
    }
}
