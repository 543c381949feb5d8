//! Writes a folder of files whole or not at all.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::atomic_file::Existing;
use super::new_files::NewFiles;
use super::path::folder_of;

/// Writes files to a temporary folder next to `folder`, which is renamed to `folder` once all are on disk. `write` writes
/// the file with the given index.
///
/// # Errors
///
/// Fails if a file cannot be written, or if the folder exists and is not empty. If it is to be replaced, it may contain
/// files with these names, but nothing else. In either case, an existing folder is unchanged, and nothing else is left
/// behind.
pub(crate) fn write_folder_atomically(
    folder: &Path,
    existing: Existing,
    names: &[&str],
    mut write: impl FnMut(usize, &mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    check_destination(folder, existing, names)?;
    let temporary = temporary_folder(folder, "new");
    let mut new_files = NewFiles::default();
    for (index, name) in names.iter().enumerate() {
        new_files.write_with(&temporary.join(name), |file| write(index, file))?;
    }
    move_into_place(&temporary, folder)?;
    new_files.keep();
    Ok(())
}

fn check_destination(folder: &Path, existing: Existing, names: &[&str]) -> io::Result<()> {
    if fs::symlink_metadata(folder).is_err() {
        return Ok(());
    }
    if !folder.is_dir() {
        return Err(io::Error::new(ErrorKind::NotADirectory, "it is not a folder"));
    }
    for entry in fs::read_dir(folder)? {
        let name = entry?.file_name();
        if existing == Existing::Keep {
            return Err(io::Error::new(ErrorKind::AlreadyExists, "the folder is not empty"));
        }
        if !names.iter().any(|other| name == *other) {
            let message = "the folder contains other files, so it is not replaced";
            return Err(io::Error::new(ErrorKind::DirectoryNotEmpty, message));
        }
    }
    Ok(())
}

/// Renames the temporary folder. A folder that is replaced is renamed first, since only an empty folder can be replaced
/// directly.
fn move_into_place(temporary: &Path, folder: &Path) -> io::Result<()> {
    let is_free = fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none());
    if is_free {
        return fs::rename(temporary, folder);
    }
    let old = temporary_folder(folder, "old");
    fs::rename(folder, &old)?;
    if let Err(error) = fs::rename(temporary, folder) {
        fs::rename(&old, folder)?;
        return Err(error);
    }
    fs::remove_dir_all(&old)
}

/// A hidden sibling folder, which only this process uses.
fn temporary_folder(folder: &Path, purpose: &str) -> PathBuf {
    folder_of(folder).join(format!(".guanxi-{}-{purpose}", std::process::id()))
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io;

    use super::{Existing, write_folder_atomically};

    #[test]
    fn a_folder_is_written_whole_or_not_at_all() {
        let parent = tempfile::tempdir().expect("a temporary folder");
        let folder = parent.path().join("set");
        let write = |existing, text: &'static str| {
            write_folder_atomically(&folder, existing, &["a", "b"], |index, file| {
                file.write_all(text.as_bytes())?;
                let is_broken = index == 1 && text == "broken";
                if is_broken { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
            })
            .map_err(|error| error.kind())
        };
        let text = || fs::read_to_string(folder.join("b")).expect("the file should be readable");
        assert_eq!(write(Existing::Keep, "broken"), Err(io::ErrorKind::StorageFull));
        assert!(!folder.exists());
        assert_eq!(write(Existing::Keep, "one"), Ok(()));
        assert_eq!(write(Existing::Keep, "two"), Err(io::ErrorKind::AlreadyExists));
        assert_eq!(write(Existing::Replace, "broken"), Err(io::ErrorKind::StorageFull));
        assert_eq!(text(), "one");
        assert_eq!(write(Existing::Replace, "two"), Ok(()));
        assert_eq!(text(), "two");
        fs::write(folder.join("notes"), "").expect("the file should be writable");
        assert_eq!(write(Existing::Replace, "three"), Err(io::ErrorKind::DirectoryNotEmpty));
        let entries = fs::read_dir(parent.path()).expect("the folder should be readable");
        assert_eq!(entries.count(), 1);
    }
}
