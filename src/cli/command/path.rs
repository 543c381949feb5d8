//! `guanxi path`: finds how two entities are connected, hop by hop.

mod report;

use std::io::Write;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filters::Filters;
use crate::cli::path_ends;
use crate::cli::print::{self, Format, FormatFlags, TextWriter};
use crate::cli::ui;
use crate::model::Graph;
use crate::query::{
    MAX_PATHS, PathDirection, PathError, PathQuery, Paths, Shortfall, paths, shortest_path,
};
use crate::text::count;
use report::{listing, record, write};

const DEFAULT_COUNT: usize = 3;

#[derive(Args, Clone, Debug)]
pub(crate) struct PathCommand {
    /// The two ends, each a slug, a name or an alias, or filters such as `kind:firm source:NAME`,
    /// which stand for any entity that matches
    #[arg(value_names = ["FROM", "TO"], required = true, num_args = 2..)]
    ends: Vec<String>,
    /// Number of paths, best first, up to 1,000 [default: 3]
    #[arg(short = 'k', value_name = "N", value_parser = parse_count)]
    count: Option<usize>,
    /// Show all shortest paths, up to 1,000, and no longer ones
    #[arg(long, conflicts_with = "count")]
    shortest: bool,
    /// Exclude an entity, all entities that match filters (see FROM), or a relation given by
    /// its id; repeatable
    #[arg(long, value_name = "ENTITY")]
    avoid: Vec<String>,
    /// Follow relations only in the direction they point
    #[arg(long)]
    directed: bool,
    /// Pass only through entities with at most N relations
    #[arg(long, value_name = "N")]
    max_degree: Option<usize>,
    /// Maximum length of a path, in hops
    #[arg(long, value_name = "N", visible_alias = "max-length")]
    max_hops: Option<usize>,
    #[command(flatten)]
    filters: Filters,
    #[command(flatten)]
    format: FormatFlags,
}

impl PathCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let graph = context.graph()?;
        let ends = path_ends::two_ends(context, &self.ends)?;
        let ends = [ends[0].as_str(), ends[1].as_str()];
        let query = self.query(context, ends)?;
        let Paths { paths, shortfall } = self.paths(graph, &query)?;
        match self.format.format() {
            Format::Json => {
                print::write_json_records(paths.iter().map(|path| record(graph, path)), out)?;
            }
            Format::Tsv => listing(graph, &paths).write_tsv(out)?,
            Format::Table => write(&mut TextWriter::new(graph, context.ui, out), &paths)?,
        }
        if paths.is_empty() {
            return Err(Failure::NotFound(no_path_message(graph, ends, &query)));
        }
        if let Some(reason) = shortfall.and_then(|shortfall| self.shortfall_reason(shortfall)) {
            ui::print_message(format!("{}: {reason}", count(paths.len(), "path", "paths")));
        }
        Ok(())
    }

    fn paths(&self, graph: &Graph, query: &PathQuery) -> Result<Paths, Failure> {
        let usage_error = |error: PathError| Failure::Usage(error.to_string());
        if !self.shortest {
            let count = self.count.unwrap_or(DEFAULT_COUNT);
            return paths(graph, query, count).map_err(usage_error);
        }
        let shortest = shortest_path(graph, query).map_err(usage_error)?;
        let hops = shortest.map_or(0, |path| path.len() - 1);
        let query = PathQuery { max_hops: Some(hops), ..query.clone() };
        paths(graph, &query, MAX_PATHS).map_err(usage_error)
    }

    /// Why there are fewer paths than requested, unless that is obvious.
    fn shortfall_reason(&self, shortfall: Shortfall) -> Option<String> {
        match shortfall {
            _ if self.shortest => None,
            Shortfall::NoOtherPath(max_hops) => self.count.map(|_| {
                format!("there is no other path of up to {}", count(max_hops, "hop", "hops"))
            }),
            Shortfall::SearchLimit(max_hops) => Some(format!(
                "these are all paths of up to {}; a search for longer ones would take too long: exclude hubs with --max-degree",
                count(max_hops, "hop", "hops")
            )),
        }
    }

    fn query(&self, context: &Context, ends: [&str; 2]) -> Result<PathQuery, Failure> {
        let query = path_ends::query(context, ends, &self.filters, &self.avoid)?;
        let direction =
            if self.directed { PathDirection::Directed } else { PathDirection::default() };
        let (max_degree, max_hops) = (self.max_degree, self.max_hops);
        Ok(PathQuery { direction, max_degree, max_hops, ..query })
    }
}

fn parse_count(text: &str) -> Result<usize, String> {
    let count = text.parse().ok().filter(|count| (1..=MAX_PATHS).contains(count));
    count.ok_or_else(|| format!("write a number from 1 to {MAX_PATHS}"))
}

/// The message that there is no path, and whether the filters or limits are the reason.
fn no_path_message(graph: &Graph, ends: [&str; 2], query: &PathQuery) -> String {
    let unlimited =
        PathQuery { from: query.from.clone(), to: query.to.clone(), ..PathQuery::default() };
    let is_limited = unlimited != *query
        && paths(graph, &unlimited, 1).is_ok_and(|result| !result.paths.is_empty());
    let reason =
        if is_limited { " with these filters and limits; without them there is one" } else { "" };
    format!("{}{reason}", path_ends::no_path_message(graph, ends, query))
}
