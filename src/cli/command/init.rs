//! `guanxi init`: creates a new graph.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::failure::Failure;
use crate::load;
use crate::model::escape_hostile;

/// A small graph with explanatory comments.
const STARTER: &str = include_str!("init/starter.yaml");

#[derive(Args, Clone, Debug)]
pub(crate) struct InitCommand {
    /// The folder to create; if it already exists, it must be empty
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Write a commented starter instead of a copy of the built-in graph
    #[arg(long)]
    empty: bool,
}

impl InitCommand {
    pub(super) fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let folder = self.folder.to_string_lossy();
        let folder = escape_hostile(&folder);
        let is_occupied =
            fs::read_dir(&self.folder).is_ok_and(|mut entries| entries.next().is_some());
        if is_occupied {
            return Err(Failure::Usage(format!("{folder} is not empty: choose a new folder")));
        }
        for (name, body) in self.files() {
            write_file(&self.folder.join(&name), &body).map_err(|error| {
                Failure::Files(format!("cannot write {folder}/{name}: {error}"))
            })?;
            writeln!(out, "{folder}/{name}")?;
        }
        Ok(writeln!(out, "open it with: guanxi --graph {folder}")?)
    }

    /// The files to write: the path relative to the folder, and the contents.
    fn files(&self) -> Vec<(String, String)> {
        if self.empty {
            return vec![("guanxi.yaml".to_owned(), STARTER.to_owned())];
        }
        let files = load::built_in().into_iter();
        let relative =
            |name: String| name.strip_prefix("graph/").map(str::to_owned).unwrap_or(name);
        files.map(|file| (relative(file.name), file.body)).collect()
    }
}

/// Writes a new file and its parent folders; never overwrites a file.
fn write_file(path: &Path, body: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::File::create_new(path)?.write_all(body.as_bytes())
}
