//! A persistent text file that several programs may change at once.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::atomic_file::{Existing, write_atomically};
use super::folder_lock::FolderLock;
use super::path::{MAX_LINKS, folder_of};
use super::private_file::create_private_folder;
use super::regular_file::read_regular_file;

/// The maximum length of the file, in bytes.
const MAX_LENGTH: u64 = 16 << 20;

#[derive(Clone, Debug)]
pub(crate) struct StateFile(PathBuf);

impl StateFile {
    /// The file at a path. Neither the file nor its folder need exist.
    pub(crate) fn new(path: PathBuf) -> Self {
        Self(path)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    /// The text; empty if there is no file.
    ///
    /// # Errors
    ///
    /// Fails if the file cannot be read, is not a regular file, or is too large.
    pub(crate) fn read(&self) -> io::Result<String> {
        let bytes = match read_regular_file(&self.0, MAX_LENGTH) {
            Err(error) if error.kind() == ErrorKind::NotFound => Vec::new(),
            read => read?,
        };
        let not_text = |_| io::Error::new(ErrorKind::InvalidData, "it is not UTF-8 text");
        String::from_utf8(bytes).map_err(not_text)
    }

    /// Replaces the text with the result of `change`, while a lock keeps other programs from doing so. If the path is a
    /// symbolic link, its target is replaced.
    ///
    /// # Errors
    ///
    /// Fails if the file cannot be read or written, and with [`ErrorKind::TimedOut`] if another program holds the lock
    /// for longer than `timeout`. The file is unchanged in these cases.
    pub(crate) fn change(
        &self,
        timeout: Duration,
        change: impl FnOnce(String) -> String,
    ) -> io::Result<()> {
        create_private_folder(folder_of(&self.0))?;
        let target = resolve_links(&self.0)?;
        if !folder_of(&target).is_dir() {
            let message = format!("the folder {} does not exist", folder_of(&target).display());
            return Err(io::Error::new(ErrorKind::NotFound, message));
        }
        let _lock = FolderLock::acquire(folder_of(&target), timeout)?;
        let text = change(self.read()?);
        if text.len() as u64 > MAX_LENGTH {
            let message = format!("it would be larger than {} MiB", MAX_LENGTH >> 20);
            return Err(io::Error::new(ErrorKind::FileTooLarge, message));
        }
        write_atomically(&target, Existing::Replace, |file| file.write_all(text.as_bytes()))
    }
}

/// Follows symbolic links, even to a file that does not exist.
fn resolve_links(path: &Path) -> io::Result<PathBuf> {
    let mut path = path.to_owned();
    for _ in 0..MAX_LINKS {
        match fs::read_link(&path) {
            Ok(link) => path = folder_of(&path).join(link),
            Err(_) => return Ok(path),
        }
    }
    Err(io::Error::new(ErrorKind::InvalidInput, "it is a circular symbolic link"))
}

#[cfg(all(test, unix))]
mod tests {
    use std::fs::{self, File};
    use std::io;
    use std::os::unix::fs::symlink;
    use std::path::Path;
    use std::thread;
    use std::time::Duration;

    use super::{MAX_LENGTH, StateFile};

    fn add(file: &StateFile, line: &str) -> io::Result<()> {
        file.change(Duration::from_secs(60), |text| format!("{text}{line}\n"))
    }

    #[test]
    fn simultaneous_changes_lose_nothing() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = StateFile::new(folder.path().join("state"));
        thread::scope(|scope| {
            for thread in 0..8 {
                let file = &file;
                let add = move |line| add(file, &format!("{thread}-{line}"));
                scope.spawn(move || (0..10).try_for_each(add).expect("the change should succeed"));
            }
        });
        assert_eq!(file.read().expect("the file should be readable").lines().count(), 80);
    }

    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (link, target) = (folder.path().join("state"), folder.path().join("elsewhere"));
        symlink("elsewhere", &link).expect("the link should be created");
        let file = StateFile::new(link.clone());
        for line in ["one", "two"] {
            add(&file, line).expect("the change should succeed");
        }
        assert!(fs::symlink_metadata(&link).expect("the link should exist").is_symlink());
        assert_eq!(
            fs::read_to_string(target).expect("the target should be readable"),
            "one\ntwo\n"
        );
    }

    /// The error on reading a file, which must equal the one on changing it. The file must stay unchanged.
    fn refusal(path: &Path) -> String {
        let file = StateFile::new(path.to_owned());
        let length = || fs::symlink_metadata(path).expect("the file should exist").len();
        let before = length();
        let read = file.read().expect_err("the file should be refused").to_string();
        let changed = add(&file, "line").expect_err("the file should be refused").to_string();
        assert_eq!((read.as_str(), before), (changed.as_str(), length()));
        read
    }

    #[test]
    fn anything_but_a_short_regular_text_file_is_refused() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("folder")).expect("the folder should be created");
        symlink("/dev/zero", path("device")).expect("the link should be created");
        symlink("circle", path("circle")).expect("the link should be created");
        fs::write(path("damaged"), b"\xff\xfe").expect("the file should be written");
        let huge = File::create(path("huge")).expect("the file should be created");
        huge.set_len(MAX_LENGTH * 640).expect("the file should grow");
        let made = std::process::Command::new("mkfifo").arg(path("pipe")).status();
        assert!(made.is_ok_and(|status| status.success()), "`mkfifo` should run");
        let refusals =
            ["folder", "device", "damaged", "huge", "pipe"].map(|name| refusal(&path(name)));
        let irregular = "it is not a regular file";
        let too_large = "it is larger than 16 MiB";
        let not_text = "it is not UTF-8 text";
        assert_eq!(refusals, ["is a directory", irregular, not_text, too_large, irregular]);
        assert!(add(&StateFile::new(path("circle")), "line").is_err());
    }
}
