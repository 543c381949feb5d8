use std::fmt;
use std::path::{Path, PathBuf};

use super::database::DatabaseAddress;
use crate::model::escape_hostile;

/// The file that makes a folder a graph.
pub(super) const MAIN_FILE: &str = "guanxi.yaml";
/// The folders to search for a graph, relative to the current one, in order of precedence.
const NEARBY_FOLDERS: [&str; 2] = ["graph", "."];

/// The location of a graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GraphSource {
    /// A folder with `guanxi.yaml` and possibly other graph files, including those in subfolders.
    Folder(PathBuf),
    /// A single YAML or JSON file.
    File(PathBuf),
    /// A graph in a database.
    Database(DatabaseAddress),
    /// The built-in graph.
    BuiltIn,
}

impl GraphSource {
    /// Finds the graph to open: the `requested` path, else the folder `graph` in `current_folder` or `current_folder`
    /// itself if it contains `guanxi.yaml`, else the `default` path, else the built-in graph.
    ///
    /// If the path does not exist, [`load`](super::load()) reports it.
    pub fn find(requested: Option<&Path>, default: Option<&Path>, current_folder: &Path) -> Self {
        if let Some(path) = requested {
            return Self::from_path(path);
        }
        let is_graph = |folder: &&&str| current_folder.join(folder).join(MAIN_FILE).is_file();
        match NEARBY_FOLDERS.iter().find(is_graph) {
            Some(folder) => Self::Folder(PathBuf::from(folder)),
            None => default.map_or(Self::BuiltIn, Self::from_path),
        }
    }

    /// The folder or file; `None` for a database and the built-in graph.
    pub(crate) fn path(&self) -> Option<&Path> {
        match self {
            Self::Folder(path) | Self::File(path) => Some(path),
            Self::Database(_) | Self::BuiltIn => None,
        }
    }

    /// The value of `--graph` that opens the graph again, without a password; `None` for the built-in graph.
    pub(crate) fn argument(&self) -> Option<PathBuf> {
        match self {
            Self::Folder(path) | Self::File(path) => Some(path.clone()),
            Self::Database(address) => Some(PathBuf::from(address.to_string())),
            Self::BuiltIn => None,
        }
    }

    /// Whether this is the folder `graph` in the current folder.
    pub(super) fn is_nearby(&self) -> bool {
        *self == Self::Folder(PathBuf::from(NEARBY_FOLDERS[0]))
    }

    pub(crate) fn from_path(path: &Path) -> Self {
        if let Some(address) = DatabaseAddress::from_path(path) {
            return Self::Database(address);
        }
        if path.is_dir() { Self::Folder(path.to_owned()) } else { Self::File(path.to_owned()) }
    }
}

impl fmt::Display for GraphSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) | Self::File(path) => {
                f.pad(&escape_hostile(&path.to_string_lossy()))
            }
            Self::Database(address) => address.fmt(f),
            Self::BuiltIn => f.pad("built in"),
        }
    }
}
