//! Reads the files of a graph. Only this module and `articles` read files and folders.

pub(super) mod decode;
mod link_policy;
mod other_formats;
mod size_limit;

use std::collections::HashSet;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::formats::is_graph_file;
use super::graph_source::{GraphSource, MAIN_FILE};
use super::problems::{FileName, NewProblem, Problems, Rule};
use super::text::{LongFile, LongFiles, Text};
use crate::system::{error_text, open_without_blocking};
use decode::decode;
pub use link_policy::LinkPolicy;
use other_formats::other_format;
use size_limit::RAISE_LIMIT_HELP;
pub use size_limit::SizeLimit;

const MAX_DEPTH: usize = 32;

#[derive(Debug, Default)]
pub(super) struct Files {
    /// The text of a long file is empty.
    pub(super) texts: Vec<Text>,
    /// By index in `texts`.
    pub(super) long: LongFiles,
    /// The path of each file; empty for the built-in graph.
    pub(super) paths: Vec<PathBuf>,
    pub(super) problems: Problems,
    pub(super) limit: SizeLimit,
    links: LinkPolicy,
    pub(super) bytes_left: u64,
}

/// Reads the files of a graph: `guanxi.yaml` first, then the others in path order.
pub(super) fn read(source: &GraphSource, limit: SizeLimit, links: LinkPolicy) -> Files {
    let mut files = Files { links, ..Files::new(limit) };
    match source {
        GraphSource::BuiltIn => files.texts = super::builtin::texts(),
        GraphSource::Database(_) => {}
        GraphSource::File(path) => match other_format(path) {
            Some(problem) => files.report(path, problem),
            None => files.add(path),
        },
        GraphSource::Folder(folder) => files.add_folder(folder),
    }
    files
}

/// The paths of a graph's files in reading order, without reading them; `None` for the built-in graph, or if there is a
/// problem with any path.
pub(super) fn readable_paths(
    source: &GraphSource,
    limit: SizeLimit,
    links: LinkPolicy,
) -> Option<Vec<PathBuf>> {
    let mut files = Files { links, ..Files::new(limit) };
    let paths = match source {
        GraphSource::BuiltIn | GraphSource::Database(_) => return None,
        GraphSource::File(path) => other_format(path).is_none().then(|| vec![path.clone()])?,
        GraphSource::Folder(folder) => files.folder_paths(folder),
    };
    (files.problems.total() == 0).then_some(paths)
}

/// The paths of a graph's files, sorted; empty for the built-in graph and a database.
pub(super) fn paths(source: &GraphSource, links: LinkPolicy) -> Vec<PathBuf> {
    match source {
        GraphSource::BuiltIn | GraphSource::Database(_) => Vec::new(),
        GraphSource::File(path) => vec![path.clone()],
        GraphSource::Folder(folder) => paths_below(folder, links),
    }
}

pub(super) fn paths_below(folder: &Path, links: LinkPolicy) -> Vec<PathBuf> {
    Files { links, ..Files::default() }.paths_below(folder, is_graph_file)
}

pub(crate) fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// The path is relative to the folder of the graph. Hidden files and files in hidden folders are not part of a graph.
pub(super) fn is_visible_graph_file(relative_path: &Path) -> bool {
    is_graph_file(relative_path) && !relative_path.iter().any(is_hidden)
}

/// Reads a regular file as text.
pub(super) fn read_text(path: &Path, limit: u64) -> Result<String, NewProblem> {
    decode(read_regular(path, limit, read_until_nul)?)
}

/// Reads a regular file, whether or not it is text.
pub(super) fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, NewProblem> {
    read_regular(path, limit, |file, bytes| file.read_to_end(bytes).map(|_| ()))
}

/// Rejects pipes, devices and folders before opening the path, since opening a device may change it, and again
/// afterwards, since the file may have been replaced in between.
fn read_regular(
    path: &Path,
    limit: u64,
    read: impl FnOnce(&mut io::Take<fs::File>, &mut Vec<u8>) -> io::Result<()>,
) -> Result<Vec<u8>, NewProblem> {
    let to_problem = |error| unreadable(&error);
    let metadata = fs::metadata(path)
        .map_err(|error| broken_link(path).unwrap_or_else(|| to_problem(error)))?;
    check_regular(path, &metadata)?;
    let file = open_without_blocking(path).map_err(to_problem)?;
    let metadata = file.metadata().map_err(to_problem)?;
    check_regular(path, &metadata)?;
    let mut bytes = Vec::new();
    if metadata.len() <= limit {
        bytes.reserve_exact(usize::try_from(metadata.len()).unwrap_or(0) + 1);
        // The file may grow during the read.
        read(&mut file.take(limit + 1), &mut bytes).map_err(to_problem)?;
    }
    if metadata.len().max(bytes.len() as u64) > limit {
        let message = format!("the file is larger than the {limit} bytes left of the size limit");
        return Err(NewProblem::new(Rule::TooLarge, message, RAISE_LIMIT_HELP));
    }
    Ok(bytes)
}

/// Reads to the end of the file, or of the first block that contains NUL: such a file is not text, and if it is sparse,
/// it may be huge.
fn read_until_nul(file: &mut impl io::Read, bytes: &mut Vec<u8>) -> io::Result<()> {
    const BLOCK: u64 = 1 << 20;
    loop {
        let start = bytes.len();
        if file.by_ref().take(BLOCK).read_to_end(bytes)? == 0 {
            return Ok(());
        }
        if bytes.get(start..).is_some_and(|new| new.contains(&0)) {
            // Do not split a character.
            let end = bytes.iter().rposition(u8::is_ascii).map_or(0, |index| index + 1);
            bytes.truncate(end);
            return Ok(());
        }
    }
}

fn check_regular(path: &Path, metadata: &fs::Metadata) -> Result<(), NewProblem> {
    if metadata.is_file() {
        return Ok(());
    }
    let file_type = if metadata.is_dir() { "a folder" } else { "a pipe, a device or a socket" };
    let help = path.extension().map_or_else(
        || "replace it with a file".to_owned(),
        |extension| {
            let extension = extension.to_string_lossy();
            format!("replace it with a file, or give it a name that does not end in .{extension}")
        },
    );
    Err(NewProblem::new(Rule::NotRegularFile, format!("this is {file_type}, not a file"), help))
}

impl Files {
    pub(super) fn new(limit: SizeLimit) -> Self {
        Self { limit, bytes_left: limit.bytes(), ..Self::default() }
    }

    /// The total size of all files.
    pub(super) fn text_bytes(&self) -> u64 {
        let long_lengths = self.long.values().map(LongFile::len);
        let lengths = self.texts.iter().map(|text| text.body.len()).chain(long_lengths);
        lengths.map(|bytes| bytes as u64).sum()
    }

    /// Reads the file at `path`; messages show `name` instead.
    pub(super) fn add_as(&mut self, name: &Path, path: &Path) {
        let text = read_text(path, self.bytes_left);
        self.add_text(FileName::from_path(name), text);
    }

    /// Adds a file that has been read, or the problem with it.
    pub(super) fn add_text(&mut self, name: FileName, text: Result<String, NewProblem>) {
        match text {
            Ok(body) => {
                self.bytes_left = self.bytes_left.saturating_sub(body.len() as u64);
                self.texts.push(Text { name: name.name, body });
                self.paths.extend(name.path);
            }
            Err(problem) => self.problems.add_in_file(&name, (0, 0), problem),
        }
    }

    /// Returns whether there is a file or folder to import at the path. Reports a missing one.
    pub(super) fn check_exists(&mut self, path: &Path) -> bool {
        let is_missing = |error: io::Error| error.kind() == io::ErrorKind::NotFound;
        let is_missing = fs::symlink_metadata(path).is_err_and(is_missing);
        if is_missing {
            let help = "check the path of the file to import";
            self.report(path, NewProblem::new(Rule::Unreadable, "no such file or folder", help));
        }
        !is_missing
    }

    fn add_folder(&mut self, folder: &Path) {
        for path in self.folder_paths(folder) {
            self.add(&path);
        }
    }

    /// The files of a folder in reading order. Reports a folder that is not a graph or too large, and returns none.
    fn folder_paths(&mut self, folder: &Path) -> Vec<PathBuf> {
        let main_file = folder.join(MAIN_FILE);
        let found = fs::symlink_metadata(&main_file);
        if let Err(error) = &found
            && ![io::ErrorKind::NotFound, io::ErrorKind::NotADirectory].contains(&error.kind())
        {
            self.report(folder, unreadable(error));
            return Vec::new();
        }
        if found.is_err() {
            let message = format!("there is no {MAIN_FILE} in this folder");
            let help = if folder.join("articles").is_dir() {
                "`guanxi init DIR` on this folder creates a graph for its articles"
            } else {
                "`guanxi init DIR` creates a graph to start from; `--graph` takes a folder that contains one"
            };
            self.report(folder, NewProblem::new(Rule::NoGraph, message, help));
            return Vec::new();
        }
        let mut paths = self.paths_below(folder, is_graph_file);
        if let Some(index) = paths.iter().position(|path| *path == main_file) {
            let main_file = paths.remove(index);
            paths.insert(0, main_file);
        }
        let lengths = paths.iter().filter_map(|path| fs::metadata(path).ok());
        let total = lengths.filter(fs::Metadata::is_file).map(|metadata| metadata.len()).sum();
        if total > self.limit.bytes() {
            self.report(folder, self.limit.problem(total));
            return Vec::new();
        }
        paths
    }

    /// Returns whether an articles folder may be read. Reports one that is a link out of its parent folder.
    pub(super) fn accept_articles(&mut self, folder: &Path) -> bool {
        let accepted = self.links.check_sibling(folder);
        accepted.map_err(|problem| self.report(folder, problem)).is_ok()
    }

    fn add(&mut self, path: &Path) {
        if !is_graph_file(path) {
            return self.add_as(path, path);
        }
        let long_file = match LongFile::open(path, self.bytes_left) {
            Ok(Some(long_file)) => long_file,
            Ok(None) => return self.add_as(path, path),
            Err((position, problem)) => {
                return self.problems.add_in_file(&FileName::from_path(path), position, problem);
            }
        };
        self.bytes_left = self.bytes_left.saturating_sub(long_file.len() as u64);
        self.long.insert(self.texts.len(), long_file);
        self.add_text(FileName::from_path(path), Ok(String::new()));
    }

    pub(super) fn report(&mut self, path: &Path, problem: NewProblem) {
        self.problems.add_in_file(&FileName::from_path(path), (0, 0), problem);
    }

    /// The files below a folder that `is_wanted` accepts, in path order. Reports folders that cannot be read; skips hidden
    /// files and folders.
    pub(super) fn paths_below(
        &mut self,
        folder: &Path,
        is_wanted: fn(&Path) -> bool,
    ) -> Vec<PathBuf> {
        let mut walk =
            Walk { root: folder, is_wanted, ancestors: HashSet::new(), paths: Vec::new() };
        self.collect_paths(folder, &mut walk);
        walk.paths.sort();
        walk.paths
    }

    fn collect_paths(&mut self, folder: &Path, walk: &mut Walk<'_>) {
        let canonical = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        if walk.ancestors.len() > MAX_DEPTH || !walk.ancestors.insert(canonical.clone()) {
            let message = "this folder links back to one that contains it, or is nested too deeply";
            let help = "remove the folder or the link to it";
            return self.report(folder, NewProblem::new(Rule::Unreadable, message, help));
        }
        let entries = fs::read_dir(folder).and_then(Iterator::collect::<io::Result<Vec<_>>>);
        let mut entries = match entries {
            Ok(entries) => entries,
            Err(error) => return self.report(folder, unreadable(&error)),
        };
        entries.sort_by_key(fs::DirEntry::file_name);
        for entry in entries {
            let path = entry.path();
            if is_hidden(&entry.file_name()) || !((walk.is_wanted)(&path) || path.is_dir()) {
                continue;
            }
            match self.links.check(&path, walk.root) {
                Err(problem) => self.report(&path, problem),
                Ok(()) if (walk.is_wanted)(&path) => walk.paths.push(path),
                Ok(()) => self.collect_paths(&path, walk),
            }
        }
        walk.ancestors.remove(&canonical);
    }
}

/// A search for files in a folder.
struct Walk<'w> {
    root: &'w Path,
    is_wanted: fn(&Path) -> bool,
    ancestors: HashSet<PathBuf>,
    paths: Vec<PathBuf>,
}

fn broken_link(path: &Path) -> Option<NewProblem> {
    let link = fs::symlink_metadata(path).ok().filter(fs::Metadata::is_symlink);
    let message = "this symbolic link is broken or circular";
    link.map(|_| NewProblem::new(Rule::Unreadable, message, "fix the link, or remove it"))
}

/// The problem for an I/O error. Its message omits the error number.
fn unreadable(error: &io::Error) -> NewProblem {
    let problem = |message: &str, help| NewProblem::new(Rule::Unreadable, message, help);
    match error.kind() {
        io::ErrorKind::NotFound => problem(
            "no such file or folder",
            "name the path of a graph; `guanxi init DIR` creates one to start from",
        ),
        io::ErrorKind::PermissionDenied => {
            problem("permission denied", "ask its owner for read permission")
        }
        _ => {
            let message = format!("cannot be read: {}", error_text(error));
            problem(&message, "check whether the disk is available")
        }
    }
}
