//! The only file in the loader that touches the disk.

use std::fs;
use std::path::{Path, PathBuf};

use super::place::{MARKER, Place};
use super::problems::Problems;
use super::rule::Rule;
use super::text::Text;

/// Reads every file of a graph, in path order.
pub(super) fn read(place: &Place) -> (Vec<Text>, Problems) {
    let mut problems = Problems::default();
    let mut texts = Vec::new();
    match place {
        Place::BuiltIn => {}
        Place::File(path) => read_file(path, &mut texts, &mut problems),
        Place::Folder(folder) => {
            if !folder.join(MARKER).is_file() {
                let message = format!("there is no {MARKER} in this folder");
                problems.file(Rule::NoGraph, &folder.to_string_lossy(), (0, 0), &message, None);
                return (texts, problems);
            }
            let mut paths = Vec::new();
            collect(folder, &mut paths);
            paths.sort();
            for path in paths {
                read_file(&path, &mut texts, &mut problems);
            }
        }
    }
    (texts, problems)
}

/// The folder `articles` beside a graph, where it is there.
pub(super) fn articles_beside(place: &Place) -> Option<PathBuf> {
    let folder = place.folder()?;
    let inside = folder.join("articles");
    let beside = folder.parent().map(|parent| parent.join("articles"));
    [Some(inside), beside].into_iter().flatten().find(|path| path.is_dir())
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if path.is_dir() {
            collect(&path, paths);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "yaml" || extension == "yml")
        {
            paths.push(path);
        }
    }
}

fn read_file(path: &Path, texts: &mut Vec<Text>, problems: &mut Problems) {
    let name = path.to_string_lossy().into_owned();
    match fs::read_to_string(path) {
        Ok(body) => texts.push(Text { name, body }),
        Err(error) => problems.file(Rule::Unreadable, &name, (0, 0), &error.to_string(), None),
    }
}
