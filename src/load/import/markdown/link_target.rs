use std::borrow::Cow;

use percent_encoding::percent_decode_str;

/// A link from a note to a part of its vault.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum VaultLink {
    Note(LinkTarget),
    /// The path of an attachment, a canvas or a folder, as it is written.
    File(String),
}

/// The note that a link names.
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

impl VaultLink {
    /// The link `[[…]]`; `None` if it leads to a part of the same note.
    pub(super) fn from_wiki(text: &str) -> Option<Self> {
        // In a table, the bar before the display text is escaped.
        let name = text.split(['#', '^']).next().unwrap_or_default().trim_end_matches('\\').trim();
        Self::new(name, LinkTarget::Name)
    }

    /// The link `[x](…)`; `None` if it has a scheme, as web addresses do, or leads to a part of the same note.
    pub(super) fn from_path(text: &str) -> Option<Self> {
        let has_scheme = text.split_once(':').is_some_and(|(scheme, _)| {
            !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric())
        });
        if has_scheme || text.starts_with("//") {
            return None;
        }
        let path = percent_decode(text.split(['#', '?']).next().unwrap_or_default());
        if path.ends_with('/') {
            Some(Self::File(path))
        } else {
            Self::new(&path, LinkTarget::Path)
        }
    }

    fn new(path: &str, note: impl Fn(String) -> LinkTarget) -> Option<Self> {
        let extension = path.rsplit_once('.').map_or(String::new(), |(_, it)| it.to_lowercase());
        let is_note = !ATTACHMENTS.contains(&extension.as_str());
        (!path.is_empty()).then(|| {
            if is_note {
                Self::Note(note(without_extension(path).to_owned()))
            } else {
                Self::File(path.to_owned())
            }
        })
    }
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
    use super::LinkTarget::{Name, Path};
    use super::VaultLink::{self, File, Note};

    #[test]
    fn links_lead_to_notes_or_files() {
        let name = |name: &str| Some(Note(Name(name.to_owned())));
        let file = |path: &str| Some(File(path.to_owned()));
        for (text, target) in [
            ("Ada Bergen", name("Ada Bergen")),
            ("people/Ada.md#Life", name("people/Ada")),
            ("Ada#^block", name("Ada")),
            ("Ada\\", name("Ada")),
            ("v1.2", name("v1.2")),
            ("#Life", None),
            ("a/photo.PNG#x", file("a/photo.PNG")),
        ] {
            assert_eq!(VaultLink::from_wiki(text), target, "{text}");
        }
        let path = |path: &str| Some(Note(Path(path.to_owned())));
        for (text, target) in [
            ("../a%20b.md#x", path("../a b")),
            ("100%zz", path("100%zz")),
            ("note", path("note")),
            ("https://a.example/x.md", None),
            ("mailto:a@b.example", None),
            ("#part", None),
            ("https://a.example/x.pdf", None),
            ("a%20b.pdf?x", file("a b.pdf")),
            ("folder/", file("folder/")),
        ] {
            assert_eq!(VaultLink::from_path(text), target, "{text}");
        }
    }
}
