use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// Where a link in a note leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum LinkTarget {
    /// The name of a note, or the end of its path: `[[Note]]`.
    Name(String),
    /// A path from the folder of the note that contains the link: `[x](../note.md)`.
    Path(String),
}

/// The extensions of files other than notes in a vault.
const ATTACHMENTS: [&str; 33] = [
    "png",
    "jpg",
    "jpeg",
    "gif",
    "svg",
    "webp",
    "bmp",
    "avif",
    "tiff",
    "pdf",
    "mp3",
    "wav",
    "m4a",
    "ogg",
    "flac",
    "mp4",
    "mov",
    "mkv",
    "webm",
    "canvas",
    "base",
    "excalidraw",
    "zip",
    "doc",
    "docx",
    "xls",
    "xlsx",
    "ppt",
    "pptx",
    "csv",
    "txt",
    "json",
    "html",
];

impl LinkTarget {
    /// The target of `[[…]]`; `None` if it is not a note, or is part of the same note.
    pub(super) fn from_wiki(text: &str) -> Option<Self> {
        // In a table, the bar before the display text is escaped.
        let name = text.split(['#', '^']).next().unwrap_or_default().trim_end_matches('\\').trim();
        is_note(name).then(|| Self::Name(without_extension(name).to_owned()))
    }

    /// The target of `[x](…)`; `None` if it is not a note, or is part of the same note.
    pub(super) fn from_path(text: &str) -> Option<Self> {
        let has_scheme = text.split_once(':').is_some_and(|(scheme, _)| {
            !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
        if has_scheme || text.starts_with("//") {
            return None;
        }
        let path = percent_decode(text.split(['#', '?']).next().unwrap_or_default());
        let is_folder = path.ends_with('/');
        (is_note(&path) && !is_folder).then(|| Self::Path(without_extension(&path).to_owned()))
    }
}

fn is_note(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or(String::new(), |(_, it)| it.to_lowercase());
    !name.is_empty() && !ATTACHMENTS.contains(&extension.as_str())
}

#[expect(clippy::string_slice, reason = "the name ends with the extension, in any case")]
pub(super) fn without_extension(name: &str) -> &str {
    let lower = name.to_ascii_lowercase();
    let extension = [".markdown", ".md"].into_iter().find(|extension| lower.ends_with(extension));
    &name[..name.len() - extension.map_or(0, str::len)]
}

/// Decodes `%20` and the like. Returns the text unchanged if the result is not UTF-8.
fn percent_decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8().map_or_else(|_| text.to_owned(), Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::LinkTarget::{self, Name, Path};

    #[test]
    fn links_to_notes_have_a_target() {
        let name = |name: &str| Some(Name(name.to_owned()));
        for (text, target) in [
            ("Ada Bergen", name("Ada Bergen")),
            ("people/Ada.md#Life", name("people/Ada")),
            ("Ada#^block", name("Ada")),
            ("Ada\\", name("Ada")),
            ("v1.2", name("v1.2")),
            ("#Life", None),
            ("photo.PNG", None),
        ] {
            assert_eq!(LinkTarget::from_wiki(text), target, "{text}");
        }
        let path = |path: &str| Some(Path(path.to_owned()));
        for (text, target) in [
            ("../a%20b.md#x", path("../a b")),
            ("100%zz", path("100%zz")),
            ("note", path("note")),
            ("https://a.example/x.md", None),
            ("mailto:a@b.example", None),
            ("#part", None),
            ("folder/", None),
        ] {
            assert_eq!(LinkTarget::from_path(text), target, "{text}");
        }
    }
}
