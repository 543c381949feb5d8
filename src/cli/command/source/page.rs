use std::io;

use serde_json::{Value, json};

use crate::cli::articles::read_articles;
use crate::cli::print::{Listing, TextWriter};
use crate::cli::subject::Passage;
use crate::load::LoadedGraph;
use crate::model::{Paragraph, Source};
use crate::output::records;
use crate::query::{CitingClaim, claims_citing};
use crate::text::{ClaimText, Role, count, in_brackets, quoted_words, relation_id_or_slug};

/// A source, or some of its paragraphs, with the claims drawn from them.
pub(in crate::cli::command) struct SourcePage<'c> {
    loaded: &'c LoadedGraph,
    source: Source<'c>,
    /// The first and the last paragraph; `None` for the whole source.
    paragraphs: Option<[Paragraph; 2]>,
    /// The claims drawn from these paragraphs, each once per paragraph.
    claims: Vec<CitingClaim>,
}

impl<'c> SourcePage<'c> {
    pub(in crate::cli::command) fn new(loaded: &'c LoadedGraph, passage: Passage<'c>) -> Self {
        let Passage { source, paragraphs } = passage;
        read_articles(loaded, [source.id()]);
        let mut claims = claims_citing(&loaded.graph, source.id(), None);
        if let Some([first, last]) = paragraphs {
            claims.retain(|claim| (first..=last).contains(&claim.paragraph));
        }
        Self { loaded, source, paragraphs, claims }
    }

    pub(in crate::cli::command) fn write(&self, writer: &mut TextWriter<'_>) -> io::Result<()> {
        self.write_header(writer)?;
        if self.paragraphs.is_none() {
            return self.write_all_paragraphs(writer);
        }
        self.chosen_paragraphs()
            .try_for_each(|paragraph| self.write_paragraph_with_claims(paragraph, writer))
    }

    /// The paragraphs that were asked for; none if the whole source was.
    fn chosen_paragraphs(&self) -> impl Iterator<Item = Paragraph> {
        let ends = self.paragraphs.map(|ends| ends.map(Paragraph::index));
        ends.into_iter().flat_map(|[first, last]| first..=last).map(Paragraph::from_index)
    }

    fn write_all_paragraphs(&self, writer: &mut TextWriter<'_>) -> io::Result<()> {
        for paragraph in (0..self.source.paragraph_count()).map(Paragraph::from_index) {
            let claims = self.claims_from(paragraph).count();
            self.write_paragraph(paragraph, writer)?;
            if claims > 0 {
                let note = writer.paint(Role::Dim, &count(claims, "claim", "claims"));
                writer.line("      ", &note, 6)?;
            }
        }
        Ok(())
    }

    fn write_paragraph_with_claims(
        &self,
        paragraph: Paragraph,
        writer: &mut TextWriter<'_>,
    ) -> io::Result<()> {
        self.write_paragraph(paragraph, writer)?;
        writer.heading(&match self.claims_from(paragraph).count() {
            0 => "No claims are drawn from this paragraph".to_owned(),
            number => {
                format!("{} drawn from this paragraph", count(number, "claim", "claims"))
            }
        })?;
        for claim in self.claims_from(paragraph) {
            let id = writer.paint(Role::Dim, &relation_id_or_slug(&self.loaded.graph, claim.id));
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
        quoted_words(graph, articles, claim.id, (self.source.id(), claim.paragraph))
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

    /// Writes the number, then the text of the article if available, then the gist.
    fn write_paragraph(&self, paragraph: Paragraph, writer: &mut TextWriter<'_>) -> io::Result<()> {
        writer.blank_line()?;
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

    fn claims_from(&self, paragraph: Paragraph) -> impl Iterator<Item = &CitingClaim> {
        self.claims.iter().filter(move |claim| claim.paragraph == paragraph)
    }

    /// The record of the source, or one for each chosen paragraph: `{source, para, gist, text, claims}`.
    pub(in crate::cli::command) fn records(&self) -> Vec<Value> {
        match self.paragraphs {
            None => vec![records::source(self.source)],
            Some(_) => {
                self.chosen_paragraphs().map(|paragraph| self.paragraph_record(paragraph)).collect()
            }
        }
    }

    fn paragraph_record(&self, paragraph: Paragraph) -> Value {
        let claims = self.claims_from(paragraph);
        let claims = claims.map(|claim| records::claim(&self.loaded.graph, claim.id));
        json!({
            "source": self.source.slug(),
            "para": paragraph.number(),
            "gist": self.source.gist(paragraph),
            "text": self.text(paragraph),
            "claims": claims.collect::<Value>(),
        })
    }

    pub(in crate::cli::command) fn listing(&self) -> Listing {
        let rows = self.claims.iter().map(|claim| {
            let para = claim.paragraph.to_string();
            let about = relation_id_or_slug(&self.loaded.graph, claim.id);
            [self.source.slug().to_owned(), para, about, self.claim_text(claim)]
        });
        Listing::new(["source", "para", "about", "claim"], rows)
    }

    fn claim_text(&self, claim: &CitingClaim) -> String {
        let claim = ClaimText::new(&self.loaded.graph, claim.id);
        format!("{}{}", claim.sentence, in_brackets(&claim.dated_caveats()))
    }
}
