//! `guanxi source`: the sources, one source, one paragraph and what was drawn from it.

use std::io::{self, Write};

use clap::Args;
use serde_json::{Value, json};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::print::{self, AnswerPage, Format, FormatFlags, Listing};
use crate::cli::subject;
use crate::load::LoadedGraph;
use crate::model::{Graph, Paragraph, Source};
use crate::output::records;
use crate::query::{CitedClaim, claims_at, count_distinct};
use crate::text::{ClaimText, Role, count, in_brackets, plain_date, subject_name};

#[derive(Args, Clone, Debug)]
pub(crate) struct SourceCommand {
    /// A source, or one of its paragraphs: courage-speech, courage-speech#4 [default: all sources]
    #[arg(value_name = "SOURCE[#PARA]")]
    place: Option<String>,
    #[command(flatten)]
    format: FormatFlags,
}

impl SourceCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let loaded = context.loaded()?;
        let format = self.format.format();
        let Some(typed) = &self.place else {
            let records = loaded.graph.sources().map(records::source);
            return Ok(print::listing(context.ui, format, &all(&loaded.graph), records, out)?);
        };
        let (source, paragraph) = subject::source(&loaded.graph, typed)?;
        let asked = SourcePage { loaded, source };
        match (format, paragraph) {
            (Format::Json, None) => writeln!(out, "{}", records::source(source))?,
            (Format::Json, Some(paragraph)) => writeln!(out, "{}", asked.record(paragraph))?,
            (Format::Tsv, _) => asked.listing(paragraph).tsv(out)?,
            (Format::Table, _) => {
                asked.write(paragraph, &mut AnswerPage::new(&loaded.graph, context.ui, out))?;
            }
        }
        Ok(())
    }
}

fn all(graph: &Graph) -> Listing {
    let rows = graph.sources().map(|source| {
        [
            source.slug().to_owned(),
            plain_date(source.published()),
            source.paragraph_count().to_string(),
            count_distinct(&claims_at(graph, source.id(), None)).to_string(),
            source.title().to_owned(),
        ]
    });
    Listing::new(["id", "published", "paragraphs", "claims", "title"], rows)
}

struct SourcePage<'c> {
    loaded: &'c LoadedGraph,
    source: Source<'c>,
}

impl SourcePage<'_> {
    /// The source with one paragraph and every claim drawn from it, or with all its paragraphs.
    fn write(&self, paragraph: Option<Paragraph>, answer: &mut AnswerPage<'_>) -> io::Result<()> {
        self.head(answer)?;
        match paragraph {
            Some(paragraph) => self.one(paragraph, answer),
            None => self.whole(answer),
        }
    }

    /// All its paragraphs, each with the number of claims drawn from it.
    fn whole(&self, answer: &mut AnswerPage<'_>) -> io::Result<()> {
        let claims = self.claims(None);
        for paragraph in (0..self.source.paragraph_count()).map(Paragraph::at) {
            let drawn = claims.iter().filter(|claim| claim.paragraph == paragraph).count();
            self.paragraph(paragraph, answer)?;
            if drawn > 0 {
                let note = answer.paint(Role::Dim, &count(drawn, "claim", "claims"));
                answer.line("      ", &note, 6)?;
            }
        }
        Ok(())
    }

    /// One paragraph, and every claim drawn from it.
    fn one(&self, paragraph: Paragraph, answer: &mut AnswerPage<'_>) -> io::Result<()> {
        self.paragraph(paragraph, answer)?;
        let claims = self.claims(Some(paragraph));
        answer.heading(&match claims.len() {
            0 => "Nothing is drawn from this paragraph".to_owned(),
            many => format!("{} drawn from it", count(many, "claim", "claims")),
        })?;
        for claim in claims {
            let about = answer.paint(Role::Dim, &subject_name(&self.loaded.graph, claim.id));
            answer.line("  ", &format!("{about} {}", self.text_of(claim)), 4)?;
        }
        Ok(())
    }

    fn head(&self, answer: &mut AnswerPage<'_>) -> io::Result<()> {
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
        source.note().map_or(Ok(()), |note| answer.line("", note, 0))
    }

    /// The article's own words if they are available, and its gist.
    fn paragraph(&self, paragraph: Paragraph, answer: &mut AnswerPage<'_>) -> io::Result<()> {
        answer.gap()?;
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
        let paragraphs = self.loaded.articles.paragraphs(self.source.id())?;
        paragraphs.get(paragraph.index()).map(String::as_str)
    }

    /// Each claim once for a paragraph, however often it cites it.
    fn claims(&self, paragraph: Option<Paragraph>) -> Vec<CitedClaim> {
        claims_at(&self.loaded.graph, self.source.id(), paragraph)
    }

    /// `{source, para, gist, text, claims}`.
    fn record(&self, paragraph: Paragraph) -> Value {
        let claims = self.claims(Some(paragraph)).into_iter();
        let claims = claims.map(|claim| records::claim(&self.loaded.graph, claim.id));
        json!({
            "source": self.source.slug(),
            "para": paragraph.number(),
            "gist": self.source.gist(paragraph),
            "text": self.text(paragraph),
            "claims": claims.collect::<Value>(),
        })
    }

    /// A line for each claim; of the whole source, or of one paragraph.
    fn listing(&self, paragraph: Option<Paragraph>) -> Listing {
        let rows = self.claims(paragraph).into_iter().map(|claim| {
            let para = claim.paragraph.to_string();
            let about = subject_name(&self.loaded.graph, claim.id);
            [self.source.slug().to_owned(), para, about, self.text_of(claim)]
        });
        Listing::new(["source", "para", "about", "claim"], rows)
    }

    fn text_of(&self, claim: CitedClaim) -> String {
        let claim = ClaimText::new(&self.loaded.graph, claim.id);
        format!("{}{}", claim.sentence, in_brackets(&claim.dated_limits()))
    }
}
