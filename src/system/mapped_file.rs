//! A file mapped into memory: the only `unsafe` code of the program.

use std::fs::File;
use std::io;

use memmap2::Mmap;

use super::private_file::is_writable_only_by_user;

/// Maps a file into memory until the program ends. The system reads a page of it when it is first used, and may drop it
/// again when memory is short.
///
/// The file must never be changed in place, only replaced or removed. If it becomes shorter, using the rest ends the
/// program.
///
/// # Errors
///
/// Fails if another user may write the file, or if it cannot be mapped.
#[expect(unsafe_code, reason = "a mapped file is memory that others can change")]
pub(crate) fn map_until_exit(file: &File) -> io::Result<&'static [u8]> {
    if !is_writable_only_by_user(&file.metadata()?) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    // SAFETY: The bytes must not change while they are borrowed. No other user may write the file; our own programs write
    // a new one under another name and rename it, and it is in a folder that is for them alone.
    let mapped = unsafe { Mmap::map(file)? };
    #[cfg(unix)]
    let _ = mapped.advise(memmap2::Advice::WillNeed);
    Ok(Box::leak(Box::new(mapped)))
}
