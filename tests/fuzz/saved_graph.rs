//! Hostile files in the cache of saved graphs.

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use guanxi::load::{GraphCache, GraphSource, LoadOptions, LoadedGraph, load_with};
use serde_json::Value;
use tempfile::TempDir;

use super::contents::loaded_contents;
use super::targets::{GRAPH, memory_folder};

/// How long to wait until the program trusts the modification time of the graph's file.
const SETTLE: Duration = Duration::from_millis(300);
/// The magic number, the version, and the length and checksum of the header.
const START_BYTES: usize = 20;
/// A multiple of the alignment of the parts of a file.
const ALIGNMENT: usize = 64;
const BLOCK_BYTES: usize = 1 << 20;
/// The program maps each file into memory until it ends, so a process can read only a limited number of them.
const MAX_MAPPED: usize = 20_000;

struct SavedGraph {
    _folder: TempDir,
    source: GraphSource,
    options: LoadOptions,
    /// The saved file, and its bytes.
    file: PathBuf,
    bytes: Vec<u8>,
    contents: Vec<String>,
}

static SAVED: LazyLock<SavedGraph> = LazyLock::new(|| {
    let folder = memory_folder();
    let (graph, cache) = (folder.path().join("x.yaml"), folder.path().join("cache"));
    fs::write(&graph, GRAPH).expect("the graph should be written");
    std::thread::sleep(SETTLE);
    let source = GraphSource::File(graph);
    let cache = GraphCache { min_bytes: 0, ..GraphCache::new(cache) };
    let options = LoadOptions { cache: Some(cache.clone()), ..LoadOptions::default() };
    let loaded = load_with(&source, options.clone());
    loaded.save().expect("the graph should be saved");
    let mut entries = fs::read_dir(&cache.folder).expect("the graph should be saved");
    let file = entries.next().expect("one file").expect("one file").path();
    let bytes = fs::read(&file).expect("the file should be readable");
    let contents = loaded_contents(&loaded);
    SavedGraph { _folder: folder, source, options, file, bytes, contents }
});

/// The first byte chooses a mode; the rest replaces a cached graph, or changes one. Such a file must not be used. In the last
/// mode the checksums are corrected, so the file may be used, but must not crash the program.
pub fn saved_graph(data: &[u8]) {
    static MAPPED: AtomicUsize = AtomicUsize::new(0);
    let Some((mode, rest)) = data.split_first() else { return };
    let bytes = match mode % 3 {
        0 => rest.to_vec(),
        _ if MAPPED.fetch_add(1, Ordering::Relaxed) > MAX_MAPPED => return,
        1 => changed(&SAVED.bytes, rest),
        _ => with_correct_checksums(changed(&SAVED.bytes, rest)),
    };
    let loaded = load_in_place_of_saved(&bytes);
    let contents = loaded_contents(&loaded);
    if mode % 3 < 2 {
        assert_eq!(contents, SAVED.contents, "a damaged file is used");
    }
}

/// Replaces the saved file instead of changing it, as it may be mapped.
fn load_in_place_of_saved(bytes: &[u8]) -> LoadedGraph {
    let new = SAVED.file.with_extension("new");
    fs::write(&new, bytes).expect("the file should be written");
    fs::rename(&new, &SAVED.file).expect("the file should be replaced");
    load_with(&SAVED.source, SAVED.options.clone())
}

/// Changes one byte for every four bytes of `changes`: the position, the operation, and the new byte.
fn changed(bytes: &[u8], changes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for change in changes.chunks_exact(4) {
        let [high, low, action, new] = [change[0], change[1], change[2], change[3]];
        let position = usize::from(u16::from_be_bytes([high, low])) % bytes.len().max(1);
        match (action % 4, bytes.get_mut(position)) {
            (0, _) => bytes.truncate(position),
            (1, _) => bytes.insert(position, new),
            (_, Some(byte)) => *byte = new,
            (_, None) => {}
        }
    }
    bytes
}

/// Writes the checksums that a file should have into its header, if it has one.
fn with_correct_checksums(mut bytes: Vec<u8>) -> Vec<u8> {
    let Some((start, rest)) = bytes.split_at_checked(START_BYTES) else { return bytes };
    let length = u32::from_ne_bytes([start[12], start[13], start[14], start[15]]) as usize;
    let Some((header, body)) = rest.split_at_checked(length) else { return bytes };
    let Ok(Value::Object(mut header)) = serde_json::from_slice(header) else { return bytes };
    let checksums = body.chunks(BLOCK_BYTES).map(crc32fast::hash).collect::<Vec<u32>>();
    header.insert("checksums".to_owned(), checksums.into());
    let mut header = Value::Object(header).to_string().into_bytes();
    header.resize((START_BYTES + header.len()).next_multiple_of(ALIGNMENT) - START_BYTES, b' ');
    let numbers = [u32::try_from(header.len()).unwrap_or_default(), crc32fast::hash(&header)];
    let numbers = numbers.map(u32::to_ne_bytes).concat();
    let body = body.to_vec();
    bytes.truncate(12);
    [bytes, numbers, header, body].concat()
}
