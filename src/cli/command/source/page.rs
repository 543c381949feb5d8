use std::io;

use serde_json::{Value, json};

use crate::cli::articles::read_articles;
use crate::cli::print::{Listing, TextWriter};
use crate::cli::subject::Passage;
use crate::load::LoadedGraph;
use crate::model::{CitedPart, Paragraph, Source};
use crate::output::records;
use crate::query::{CitingClaim, claims_citing};
use crate::text::{
    ClaimText, Role, bracketed_suffix, count, part_in_words, quoted_words,
    relation_id_or_entity_slug, sentence_case,
};

/// A source, or some parts of it, with the claims drawn from them.
pub(in crate::cli::command) struct SourcePage<'c> {
    loaded: &'c LoadedGraph,
    source: Source<'c>,
    /// The first and the last part; `None` for the whole source.
    parts: Option<[CitedPart; 2]>,
    /// The claims drawn from these parts, each once per part.
    claims: Vec<CitingClaim>,
}

impl<'c> SourcePage<'c> {
    pub(in crate::cli::command) fn new(loaded: &'c LoadedGraph, passage: Passage<'c>) -> Self {
        let Passage { source, parts } = passage;
        read_articles(loaded, [source.id()]);
        let mut claims = claims_citing(&loaded.graph, source.id(), None);
        if let Some([first, last]) = parts {
            claims.retain(|claim| (first..=last).contains(&claim.part));
        }
        Self { loaded, source, parts, claims }
    }

    pub(in crate::cli::command) fn write(&self, writer: &mut TextWriter<'_>) -> io::Result<()> {
        self.write_header(writer)?;
        if self.parts.is_none() {
            return self.write_all(writer);
        }
        self.chosen_parts()
            .into_iter()
            .try_for_each(|part| self.write_part_with_claims(part, writer))
    }

    /// The requested parts; empty for the whole source.
    fn chosen_parts(&self) -> Vec<CitedPart> {
        let Some([first, last]) = self.parts else { return Vec::new() };
        match [first, last].map(CitedPart::paragraph) {
            [Some(first), Some(last)] => {
                let numbers = first.index()..=last.index();
                numbers.map(|index| Paragraph::from_index(index).into()).collect()
            }
            _ => vec![first],
        }
    }

    /// Writes every paragraph, then the other cited parts.
    fn write_all(&self, writer: &mut TextWriter<'_>) -> io::Result<()> {
        let count = self.loaded.paragraph_count(self.source.id());
        let paragraphs = (0..count).map(|index| Paragraph::from_index(index).into());
        let is_listed =
            |part: CitedPart| part.paragraph().is_some_and(|paragraph| paragraph.index() < count);
        let mut others: Vec<CitedPart> = self.claims.iter().map(|claim| claim.part).collect();
        others.retain(|part| !is_listed(*part));
        others.dedup();
        for part in paragraphs.chain(others) {
            self.write_part(part, writer)?;
            self.write_claim_count(part, writer)?;
        }
        Ok(())
    }

    fn write_claim_count(&self, part: CitedPart, writer: &mut TextWriter<'_>) -> io::Result<()> {
        let claims = self.claims_from(part).count();
        if claims == 0 {
            return Ok(());
        }
        let note = writer.paint(Role::Dim, &count(claims, "claim", "claims"));
        writer.line("      ", &note, 6)
    }

    fn write_part_with_claims(
        &self,
        part: CitedPart,
        writer: &mut TextWriter<'_>,
    ) -> io::Result<()> {
        self.write_part(part, writer)?;
        let noun = if part.paragraph().is_some() { "paragraph" } else { "page" };
        writer.heading(&match self.claims_from(part).count() {
            0 => format!("No claims are drawn from this {noun}"),
            number => format!("{} drawn from this {noun}", count(number, "claim", "claims")),
        })?;
        for claim in self.claims_from(part) {
            let id =
                writer.paint(Role::Dim, &relation_id_or_entity_slug(&self.loaded.graph, claim.id));
            writer.line("  ", &format!("{id} {}", self.claim_text(claim)), 4)?;
            if let Some(words) = self.quoted_words(claim) {
                writer.line("    ", &words, 6)?;
            }
            writer.counterclaims(4, claim.id)?;
        }
        Ok(())
    }

    fn quoted_words(&self, claim: &CitingClaim) -> Option<String> {
        let LoadedGraph { graph, articles, .. } = self.loaded;
        quoted_words(graph, articles, claim.id, (self.source.id(), claim.part))
    }

    fn write_header(&self, writer: &mut TextWriter<'_>) -> io::Result<()> {
        let source = self.source;
        writer.line("", &writer.paint(Role::Strong, source.title()), 0)?;
        let published = source.published().map(|when| when.to_string());
        let parts = [
            Some(source.slug()),
            source.author(),
            source.publisher(),
            published.as_deref(),
            source.language(),
            source.url(),
        ];
        let parts: Vec<&str> = parts.into_iter().flatten().collect();
        writer.line("", &parts.join(", "), 0)?;
        source.note().map_or(Ok(()), |note| writer.line("", note, 0))?;
        source.extra().map_or(Ok(()), |extra| writer.extra(extra))
    }

    /// Writes a paragraph's number, then its text if the article is available, then its gist. For a page or the whole
    /// document, writes only a description.
    fn write_part(&self, part: CitedPart, writer: &mut TextWriter<'_>) -> io::Result<()> {
        writer.blank_line()?;
        let Some(paragraph) = part.paragraph() else {
            return writer.line("      ", &sentence_case(&part_in_words(part)), 6);
        };
        let number = format!("{paragraph:>4}  ");
        let gist = self.source.gist(paragraph);
        let Some(text) = self.text(paragraph) else {
            return writer.line(&number, gist.unwrap_or("(page furniture)"), 6);
        };
        writer.line(&number, text, 6)?;
        let Some(gist) = gist else { return Ok(()) };
        writer.line("      ", &writer.paint(Role::Dim, &format!("In short: {gist}")), 6)
    }

    fn text(&self, paragraph: Paragraph) -> Option<&str> {
        self.loaded.articles.paragraph(self.source.id(), paragraph)
    }

    fn claims_from(&self, part: CitedPart) -> impl Iterator<Item = &CitingClaim> {
        self.claims.iter().filter(move |claim| claim.part == part)
    }

    /// The record of the source, or one for each chosen part: `{source, para, page, gist, text, claims}`.
    pub(in crate::cli::command) fn records(&self) -> Vec<Value> {
        if self.parts.is_none() {
            return vec![records::source(self.source)];
        }
        self.chosen_parts().into_iter().map(|part| self.part_record(part)).collect()
    }

    fn part_record(&self, part: CitedPart) -> Value {
        let (paragraph, claims) = (part.paragraph(), self.claims_from(part));
        let claims = claims.map(|claim| records::claim(&self.loaded.graph, claim.id));
        json!({
            "source": self.source.slug(),
            "para": paragraph.map(Paragraph::number),
            "page": part.page(),
            "gist": paragraph.and_then(|paragraph| self.source.gist(paragraph)),
            "text": paragraph.and_then(|paragraph| self.text(paragraph)),
            "claims": claims.collect::<Value>(),
        })
    }

    pub(in crate::cli::command) fn listing(&self) -> Listing {
        let rows = self.claims.iter().map(|claim| {
            let part = claim.part.to_string().trim_start_matches('#').to_owned();
            let about = relation_id_or_entity_slug(&self.loaded.graph, claim.id);
            [self.source.slug().to_owned(), part, about, self.claim_text(claim)]
        });
        Listing::new(["source", "para", "about", "claim"], rows)
    }

    fn claim_text(&self, claim: &CitingClaim) -> String {
        let claim = ClaimText::new(&self.loaded.graph, claim.id);
        format!("{}{}", claim.sentence, bracketed_suffix(&claim.dated_caveats()))
    }
}
