//! The articles' own text, where the reader has it.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use super::files::{read_text, shown};
use super::graph_source::GraphSource;
use super::problems::{Fault, Problems};
use super::rule::Rule;
use crate::model::{Articles, Graph, Source, visible_prose};

/// The largest article that is read, in bytes.
const LARGEST: u64 = 64 << 20;

/// Reads `<source>.txt` from a folder for every source of a graph that has one.
pub(super) fn read(folder: &Path, graph: &Graph, problems: &mut Problems) -> Articles {
    if let Err(error) = std::fs::read_dir(folder) {
        let help = "give a folder that holds `<source>.txt` for its sources";
        let message = match error.kind() {
            ErrorKind::NotFound => "there is no such folder of articles",
            _ => "this folder of articles cannot be read",
        };
        problems.file(&shown(folder), (0, 0), Fault::new(Rule::Unreadable, message).help(help));
        return Articles::default();
    }
    let read = |source: Source<'_>| {
        let path = folder.join(format!("{}.txt", source.slug()));
        if std::fs::symlink_metadata(&path).is_err() {
            return None;
        }
        let text = read_text(&path, LARGEST);
        let text = text.map_err(|fault| problems.file(&shown(&path), (0, 0), fault)).ok()?;
        Some(paragraphs(&text))
    };
    Articles::new(graph.sources().map(read).collect())
}

/// The folder of articles that belongs to a graph: `articles` inside its folder, else beside its
/// folder or file.
pub(super) fn folder_of(place: &GraphSource) -> Option<PathBuf> {
    let candidates = match place {
        GraphSource::Folder(folder) => {
            vec![folder.join("articles"), folder.join("..").join("articles")]
        }
        GraphSource::File(file) => vec![file.with_file_name("articles")],
        GraphSource::BuiltIn => Vec::new(),
    };
    candidates.into_iter().find(|path| path.is_dir())
}

/// The n-th non-blank line of an article is its n-th paragraph.
fn paragraphs(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| visible_prose(line).into_owned()).collect()
}
