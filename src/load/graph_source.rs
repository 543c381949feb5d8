use std::ffi::OsStr;
use std::fmt;
use std::path::{Path, PathBuf};

use crate::model::visible;

/// The file whose presence makes a folder a graph.
pub(super) const MARKER: &str = "guanxi.yaml";

/// Where a graph comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GraphSource {
    /// A folder that contains `guanxi.yaml`, and other files below it.
    Folder(PathBuf),
    /// A single YAML file.
    File(PathBuf),
    /// The built-in graph.
    BuiltIn,
}

impl GraphSource {
    /// Finds the graph to open: the path given, else the one in the environment, else `graph` in the folder `here` if
    /// it contains `guanxi.yaml`, else the built-in one.
    ///
    /// A path that does not exist is accepted here and reported on loading.
    pub fn find(asked: Option<&Path>, environment: Option<&OsStr>, here: &Path) -> Self {
        let named = environment.filter(|value| !value.is_empty()).map(Path::new);
        if let Some(path) = asked.or(named) {
            return Self::at(path);
        }
        let beside = here.join("graph");
        if beside.join(MARKER).is_file() {
            Self::Folder(PathBuf::from("graph"))
        } else {
            Self::BuiltIn
        }
    }

    fn at(path: &Path) -> Self {
        if path.is_dir() { Self::Folder(path.to_owned()) } else { Self::File(path.to_owned()) }
    }
}

impl fmt::Display for GraphSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Folder(path) | Self::File(path) => f.pad(&visible(&path.to_string_lossy())),
            Self::BuiltIn => f.pad("built in"),
        }
    }
}
