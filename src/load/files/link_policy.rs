use std::fs;
use std::path::Path;

use crate::load::problems::{NewProblem, Rule};
use crate::system::folder_of;

/// Which symbolic links in the folder of a graph are followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LinkPolicy {
    /// Those that lead to a place in the same folder, so that a graph cannot show other files of its reader.
    #[default]
    WithinFolder,
    /// All of them.
    Anywhere,
}

impl LinkPolicy {
    /// Fails if a path is a link that leads out of a folder. A broken link leads nowhere.
    pub(in crate::load) fn check(self, path: &Path, folder: &Path) -> Result<(), NewProblem> {
        let is_link = || fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_symlink());
        if self == Self::Anywhere || !is_link() {
            return Ok(());
        }
        match (path.canonicalize(), folder.canonicalize()) {
            (Ok(target), Ok(folder)) if !target.starts_with(&folder) => {
                let message = "this symbolic link leads out of the folder";
                let help = "`--follow-links` follows it; or replace it with a copy";
                Err(NewProblem::new(Rule::LinkOut, message, help))
            }
            _ => Ok(()),
        }
    }

    /// Like [`LinkPolicy::check`], for a link that may lead to any place in the folder that contains it.
    pub(in crate::load) fn check_sibling(self, path: &Path) -> Result<(), NewProblem> {
        self.check(path, folder_of(path))
    }
}
