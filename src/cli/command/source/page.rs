//! A source as text and as records: its paragraphs, and every claim drawn from them.

use std::io;

use serde_json::{Value, json};

use crate::cli::print::{Listing, TextWriter};
use crate::cli::subject::SourcePlace;
use crate::load::LoadedGraph;
use crate::model::{Paragraph, Source};
use crate::output::records;
use crate::query::{CitedClaim, claims_at};
use crate::text::{ClaimText, Role, count, in_brackets, printed_words, subject_id};

/// A source, or some of its paragraphs, with the claims drawn from them.
pub(in crate::cli::command) struct SourcePage<'c> {
    loaded: &'c LoadedGraph,
    source: Source<'c>,
    /// The first and the last paragraph; `None` for the whole source.
    paragraphs: Option<[Paragraph; 2]>,
    /// The claims, each once per paragraph.
    claims: Vec<CitedClaim>,
}

impl<'c> SourcePage<'c> {
    pub(in crate::cli::command) fn new(loaded: &'c LoadedGraph, place: SourcePlace<'c>) -> Self {
        let SourcePlace { source, paragraphs } = place;
        let mut claims = claims_at(&loaded.graph, source.id(), None);
        if let Some([first, last]) = paragraphs {
            claims.retain(|claim| (first..=last).contains(&claim.paragraph));
        }
        Self { loaded, source, paragraphs, claims }
    }

    /// Writes the source with all its paragraphs, or some paragraphs with every claim drawn from them.
    pub(in crate::cli::command) fn write(&self, answer: &mut TextWriter<'_>) -> io::Result<()> {
        self.head(answer)?;
        if self.paragraphs.is_none() {
            return self.whole(answer);
        }
        self.places().try_for_each(|paragraph| self.one(paragraph, answer))
    }

    /// The chosen paragraphs; none for the whole source.
    fn places(&self) -> impl Iterator<Item = Paragraph> {
        let ends = self.paragraphs.map(|ends| ends.map(Paragraph::index));
        ends.into_iter().flat_map(|[first, last]| first..=last).map(Paragraph::from_index)
    }

    /// Writes all paragraphs, each with the number of claims drawn from it.
    fn whole(&self, answer: &mut TextWriter<'_>) -> io::Result<()> {
        for paragraph in (0..self.source.paragraph_count()).map(Paragraph::from_index) {
            let drawn = self.drawn_from(paragraph).count();
            self.paragraph(paragraph, answer)?;
            if drawn > 0 {
                let note = answer.paint(Role::Dim, &count(drawn, "claim", "claims"));
                answer.line("      ", &note, 6)?;
            }
        }
        Ok(())
    }

    /// Writes one paragraph, and every claim drawn from it.
    fn one(&self, paragraph: Paragraph, answer: &mut TextWriter<'_>) -> io::Result<()> {
        self.paragraph(paragraph, answer)?;
        answer.heading(&match self.drawn_from(paragraph).count() {
            0 => "Nothing is drawn from this paragraph".to_owned(),
            many => format!("{} drawn from it", count(many, "claim", "claims")),
        })?;
        for claim in self.drawn_from(paragraph) {
            let about = answer.paint(Role::Dim, &subject_id(&self.loaded.graph, claim.id));
            answer.line("  ", &format!("{about} {}", self.text_of(claim)), 4)?;
            if let Some(words) = self.printed_words(claim) {
                answer.line("    ", &words, 6)?;
            }
            answer.counterclaims(4, claim.id)?;
        }
        Ok(())
    }

    fn printed_words(&self, claim: &CitedClaim) -> Option<String> {
        let LoadedGraph { graph, articles, .. } = self.loaded;
        printed_words(graph, articles, claim.id, (self.source.id(), claim.paragraph))
    }

    fn head(&self, answer: &mut TextWriter<'_>) -> io::Result<()> {
        let source = self.source;
        answer.line("", &answer.paint(Role::Strong, source.title()), 0)?;
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
        answer.line("", &parts.join(", "), 0)?;
        source.note().map_or(Ok(()), |note| answer.line("", note, 0))?;
        source.extra().map_or(Ok(()), |extra| answer.extra(extra))
    }

    /// Writes the text of the article, if available, and the gist.
    fn paragraph(&self, paragraph: Paragraph, answer: &mut TextWriter<'_>) -> io::Result<()> {
        answer.blank_line()?;
        let number = format!("{paragraph:>4}  ");
        let gist = self.source.gist(paragraph);
        let Some(text) = self.text(paragraph) else {
            return answer.line(&number, gist.unwrap_or("(page furniture)"), 6);
        };
        answer.line(&number, text, 6)?;
        let Some(gist) = gist else { return Ok(()) };
        answer.line("      ", &answer.paint(Role::Dim, &format!("In short: {gist}")), 6)
    }

    fn text(&self, paragraph: Paragraph) -> Option<&str> {
        self.loaded.articles.paragraph(self.source.id(), paragraph)
    }

    fn drawn_from(&self, paragraph: Paragraph) -> impl Iterator<Item = &CitedClaim> {
        self.claims.iter().filter(move |claim| claim.paragraph == paragraph)
    }

    /// The record of the source, or one of each paragraph: `{source, para, gist, text, claims}`.
    pub(in crate::cli::command) fn records(&self) -> Vec<Value> {
        match self.paragraphs {
            None => vec![records::source(self.source)],
            Some(_) => self.places().map(|paragraph| self.paragraph_record(paragraph)).collect(),
        }
    }

    fn paragraph_record(&self, paragraph: Paragraph) -> Value {
        let claims = self.drawn_from(paragraph);
        let claims = claims.map(|claim| records::claim(&self.loaded.graph, claim.id));
        json!({
            "source": self.source.slug(),
            "para": paragraph.number(),
            "gist": self.source.gist(paragraph),
            "text": self.text(paragraph),
            "claims": claims.collect::<Value>(),
        })
    }

    /// One row per claim.
    pub(in crate::cli::command) fn listing(&self) -> Listing {
        let rows = self.claims.iter().map(|claim| {
            let para = claim.paragraph.to_string();
            let about = subject_id(&self.loaded.graph, claim.id);
            [self.source.slug().to_owned(), para, about, self.text_of(claim)]
        });
        Listing::new(["source", "para", "about", "claim"], rows)
    }

    fn text_of(&self, claim: &CitedClaim) -> String {
        let claim = ClaimText::new(&self.loaded.graph, claim.id);
        format!("{}{}", claim.sentence, in_brackets(&claim.dated_caveats()))
    }
}
