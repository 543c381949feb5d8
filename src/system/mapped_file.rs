//! Maps files into memory: the only `unsafe` code in the program.

use std::fs::File;
use std::io;

use memmap2::Mmap;

use super::private_file::is_writable_only_by_user;

/// Maps a file into memory until the program ends. The system reads its pages on first use or earlier, and may evict
/// them when memory is short.
///
/// The file must never be changed in place, only replaced or removed. If it is truncated, reading past
/// its new end kills the process.
///
/// # Errors
///
/// Fails if another user can write to the file, or if it cannot be mapped.
#[expect(unsafe_code, reason = "a mapped file is memory that others can change")]
pub(crate) fn map_until_exit(file: &File) -> io::Result<&'static [u8]> {
    if !is_writable_only_by_user(&file.metadata()?) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    // SAFETY: The bytes must not change while they are borrowed. No other user can write to the file; guanxi itself only
    // writes a new one under another name and renames it, in a folder that only guanxi uses.
    let mapped = unsafe { Mmap::map(file)? };
    #[cfg(unix)]
    let _ = mapped.advise(memmap2::Advice::WillNeed);
    Ok(Box::leak(Box::new(mapped)))
}
