//! Hyperlinks in text output (OSC 8): citations lead to their source, addresses to themselves.
//!
//! Links are added to finished lines, so that they change neither widths nor wrapping.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;
use std::io::{self, Write};
use std::ops::Range;

use super::context::Context;
use super::print::segments;
use crate::load::LoadedGraph;
use crate::model::{Entity, Source};

/// A link is `OPEN address END text OPEN END`.
const OPEN: &str = "\u{1b}]8;;";
const END: &str = "\u{1b}\\";

/// The addresses that a graph may lead to. Others could start programs.
const WEB: [&str; 2] = ["https://", "http://"];

/// Unreserved and reserved characters of addresses, and `%`, which may already be part of an encoding.
const WEB_SAFE: &str = "-._~:/?#[]@!$&'()*+,;=%";
const FILE_SAFE: &str = "-._~/";

/// Characters after an address that belong to the sentence.
const PUNCTUATION: [char; 9] = [',', '.', ';', ':', ')', ']', '”', '"', '>'];

/// Writes text, with links into the graph that a context has loaded.
pub(super) struct LinkWriter<'c, W> {
    out: W,
    context: &'c Context,
    links: OnceCell<Links<'c>>,
    /// The line so far.
    line: Vec<u8>,
}

/// The links of a graph.
struct Links<'c> {
    loaded: &'c LoadedGraph,
    /// The address of each source that has one, by slug.
    sources: HashMap<&'c str, String>,
    /// Every address in the graph as it is printed. A part of one, left by a line break, is no address.
    addresses: OnceCell<HashSet<&'c str>>,
}

impl<'c, W: Write> LinkWriter<'c, W> {
    pub(super) fn new(context: &'c Context, out: W) -> Self {
        Self { out, context, links: OnceCell::new(), line: Vec::new() }
    }

    /// Writes what is left of the last line.
    pub(super) fn finish(mut self) -> io::Result<()> {
        self.write_line()
    }

    fn write_line(&mut self) -> io::Result<()> {
        let line = std::mem::take(&mut self.line);
        let loaded = self.context.loaded_so_far();
        match (std::str::from_utf8(&line), loaded) {
            (Ok(text), Some(loaded)) if text.contains(['#', ':']) => {
                let links = self.links.get_or_init(|| Links::new(loaded));
                self.out.write_all(links.linked(text).as_bytes())
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
            sources.filter_map(|source| Some((source.slug(), address_of(loaded, source)?)));
        Self { loaded, sources: sources.collect(), addresses: OnceCell::new() }
    }

    /// A line, possibly coloured, with links.
    fn linked(&self, line: &str) -> String {
        let (mut linked, mut done) = (String::new(), 0);
        let words = segments(line).flat_map(|(offset, segment)| words(offset, segment));
        for (start, word) in words {
            for (part, address) in self.links_in(word) {
                let (from, to) = (start + part.start, start + part.end);
                let _ = write!(linked, "{}{OPEN}{address}{END}", &line[done..from]);
                let _ = write!(linked, "{}{OPEN}{END}", &line[from..to]);
                done = to;
            }
        }
        linked + &line[done..]
    }

    /// The linked parts of a word in order, each with its address.
    fn links_in(&self, word: &str) -> Vec<(Range<usize>, String)> {
        let Some(start) = WEB.iter().find_map(|scheme| word.find(scheme)) else {
            return word
                .match_indices('#')
                .filter_map(|(hash, _)| self.citation(word, hash))
                .collect();
        };
        let whole = &word[start..];
        let mut candidates = [whole, whole.trim_end_matches(PUNCTUATION)].into_iter();
        let found = candidates.find(|address| self.addresses().contains(address));
        found
            .map(|address| (start..start + address.len(), encode(address, WEB_SAFE)))
            .into_iter()
            .collect()
    }

    /// The citation (`courage-speech#4`) around a `#`, if its source has an address.
    fn citation(&self, word: &str, hash: usize) -> Option<(Range<usize>, String)> {
        let is_slug =
            |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-';
        let (before, after) = (&word.as_bytes()[..hash], &word.as_bytes()[hash + 1..]);
        let start = hash - before.iter().rev().take_while(|byte| is_slug(byte)).count();
        let digits = after.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let is_whole = digits > 0 && !after.get(digits).is_some_and(u8::is_ascii_alphanumeric);
        let address = self.sources.get(&word[start..hash]).filter(|_| is_whole)?;
        Some((start..hash + 1 + digits, address.clone()))
    }

    fn addresses(&self) -> &HashSet<&'c str> {
        self.addresses.get_or_init(|| {
            let graph = &self.loaded.graph;
            let links = graph.entities().flat_map(Entity::links).map(|link| link.target);
            graph.sources().filter_map(Source::url).chain(links).collect()
        })
    }
}

/// The address of a source: its own, else that of the file with its article.
fn address_of(loaded: &LoadedGraph, source: Source<'_>) -> Option<String> {
    if let Some(url) = source.url().filter(|url| WEB.iter().any(|scheme| url.starts_with(scheme))) {
        return Some(encode(url, WEB_SAFE));
    }
    let file = loaded.article_file(source.id())?.canonicalize().ok()?;
    Some(format!("file://{}", encode(&file.to_string_lossy(), FILE_SAFE)))
}

/// An address with only letters, digits and some other ASCII characters; the others are percent-encoded (RFC 3986).
fn encode(address: &str, safe: &str) -> String {
    address.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || safe.as_bytes().contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

/// The words of a text, each with its offset.
fn words(offset: usize, text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut next = offset;
    text.split_inclusive(char::is_whitespace).map(move |word| {
        let start = next;
        next += word.len();
        (start, word.trim_end())
    })
}
