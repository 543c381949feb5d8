use std::path::{Path, PathBuf};

/// The folder of a file; the current folder if the path contains none.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// The absolute path of a file that need not exist; `None` if its folder cannot be read. A symbolic link is not
/// followed.
pub(crate) fn absolute(path: &Path) -> Option<PathBuf> {
    match path.file_name() {
        Some(name) => Some(folder_of(path).canonicalize().ok()?.join(name)),
        None => path.canonicalize().ok(),
    }
}
