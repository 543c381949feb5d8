use crate::cli::articles::read_articles;
use crate::cli::failure::Failure;
use crate::load::LoadedGraph;
use crate::model::{CitedPart, Graph, Paragraph, Source, escape_hostile};
use crate::text::{nearest, suggestion};

/// A source, or some of its paragraphs, or a page of it.
#[derive(Clone, Copy)]
pub(in crate::cli) struct Passage<'g> {
    pub(in crate::cli) source: Source<'g>,
    /// The first and the last part, both paragraphs or both the same page; `None` for the whole source.
    pub(in crate::cli) parts: Option<[CitedPart; 2]>,
}

/// The signs that may precede a paragraph number.
const PARAGRAPH_SIGNS: [char; 2] = ['#', '¶'];

/// The passage to which `courage-speech`, `courage-speech#4`, `courage-speech ¶4`, `courage-speech#4-6` or `filing#p12`
/// refers; `None` if there is no such source. Fails if the source has no such paragraphs.
pub(in crate::cli) fn find_passage<'g>(
    loaded: &'g LoadedGraph,
    typed: &str,
) -> Result<Option<Passage<'g>>, Failure> {
    let (slug, numbers) = split_reference(typed);
    let Some(source) = loaded.graph.find_source(slug) else { return Ok(None) };
    let source = loaded.graph.source(source);
    if source.paragraph_count() == 0 && numbers.is_some() {
        read_articles(loaded, [source.id()]);
    }
    let count = loaded.paragraph_count(source.id());
    let parts = numbers.map(|numbers| match page(numbers) {
        Some(page) => Ok([page, page]),
        None => paragraphs(source, count, numbers).map(|ends| ends.map(CitedPart::Paragraph)),
    });
    Ok(Some(Passage { source, parts: parts.transpose()? }))
}

/// Like [`find_passage`], but fails if the source does not exist.
pub(in crate::cli) fn require_passage<'g>(
    loaded: &'g LoadedGraph,
    typed: &str,
) -> Result<Passage<'g>, Failure> {
    let (slug, _) = split_reference(typed);
    let unknown = || Failure::NotFound(no_source_message(&loaded.graph, slug));
    find_passage(loaded, typed)?.ok_or_else(unknown)
}

/// Whether a word is a paragraph number, or a range of them: `4`, `¶4`, `#4-6`.
pub(in crate::cli) fn is_paragraph(word: &str) -> bool {
    let numbers = word.trim_start_matches(PARAGRAPH_SIGNS);
    let is_number = |number: &str| number.parse().ok().and_then(Paragraph::new).is_some();
    let (first, last) = numbers.split_once('-').unwrap_or((numbers, numbers));
    is_number(first) && is_number(last)
}

fn split_reference(typed: &str) -> (&str, Option<&str>) {
    let words = typed.rsplit_once(' ').filter(|(_, numbers)| is_paragraph(numbers));
    match typed.rsplit_once(PARAGRAPH_SIGNS).or(words) {
        Some((slug, numbers)) => (slug.trim(), Some(numbers)),
        None => (typed.trim(), None),
    }
}

/// The page that `p12` names.
fn page(typed: &str) -> Option<CitedPart> {
    typed.trim().strip_prefix('p')?.parse().ok().map(CitedPart::Page)
}

fn paragraphs(source: Source<'_>, count: usize, typed: &str) -> Result<[Paragraph; 2], Failure> {
    let (first, last) = typed.split_once('-').unwrap_or((typed, typed));
    let range = [paragraph(source, count, first)?, paragraph(source, count, last)?];
    if range[0] > range[1] {
        let [first, last] = range;
        let message = format!("`#{first}-{last}` ends before it starts: use `#{last}-{first}`");
        return Err(Failure::Usage(message));
    }
    Ok(range)
}

fn paragraph(source: Source<'_>, count: usize, number: &str) -> Result<Paragraph, Failure> {
    let number = number.trim();
    let paragraph = number.parse().ok().and_then(Paragraph::new);
    paragraph.filter(|paragraph| paragraph.index() < count).ok_or_else(|| {
        let (number, source) = (escape_hostile(number), source.slug());
        Failure::NotFound(match count {
            0 => format!("no paragraph `#{number}` in {source}: the source has no paragraphs"),
            1 => format!("no paragraph `#{number}` in {source}: its only paragraph is #1"),
            _ => format!("no paragraph `#{number}` in {source}: its paragraphs are #1 to #{count}"),
        })
    })
}

const MAX_LISTED_SOURCES: usize = 12;

fn no_source_message(graph: &Graph, typed: &str) -> String {
    let slugs: Vec<&str> = graph.sources().map(Source::slug).take(MAX_LISTED_SOURCES).collect();
    match nearest(typed, graph.sources().map(Source::slug)) {
        Some(slug) => format!("no source `{}`: {}", escape_hostile(typed), suggestion(slug)),
        None => format!(
            "no source `{}`: the sources include {}",
            escape_hostile(typed),
            slugs.join(", ")
        ),
    }
}
