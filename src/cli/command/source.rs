//! `guanxi source`: lists the sources, or shows one with its paragraphs, or paragraphs with their claims.

mod page;

use std::io::Write;

use clap::Args;

use super::list::sources;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::print::{self, Format, FormatFlags, TextWriter};
use crate::cli::subject::require_passage;
use crate::output::records;
use crate::query::{Filter, cited_sources};
pub(super) use page::SourcePage;

#[derive(Args, Clone, Debug)]
pub(crate) struct SourceCommand {
    /// A source (courage-speech), one or more of its paragraphs (courage-speech#4,
    /// courage-speech#4-6), or a page (filing#p12) [default: list all sources]
    #[arg(value_name = "SOURCE[#PARA[-PARA]]")]
    source: Option<String>,
    /// The paragraphs, if not given as SOURCE#PARA: 4, 4-6
    #[arg(value_name = "PARA[-PARA]")]
    paragraphs: Option<String>,
    #[command(flatten)]
    format: FormatFlags,
}

impl SourceCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let loaded = context.loaded()?;
        let (graph, format) = (&loaded.graph, self.format.format());
        let Some(typed) = self.typed_passage() else {
            let records = graph.sources().map(records::source);
            let sources = sources::listing(graph, &cited_sources(graph, &Filter::default()));
            return Ok(print::write_listing(context.ui, format, &sources, records, out)?);
        };
        let page = SourcePage::new(loaded, require_passage(loaded, &typed)?);
        match format {
            Format::Json => print::write_json_one_or_many(page.records(), out)?,
            Format::Tsv => page.listing().write_tsv(out)?,
            Format::Table => page.write(&mut TextWriter::new(graph, context.ui, out))?,
        }
        Ok(())
    }

    fn typed_passage(&self) -> Option<String> {
        let source = self.source.as_ref()?;
        let paragraphs =
            self.paragraphs.as_deref().map(|typed| typed.trim_start_matches(['#', '¶']));
        Some(paragraphs.map_or_else(|| source.clone(), |typed| format!("{source}#{typed}")))
    }
}
