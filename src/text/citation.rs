pub(super) mod quotation;
pub(super) mod quoted_words;

use crate::model::{Citation, CitedPart, Graph};

use super::sentence::bracketed_suffix;

/// The cited passages in order, each once, for output that other programs read: `courage-speech#1, filing#p12, filing`.
pub(crate) fn references<'g>(graph: &Graph, cites: impl Iterator<Item = Citation<'g>>) -> String {
    distinct_references(graph, cites).join(", ")
}

/// The cited passages in order, each once: two citations of the same passage may quote different words.
pub(crate) fn distinct_references<'g>(
    graph: &Graph,
    cites: impl Iterator<Item = Citation<'g>>,
) -> Vec<String> {
    distinct(cites.map(|cite| cite.reference(graph)))
}

/// Like [`references`], for readers: `courage-speech#1, filing#p12 (page only), filing (document only)`.
pub(crate) fn citation_list<'g>(
    graph: &Graph,
    cites: impl Iterator<Item = Citation<'g>>,
) -> String {
    distinct(cites.map(|cite| citation_text(graph, &cite))).join(", ")
}

/// A citation for readers, without its words, but with a note if it names no paragraph: `filing#p12 (page only)`.
pub(crate) fn citation_text(graph: &Graph, cite: &Citation<'_>) -> String {
    let imprecision = match cite.part {
        CitedPart::Paragraph(_) => "",
        CitedPart::Page(_) => "page only",
        CitedPart::Document => "document only",
    };
    format!("{}{}", cite.reference(graph), bracketed_suffix(imprecision))
}

/// The part of a source in words: `paragraph 4`, `page 12 only`, `document only`.
pub(crate) fn part_in_words(part: CitedPart) -> String {
    match part {
        CitedPart::Paragraph(paragraph) => format!("paragraph {paragraph}"),
        CitedPart::Page(page) => format!("page {page} only"),
        CitedPart::Document => "document only".to_owned(),
    }
}

/// Like [`part_in_words`], but short: `¶4`, `p. 12`, `document`.
pub(crate) fn short_part(part: CitedPart) -> String {
    match part {
        CitedPart::Paragraph(paragraph) => format!("¶{paragraph}"),
        CitedPart::Page(page) => format!("p. {page}"),
        CitedPart::Document => "document".to_owned(),
    }
}

/// A source and a part of it, as a heading: `courage-speech ¶4`, `filing, page 12 only`.
pub(crate) fn passage_heading(slug: &str, part: CitedPart) -> String {
    match part {
        CitedPart::Paragraph(_) => format!("{slug} {}", short_part(part)),
        CitedPart::Page(_) | CitedPart::Document => format!("{slug}, {}", part_in_words(part)),
    }
}

fn distinct(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut distinct: Vec<String> = Vec::new();
    for text in texts {
        if !distinct.contains(&text) {
            distinct.push(text);
        }
    }
    distinct
}
