use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::thread;

use super::revision_error::RevisionError;

/// A git repository. Only its objects are read, not the index, and nothing is checked out.
pub(super) struct Repository {
    folder: PathBuf,
    /// The path of the folder, relative to the top of the working tree: empty, or ending in `/`.
    prefix: String,
}

/// A file at a revision.
pub(super) struct TreeFile {
    /// Relative to the top of the repository.
    pub(super) path: String,
    object: String,
    /// In bytes.
    pub(super) size: u64,
}

impl Repository {
    pub(super) fn discover(folder: &Path) -> Result<Self, RevisionError> {
        let output = git(folder, &["rev-parse", "--show-prefix"])?;
        if !output.status.success() {
            return Err(RevisionError::NoRepository(folder.to_string_lossy().into_owned()));
        }
        let prefix = text(&output.stdout).trim_end_matches('\n').to_owned();
        Ok(Self { folder: folder.to_owned(), prefix })
    }

    /// Converts a path below the folder to one relative to the top of the repository.
    pub(super) fn path_of(&self, relative_path: &str) -> String {
        format!("{}{relative_path}", self.prefix)
    }

    pub(super) fn tree(&self, revision: &str) -> Result<String, RevisionError> {
        self.resolve(
            &["rev-parse", "--verify", "--quiet"],
            &[&format!("{revision}^{{tree}}")],
            revision,
        )
    }

    pub(super) fn merge_base(&self, revisions: [&str; 2]) -> Result<String, RevisionError> {
        self.resolve(&["merge-base"], &revisions, &revisions.join("..."))
    }

    /// The regular files at or below a path, in git's order; an empty path means all files.
    pub(super) fn files(&self, tree: &str, path: &str) -> Result<Vec<TreeFile>, RevisionError> {
        let mut arguments = vec!["ls-tree", "-r", "-l", "-z", "--full-tree", tree];
        arguments.extend((!path.is_empty()).then_some(["--", path]).into_iter().flatten());
        let output = self.succeed(&arguments)?;
        Ok(text(&output.stdout).split('\0').filter_map(tree_file).collect())
    }

    pub(super) fn contents(&self, files: &[TreeFile]) -> Result<Vec<Vec<u8>>, RevisionError> {
        let mut process = command(&self.folder, &["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(RevisionError::NoGit)?;
        let objects: Vec<&str> = files.iter().map(|file| file.object.as_str()).collect();
        let objects = objects.join("\n") + "\n";
        let mut input = process.stdin.take();
        // On a separate thread, since git writes before it has read all its input.
        let write = move || input.as_mut().map(|input| input.write_all(objects.as_bytes()));
        let writer = thread::Builder::new().spawn(write).map_err(RevisionError::NoGit)?;
        let output = process.wait_with_output().map_err(RevisionError::NoGit)?;
        // If writing failed, a file is missing below.
        let _ = writer.join();
        let mut rest = &output.stdout[..];
        let bodies = files.iter().map(|file| {
            let missing = || RevisionError::Failed(format!("cannot read {}", file.path));
            next_body(&mut rest).ok_or_else(missing)
        });
        bodies.collect()
    }

    /// The object id that a command prints; fails if a revision is unknown.
    fn resolve(
        &self,
        command: &[&str],
        revisions: &[&str],
        name: &str,
    ) -> Result<String, RevisionError> {
        let unknown = || RevisionError::UnknownRevision(name.to_owned());
        // git would parse it as an option.
        if revisions.iter().any(|revision| revision.starts_with('-')) {
            return Err(unknown());
        }
        let output = git(&self.folder, &[command, revisions].concat())?;
        if output.status.success() {
            Ok(text(&output.stdout).trim().to_owned())
        } else {
            Err(unknown())
        }
    }

    fn succeed(&self, arguments: &[&str]) -> Result<Output, RevisionError> {
        let output = git(&self.folder, arguments)?;
        if output.status.success() {
            return Ok(output);
        }
        Err(RevisionError::Failed(text(&output.stderr).trim().to_owned()))
    }
}

fn git(folder: &Path, arguments: &[&str]) -> Result<Output, RevisionError> {
    command(folder, arguments).stdin(Stdio::null()).output().map_err(RevisionError::NoGit)
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments);
    command
}

/// Parses `MODE blob OBJECT SIZE<tab>PATH`, with one or more spaces; `None` for symbolic links and submodules.
fn tree_file(line: &str) -> Option<TreeFile> {
    let (attributes, path) = line.split_once('\t')?;
    let mut attributes = attributes.split_whitespace();
    attributes.next().filter(|mode| mode.starts_with("100"))?;
    let object = attributes.nth(1)?.to_owned();
    Some(TreeFile { path: path.to_owned(), object, size: attributes.next()?.parse().ok()? })
}

/// Takes the next object from the output of `git cat-file --batch`: `OBJECT blob SIZE`, the contents, a line feed.
fn next_body(rest: &mut &[u8]) -> Option<Vec<u8>> {
    let line = rest.split(|byte| *byte == b'\n').next()?;
    let size: usize = text(line).rsplit(' ').next()?.parse().ok()?;
    let start = line.len() + 1;
    let body = rest.get(start..start.checked_add(size)?)?.to_vec();
    *rest = rest.get(start + size + 1..)?;
    Some(body)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
