//! Files and folders that only the user may write to.

use std::fs::{DirBuilder, Metadata};
use std::io;
use std::path::Path;

/// Creates a folder that only the user can read, and its parents, as the XDG Base Directory Specification recommends.
/// Does nothing if it exists.
pub(crate) fn create_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder)
}

/// Whether a file belongs to the user and no one else can write to it. True on systems without such permissions.
pub(crate) fn is_writable_only_by_user(metadata: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt as _;
        const OTHERS_WRITE: u32 = 0o022;
        let user = rustix::process::geteuid().as_raw();
        metadata.uid() == user && metadata.mode() & OTHERS_WRITE == 0
    }
    #[cfg(not(unix))]
    {
        let _ = metadata;
        true
    }
}
