//! `guanxi cache`: lists or removes the cached graphs.

use std::io::Write;

use clap::{Args, Subcommand};
use serde_json::{Value, json};

use crate::cli::config_file::graph_cache;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::print::{self, Format, FormatFlags, Listing};
use crate::cli::ui;
use crate::load::{CacheState, CachedGraph, GraphCache};
use crate::model::escape_hostile;
use crate::system::error_text;
use crate::text::count;

#[derive(Args, Clone, Debug)]
pub(crate) struct CacheCommand {
    #[command(subcommand)]
    subcommand: CacheSubcommand,
}

#[derive(Clone, Debug, Subcommand)]
enum CacheSubcommand {
    /// List the cached graphs with their sizes, and whether they are up to date
    Status(FormatFlags),
    /// Remove all cached graphs
    Clear,
}

impl CacheCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let cache = graph_cache().ok_or_else(|| {
            let reason = "neither XDG_CACHE_HOME nor HOME is set to an absolute path";
            Failure::File(format!("no cache folder: {reason}"))
        })?;
        match &self.subcommand {
            CacheSubcommand::Status(format) => print_status(context, &cache, format.format(), out),
            CacheSubcommand::Clear => clear(&cache, out),
        }
    }
}

fn print_status(
    context: &Context,
    cache: &GraphCache,
    format: Format,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let graphs = cache.list().map_err(|error| failure(cache, "read", &error))?;
    let records: Vec<Value> = graphs.iter().map(record).collect();
    let listing = Listing::from_records(&["graph", "bytes", "state"], &records);
    print::write_listing(context.ui, format, &listing, records.into_iter(), out)?;
    let total: u64 = graphs.iter().map(|graph| graph.bytes).sum();
    if format == Format::Table {
        ui::print_message(format!(
            "{} in {}",
            summary(graphs.len(), total),
            folder_for_message(cache)
        ));
    }
    Ok(())
}

fn record(saved: &CachedGraph) -> Value {
    let graph = saved.graph.as_ref().map(|path| path.to_string_lossy());
    let state = match saved.state {
        CacheState::Current => "current",
        CacheState::Outdated => "outdated",
        CacheState::Unusable => "unusable",
    };
    json!({
        "graph": graph.map(|path| escape_hostile(&path).into_owned()),
        "bytes": saved.bytes,
        "state": state,
    })
}

fn clear(cache: &GraphCache, out: &mut dyn Write) -> Result<(), Failure> {
    let (files, bytes) = cache.clear().map_err(|error| failure(cache, "clear", &error))?;
    writeln!(out, "removed {} from {}", summary(files, bytes), folder_for_message(cache))?;
    Ok(())
}

fn summary(files: usize, bytes: u64) -> String {
    format!("{}, {} MiB", count(files, "cached graph", "cached graphs"), bytes.div_ceil(1 << 20))
}

fn folder_for_message(cache: &GraphCache) -> String {
    escape_hostile(&cache.folder.to_string_lossy()).into_owned()
}

fn failure(cache: &GraphCache, verb: &str, error: &std::io::Error) -> Failure {
    Failure::File(format!(
        "cannot {verb} the cache {}: {}",
        folder_for_message(cache),
        error_text(error)
    ))
}
