//! The table of graph file formats.

use std::path::Path;

use super::source::RecordSource;
use super::text::Text;
use super::yaml::YamlFile;

/// Opens a file, given its number in the graph and its text.
type OpenFile = for<'t> fn(u32, &'t Text) -> Box<dyn RecordSource + 't>;

/// File name extensions and how to open such files. The first format is used for any other name.
const FORMATS: [(&[&str], OpenFile); 1] =
    [(&["yaml", "yml"], |number, text| Box::new(YamlFile::new(number, text)))];

/// Whether a file in the folder of a graph belongs to it.
pub(crate) fn is_graph_file(path: &Path) -> bool {
    format_of(path).is_some()
}

pub(super) fn open(number: u32, text: &Text) -> Box<dyn RecordSource + '_> {
    let (_, open) = format_of(Path::new(&text.name)).unwrap_or(&FORMATS[0]);
    open(number, text)
}

fn format_of(path: &Path) -> Option<&'static (&'static [&'static str], OpenFile)> {
    let extension = path.extension()?;
    let has = |known: &&str| extension.eq_ignore_ascii_case(known);
    FORMATS.iter().find(|(extensions, _)| extensions.iter().any(has))
}
