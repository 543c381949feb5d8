//! `guanxi source`: the sources, one source, one paragraph and what was drawn from it.

use std::io::{self, Write};

use clap::Args;
use serde_json::{Value, json};

use crate::cli::context::Context;
use crate::cli::failure::{Failure, Status};
use crate::cli::print::{self, Format, FormatFlags, Listing, Margins};
use crate::cli::subject;
use crate::load::LoadedGraph;
use crate::model::{Graph, Paragraph, Source};
use crate::output::records;
use crate::query::{Claim, claims_at, distinct};
use crate::text::{ClaimText, Role, in_brackets, plain_date, subject_name};

/// Which source, and which of its paragraphs.
#[derive(Args, Clone, Debug)]
pub(crate) struct SourceCommand {
    /// A source, or a paragraph of one: courage-speech, courage-speech#4 [all sources without it]
    #[arg(value_name = "SOURCE[#PARA]")]
    place: Option<String>,
    #[command(flatten)]
    format: FormatFlags,
}

impl SourceCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Status, Failure> {
        let world = context.world()?;
        let format = self.format.format();
        let Some(typed) = &self.place else {
            let records = world.graph.sources().map(records::source);
            print::listing(context, format, &all(&world.graph), records, out)?;
            return Ok(Status::Done);
        };
        let (source, paragraph) = subject::source(&world.graph, typed)?;
        let page = SourcePage { context, world, source };
        match (format, paragraph) {
            (Format::Json, None) => writeln!(out, "{}", records::source(source))?,
            (Format::Json, Some(paragraph)) => writeln!(out, "{}", page.record(paragraph))?,
            (Format::Tsv, _) => page.listing(paragraph).tsv(out)?,
            (Format::Table, None) => page.whole(out)?,
            (Format::Table, Some(paragraph)) => page.one(paragraph, out)?,
        }
        Ok(Status::Done)
    }
}

fn all(graph: &Graph) -> Listing {
    let mut listing = Listing::new(&["id", "published", "paragraphs", "claims", "title"]);
    for source in graph.sources() {
        listing.row([
            source.slug().to_owned(),
            plain_date(source.published()),
            source.paragraph_count().to_string(),
            distinct(&claims_at(graph, source.id(), None)).to_string(),
            source.title().to_owned(),
        ]);
    }
    listing
}

/// One source, to be written.
struct SourcePage<'c> {
    context: &'c Context,
    world: &'c LoadedGraph,
    source: Source<'c>,
}

impl SourcePage<'_> {
    /// The source and all its paragraphs, each with the number of claims drawn from it.
    fn whole(&self, out: &mut dyn Write) -> io::Result<()> {
        self.head(out)?;
        let claims = self.claims(None);
        for paragraph in self.paragraphs() {
            let drawn = claims.iter().filter(|claim| claim.paragraph == paragraph).count();
            writeln!(out)?;
            self.paragraph(paragraph, out)?;
            if drawn > 0 {
                let note = print::count(drawn, "claim", "claims");
                let note = self.context.ui.palette.paint(Role::Dim, &note);
                writeln!(out, "      {note}")?;
            }
        }
        Ok(())
    }

    /// One paragraph, and every claim drawn from it.
    fn one(&self, paragraph: Paragraph, out: &mut dyn Write) -> io::Result<()> {
        self.head(out)?;
        writeln!(out)?;
        self.paragraph(paragraph, out)?;
        let claims = self.claims(Some(paragraph));
        let heading = match claims.len() {
            0 => "Nothing is drawn from this paragraph".to_owned(),
            many => format!("{} drawn from it", print::count(many, "claim", "claims")),
        };
        writeln!(out, "\n{}", self.context.ui.palette.paint(Role::Title, &heading))?;
        for claim in claims {
            let about = subject_name(&self.world.graph, claim.stated);
            let about = self.context.ui.palette.paint(Role::Dim, &about);
            let text = format!("{about} {}", self.text_of(claim));
            write!(out, "{}", self.wrapped(&text, Margins { first: "  ", rest: "    " }))?;
        }
        Ok(())
    }

    fn head(&self, out: &mut dyn Write) -> io::Result<()> {
        let source = self.source;
        let title = self.context.ui.palette.paint(Role::Strong, source.title());
        write!(out, "{}", self.wrapped(&title, Margins::even("")))?;
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
        write!(out, "{}", self.wrapped(&parts.join(", "), Margins::even("")))?;
        let Some(note) = source.note() else { return Ok(()) };
        write!(out, "{}", self.wrapped(note, Margins::even("")))
    }

    /// The article's own words if they are available, and its gist.
    fn paragraph(&self, paragraph: Paragraph, out: &mut dyn Write) -> io::Result<()> {
        let number = format!("{paragraph:>4}  ");
        let margins = Margins { first: &number, rest: "      " };
        let gist = self.source.gist(paragraph);
        let Some(text) = self.text(paragraph) else {
            let gist = gist.unwrap_or("(page furniture)");
            return write!(out, "{}", self.wrapped(gist, margins));
        };
        write!(out, "{}", self.wrapped(text, margins))?;
        let Some(gist) = gist else { return Ok(()) };
        let gist = self.context.ui.palette.paint(Role::Dim, &format!("In short: {gist}"));
        write!(out, "{}", self.wrapped(&gist, Margins::even("      ")))
    }

    fn text(&self, paragraph: Paragraph) -> Option<&str> {
        let paragraphs = self.world.articles.paragraphs(self.source.id())?;
        paragraphs.get(paragraph.index()).map(String::as_str)
    }

    fn paragraphs(&self) -> impl Iterator<Item = Paragraph> {
        (0..self.source.paragraph_count()).map(Paragraph::at)
    }

    /// Each claim once for a paragraph, however often it cites it.
    fn claims(&self, paragraph: Option<Paragraph>) -> Vec<Claim> {
        claims_at(&self.world.graph, self.source.id(), paragraph)
    }

    /// `{source, para, gist, text, claims}`.
    fn record(&self, paragraph: Paragraph) -> Value {
        let claims = self.claims(Some(paragraph)).into_iter();
        let claims: Vec<Value> =
            claims.map(|claim| records::stated(&self.world.graph, claim.stated)).collect();
        json!({
            "source": self.source.slug(),
            "para": paragraph.number(),
            "gist": self.source.gist(paragraph),
            "text": self.text(paragraph),
            "claims": claims,
        })
    }

    /// A line for each claim; of the whole source, or of one paragraph.
    fn listing(&self, paragraph: Option<Paragraph>) -> Listing {
        let mut listing = Listing::new(&["source", "para", "about", "claim"]);
        for claim in self.claims(paragraph) {
            let para = claim.paragraph.to_string();
            let about = subject_name(&self.world.graph, claim.stated);
            listing.row([self.source.slug().to_owned(), para, about, self.text_of(claim)]);
        }
        listing
    }

    fn text_of(&self, claim: Claim) -> String {
        let claim = ClaimText::new(&self.world.graph, claim.stated);
        format!("{}{}", claim.sentence, in_brackets(&claim.dated_limits()))
    }

    fn wrapped(&self, text: &str, margins: Margins<'_>) -> String {
        print::wrapped(text, self.context.ui.width, margins)
    }
}
