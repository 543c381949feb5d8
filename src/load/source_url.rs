//! Finds the page or file that the `url` of a source refers to.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::graph_source::GraphSource;
use super::loaded::LoadedGraph;
use crate::model::SourceId;

const WEB_SCHEMES: [&str; 2] = ["https://", "http://"];

impl LoadedGraph {
    /// The URL of a source if it is a web page, or the path of the file that it names in the graph's folder.
    ///
    /// # Errors
    ///
    /// Returns the reason if there is nothing to open.
    pub(crate) fn url_target(&self, source: SourceId) -> Result<OsString, &'static str> {
        let url = self.graph.source(source).url().ok_or("this source has no URL")?;
        if WEB_SCHEMES.into_iter().any(|scheme| has_prefix(url, scheme)) {
            return Ok(url.into());
        }
        let file = match &self.source {
            GraphSource::Folder(folder) => file_below(folder, url),
            GraphSource::File(_) | GraphSource::Database(_) | GraphSource::BuiltIn => None,
        };
        file.map(PathBuf::into_os_string).ok_or(
            "this source's URL cannot be opened: only http and https URLs and files in the graph's folder can",
        )
    }
}

fn has_prefix(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

/// The path of a file below a folder, unless symbolic links lead out of it or the system would run the file.
fn file_below(folder: &Path, name: &str) -> Option<PathBuf> {
    let folder = folder.canonicalize().ok()?;
    let file = folder.join(name).canonicalize().ok()?;
    (file.starts_with(&folder) && file.is_file() && !is_program(&file)).then_some(file)
}

fn is_program(file: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        file.metadata().is_ok_and(|metadata| metadata.permissions().mode() & 0o111 != 0)
    }
    #[cfg(not(unix))]
    {
        let _ = file;
        false
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use crate::load::{GraphSource, load};

    fn target_of(folder: &Path, url: &str) -> Result<String, &'static str> {
        let text = format!("sources:\n  a: {{title: A, url: {url:?}}}\n");
        fs::write(folder.join("guanxi.yaml"), text).expect("the graph should be written");
        let loaded = load(&GraphSource::Folder(folder.to_owned()), None);
        let source = loaded.graph.find_source("a").expect("the source should be loaded");
        loaded.url_target(source).map(|target| target.to_string_lossy().into_owned())
    }

    #[test]
    fn only_web_pages_and_files_in_the_folder_are_opened() {
        let outer = tempfile::tempdir().expect("a temporary folder");
        let folder = outer.path().join("graph");
        fs::create_dir(&folder).expect("the folder should be created");
        for file in ["graph/-report.pdf", "secret"] {
            fs::write(outer.path().join(file), "").expect("the file should be written");
        }
        for url in ["https://a.example/", "HTTP://b.example/?-x"] {
            assert_eq!(target_of(&folder, url).as_deref(), Ok(url));
        }
        let report = folder.canonicalize().expect("the folder should exist").join("-report.pdf");
        assert_eq!(target_of(&folder, "-report.pdf"), Ok(report.to_string_lossy().into_owned()));
        let others =
            ["../secret", "/etc/passwd", "file:///etc/passwd", "javascript:x", "none", "-x", ""];
        for url in others {
            assert!(target_of(&folder, url).is_err(), "{url}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn links_out_of_the_folder_and_programs_are_not_opened() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};

        let folder = tempfile::tempdir().expect("a temporary folder");
        symlink("/etc/passwd", folder.path().join("link.txt")).expect("the link should be created");
        let program = folder.path().join("run");
        fs::write(&program, "").expect("the file should be written");
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("no failure");
        assert!(target_of(folder.path(), "link.txt").is_err());
        assert!(target_of(folder.path(), "run").is_err());
    }
}
