use std::fs::File;
use std::io;
use std::path::{self, Path, PathBuf};

/// The maximum number of symbolic links to follow to a file, as on Linux.
pub(super) const MAX_LINKS: usize = 40;

/// The folder of a file; the current folder if the path contains none.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Writes a folder itself to the disk, so that the names in it survive a crash. Errors are ignored, since not every file system
/// supports this, and the contents of the files are already on the disk.
pub(super) fn sync_folder(folder: &Path) {
    if cfg!(unix) {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

/// Writes all files of a folder's file system to the disk. Only Linux can.
pub(super) fn sync_file_system(folder: &Path) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    rustix::fs::syncfs(File::open(folder)?)?;
    #[cfg(not(target_os = "linux"))]
    sync_folder(folder);
    Ok(())
}

/// The absolute path of a file that need not exist; `None` if its folder cannot be read. A symbolic link is not
/// followed.
pub(crate) fn absolute(path: &Path) -> Option<PathBuf> {
    match path.file_name() {
        Some(name) => Some(folder_of(path).canonicalize().ok()?.join(name)),
        None => path.canonicalize().ok(),
    }
}

/// The absolute path of a file or folder that need not exist, and whose folders need not exist. Symbolic links are
/// resolved in the part of the path that exists.
pub(crate) fn with_resolved_folders(path: &Path) -> Option<PathBuf> {
    let path = path::absolute(path).ok()?;
    let resolved = |folder: &Path| {
        let missing = path.strip_prefix(folder).ok()?;
        Some(folder.canonicalize().ok()?.join(missing))
    };
    path.ancestors().find_map(resolved)
}

/// The symbolic links followed on the way to a file or folder that need not exist.
pub(crate) fn links_on_path(path: &Path) -> Vec<PathBuf> {
    let (mut links, mut next) = (Vec::new(), path::absolute(path).ok());
    while let Some(path) = next.take().filter(|_| links.len() < MAX_LINKS) {
        let ancestors: Vec<&Path> = path.ancestors().collect();
        let first =
            ancestors.into_iter().rev().find_map(|part| Some((part, part.read_link().ok()?)));
        if let Some((link, target)) = first
            && let Ok(rest) = path.strip_prefix(link)
        {
            next = Some(folder_of(link).join(target).join(rest));
            links.extend(absolute(link));
        }
    }
    links
}
