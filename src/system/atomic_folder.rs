//! Writes a folder of files whole or not at all.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use super::atomic_file::Existing;
use super::new_files::NewFiles;
use super::path::{folder_of, sync_folder};
use super::unfinished_files::without_removal;

/// Writes files to a temporary folder next to `folder`, which is renamed to `folder` once all are on disk. `write` writes
/// the file with the given index.
///
/// # Errors
///
/// Fails if a file cannot be written, or if the folder exists and is not empty. A folder to be replaced may contain files
/// with these names, but nothing else. On failure, an existing folder is unchanged, and nothing else is left behind. If
/// `folder` is a link to a folder, it stays a link.
pub(crate) fn write_folder_atomically(
    folder: &Path,
    existing: Existing,
    names: &[&str],
    mut write: impl FnMut(usize, &mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    check_destination(folder, existing, names)?;
    let target = folder.canonicalize();
    let folder = target.as_deref().unwrap_or(folder);
    let temporary = temporary_folder(folder, "new");
    let mut new_files = NewFiles::default();
    for (index, name) in names.iter().enumerate() {
        new_files.write_with(&temporary.join(name), |file| write(index, file))?;
    }
    sync_folder(&temporary);
    match without_removal(|| move_into_place(&temporary, folder))? {
        FolderMove::Renamed => new_files.keep()?,
        // The temporary folder now contains the old files.
        FolderMove::Exchanged => drop(new_files),
    }
    sync_folder(folder_of(folder));
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

/// How the temporary folder got its final name.
enum FolderMove {
    Renamed,
    /// The old folder now has the temporary name.
    Exchanged,
}

/// Gives the temporary folder its final name. A folder with files is replaced in one step if the system supports that, so
/// that the folder exists at every moment.
fn move_into_place(temporary: &Path, folder: &Path) -> io::Result<FolderMove> {
    let is_free = fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none());
    if is_free {
        fs::rename(temporary, folder)?;
        return Ok(FolderMove::Renamed);
    }
    if exchange(temporary, folder) {
        return Ok(FolderMove::Exchanged);
    }
    let old = temporary_folder(folder, "old");
    fs::rename(folder, &old)?;
    if let Err(error) = fs::rename(temporary, folder) {
        fs::rename(&old, folder)?;
        return Err(error);
    }
    fs::remove_dir_all(&old)?;
    Ok(FolderMove::Renamed)
}

/// Exchanges the names of two folders; `false` if the system or the file system does not support that.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(one: &Path, other: &Path) -> bool {
    use rustix::fs::{CWD, RenameFlags, renameat_with};

    renameat_with(CWD, one, CWD, other, RenameFlags::EXCHANGE).is_ok()
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_one: &Path, _other: &Path) -> bool {
    false
}

/// The path of a hidden sibling folder that only this process uses.
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

    #[test]
    #[cfg(any(target_os = "linux", target_os = "macos"))]
    fn a_folder_that_is_replaced_exists_at_every_moment() {
        use std::sync::atomic::{AtomicBool, Ordering};

        let parent = tempfile::tempdir().expect("a temporary folder");
        let (folder, is_done) = (parent.path().join("set"), AtomicBool::new(false));
        let write = || {
            write_folder_atomically(&folder, Existing::Replace, &["a"], |_, _| Ok(()))
                .expect("the folder should be written");
        };
        write();
        std::thread::scope(|scope| {
            let watcher = scope.spawn(|| {
                while !is_done.load(Ordering::Relaxed) {
                    assert!(folder.join("a").exists(), "the folder is missing");
                }
            });
            (0..300).for_each(|_| write());
            is_done.store(true, Ordering::Relaxed);
            watcher.join().expect("the folder should never be missing");
        });
    }

    #[test]
    #[cfg(unix)]
    fn a_link_to_a_folder_stays_a_link() {
        let parent = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| parent.path().join(name);
        fs::create_dir(path("target")).expect("the folder should be created");
        std::os::unix::fs::symlink("target", path("link")).expect("the link should be created");
        for text in ["one", "two"] {
            write_folder_atomically(&path("link"), Existing::Replace, &["a"], |_, file| {
                file.write_all(text.as_bytes())
            })
            .expect("the folder should be written");
            let link = fs::symlink_metadata(path("link")).expect("the link should exist");
            assert!(link.is_symlink(), "{text}");
            let written = fs::read_to_string(path("target/a"));
            assert_eq!(written.expect("the file should be readable"), text);
        }
        let entries = fs::read_dir(parent.path()).expect("the folder should be readable");
        assert_eq!(entries.count(), 2);
    }
}
