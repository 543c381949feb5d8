//! The format of a saved graph: a fixed start, a header in JSON, and the columns of the graph as they are in memory.

use std::fs::File;
use std::io::{self, Read as _, Write};
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::thread;

use serde::{Deserialize, Serialize};

use super::details;
use super::stamp::GraphStamp;
use crate::load::files::LinkPolicy;
use crate::load::graph_source::GraphSource;
use crate::load::loaded::LoadOptions;
use crate::model::{ColumnBytes, Columns, Graph};
use crate::system::{program_build, read_exactly_at};

const MAGIC: [u8; 8] = *b"guanxi\r\n";
/// Increase this with any change of the format, including the meaning of a row.
const VERSION: u32 = 1;
/// Magic, version, length of the header, checksum of the header; numbers in the byte order of the machine.
const START_BYTES: usize = 20;
/// The list of files is the longest part of a header.
const MAX_HEADER_BYTES: u32 = 64 << 20;
/// The size of a block with a checksum of its own.
const BLOCK_BYTES: usize = 1 << 20;
const MAX_THREADS: usize = 4;

/// Identifies a saved graph. Everything else on which loading depends is in the [`GraphStamp`].
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
pub(super) struct GraphKey {
    /// The absolute path of the graph, without symbolic links.
    pub(super) graph: PathBuf,
    /// The folder of articles that was asked for.
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

/// The header of a saved graph, which is checked before the graph is read.
#[derive(Debug, Deserialize, Serialize)]
pub(super) struct Header {
    /// The build of the program: another one may read the same files differently.
    program: String,
    pub(super) key: GraphKey,
    pub(super) stamp: GraphStamp,
    /// The size of the text of all files.
    pub(super) text_bytes: u64,
    row_sizes: ColumnBytes<usize>,
    lengths: ColumnBytes<usize>,
    details_length: usize,
    /// Of the blocks of each column, and of the details.
    checksums: Vec<u32>,
    /// The size of everything before the columns. Known from the start of the file.
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
    let parts = || columns.iter().map(AsRef::as_ref).chain([details.as_slice()]);
    let blocks = parts().flat_map(|part| part.chunks(BLOCK_BYTES));
    let header = Header {
        program: program_build(),
        key: key.clone(),
        stamp: stamp.clone(),
        text_bytes,
        row_sizes: Columns::ROW_SIZES,
        lengths: columns.each_ref().map(|column| column.len()),
        details_length: details.len(),
        checksums: blocks.map(crc32fast::hash).collect(),
        body_start: 0,
    };
    let header = serde_json::to_vec(&header)?;
    let length = u32::try_from(header.len()).ok().filter(|length| *length <= MAX_HEADER_BYTES);
    let length = length.ok_or(io::ErrorKind::FileTooLarge)?;
    out.write_all(&MAGIC)?;
    for number in [VERSION, length, crc32fast::hash(&header)] {
        out.write_all(&number.to_ne_bytes())?;
    }
    out.write_all(&header)?;
    parts().try_for_each(|part| out.write_all(part))
}

/// Reads the lengths of the header and its checksum. `None` if the file is not a saved graph of this version, or of a
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
        let parts = header.lengths.iter().chain([&header.details_length]);
        let body = parts.copied().try_fold(0, usize::checked_add)?;
        let is_complete = body_start.checked_add(body as u64) == Some(file_length);
        (is_ours && is_complete).then_some(header)
    }

    /// Reads the graph after the header. `None` if it is damaged.
    pub(super) fn read_graph(&self, file: &File) -> Option<Graph> {
        let mut columns = Columns::with_lengths(self.lengths)?;
        let mut details = vec![0; self.details_length];
        let parts = columns.buffers().into_iter().chain([details.as_mut_slice()]);
        self.read_blocks(file, parts.flat_map(|part| part.chunks_mut(BLOCK_BYTES)))?;
        Graph::from_columns(columns, details::decode(&details)?)
    }

    /// Reads and checks consecutive blocks on several threads. `None` once a block is missing or damaged.
    fn read_blocks<'b>(
        &self,
        file: &File,
        blocks: impl Iterator<Item = &'b mut [u8]> + Send,
    ) -> Option<()> {
        let mut offset = self.body_start;
        let mut checksums = self.checksums.iter();
        let blocks = blocks.map(move |block| {
            let start = offset;
            offset += block.len() as u64;
            (block, start, checksums.next())
        });
        let blocks = Mutex::new(blocks);
        let next = || blocks.lock().unwrap_or_else(PoisonError::into_inner).next();
        let read = || {
            while let Some((block, start, checksum)) = next() {
                read_exactly_at(file, block, start).ok()?;
                if checksum != Some(&crc32fast::hash(block)) {
                    return None;
                }
            }
            Some(())
        };
        let threads = thread::available_parallelism().map_or(1, usize::from).min(MAX_THREADS);
        thread::scope(|scope| {
            let others: Vec<_> = (1..threads).map(|_| scope.spawn(read)).collect();
            let mut results: Vec<Option<()>> = vec![read()];
            results.extend(others.into_iter().map(|thread| thread.join().ok().flatten()));
            results.into_iter().collect()
        })
    }
}
