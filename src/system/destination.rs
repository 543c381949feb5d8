//! Checks where a file may be written.

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use super::atomic_file::Existing;
use super::path::{absolute, folder_of};

/// The path of a file that may be written, with symbolic links resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Destination(PathBuf);

/// Why a file must not be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DestinationError {
    NoFileName,
    NoFolder,
    UnreadableFolder,
    BrokenLink,
    NotRegularFile,
    /// It is a file of a graph.
    InGraph,
    /// It does not exist, and would be loaded as part of a graph.
    WouldJoinGraph,
    Exists,
}

impl Destination {
    /// Checks a path; `is_in_graph` returns whether an absolute path is part of a graph.
    ///
    /// # Errors
    ///
    /// Fails with the reason why the file must not be written.
    pub(crate) fn check(
        path: &Path,
        existing: Existing,
        is_in_graph: impl Fn(&Path) -> bool,
    ) -> Result<Self, DestinationError> {
        if path.file_name().is_none() {
            return Err(DestinationError::NoFileName);
        }
        if !folder_of(path).is_dir() {
            return Err(DestinationError::NoFolder);
        }
        if fs::symlink_metadata(path).is_err() {
            let absolute = absolute(path).ok_or(DestinationError::UnreadableFolder)?;
            let is_free = !is_in_graph(&absolute);
            return if is_free {
                Ok(Self(absolute))
            } else {
                Err(DestinationError::WouldJoinGraph)
            };
        }
        let metadata = fs::metadata(path).map_err(|_| DestinationError::BrokenLink)?;
        if !metadata.is_file() {
            return Err(DestinationError::NotRegularFile);
        }
        let target = path.canonicalize().map_err(|_| DestinationError::UnreadableFolder)?;
        match existing {
            _ if is_in_graph(&target) => Err(DestinationError::InGraph),
            Existing::Keep => Err(DestinationError::Exists),
            Existing::Replace => Ok(Self(target)),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl fmt::Display for DestinationError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoFileName => "the path does not name a file",
            Self::NoFolder => "the folder does not exist",
            Self::UnreadableFolder => "the folder cannot be read",
            Self::BrokenLink => "it is a broken symbolic link",
            Self::NotRegularFile => "it is not a regular file",
            Self::InGraph => "it is part of a graph",
            Self::WouldJoinGraph => "it would become part of a graph",
            Self::Exists => "it already exists",
        })
    }
}
