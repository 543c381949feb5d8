//! The sources of a dossier: listed once in full, and cited by a short name in the footnotes.

use crate::model::{Graph, Source, SourceId};
use crate::text::escape::escape_markdown;
use crate::text::{long_publication_date, with_full_stop, years};

/// The maximum length of a title in a footnote, in characters.
const MAX_TITLE_LENGTH: usize = 48;

/// Sources in the order in which the dossier first cites them.
pub(super) struct Sources<'g> {
    graph: &'g Graph,
    in_order: Vec<SourceId>,
}

impl<'g> Sources<'g> {
    pub(super) fn new(graph: &'g Graph, in_order: Vec<SourceId>) -> Self {
        Self { graph, in_order }
    }

    /// The number of sources, and of witnesses.
    pub(super) fn count_with_witnesses(&self) -> (usize, usize) {
        let mut witnesses: Vec<&str> = self.all().map(Source::witness).collect();
        witnesses.sort_unstable();
        witnesses.dedup();
        (self.in_order.len(), witnesses.len())
    }

    pub(super) fn items(&self) -> Vec<String> {
        self.all().map(|source| self.item(source)).collect()
    }

    /// The name of a source in footnotes: `Mira Holt (2021)`.
    pub(super) fn short_name(&self, id: SourceId) -> String {
        let source = self.graph.source(id);
        let byline = |source: Source<'g>| source.author().or(source.publisher());
        let is_unique =
            |name: &str| self.all().all(|other| other.id() == id || byline(other) != Some(name));
        let name = match byline(source) {
            Some(name) if is_unique(name) => escape_markdown(name),
            Some(name) => format!("{}, {}", escape_markdown(name), short_title(source)),
            None => short_title(source),
        };
        let year = source.published().map(|when| format!(" ({})", years(when)));
        format!("{name}{}", year.unwrap_or_default())
    }

    /// `Mira Holt, “A quarrel on the quay”, Harbour Gazette, 2 May 2021.`
    fn item(&self, source: Source<'g>) -> String {
        let parts = [
            source.author().map(escape_markdown),
            Some(quoted_title(source.title())),
            source.publisher().map(escape_markdown),
            Some(source.published().map_or_else(|| "undated".to_owned(), long_publication_date)),
        ];
        let reference = parts.into_iter().flatten().collect::<Vec<String>>().join(", ") + ".";
        let original = self.original(source);
        let copy_note = original.map(|id| {
            format!("The same text as {}: not an independent source.", self.short_name(id))
        });
        let web_link = source.url().map(web_link);
        let note = source.note().map(|note| escape_markdown(&with_full_stop(note)));
        let sentences = [Some(reference), copy_note, web_link, note];
        sentences.into_iter().flatten().collect::<Vec<String>>().join(" ")
    }

    /// The first source in the list with the same text, if it is listed before this source.
    fn original(&self, source: Source<'g>) -> Option<SourceId> {
        let earlier = self.all().take_while(|other| other.id() != source.id());
        let mut copies = earlier.filter(|other| other.witness() == source.witness());
        copies.next().map(Source::id)
    }

    fn all(&self) -> impl Iterator<Item = Source<'g>> + '_ {
        self.in_order.iter().map(|id| self.graph.source(*id))
    }
}

fn quoted_title(title: &str) -> String {
    format!("“{}”", escape_markdown(title))
}

/// A title in quotation marks. If too long, it is truncated after a sentence, or else between two words.
#[expect(clippy::string_slice, reason = "offsets are those of characters")]
fn short_title(source: Source<'_>) -> String {
    let full = source.title();
    let Some((limit, _)) = full.char_indices().nth(MAX_TITLE_LENGTH) else {
        return quoted_title(full);
    };
    let ends = full[..limit].match_indices(['.', '!', '?', ':']).map(|(end, _)| end);
    let mut ends =
        ends.filter(|end| *end > MAX_TITLE_LENGTH / 4 && full[end + 1..].starts_with(' '));
    let end = ends.next_back().or_else(|| full[..limit].rfind(' ')).unwrap_or(limit);
    let start = full[..end].trim_end_matches([' ', ',', ';', ':', '.', '!', '?']);
    format!("“{} …”", escape_markdown(start))
}

/// A URL as a link if a browser can open it, otherwise as text.
fn web_link(url: &str) -> String {
    let is_web = url.starts_with("https://") || url.starts_with("http://");
    let is_plain =
        !url.contains(|character: char| character.is_whitespace() || "<>\\".contains(character));
    if is_web && is_plain { format!("<{url}>") } else { escape_markdown(url) }
}
