//! The file format of a cached graph: a fixed start, a header in JSON, and the body: the columns of the graph as they are in
//! memory, and its details. The header and each part of the body are padded, because the file is mapped into memory.

use std::fs::File;
use std::io::{self, Read as _, Write};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use crc32fast::Hasher;
use serde::{Deserialize, Serialize};

use super::details;
use super::stamp::GraphStamp;
use crate::load::files::LinkPolicy;
use crate::load::graph_source::GraphSource;
use crate::load::loaded::LoadOptions;
use crate::model::{COLUMN_ALIGNMENT, Columns, Graph, PerColumn};
use crate::system::{at_once, map_until_exit, on_threads, program_build, thread_count};

const MAGIC: [u8; 8] = *b"guanxi\r\n";
/// Increase this with any change to the format, including the meaning of a row.
const VERSION: u32 = 4;
/// Magic, version, header length, header checksum; numbers in native byte order.
const START_BYTES: usize = 20;
/// The list of files is the longest part of a header.
const MAX_HEADER_BYTES: u32 = 64 << 20;
/// The size of a block of the body; each block has a checksum.
const BLOCK_BYTES: usize = 1 << 20;
const MAX_THREADS: usize = 4;

/// Identifies a cached graph. Everything else that loading depends on is in the [`GraphStamp`].
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub(super) struct GraphKey {
    /// The absolute path of the graph, without symbolic links.
    pub(super) graph: PathBuf,
    /// The requested articles folder.
    pub(super) articles: Option<PathBuf>,
    pub(super) follows_links: bool,
}

impl GraphKey {
    /// `None` if there is no such graph, or if a path is not Unicode.
    pub(super) fn new(source: &GraphSource, options: &LoadOptions) -> Option<Self> {
        let articles = options.articles.as_deref().map(std::path::absolute);
        let (graph, articles) = (source.path()?.canonicalize().ok()?, articles.transpose().ok()?);
        let is_unicode = |path: &PathBuf| path.to_str().is_some();
        let follows_links = options.links == LinkPolicy::Anywhere;
        (is_unicode(&graph) && articles.iter().all(is_unicode)).then_some(Self {
            graph,
            articles,
            follows_links,
        })
    }
}

/// The header of a cached graph, which is checked before the graph is read.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Header {
    /// The build of the program: another one may read the same files differently.
    program: String,
    pub(super) key: GraphKey,
    pub(super) stamp: GraphStamp,
    /// The total size of the text of all files.
    pub(super) text_bytes: u64,
    row_sizes: PerColumn<usize>,
    lengths: PerColumn<usize>,
    details_length: usize,
    /// The checksum of each block of the body.
    checksums: Vec<u32>,
    /// The byte offset of the body, computed from the start of the file.
    #[serde(skip)]
    body_start: u64,
}

/// Writes a graph.
///
/// # Errors
///
/// Fails if the output does, or if the list of files is too long.
pub(super) fn write(
    graph: &Graph,
    (key, stamp, text_bytes): (&GraphKey, &GraphStamp, u64),
    out: &mut dyn Write,
) -> io::Result<()> {
    let columns = graph.columns();
    let details = details::encode(&graph.details());
    let parts = columns.iter().map(AsRef::as_ref).chain([details.as_slice()]);
    let mut checksums = BlockChecksums::default();
    write_body(parts.clone(), &mut checksums)?;
    let header = Header {
        program: program_build(),
        key: key.clone(),
        stamp: stamp.clone(),
        text_bytes,
        row_sizes: Columns::ROW_SIZES,
        lengths: columns.each_ref().map(|column| column.len()),
        details_length: details.len(),
        checksums: checksums.finish(),
        body_start: 0,
    };
    let mut header = serde_json::to_vec(&header)?;
    header.resize(header.len() + padding(START_BYTES + header.len()), b' ');
    let length = u32::try_from(header.len()).ok().filter(|length| *length <= MAX_HEADER_BYTES);
    let length = length.ok_or(io::ErrorKind::FileTooLarge)?;
    out.write_all(&MAGIC)?;
    for number in [VERSION, length, crc32fast::hash(&header)] {
        out.write_all(&number.to_ne_bytes())?;
    }
    out.write_all(&header)?;
    write_body(parts, out)
}

#[expect(clippy::indexing_slicing, reason = "padding is shorter than the alignment")]
fn write_body<'p>(
    mut parts: impl Iterator<Item = &'p [u8]>,
    out: &mut dyn Write,
) -> io::Result<()> {
    parts.try_for_each(|part| {
        out.write_all(part)?;
        out.write_all(&[0; COLUMN_ALIGNMENT][..padding(part.len())])
    })
}

/// The number of bytes from `length` to the next multiple of [`COLUMN_ALIGNMENT`].
fn padding(length: usize) -> usize {
    length.next_multiple_of(COLUMN_ALIGNMENT) - length
}

/// A writer that computes the checksum of each block.
#[derive(Default)]
struct BlockChecksums {
    finished: Vec<u32>,
    hasher: Hasher,
    /// The length of the unfinished block.
    length: usize,
}

impl BlockChecksums {
    fn finish(mut self) -> Vec<u32> {
        if self.length > 0 {
            self.finished.push(self.hasher.finalize());
        }
        self.finished
    }
}

impl Write for BlockChecksums {
    #[expect(clippy::indexing_slicing, reason = "the count is at most the length")]
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let count = bytes.len().min(BLOCK_BYTES - self.length);
        self.hasher.update(&bytes[..count]);
        self.length += count;
        if self.length == BLOCK_BYTES {
            self.finished.push(std::mem::take(&mut self.hasher).finalize());
            self.length = 0;
        }
        Ok(count)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads the length and checksum of the header. `None` if the file is not a cached graph of this version, or comes from a
/// machine with another byte order.
fn read_start(file: &mut File) -> Option<(u32, u32)> {
    let mut start = [0; START_BYTES];
    file.read_exact(&mut start).ok()?;
    let (magic, numbers) = start.split_at(MAGIC.len());
    let number = |index: usize| {
        let bytes = numbers.get(4 * index..4 * index + 4)?;
        bytes.try_into().ok().map(u32::from_ne_bytes)
    };
    let is_known = magic == MAGIC && number(0)? == VERSION;
    let length = number(1)?;
    (is_known && length <= MAX_HEADER_BYTES).then_some((length, number(2)?))
}

impl Header {
    /// Reads the header of a file. `None` if it is damaged, was written by another build of the program, or does not
    /// match the length of the file.
    pub(super) fn read(file: &mut File) -> Option<Self> {
        let (length, checksum) = read_start(file)?;
        let file_length = file.metadata().ok()?.len();
        let body_start = START_BYTES as u64 + u64::from(length);
        if body_start > file_length {
            return None;
        }
        let mut bytes = vec![0; length as usize];
        file.read_exact(&mut bytes).ok()?;
        if crc32fast::hash(&bytes) != checksum {
            return None;
        }
        let header = Self { body_start, ..serde_json::from_slice(&bytes).ok()? };
        let is_ours = header.program == program_build() && header.row_sizes == Columns::ROW_SIZES;
        let parts = header.lengths.into_iter().chain([header.details_length]);
        let body = { parts }.try_fold(0_usize, |sum, length| {
            sum.checked_add(length.checked_next_multiple_of(COLUMN_ALIGNMENT)?)
        })?;
        let is_complete = body_start.checked_add(body as u64) == Some(file_length);
        (is_ours && is_complete).then_some(header)
    }

    /// The graph after the header. `None` if it is damaged. The file is mapped into memory, so it must not be changed.
    pub(super) fn read_graph(&self, file: &File) -> Option<Graph> {
        let body = map_until_exit(file).ok()?.get(usize::try_from(self.body_start).ok()?..)?;
        let mut rest = body;
        let mut take_part = |length: usize| {
            let (part, after) = rest.split_at_checked(length + padding(length))?;
            rest = after;
            part.get(..length)
        };
        let columns = self.lengths.map(&mut take_part);
        let columns = columns.iter().copied().collect::<Option<Vec<_>>>()?.try_into().ok()?;
        let details = take_part(self.details_length)?;
        let read =
            || Graph::from_columns(&Columns::from_bytes(columns)?, details::decode(details)?);
        let (is_intact, graph) = at_once(|| self.is_intact(body), read);
        graph.filter(|_| is_intact)
    }

    /// Whether the checksums of all blocks match; computed on several threads.
    fn is_intact(&self, body: &[u8]) -> bool {
        let blocks = Mutex::new(body.chunks(BLOCK_BYTES).zip(&self.checksums));
        let next = || blocks.lock().unwrap_or_else(PoisonError::into_inner).next();
        let check = || {
            while let Some((block, checksum)) = next() {
                if crc32fast::hash(block) != *checksum {
                    return false;
                }
            }
            true
        };
        let is_complete = self.checksums.len() == body.len().div_ceil(BLOCK_BYTES);
        is_complete
            && on_threads(thread_count(MAX_THREADS), check, check).into_iter().all(|is_ok| is_ok)
    }
}
