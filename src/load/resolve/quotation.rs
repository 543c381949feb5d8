//! Checks that quotations are short and occur in the article.

use super::resolver::Resolver;
use crate::load::location::Location;
use crate::load::problems::Rule;
use crate::model::{Article, Citation, CitedPart, escape_prose};
use crate::text::{find_quotation, nearest_passage};

const MAX_WORDS: usize = 40;

impl Resolver {
    pub(super) fn check_quotation(&mut self, at: &Location<'_>, citation: &Citation<'_>) {
        let Some(words) = citation.words else { return };
        let count = words.split_whitespace().count();
        if count > MAX_WORDS {
            let message =
                format!("the quotation has {count} words; at most {MAX_WORDS} are allowed");
            let help = "keep the few words that locate the passage";
            self.report(at, Rule::QuoteTooLong, message, help);
        }
        let article = self.articles.get(citation.source.index()).and_then(Option::as_ref);
        let Some(paragraphs) = article.map(|article| cited_paragraphs(article, citation.part))
        else {
            return;
        };
        let quoted = escape_prose(words);
        let is_found = paragraphs.iter().any(|text| find_quotation(text, &quoted).is_some());
        if is_found || paragraphs.is_empty() {
            return;
        }
        let nearest = paragraphs.iter().find_map(|text| nearest_passage(text, &quoted));
        let help = nearest.map_or_else(
            || "copy a few words exactly".to_owned(),
            |nearest| format!("it says “{nearest}”; copy a few words exactly"),
        );
        let slug = self.builder.graph_so_far().source(citation.source).slug();
        let message = format!("`{words}` does not occur in {slug}{}", citation.part);
        self.report(at, Rule::WordsNotFound, message, help);
    }
}

/// The paragraphs in which quoted words may occur: all of them if the citation names none. Empty if the article lacks
/// the cited paragraph.
fn cited_paragraphs(article: &Article, part: CitedPart) -> Vec<&str> {
    match part {
        CitedPart::Paragraph(paragraph) => article.get(paragraph.index()).into_iter().collect(),
        CitedPart::Page(_) | CitedPart::Document => article.iter().collect(),
    }
}
