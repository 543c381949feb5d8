//! Files that only the user may read or write.

use std::fs::{File, Metadata};
use std::io;

/// Whether a file belongs to the user, and no one else may write it. True on systems without such permissions.
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

/// Fills a buffer from an offset of a file. Several threads may read the same file.
///
/// # Errors
///
/// Fails if the file ends before.
#[cfg(unix)]
pub(crate) fn read_exactly_at(file: &File, buffer: &mut [u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, buffer, offset)
}

/// Fills a buffer from an offset of a file. Several threads may read the same file.
///
/// # Errors
///
/// Fails if the file ends before.
#[cfg(windows)]
pub(crate) fn read_exactly_at(
    file: &File,
    mut buffer: &mut [u8],
    mut offset: u64,
) -> io::Result<()> {
    while !buffer.is_empty() {
        let count = std::os::windows::fs::FileExt::seek_read(file, buffer, offset)?;
        if count == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        buffer = &mut buffer[count..];
        offset += count as u64;
    }
    Ok(())
}
