//! `guanxi search`: lists the best matches, each with the matching text.

use std::io::Write;

use clap::builder::PossibleValue;
use clap::{Args, ValueEnum};
use serde_json::Value;

use crate::cli::articles::read_articles;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filters::Filters;
use crate::cli::hit_record::HitRecord;
use crate::cli::print::{self, Format, FormatFlags, Listing};
use crate::cli::subject::shorten_for_message;
use crate::cli::ui;
use crate::query::TargetFilter;
use crate::search::{Corpus, Hit, Hits, SearchOptions, SearchScope, SearchSession};

const SIMILAR_HEADING: &str = "similar";

#[derive(Args, Clone, Debug)]
pub(crate) struct SearchCommand {
    /// What to look for; multi-word queries need no quotes
    #[arg(required = true, value_name = "QUERY")]
    query: Vec<String>,
    /// Maximum number of results
    #[arg(short = 'n', value_name = "N", default_value_t = 20)]
    limit: usize,
    /// What to search
    #[arg(long = "in", value_name = "WHAT", default_value = "all")]
    scope: SearchScope,
    #[command(flatten)]
    format: FormatFlags,
    #[command(flatten)]
    filters: Filters,
}

impl ValueEnum for SearchScope {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        let help = match self {
            Self::All => "Everything, in one ranked list",
            Self::Entities => "By name, alias, slug, role, kind, background, links and extra data",
            Self::Relations => {
                "By the names of both entities, label, date, claim, quoted words, id and extra data"
            }
            Self::Facts => "By the names of the entity, label, value, date, quoted words and id",
            Self::Paragraphs => "By gist, and by the text of the article if available",
            Self::Sources => "By title, slug, author, publisher, date, note, URL and extra data",
        };
        Some(PossibleValue::new(self.as_str()).help(help))
    }
}

impl SearchCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let (query, scope) = (self.query.join(" "), self.scope);
        let graph = context.graph()?;
        let filter = self.filters.resolve(graph)?;
        let targets = TargetFilter::new(graph, &filter);
        let allows = |target| targets.allows(target);
        let allows_role = |entity| targets.allows_role(entity);
        let defaults = SearchOptions::with_limit(self.limit);
        let options = SearchOptions { filter: &allows, role_filter: &allows_role, ..defaults };
        if scope.includes(SearchScope::Paragraphs) {
            let loaded = context.loaded()?;
            read_articles(loaded, loaded.unread_sources());
        }
        let corpus =
            Corpus { graph, articles: &context.loaded()?.articles, index: context.index()? };
        let line = ui::ProgressLine::start("searching");
        let result = corpus.find(&mut SearchSession::default(), (&query, scope), &options);
        drop(line);
        let Hits { hits, hint } = result.unwrap_or_else(|| Hits { hits: Vec::new(), hint: None });
        if let Some(hint) = hint {
            ui::print_message(hint);
        }
        self.print(context, &hits, out)?;
        if hits.is_empty() {
            let suffix = print::filter_suffix(&filter);
            return Err(Failure::NotFound(format!(
                "nothing found for `{}`{suffix}",
                shorten_for_message(&query)
            )));
        }
        Ok(())
    }

    fn print(&self, context: &Context, hits: &[Hit], out: &mut dyn Write) -> Result<(), Failure> {
        let (graph, format, scope) = (context.graph()?, self.format.format(), self.scope);
        let records = || hits.iter().map(|hit| HitRecord::new(graph, hit));
        let mut columns = HitRecord::columns(format, scope);
        let rows: Vec<Value> = if format == Format::Table {
            let has_missing = hits.iter().any(|hit| !hit.missing.is_empty());
            columns.extend(has_missing.then_some("missing"));
            records().map(|record| record.to_painted_row(context.ui.palette, scope)).collect()
        } else {
            records().map(HitRecord::to_row).collect()
        };
        let strong_count = hits.iter().take_while(|hit| !hit.fit.is_weak()).count();
        let listing =
            Listing::from_records(&columns, &rows).with_divider(strong_count, SIMILAR_HEADING);
        Ok(print::write_listing(
            context.ui,
            format,
            &listing,
            records().map(HitRecord::to_json),
            out,
        )?)
    }
}
