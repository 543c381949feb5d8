//! The table of graph file formats.

use std::ffi::OsStr;
use std::path::Path;

use super::source::RecordSource;
use super::text::Text;
use super::yaml::YamlFile;

/// The number is the index among the files of the graph.
type OpenFn = for<'t> fn(u32, &'t Text) -> Box<dyn RecordSource + 't>;

/// The extensions of each format, and the function that opens a file. The first format is the default.
const FORMATS: [(&[&str], OpenFn); 1] =
    [(&["yaml", "yml"], |file, text| Box::new(YamlFile::new(file, text)))];

pub(crate) fn is_graph_file(path: &Path) -> bool {
    find_format(path).is_some()
}

pub(super) fn open(file: u32, text: &Text) -> Box<dyn RecordSource + '_> {
    let (_, open) = find_format(Path::new(&text.name)).unwrap_or(&FORMATS[0]);
    open(file, text)
}

fn find_format(path: &Path) -> Option<&'static (&'static [&'static str], OpenFn)> {
    FORMATS.iter().find(|(extensions, _)| has_extension(path, extensions))
}

/// Whether a path has one of these extensions, in upper or lower case.
pub(super) fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let is_one = |found: &OsStr| extensions.iter().any(|known| found.eq_ignore_ascii_case(known));
    path.extension().is_some_and(is_one)
}
