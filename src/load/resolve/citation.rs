//! Resolves citations: checks that the source and the paragraph exist.

use std::collections::HashSet;
use std::num::NonZeroU32;

use super::field::non_empty;
use super::resolver::Resolver;
use super::short_citation::ShortCitation;
use crate::load::location::Location;
use crate::load::problems::Rule;
use crate::load::record::{CiteFields, CiteRecord, StringOrMap};
use crate::load::section::Section;
use crate::model::{Citation, CitationList, CitedPart, Paragraph, Source, SourceId};

/// The maximum length of a list of citations that are compared with each other.
const MAX_COMPARED: usize = 16;

impl Resolver {
    /// Resolves the citations of a claim, which needs at least one. `claim` describes it in messages.
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
        // Most lists are so short that comparing is faster than hashing, but one may cite each line of a file.
        let (is_long, mut known) = (records.len() > MAX_COMPARED, HashSet::new());
        for (index, record) in records.iter().enumerate() {
            let at = at.item(index);
            let Some(citation) = self.resolve_citation(&at, record) else { continue };
            let is_repeated =
                if is_long { !known.insert(citation) } else { citations.contains(&citation) };
            if is_repeated {
                let slug = self.builder.graph_so_far().source(citation.source).slug();
                let message = format!("`{slug}{}` is cited twice", citation.part);
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
        match record {
            StringOrMap::String(text) => {
                let citation = self.resolve_short_citation(at, text)?;
                self.check_quotation(at, &citation);
                Some(citation)
            }
            StringOrMap::Map(fields) => {
                let citation = self.resolve_long_citation(at, fields)?;
                self.check_quotation(&at.key("words"), &citation);
                Some(citation)
            }
        }
    }

    /// Resolves `courage-speech#4`, `filing#p12` or `filing`, each possibly followed by quoted words.
    fn resolve_short_citation<'w>(
        &mut self,
        at: &Location<'_>,
        text: &'w str,
    ) -> Option<Citation<'w>> {
        let ShortCitation { source, part, words } = match ShortCitation::parse(text) {
            Ok(citation) => citation,
            Err((message, help)) => {
                self.report(at, Rule::BadCitation, message, help);
                return None;
            }
        };
        let source = self.resolve_source(at, source)?;
        let part = match part {
            None => CitedPart::Document,
            Some(part) => match part.strip_prefix('p') {
                Some(page) => self.resolve_page(at, page)?,
                None => self.resolve_paragraph(at, source, part)?,
            },
        };
        Some(Citation { source, part, words })
    }

    /// Resolves `{source: courage-speech, para: 4, words: …}`, with `page` or nothing in place of `para`.
    fn resolve_long_citation<'w>(
        &mut self,
        at: &Location<'_>,
        fields: &'w CiteFields<'_>,
    ) -> Option<Citation<'w>> {
        let name = self.required(at, "source", fields.source.as_ref());
        let [paragraph, page] = [("para", &fields.para), ("page", &fields.page)]
            .map(|(key, value)| value.as_ref().map(|value| self.required(at, key, Some(value))));
        let source = self.resolve_source(&at.key("source"), name?)?;
        let cited = match (paragraph, page) {
            (Some(_), Some(_)) => {
                let message = "the citation names both a paragraph and a page";
                self.report(&at.key("page"), Rule::BadCitation, message, "keep the paragraph");
                return None;
            }
            (Some(number), None) => self.resolve_paragraph(&at.key("para"), source, number?)?,
            (None, Some(page)) => self.resolve_page(&at.key("page"), page?)?,
            (None, None) if self.has_removed(&["para", "page"]) => return None,
            (None, None) => CitedPart::Document,
        };
        Some(Citation { source, part: cited, words: non_empty(fields.words.as_ref()) })
    }

    fn resolve_source(&mut self, at: &Location<'_>, name: &str) -> Option<SourceId> {
        let source = self.find_source(name);
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

    fn resolve_page(&mut self, at: &Location<'_>, number: &str) -> Option<CitedPart> {
        let page = parse_number(number).and_then(NonZeroU32::new);
        if page.is_none() {
            let message = format!("`{number}` is not a page number");
            self.report(at, Rule::BadCitation, message, "page numbers start at 1");
        }
        page.map(CitedPart::Page)
    }

    fn resolve_paragraph(
        &mut self,
        at: &Location<'_>,
        source: SourceId,
        number: &str,
    ) -> Option<CitedPart> {
        let Some(paragraph) = parse_number(number).and_then(Paragraph::new) else {
            let message = format!("`{number}` is not a paragraph number");
            let help = "paragraph numbers start at 1; a page is written `p12`";
            self.report(at, Rule::BadCitation, message, help);
            return None;
        };
        let (slug, count) = self.paragraph_count(source);
        if paragraph.index() < count || self.uncounted_sources.contains(slug) {
            return Some(paragraph.into());
        }
        let (actual, range) = match count {
            0 => ("lists no paragraphs".to_owned(), format!("cite `{slug}` as a whole, or ")),
            1 => ("has one paragraph".to_owned(), "write 1, or ".to_owned()),
            _ => (format!("has {count} paragraphs"), format!("write 1 to {count}, or ")),
        };
        let message = format!("there is no paragraph {paragraph}: `{slug}` {actual}");
        let help = format!("{range}add its gist under `paragraphs:` of `{slug}`");
        self.report(at, Rule::NoSuchParagraph, message, help);
        None
    }

    /// The slug of a source, and its number of gists or, if there are none, of paragraphs of its article.
    fn paragraph_count(&self, id: SourceId) -> (&str, usize) {
        let source = self.builder.graph_so_far().source(id);
        let article = self.articles.get(id.index()).and_then(Option::as_ref);
        let count = match source.paragraph_count() {
            0 => article.map_or(0, |article| article.len()),
            gists => gists,
        };
        (source.slug(), count)
    }
}

/// Reads a number without a sign.
fn parse_number(text: &str) -> Option<u32> {
    let is_number = text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}
