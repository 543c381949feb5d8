//! Writes a file whole or not at all.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use super::path::{folder_of, sync_folder};
use super::unfinished_files::UnfinishedPath;

const TEMPORARY_PREFIX: &str = ".guanxi-";

/// What happens to an existing file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Existing {
    /// It stays, and writing fails.
    Keep,
    /// It is replaced, and its permissions are kept.
    Replace,
}

/// Writes a file whole or not at all: to a temporary file in the same folder, which is renamed once it is on disk.
///
/// # Errors
///
/// Fails if the file cannot be written, or if it exists and must be kept. In either case, an existing file is unchanged, and
/// nothing else is left behind.
pub(crate) fn write_atomically(
    path: &Path,
    existing: Existing,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let (_unfinished, mut file) = create_temporary(folder_of(path))?;
    if let (Existing::Replace, Ok(metadata)) = (existing, fs::metadata(path)) {
        file.as_file().set_permissions(metadata.permissions())?;
    }
    let mut buffered = BufWriter::new(file.as_file_mut());
    write(&mut buffered)?;
    buffered.flush()?;
    drop(buffered);
    file.as_file().sync_all()?;
    match existing {
        Existing::Keep => file.persist_noclobber(path),
        Existing::Replace => file.persist(path),
    }
    .map_err(|error| error.error)?;
    sync_folder(folder_of(path));
    Ok(())
}

/// Writes a new file that only the user can read, with this prefix and suffix and an unused name, and returns its path.
///
/// # Errors
///
/// Fails if the file cannot be written. Then nothing is left behind.
pub(crate) fn write_unique(
    folder: &Path,
    (prefix, suffix): (&str, &str),
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<PathBuf> {
    let mut name = tempfile::Builder::new();
    let name = name.prefix(prefix).suffix(suffix);
    let (_unfinished, mut file) = create_registered(name, folder, create_private)?;
    write(file.as_file_mut())?;
    file.as_file().sync_all()?;
    Ok(file.keep()?.1)
}

/// Replaces a file whole or not at all; only the user can read the new one. Does not wait until it is on disk, so a
/// system crash may damage it: only for files that are verified when read.
///
/// # Errors
///
/// Fails if the file cannot be written. Then the existing file is unchanged, and nothing else is left behind.
pub(crate) fn write_private_unsynced(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let mut name = tempfile::Builder::new();
    let (_unfinished, mut file) =
        create_registered(name.prefix(TEMPORARY_PREFIX), folder_of(path), create_private)?;
    let mut buffered = BufWriter::new(file.as_file_mut());
    write(&mut buffered)?;
    buffered.flush()?;
    drop(buffered);
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Whether this is the name of a temporary file: one being written, or left behind.
pub(crate) fn is_unfinished_name(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(TEMPORARY_PREFIX.as_bytes())
}

/// Creates a file that only the user can read.
fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.write(true).create_new(true).open(path)
}

/// Creates a temporary file in a folder, with the default permissions of new files.
fn create_temporary(folder: &Path) -> io::Result<(UnfinishedPath, NamedTempFile)> {
    create_registered(tempfile::Builder::new().prefix(TEMPORARY_PREFIX), folder, |path| {
        File::create_new(path)
    })
}

/// Creates a file in a folder. The file is removed if it is dropped before it is kept, or if a signal ends the program
/// before then.
fn create_registered(
    name: &tempfile::Builder<'_, '_>,
    folder: &Path,
    create: impl Fn(&Path) -> io::Result<File>,
) -> io::Result<(UnfinishedPath, NamedTempFile)> {
    let mut unfinished = None;
    let file = name.make_in(folder, |path| {
        unfinished = Some(UnfinishedPath::register(path));
        create(path)
    })?;
    // The file was registered before it was created.
    let unfinished = unfinished.ok_or(io::ErrorKind::NotFound)?;
    Ok((unfinished, file))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io;

    use super::{Existing, write_atomically};

    #[test]
    fn a_failure_leaves_the_old_file_and_nothing_else() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("a.txt");
        write_atomically(&path, Existing::Keep, |file| file.write_all(b"old"))
            .expect("the file should be written");
        let failure = write_atomically(&path, Existing::Replace, |file| {
            file.write_all(&vec![b'x'; 100_000])?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert_eq!(failure.map_err(|error| error.kind()), Err(io::ErrorKind::StorageFull));
        let kept = write_atomically(&path, Existing::Keep, |file| file.write_all(b"new"));
        assert_eq!(kept.map_err(|error| error.kind()), Err(io::ErrorKind::AlreadyExists));
        assert_eq!(fs::read_to_string(&path).expect("the file should be readable"), "old");
        let names = fs::read_dir(folder.path()).expect("the folder should be readable");
        assert_eq!(names.count(), 1);
    }
}
