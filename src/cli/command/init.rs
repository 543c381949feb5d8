//! `guanxi init`: creates a new graph.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use super::new_graph::{SCHEMA_FILE, has_conflicting_entries, schema_line};
use super::schema::SCHEMA;
use crate::cli::failure::Failure;
use crate::load;
use crate::model::escape_hostile;
use crate::system::{NewFiles, error_text, remove_on_signals};
use crate::text::escape::quote_shell_path;

const STARTER: &str = include_str!("init/starter.yaml");

/// Instructions for adding an article to the built-in graph.
const EXAMPLE_README: &str = include_str!("../../../graph/README.md");

#[derive(Args, Clone, Debug)]
pub(crate) struct InitCommand {
    /// The folder to create; if it already exists, it must be empty except for `articles` and hidden files
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// Write a copy of the built-in graph, with instructions for adding an article, instead of a commented starter graph
    #[arg(long)]
    example: bool,
}

impl InitCommand {
    pub(super) fn run(&self, out: &mut dyn Write) -> Result<(), Failure> {
        let folder = self.folder.to_string_lossy();
        let folder = escape_hostile(&folder);
        if let Some(reason) = self.rejection_reason() {
            return Err(Failure::Usage(format!("{folder} {reason}: choose a new folder")));
        }
        remove_on_signals();
        let (files, mut new_files) = (self.files(), NewFiles::default());
        let cannot_write = |name: &str, error: io::Error| {
            let error = error_text(&error);
            Failure::File(format!("cannot write {folder}/{name}: {error}"))
        };
        for (name, body) in &files {
            new_files
                .write(&self.folder.join(name), body)
                .map_err(|error| cannot_write(name, error))?;
        }
        new_files.keep().map_err(|error| cannot_write("", error))?;
        files.iter().try_for_each(|(name, _)| writeln!(out, "{folder}/{name}"))?;
        Ok(writeln!(out, "open the graph with: guanxi --graph {}", quote_shell_path(&self.folder))?)
    }

    /// Why the folder cannot hold a new graph; `None` if it can.
    fn rejection_reason(&self) -> Option<String> {
        if fs::symlink_metadata(&self.folder).is_ok() && !self.folder.is_dir() {
            return Some("is not a folder".to_owned());
        }
        if has_conflicting_entries(&self.folder) {
            return Some("is not empty".to_owned());
        }
        let graph = load::enclosing_graph(&self.folder)?;
        let graph = graph.to_string_lossy();
        Some(format!("would become part of the graph {}", escape_hostile(&graph)))
    }

    /// The path of each file, relative to the folder, and its contents.
    fn files(&self) -> Vec<(String, String)> {
        let mut files =
            if self.example { example_files() } else { vec![graph_file("guanxi.yaml", STARTER)] };
        files.push((SCHEMA_FILE.to_owned(), SCHEMA.to_owned()));
        files
    }
}

fn example_files() -> Vec<(String, String)> {
    let texts = load::built_in().into_iter();
    let files = texts.map(|text| graph_file(text.name.trim_start_matches("graph/"), &text.body));
    files.chain([("README.md".to_owned(), EXAMPLE_README.to_owned())]).collect()
}

/// The name of a graph file, and its contents after a first line that names the schema for the YAML language server.
fn graph_file(name: &str, body: &str) -> (String, String) {
    (name.to_owned(), schema_line(name) + body)
}
