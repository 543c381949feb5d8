//! Citations: is there such a source, such a paragraph, and do the words stand in it?

use super::Resolver;
use super::field::present;
use crate::load::item::{Item, Section};
use crate::load::path::Path;
use crate::load::record::CiteRecord;
use crate::load::rule::Rule;
use crate::model::{Citation, Paragraph, Source, SourceId, visible_prose};
use crate::text::did_you_mean;

/// How many words of an article a citation may quote.
const WORDS: usize = 6;

impl Resolver {
    /// The citations of a list that hold; the others are noted as faults.
    pub(super) fn citations<'w>(
        &mut self,
        item: &Item<'_>,
        path: &Path<'_>,
        records: &'w [CiteRecord<'_>],
    ) -> Vec<Citation<'w>> {
        let mut citations = Vec::with_capacity(records.len());
        for (index, record) in records.iter().enumerate() {
            let path = path.at(index);
            let Some(citation) = self.citation(item, &path, record) else { continue };
            if citations.contains(&citation) {
                let cited = self.builder.graph_so_far().source(citation.source).slug();
                let message = format!("`{cited}#{}` is cited twice", citation.paragraph);
                let help = "keep one of them".to_owned();
                self.fault(Rule::CitedTwice, item, &path, &message, Some(help));
                continue;
            }
            citations.push(citation);
        }
        citations
    }

    fn citation<'w>(
        &mut self,
        item: &Item<'_>,
        path: &Path<'_>,
        record: &'w CiteRecord<'_>,
    ) -> Option<Citation<'w>> {
        let fields = match record {
            CiteRecord::Short(text) => {
                let Some((source, paragraph)) = text.rsplit_once('#') else {
                    let message = format!("`{text}` names no paragraph");
                    let help = format!(
                        "write the source, `#` and the number of the paragraph, such as `{text}#4`"
                    );
                    self.fault(Rule::BadCitation, item, path, &message, Some(help));
                    return None;
                };
                let source = self.cited_source(item, path, source)?;
                return self.paragraph(item, path, source, paragraph, None);
            }
            CiteRecord::Long(fields) => fields,
        };
        let name = self.required(item, path, "source", fields.source.as_ref());
        let paragraph = self.required(item, path, "para", fields.para.as_ref());
        let source = self.cited_source(item, &path.key("source"), name?)?;
        let words = present(fields.words.as_ref());
        let citation = self.paragraph(item, &path.key("para"), source, paragraph?, words)?;
        self.words(item, &path.key("words"), &citation);
        Some(citation)
    }

    fn cited_source(&mut self, item: &Item<'_>, path: &Path<'_>, name: &str) -> Option<SourceId> {
        let known = self.sources.get(name).copied();
        if known.is_none() && !self.dropped.suppresses(item, Section::Sources, name) {
            let message = format!("unknown source `{name}`");
            let sources = self.builder.graph_so_far().sources();
            let help = did_you_mean(name, sources.map(Source::slug))
                .or_else(|| Some("declare it under `sources:`".to_owned()));
            self.fault(Rule::UnknownSource, item, path, &message, help);
        }
        known
    }

    fn paragraph<'w>(
        &mut self,
        item: &Item<'_>,
        path: &Path<'_>,
        source: SourceId,
        number: &str,
        words: Option<&'w str>,
    ) -> Option<Citation<'w>> {
        let digits = !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
        let Some(paragraph) = number.parse().ok().filter(|_| digits).and_then(Paragraph::new)
        else {
            let message = format!("`{number}` is not the number of a paragraph");
            let help = "paragraphs are counted from 1".to_owned();
            self.fault(Rule::BadCitation, item, path, &message, Some(help));
            return None;
        };
        let cited = self.builder.graph_so_far().source(source);
        let count = cited.paragraph_count();
        if paragraph.index() >= count {
            let (has, number) = match count {
                0 => ("lists no paragraphs".to_owned(), String::new()),
                1 => ("has one paragraph".to_owned(), "write 1, or ".to_owned()),
                _ => (format!("has {count} paragraphs"), format!("write 1 to {count}, or ")),
            };
            let slug = cited.slug();
            let message = format!("there is no paragraph {paragraph}: `{slug}` {has}");
            let help = format!("{number}add its gist under `paragraphs:` of `{slug}`");
            self.fault(Rule::NoSuchParagraph, item, path, &message, Some(help));
            return None;
        }
        Some(Citation { source, paragraph, words })
    }

    fn words(&mut self, item: &Item<'_>, path: &Path<'_>, citation: &Citation<'_>) {
        let Some(words) = citation.words else { return };
        let count = words.split_whitespace().count();
        if count > WORDS {
            let message = format!("{count} words are cited; six are allowed");
            let help = "keep the few words that find the place".to_owned();
            self.fault(Rule::LongWords, item, path, &message, Some(help));
        }
        let paragraphs = self.articles.paragraphs(citation.source);
        let Some(paragraph) = paragraphs.and_then(|list| list.get(citation.paragraph.index()))
        else {
            return;
        };
        if !folded(paragraph).contains(&folded(&visible_prose(words))) {
            let cited = self.builder.graph_so_far().source(citation.source);
            let message =
                format!("`{words}` does not occur in {}#{}", cited.slug(), citation.paragraph);
            let help = "copy a few words from the paragraph, letter by letter".to_owned();
            self.fault(Rule::WordsNotFound, item, path, &message, Some(help));
        }
    }
}

/// A text with every run of blanks as one.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}
