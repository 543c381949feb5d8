//! The table of graph file formats.

use std::path::Path;

use super::source::RecordSource;
use super::text::Text;
use super::yaml::YamlFile;

/// Opens a file, given its index among the files of the graph, and its text.
type OpenFile = for<'t> fn(u32, &'t Text) -> Box<dyn RecordSource + 't>;

/// The extensions of each format, and the function that opens a file. The first format is the default.
const FORMATS: [(&[&str], OpenFile); 1] =
    [(&["yaml", "yml"], |number, text| Box::new(YamlFile::new(number, text)))];

/// Whether the file name extension is that of a graph file.
pub(crate) fn is_graph_file(path: &Path) -> bool {
    find_format(path).is_some()
}

pub(super) fn open(number: u32, text: &Text) -> Box<dyn RecordSource + '_> {
    let (_, open) = find_format(Path::new(&text.name)).unwrap_or(&FORMATS[0]);
    open(number, text)
}

fn find_format(path: &Path) -> Option<&'static (&'static [&'static str], OpenFile)> {
    let extension = path.extension()?;
    let is_same = |known: &&str| extension.eq_ignore_ascii_case(known);
    FORMATS.iter().find(|(extensions, _)| extensions.iter().any(is_same))
}
