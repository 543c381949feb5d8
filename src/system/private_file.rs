//! Files that only the user may write to.

use std::fs::Metadata;

/// Whether a file belongs to the user, and no one else may write to it. True on systems without such permissions.
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
