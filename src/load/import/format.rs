use std::path::Path;

use super::csv_set;
use super::map::ImportMap;
use super::opened::Opened;
#[cfg(feature = "xlsx")]
use super::table;
use super::{ftm, markdown};
use crate::load::files::Files;
use crate::load::formats;
use crate::load::text::Text;

/// A format that can be imported.
pub struct ImportFormat {
    /// Its name on the command line.
    pub name: &'static str,
    /// What it is, and which programs write it.
    pub description: &'static str,
    /// Reads one file.
    pub(super) read: fn(&mut Files, &Path),
    /// Opens the texts of all files together, since one may refer to what another contains.
    pub(super) open: for<'t, 'm> fn(&'t [Text], &'m ImportMap) -> Opened<'t>,
}

/// Every format that can be imported.
pub static IMPORT_FORMATS: &[ImportFormat] = &[
    ImportFormat {
        name: "json",
        description: "JSON documents from `guanxi export json`, citations included",
        read: |files, path| files.add_as(path, path),
        open: |texts, _| Opened {
            sources: (0..).zip(texts).map(|(file, text)| formats::open_json(file, text)).collect(),
            mapping: Vec::new(),
            ignores_map: true,
        },
    },
    ImportFormat {
        name: "csv",
        description: "Tables of entities and relations in CSV or TSV (spreadsheets, Gephi, Kumu, Cytoscape; a title above the header is skipped), or the folder of a CSV set",
        read: csv_set::read_csv,
        open: csv_set::open,
    },
    #[cfg(feature = "xlsx")]
    ImportFormat {
        name: "xlsx",
        description: "The sheets of Excel workbooks, as tables of entities and relations",
        read: table::read_xlsx,
        open: table::open,
    },
    ImportFormat {
        name: "markdown",
        description: "Notes in Markdown, or folders of them: Obsidian, zk, web clippings",
        read: markdown::read,
        open: markdown::open,
    },
    ImportFormat {
        name: "ftm",
        description: "FollowTheMoney entities as JSON lines: Aleph, OpenSanctions",
        read: |files, path| files.add_as(path, path),
        open: ftm::open,
    },
];

impl std::fmt::Debug for ImportFormat {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ImportFormat").field("name", &self.name).finish_non_exhaustive()
    }
}
