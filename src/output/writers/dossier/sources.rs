//! The sources of a dossier: each once in full, and by a short name in the footnotes.

use crate::model::{Graph, Source, SourceId};
use crate::text::escape::markdown;
use crate::text::{full_stop, long_publication_date, years};

/// The length limit of a title used as a short name, in characters.
const TITLE: usize = 48;

/// Sources in the order in which the dossier first cites them.
pub(super) struct Sources<'g> {
    graph: &'g Graph,
    in_order: Vec<SourceId>,
}

impl<'g> Sources<'g> {
    pub(super) fn new(graph: &'g Graph, in_order: Vec<SourceId>) -> Self {
        Self { graph, in_order }
    }

    /// The number of sources, and of independent witnesses among them.
    pub(super) fn count(&self) -> (usize, usize) {
        let mut witnesses: Vec<&str> = self.all().map(Source::witness).collect();
        witnesses.sort_unstable();
        witnesses.dedup();
        (self.in_order.len(), witnesses.len())
    }

    pub(super) fn items(&self) -> Vec<String> {
        self.all().map(|source| self.item(source)).collect()
    }

    /// The short name: `Mira Holt (2021)`.
    pub(super) fn short(&self, id: SourceId) -> String {
        let source = self.graph.source(id);
        let whose = |source: Source<'g>| source.author().or(source.publisher());
        let is_alone =
            |name: &str| self.all().all(|other| other.id() == id || whose(other) != Some(name));
        let name = match whose(source) {
            Some(name) if is_alone(name) => markdown(name),
            Some(name) => format!("{}, {}", markdown(name), short_title(source)),
            None => short_title(source),
        };
        let year = source.published().map(|when| format!(" ({})", years(when)));
        format!("{name}{}", year.unwrap_or_default())
    }

    /// `Mira Holt, “A quarrel on the quay”, Harbour Gazette, 2 May 2021.`
    fn item(&self, source: Source<'g>) -> String {
        let parts = [
            source.author().map(markdown),
            Some(title(source.title())),
            source.publisher().map(markdown),
            Some(source.published().map_or_else(|| "undated".to_owned(), long_publication_date)),
        ];
        let whole = parts.into_iter().flatten().collect::<Vec<String>>().join(", ") + ".";
        let copied = self.copied(source);
        let copied = copied
            .map(|id| format!("The same text as {}: not an independent witness.", self.short(id)));
        let web_link = source.url().map(web_link);
        let note = source.note().map(|note| markdown(&full_stop(note)));
        let sentences = [Some(whole), copied, web_link, note];
        sentences.into_iter().flatten().collect::<Vec<String>>().join(" ")
    }

    /// The earlier source that it is a copy of.
    fn copied(&self, source: Source<'g>) -> Option<SourceId> {
        let before = self.all().take_while(|other| other.id() != source.id());
        let mut before = before.filter(|other| other.witness() == source.witness());
        before.next().map(Source::id)
    }

    fn all(&self) -> impl Iterator<Item = Source<'g>> + '_ {
        self.in_order.iter().map(|id| self.graph.source(*id))
    }
}

fn title(title: &str) -> String {
    format!("“{}”", markdown(title))
}

/// The start of a title, cut between words.
fn short_title(source: Source<'_>) -> String {
    let whole = source.title();
    let Some((limit, _)) = whole.char_indices().nth(TITLE) else { return title(whole) };
    let sentence = whole[..limit].match_indices(['.', '!', '?', ':']).map(|(at, _)| at);
    let mut sentence = sentence.filter(|at| *at > TITLE / 4 && whole[at + 1..].starts_with(' '));
    let cut = sentence.next_back().or_else(|| whole[..limit].rfind(' ')).unwrap_or(limit);
    let kept = whole[..cut].trim_end_matches([' ', ',', ';', ':', '.', '!', '?']);
    format!("“{} …”", markdown(kept))
}

/// A URL as a link if a browser can open it, else as text.
fn web_link(url: &str) -> String {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    let is_plain =
        !url.contains(|character: char| character.is_whitespace() || "<>\\".contains(character));
    if is_web && is_plain { format!("<{url}>") } else { markdown(url) }
}
