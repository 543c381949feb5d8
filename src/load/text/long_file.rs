//! Text files that are read piece by piece, because the text and the graph would not fit into memory together.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::ops::Range;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};

use memchr::{memchr, memchr_iter, memrchr};

use crate::load::location::line_column;
use crate::load::problems::{LocatedProblem, NewProblem, Rule};
use crate::system::open_without_blocking;

/// Files of at least this many bytes are not kept in memory.
const MIN_BYTES: u64 = 16 << 20;
const SEGMENT_BYTES: usize = 1 << 20;
/// A longer line is not part of a graph: it would be read as a tree, which is limited to this size.
const MAX_LINE_BYTES: usize = 32 << 20;
/// Larger files are not converted, as that takes several times their size in memory.
const MAX_CONVERTED_BYTES: usize = 256 << 20;

/// The files that are not in memory, by index.
pub(in crate::load) type LongFiles = BTreeMap<usize, LongFile>;

/// A regular file of UTF-8 text that stays on the disk. It stays open, so replacing it has no effect.
#[derive(Debug)]
pub(in crate::load) struct LongFile {
    file: Mutex<File>,
    bytes: usize,
    has_changed: AtomicBool,
    has_long_line: AtomicBool,
}

impl LongFile {
    /// Opens a file of at most `limit` bytes. `None` if it is short, or has to be converted or rejected: not UTF-8,
    /// contains NUL, begins with a byte order mark, or has lone `\r` line endings.
    ///
    /// # Errors
    ///
    /// Fails if reading the file would take several times its size in memory.
    pub(in crate::load) fn open(path: &Path, limit: u64) -> Result<Option<Self>, LocatedProblem> {
        Self::open_from(path, MIN_BYTES..limit.saturating_add(1))
    }

    /// Like [`Self::open`], but for a range of sizes in bytes.
    pub(in crate::load) fn open_from(
        path: &Path,
        sizes: Range<u64>,
    ) -> Result<Option<Self>, LocatedProblem> {
        let Some(file) = Self::open_unchecked(path, sizes) else { return Ok(None) };
        let (mut plain_bytes, mut must_convert) = (0, false);
        for (start, text) in file.segments(0..file.bytes) {
            must_convert =
                start == 0 && text.starts_with('\u{feff}') || has_lone_return(text.as_bytes());
            if must_convert {
                break;
            }
            plain_bytes = start + text.len();
        }
        let position = || {
            let before = file.segments(0..plain_bytes);
            let lines = before.map(|(_, text)| memchr_iter(b'\n', text.as_bytes()).count());
            line_column(lines.sum::<usize>() + 1, 1)
        };
        if file.has_long_line.load(Relaxed) {
            let message = format!("a line of more than {} MiB", MAX_LINE_BYTES >> 20);
            let help = "write one entry per line or, as usual, one value per line";
            return Err((position(), NewProblem::new(Rule::TooLarge, message, help)));
        }
        if must_convert && file.bytes > MAX_CONVERTED_BYTES {
            let message = format!(
                "a file of more than {} MiB with a byte order mark or `\\r` line endings",
                MAX_CONVERTED_BYTES >> 20
            );
            let help = "save it as UTF-8 without a byte order mark, with line feeds";
            return Err((position(), NewProblem::new(Rule::TooLarge, message, help)));
        }
        Ok(Some(file).filter(|file| !must_convert && !file.has_changed()))
    }

    /// Opens a file, whatever it contains.
    fn open_unchecked(path: &Path, sizes: Range<u64>) -> Option<Self> {
        // Opening a device may change it.
        std::fs::metadata(path).ok().filter(std::fs::Metadata::is_file)?;
        let file = open_without_blocking(path).ok()?;
        let metadata = file.metadata().ok()?;
        if !metadata.is_file() || !sizes.contains(&metadata.len()) {
            return None;
        }
        let bytes = usize::try_from(metadata.len()).ok()?;
        Some(Self {
            file: Mutex::new(file),
            bytes,
            has_changed: AtomicBool::new(false),
            has_long_line: AtomicBool::new(false),
        })
    }

    pub(in crate::load) fn len(&self) -> usize {
        self.bytes
    }

    /// Whether part of the file turned out to have changed or to be unreadable.
    pub(in crate::load) fn has_changed(&self) -> bool {
        self.has_changed.load(Relaxed)
    }

    /// A part of the text, without an incomplete character at its end. Empty if it cannot be read.
    pub(in crate::load) fn read(&self, range: Range<usize>) -> String {
        let mut bytes = vec![0; range.len()];
        let is_read = self.read_at(range.start, &mut bytes).is_ok();
        match String::from_utf8(bytes) {
            Ok(text) if is_read => return text,
            Err(error) if is_read && error.utf8_error().error_len().is_none() => {
                let length = error.utf8_error().valid_up_to();
                let mut bytes = error.into_bytes();
                bytes.truncate(length);
                return String::from_utf8(bytes).unwrap_or_default();
            }
            _ => self.has_changed.store(true, Relaxed),
        }
        String::new()
    }

    /// The text of a range in pieces of whole lines, each with its byte offset. Ends early if it cannot be read.
    pub(in crate::load) fn segments(
        &self,
        range: Range<usize>,
    ) -> impl Iterator<Item = (usize, String)> {
        let (mut start, mut unread) = (range.start, range);
        let mut rest = Vec::new();
        std::iter::from_fn(move || {
            let bytes = self.next_lines(&mut rest, &mut unread)?;
            let text = String::from_utf8(bytes);
            self.has_changed.fetch_or(text.is_err(), Relaxed);
            let segment = (start, text.ok()?);
            start += segment.1.len();
            Some(segment)
        })
    }

    /// Returns `rest` and what follows up to the end of a line, and keeps what was read after that line in `rest`.
    fn next_lines(&self, rest: &mut Vec<u8>, unread: &mut Range<usize>) -> Option<Vec<u8>> {
        let mut bytes = std::mem::take(rest);
        while unread.start < unread.end {
            let (old_length, count) = (bytes.len(), unread.len().min(SEGMENT_BYTES));
            bytes.resize(old_length + count, 0);
            let (_, added) = bytes.split_at_mut(old_length);
            if self.read_at(unread.start, added).is_err() || memchr(0, added).is_some() {
                self.has_changed.store(true, Relaxed);
                *unread = 0..0;
                return None;
            }
            unread.start += count;
            if let Some(index) = memrchr(b'\n', added) {
                *rest = bytes.split_off(old_length + index + 1);
                break;
            }
            if bytes.len() > MAX_LINE_BYTES {
                self.has_long_line.store(true, Relaxed);
                *unread = 0..0;
                return None;
            }
        }
        (!bytes.is_empty()).then_some(bytes)
    }

    fn read_at(&self, offset: usize, bytes: &mut [u8]) -> io::Result<()> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(offset as u64))?;
        file.read_exact(bytes)
    }
}

/// Whether there is a carriage return without a line feed.
fn has_lone_return(bytes: &[u8]) -> bool {
    memchr_iter(b'\r', bytes).any(|index| bytes.get(index + 1) != Some(&b'\n'))
}

#[cfg(test)]
mod tests {
    use super::LongFile;

    fn open(bytes: &[u8]) -> Option<(tempfile::TempDir, LongFile)> {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("x.yaml");
        std::fs::write(&path, bytes).expect("the file is written");
        let file = LongFile::open_from(&path, 0..u64::MAX).expect("the file is not too large");
        file.map(|file| (folder, file))
    }

    #[test]
    fn segments_are_whole_lines_and_lose_nothing() {
        let lines: Vec<String> = (0..200_000).map(|n| format!("雷军 {n}\r\n")).collect();
        let text = lines.concat() + "end";
        let (_folder, file) = open(text.as_bytes()).expect("the text is plain");
        let segments: Vec<(usize, String)> = file.segments(0..file.len()).collect();
        assert!(segments.len() > 2, "{}", segments.len());
        assert!(segments.iter().rev().skip(1).all(|(_, text)| text.ends_with('\n')));
        assert!(segments.iter().all(|(start, part)| text[*start..].starts_with(part.as_str())));
        assert_eq!(segments.into_iter().map(|(_, part)| part).collect::<String>(), text);
        assert_eq!((file.read(0..7), file.read(3..6)), ("雷军 ".to_owned(), "军".to_owned()));
        assert_eq!(file.read(0..4), "雷");
    }

    #[test]
    fn text_that_must_be_converted_or_rejected_is_not_opened() {
        for bytes in
            [&b"a\rb\n"[..], b"a\r", b"\xef\xbb\xbfa\n", b"a\0\n", b"a\xff\n", b"a\n\xe9\x9b"]
        {
            assert!(open(bytes).is_none(), "{bytes:?}");
        }
        assert!(open(b"a\r\nb\n").is_some());
    }

    #[test]
    fn a_file_that_becomes_shorter_is_reported() {
        let (folder, file) = open(b"a: b\nc: d\n").expect("the text is plain");
        std::fs::write(folder.path().join("x.yaml"), "a").expect("the file is written");
        assert_eq!(file.read(0..10), "");
        assert!(file.has_changed());
    }
}
