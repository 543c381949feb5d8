use std::fmt;

use crate::model::escape_hostile;
use crate::system::error_text;

/// Why a graph could not be read at a git revision.
#[derive(Debug)]
pub(crate) enum RevisionError {
    BuiltIn,
    NoGit(std::io::Error),
    NoRepository(String),
    UnknownRevision(String),
    NoGraph {
        revision: String,
        /// The missing file, relative to the top of the repository.
        file: String,
    },
    Failed(String),
}

impl fmt::Display for RevisionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let message = match self {
            Self::BuiltIn => {
                "the built-in graph has no revisions: name a graph in a git repository with --graph"
                    .to_owned()
            }
            Self::NoGit(error) => format!("cannot run git: {}", error_text(error)),
            Self::NoRepository(folder) => format!("{folder} is not in a git repository"),
            Self::UnknownRevision(revision) => {
                format!("`{revision}` is neither a path nor a git revision")
            }
            Self::NoGraph { revision, file } => {
                format!("no graph at revision `{revision}`: it does not contain {file}")
            }
            Self::Failed(message) => format!("git failed: {message}"),
        };
        f.write_str(&escape_hostile(&message))
    }
}
