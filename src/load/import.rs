//! Imports: data from other programs, read as a graph in which every relation, fact and role is cited.

mod capped_problems;
pub(crate) mod csv_set;
mod date;
mod documents;
mod format;
mod ftm;
mod kinds;
mod map;
mod markdown;
mod opened;
mod record_list;
mod record_parts;
mod slug;
mod table;
mod text_list;

use std::path::{Path, PathBuf};

use super::files::Files;
use super::graph_source::GraphSource;
use super::loaded::{LoadOptions, LoadedGraph, assemble_from};
use super::problems::FileName;

pub use format::{IMPORT_FORMATS, ImportFormat};
use map::ImportMap;

/// Imported data as a graph.
#[derive(Debug)]
pub(crate) struct Imported {
    /// The graph; its problems list what was left out.
    pub(crate) loaded: LoadedGraph,
    /// How each table or file was read, one line each.
    pub(crate) mapping: Vec<String>,
    /// See [`Opened::ignores_map`](opened::Opened::ignores_map).
    pub(crate) ignores_map: bool,
}

/// Reads files of a format. The mapping file overrides what is guessed from the files.
///
/// Never fails: whatever cannot be read is reported in the list of problems. Nothing is read if there is a problem with the
/// mapping file.
pub(crate) fn import(
    format: &ImportFormat,
    paths: &[PathBuf],
    map: Option<&PathBuf>,
    options: LoadOptions,
) -> Imported {
    let mut files = Files::new(options.limit);
    let map = map.map_or_else(
        || Some(ImportMap::default()),
        |path| match ImportMap::read(path, options.limit.bytes()) {
            Ok(map) => Some(map),
            Err((position, problem)) => {
                files.problems.add_in_file(&FileName::from_path(path), position, problem);
                None
            }
        },
    );
    if map.is_some() {
        for path in paths {
            if files.check_exists(path) {
                (format.read)(&mut files, path);
            }
        }
    }
    let folder = paths.first().and_then(|path| folder_name(path));
    let map = ImportMap { folder, ..map.unwrap_or_default() };
    let (mut mapping, mut ignores_map) = (Vec::new(), false);
    let source = GraphSource::File(paths.first().cloned().unwrap_or_default());
    let loaded = assemble_from(source, files, None, options, |texts, _| {
        let opened = (format.open)(texts, &map);
        (mapping, ignores_map) = (opened.mapping, opened.ignores_map);
        opened.sources
    });
    Imported { loaded, mapping, ignores_map }
}

/// The name of a folder, even of `.`; `None` for a file.
fn folder_name(path: &Path) -> Option<String> {
    let folder = path.is_dir().then(|| path.canonicalize().ok())??;
    Some(folder.file_name()?.to_string_lossy().into_owned())
}
