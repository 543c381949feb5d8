use std::path::Path;

use crate::cli::context::{Context, unreadable_graph};
use crate::cli::failure::Failure;
use crate::cli::ui;
use crate::load::{
    DatabaseAddress, GraphSource, LoadedGraph, RevisionError, load_replaced, load_revision,
    merge_base,
};
use crate::model::escape_hostile;
use crate::text::count;

#[derive(Clone, Copy)]
enum Version<'a> {
    Path(&'a Path),
    Revision(&'a str),
    /// The graph as it is now.
    Current,
}

/// Loads both graphs: `old` and `new`; without `new`, the range `old` (`..` or `...`), or `old` and the current graph.
/// With `of`, both are versions of that part of the graph.
pub(super) fn load_versions(
    context: &Context,
    old: &str,
    new: Option<&str>,
    of: Option<&Path>,
) -> Result<[LoadedGraph; 2], Failure> {
    if let (Some(part), Some(new)) = (of, new) {
        return load_part_versions(context, part, [Path::new(old), Path::new(new)]);
    }
    let base;
    let versions = match new {
        Some(new) => [old, new].map(Version::from_argument),
        None => match (Version::from_argument(old), old.split_once("..")) {
            (Version::Revision(_), Some((old, new))) => match new.strip_prefix('.') {
                None => [old, new].map(or_head).map(Version::Revision),
                Some(new) => {
                    let ends = [old, new].map(or_head);
                    base = merge_base(&context.source, ends)
                        .map_err(|error| revision_failure(old, &error))?;
                    [Version::Revision(&base), Version::Revision(ends[1])]
                }
            },
            (version, _) => [version, Version::Current],
        },
    };
    // If one argument is a path, a revision in the other argument refers to the graph at that path.
    let path_source = versions.iter().find_map(Version::path).map(GraphSource::from_path);
    let source = path_source.as_ref().unwrap_or(&context.source);
    let [old, new] = versions;
    Ok([old.load(context, source)?, new.load(context, source)?])
}

fn load_part_versions(
    context: &Context,
    part: &Path,
    versions: [&Path; 2],
) -> Result<[LoadedGraph; 2], Failure> {
    if context.source == GraphSource::BuiltIn {
        let message = "--of needs a graph on disk that contains PATH; name it with --graph";
        return Err(Failure::Usage(message.to_owned()));
    }
    if let Some(missing) = versions.iter().find(|version| !version.exists()) {
        let name = missing.to_string_lossy();
        return Err(Failure::File(format!("no such file or folder: {}", escape_hostile(&name))));
    }
    let [old, new] = load_replaced(&context.source, part, versions, &context.load_options());
    let name = |version: &Path| version.to_string_lossy().into_owned();
    Ok([require_readable(old, &name(versions[0]))?, require_readable(new, &name(versions[1]))?])
}

impl<'a> Version<'a> {
    /// A path if it exists or is the address of a database, else a revision.
    fn from_argument(argument: &'a str) -> Self {
        let path = Path::new(argument);
        let is_path = path.exists() || DatabaseAddress::from_path(path).is_some();
        if is_path { Self::Path(path) } else { Self::Revision(argument) }
    }

    fn path(&self) -> Option<&'a Path> {
        match self {
            Self::Path(path) => Some(path),
            Self::Revision(_) | Self::Current => None,
        }
    }

    fn load(self, context: &Context, source: &GraphSource) -> Result<LoadedGraph, Failure> {
        match self {
            Self::Path(path) => context.with_graph(path).take_loaded(),
            Self::Current => {
                let loaded = context.load();
                require_readable(loaded, &context.source.to_string())
            }
            Self::Revision(revision) => {
                let loaded = load_revision(source, revision, &context.load_options())
                    .map_err(|error| revision_failure(revision, &error))?;
                require_readable(loaded, &format!("{source} at revision {revision}"))
            }
        }
    }
}

/// Fails if none of the graph could be read; prints a note if the graph has errors.
fn require_readable(loaded: LoadedGraph, name: &str) -> Result<LoadedGraph, Failure> {
    let name = escape_hostile(name);
    if loaded.is_unreadable() {
        return Err(unreadable_graph(&loaded, name));
    }
    if loaded.error_count() > 0 {
        ui::print_message(format!("{} in {name}", count(loaded.error_count(), "error", "errors")));
    }
    Ok(loaded)
}

/// One end of `REV..REV`. As in git, the default is `HEAD`.
fn or_head(revision: &str) -> &str {
    if revision.is_empty() { "HEAD" } else { revision }
}

fn revision_failure(revision: &str, error: &RevisionError) -> Failure {
    Failure::File(match error {
        RevisionError::BuiltIn | RevisionError::NoGit(_) | RevisionError::NoRepository(_) => {
            format!("`{}` is not a path, and {error}", escape_hostile(revision))
        }
        _ => error.to_string(),
    })
}
