//! The table of graph file formats.

use std::ffi::OsStr;
use std::path::Path;

use super::json::JsonFile;
use super::source::RecordSource;
use super::text::{Body, LongFile, Text};
use super::yaml::YamlFile;

/// Opens the contents of a file; the number is the index of the file.
type OpenFn = for<'t> fn(u32, &'t Text) -> Box<dyn RecordSource + 't>;

struct GraphFormat {
    extensions: &'static [&'static str],
    /// Whether files in the folder of a graph belong to the graph; otherwise a file is opened only by its own path.
    in_folders: bool,
    open: OpenFn,
}

/// The first format is the default.
const FORMATS: [GraphFormat; 2] = [
    GraphFormat {
        extensions: &["yaml", "yml"],
        in_folders: true,
        open: |file, text| Box::new(YamlFile::new(file, Body::Memory(&text.body))),
    },
    GraphFormat {
        extensions: &["json"],
        in_folders: false,
        open: |file, text| Box::new(JsonFile::new(file, text)),
    },
];

/// Whether a file in the folder of a graph belongs to the graph.
pub(crate) fn is_graph_file(path: &Path) -> bool {
    find_format(path).is_some_and(|format| format.in_folders)
}

pub(super) fn open(file: u32, text: &Text) -> Box<dyn RecordSource + '_> {
    let format = find_format(Path::new(&text.name)).unwrap_or(&FORMATS[0]);
    (format.open)(file, text)
}

/// Opens a long file, which is always YAML.
pub(super) fn open_long(file: u32, long_file: &LongFile) -> Box<dyn RecordSource + '_> {
    Box::new(YamlFile::new(file, Body::Long(long_file)))
}

/// Opens the contents of a file as JSON, whatever its name.
pub(super) fn open_json(file: u32, text: &Text) -> Box<dyn RecordSource + '_> {
    Box::new(JsonFile::new(file, text))
}

fn find_format(path: &Path) -> Option<&'static GraphFormat> {
    FORMATS.iter().find(|format| has_extension(path, format.extensions))
}

/// Whether a path has one of these extensions, ignoring case.
pub(super) fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let is_one = |found: &OsStr| extensions.iter().any(|known| found.eq_ignore_ascii_case(known));
    path.extension().is_some_and(is_one)
}
