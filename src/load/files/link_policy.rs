use std::fs;
use std::path::Path;

use crate::load::problems::{NewProblem, Rule};
use crate::system::folder_of;

/// Which symbolic links in a graph's folder to follow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinkPolicy {
    /// Only those to files and folders inside it, so that a graph cannot expose the user's other files.
    #[default]
    WithinFolder,
    /// All of them.
    Anywhere,
}

impl LinkPolicy {
    /// Fails if `path` is a symbolic link that leads out of `folder`. Accepts a broken link.
    pub(in crate::load) fn check(self, path: &Path, folder: &Path) -> Result<(), NewProblem> {
        let is_link = || fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
        if self == Self::Anywhere || !is_link() {
            return Ok(());
        }
        match (path.canonicalize(), folder.canonicalize()) {
            (Ok(target), Ok(folder)) if !target.starts_with(&folder) => {
                let message = "this symbolic link leads out of the folder";
                let help = "follow it with `--follow-links`, or replace it with a copy";
                Err(NewProblem::new(Rule::LinkOut, message, help))
            }
            _ => Ok(()),
        }
    }

    /// Fails if `path` is a symbolic link that leads out of its parent folder.
    pub(in crate::load) fn check_sibling(self, path: &Path) -> Result<(), NewProblem> {
        self.check(path, folder_of(path))
    }
}
