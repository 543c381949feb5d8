//! Resolves citations: checks that the source and paragraph exist, and that the quoted words occur in the paragraph.

use super::field::non_empty;
use super::resolver::Resolver;
use crate::load::location::Location;
use crate::load::problems::Rule;
use crate::load::record::{CiteRecord, StringOrMap};
use crate::load::section::Section;
use crate::model::{Citation, CitationList, Paragraph, Source, SourceId, escape_prose};

const MAX_WORDS: usize = 6;

impl Resolver {
    /// At least one; `claim` describes the claim in messages.
    pub(super) fn required_citations<'w>(
        &mut self,
        at: &Location<'_>,
        claim: &str,
        records: Option<&'w [CiteRecord<'_>]>,
    ) -> Option<CitationList<'w>> {
        let records = records.unwrap_or_default();
        if records.is_empty() {
            let message = format!("{claim} without a citation");
            self.report(
                at,
                Rule::Uncited,
                message,
                "add `cites:` with a source and a paragraph, such as `cites: [courage-speech#4]`",
            );
        }
        CitationList::new(self.resolve_citations(&at.key("cites"), records))
    }

    pub(super) fn resolve_citations<'w>(
        &mut self,
        at: &Location<'_>,
        records: &'w [CiteRecord<'_>],
    ) -> Vec<Citation<'w>> {
        let mut citations = Vec::with_capacity(records.len());
        for (index, record) in records.iter().enumerate() {
            let at = at.item(index);
            let Some(citation) = self.resolve_citation(&at, record) else { continue };
            if citations.contains(&citation) {
                let slug = self.builder.graph_so_far().source(citation.source).slug();
                let message = format!("`{slug}#{}` is cited twice", citation.paragraph);
                self.report(&at, Rule::CitedTwice, message, "keep one of them");
            } else {
                citations.push(citation);
            }
        }
        citations
    }

    fn resolve_citation<'w>(
        &mut self,
        at: &Location<'_>,
        record: &'w CiteRecord<'_>,
    ) -> Option<Citation<'w>> {
        let fields = match record {
            StringOrMap::String(text) => return self.parse_short_citation(at, text),
            StringOrMap::Map(fields) => fields,
        };
        let name = self.required(at, "source", fields.source.as_ref());
        let paragraph = self.required(at, "para", fields.para.as_ref());
        let source = self.resolve_source(&at.key("source"), name?)?;
        let paragraph = self.resolve_paragraph(&at.key("para"), source, paragraph?)?;
        let words = non_empty(fields.words.as_ref());
        let citation = Citation { source, paragraph, words };
        self.check_quote(&at.key("words"), &citation);
        Some(citation)
    }

    fn parse_short_citation<'w>(&mut self, at: &Location<'_>, text: &str) -> Option<Citation<'w>> {
        let Some((source, paragraph)) = text.rsplit_once('#') else {
            let message = format!("`{text}` does not name a paragraph");
            let help = format!(
                "write the source, `#` and the number of the paragraph, such as `{text}#4`"
            );
            self.report(at, Rule::BadCitation, message, help);
            return None;
        };
        let source = self.resolve_source(at, source)?;
        let paragraph = self.resolve_paragraph(at, source, paragraph)?;
        Some(Citation { source, paragraph, words: None })
    }

    fn resolve_source(&mut self, at: &Location<'_>, name: &str) -> Option<SourceId> {
        let source = self.sources.get(name).copied();
        if source.is_none() && !self.dropped.suppresses(at, Section::Sources, name) {
            let sources = self.builder.graph_so_far().sources();
            let help = self
                .suggestions
                .suggest_name(name, sources.map(Source::slug))
                .unwrap_or_else(|| "declare it under `sources:`".to_owned());
            self.report(at, Rule::UnknownSource, format!("unknown source `{name}`"), help);
        }
        source
    }

    fn resolve_paragraph(
        &mut self,
        at: &Location<'_>,
        source: SourceId,
        number: &str,
    ) -> Option<Paragraph> {
        let is_number = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let Some(paragraph) = number.parse().ok().filter(|_| is_number).and_then(Paragraph::new)
        else {
            let message = format!("`{number}` is not a paragraph number");
            self.report(at, Rule::BadCitation, message, "paragraphs are counted from 1");
            return None;
        };
        let source = self.builder.graph_so_far().source(source);
        let (slug, count) = (source.slug(), source.paragraph_count());
        if paragraph.index() < count {
            return Some(paragraph);
        }
        let (actual, range) = match count {
            0 => ("lists no paragraphs".to_owned(), String::new()),
            1 => ("has one paragraph".to_owned(), "write 1, or ".to_owned()),
            _ => (format!("has {count} paragraphs"), format!("write 1 to {count}, or ")),
        };
        let message = format!("there is no paragraph {paragraph}: `{slug}` {actual}");
        let help = format!("{range}add its gist under `paragraphs:` of `{slug}`");
        self.report(at, Rule::NoSuchParagraph, message, help);
        None
    }

    fn check_quote(&mut self, at: &Location<'_>, citation: &Citation<'_>) {
        let Some(words) = citation.words else { return };
        let count = words.split_whitespace().count();
        if count > MAX_WORDS {
            let message =
                format!("the quotation has {count} words; at most {MAX_WORDS} are allowed");
            self.report(
                at,
                Rule::QuoteTooLong,
                message,
                "keep the few words that locate the passage",
            );
        }
        let article = self.articles.get(citation.source.index()).and_then(Option::as_ref);
        let paragraph = article.and_then(|list| list.get(citation.paragraph.index()));
        let quoted = normalise_whitespace(&escape_prose(words));
        if paragraph.is_some_and(|paragraph| !normalise_whitespace(paragraph).contains(&quoted)) {
            let slug = self.builder.graph_so_far().source(citation.source).slug();
            let message = format!("`{words}` does not occur in {slug}#{}", citation.paragraph);
            let help = "copy a few words from the paragraph exactly";
            self.report(at, Rule::WordsNotFound, message, help);
        }
    }
}

fn normalise_whitespace(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}
