//! Hyperlinks in text output (OSC 8): citations link to their sources, URLs to themselves.
//!
//! Links are added to complete lines, so that they affect neither widths nor wrapping.
#![expect(clippy::indexing_slicing, clippy::string_slice, reason = "ranges are of found links")]

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::io::{self, Write};
use std::ops::Range;

use super::context::Context;
use super::painted::text_segments;
use crate::load::LoadedGraph;
use crate::model::{Entity, Source};

/// A link is `OPEN url TERMINATOR text OPEN TERMINATOR`.
const OPEN: &str = "\u{1b}]8;;";
const TERMINATOR: &str = "\u{1b}\\";

/// The schemes of URLs that may be linked. Others could start programs.
const WEB_SCHEMES: [&str; 2] = ["https://", "http://"];

/// The unreserved and reserved characters of URLs, and `%`, which may already be part of an encoded character.
const WEB_SAFE: &str = "-._~:/?#[]@!$&'()*+,;=%";
const FILE_SAFE: &str = "-._~/";

/// Trailing characters of a URL that may belong to the sentence instead.
const PUNCTUATION: [char; 9] = [',', '.', ';', ':', ')', ']', '”', '"', '>'];

/// A writer that adds links to text, once the context has loaded the graph; before that, text passes unchanged.
pub(super) struct LinkWriter<'c, W> {
    out: W,
    context: &'c Context,
    links: OnceCell<Links<'c>>,
    line: Vec<u8>,
}

struct Links<'c> {
    loaded: &'c LoadedGraph,
    /// The URL of each source that has one, by slug.
    sources: HashMap<&'c str, String>,
    /// Every URL in the graph, as printed. A URL wrapped across lines is not linked.
    urls: OnceCell<HashSet<&'c str>>,
}

impl<'c, W: Write> LinkWriter<'c, W> {
    pub(super) fn new(context: &'c Context, out: W) -> Self {
        Self { out, context, links: OnceCell::new(), line: Vec::new() }
    }

    pub(super) fn finish(mut self) -> io::Result<()> {
        self.write_line()
    }

    fn write_line(&mut self) -> io::Result<()> {
        let line = std::mem::take(&mut self.line);
        let loaded = self.context.already_loaded();
        match (std::str::from_utf8(&line), loaded) {
            (Ok(text), Some(loaded)) if text.contains(['#', ':']) => {
                let links = self.links.get_or_init(|| Links::new(loaded));
                self.out.write_all(links.add_links(text).as_bytes())
            }
            _ => self.out.write_all(&line),
        }
    }
}

impl<W: Write> Write for LinkWriter<'_, W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for part in bytes.split_inclusive(|byte| *byte == b'\n') {
            self.line.extend_from_slice(part);
            if part.ends_with(b"\n") {
                self.write_line()?;
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

impl<'c> Links<'c> {
    fn new(loaded: &'c LoadedGraph) -> Self {
        let sources = loaded.graph.sources();
        let sources =
            sources.filter_map(|source| Some((source.slug(), source_url(loaded, source)?)));
        Self { loaded, sources: sources.collect(), urls: OnceCell::new() }
    }

    /// Adds links to a line, which may be coloured.
    fn add_links(&self, line: &str) -> String {
        let (mut linked, mut done) = (String::new(), 0);
        let words = text_segments(line).flat_map(|(offset, segment)| words(offset, segment));
        for (start, word) in words {
            for (part, url) in self.links_in(word) {
                let (from, to) = (start + part.start, start + part.end);
                // `web#1#2` may contain two citations that overlap; the first one is linked.
                let Some(before) = line.get(done..from) else { continue };
                let _ = write!(linked, "{before}{OPEN}{url}{TERMINATOR}");
                let _ = write!(linked, "{}{OPEN}{TERMINATOR}", &line[from..to]);
                done = to;
            }
        }
        linked + &line[done..]
    }

    /// The parts of a word to link, in order, each with its URL.
    fn links_in(&self, word: &str) -> Vec<(Range<usize>, String)> {
        let Some(start) = WEB_SCHEMES.iter().find_map(|scheme| word.find(scheme)) else {
            return word
                .match_indices('#')
                .filter_map(|(hash, _)| self.citation_link(word, hash))
                .collect();
        };
        let whole = &word[start..];
        let mut candidates = [whole, whole.trim_end_matches(PUNCTUATION)].into_iter();
        let url = candidates.find(|url| self.urls().contains(url));
        url.map(|url| (start..start + url.len(), percent_encode(url, WEB_SAFE)))
            .into_iter()
            .collect()
    }

    /// The range of the citation (`courage-speech#4`) around a `#`, and the URL of its source if there is one.
    fn citation_link(&self, word: &str, hash: usize) -> Option<(Range<usize>, String)> {
        let is_slug =
            |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
        let (before, after) = (&word.as_bytes()[..hash], &word.as_bytes()[hash + 1..]);
        let start = hash - before.iter().rev().take_while(|byte| is_slug(byte)).count();
        let digits = after.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_whole = digits > 0 && !after.get(digits).is_some_and(u8::is_ascii_alphanumeric);
        let url = self.sources.get(&word[start..hash]).filter(|_| is_whole)?;
        Some((start..hash + 1 + digits, url.clone()))
    }

    fn urls(&self) -> &HashSet<&'c str> {
        self.urls.get_or_init(|| {
            let graph = &self.loaded.graph;
            let links = graph.entities().flat_map(Entity::links).map(|link| link.target);
            graph.sources().filter_map(Source::url).chain(links).collect()
        })
    }
}

/// The URL of a source if it is a web URL, else the URL of the file with its article, if any.
fn source_url(loaded: &LoadedGraph, source: Source<'_>) -> Option<String> {
    if let Some(url) =
        source.url().filter(|url| WEB_SCHEMES.iter().any(|scheme| url.starts_with(scheme)))
    {
        return Some(percent_encode(url, WEB_SAFE));
    }
    let file = loaded.article_file(source.id())?.canonicalize().ok()?;
    Some(format!("file://{}", percent_encode(&file.to_string_lossy(), FILE_SAFE)))
}

/// Percent-encodes all bytes of a URL except ASCII letters, digits and the given safe characters (RFC 3986).
fn percent_encode(url: &str, safe: &str) -> String {
    url.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || safe.as_bytes().contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

/// The words in text, each with its byte offset.
fn words(offset: usize, text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = offset;
    text.split_inclusive(char::is_whitespace).map(move |word| {
        let start = next;
        next += word.len();
        (start, word.trim_end())
    })
}
