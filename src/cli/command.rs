//! The commands, one per file, with their arguments. Only `explorer.rs` (`open` and `pick`) and `manual.rs` (`completions`
//! and `man`) contain two. `key_bindings.rs` belongs to `completions`, and `new_graph.rs` to `import` and `init`.

mod cache;
mod check;
mod common;
mod config;
mod diff;
mod dossier;
mod dot;
mod draw;
mod explorer;
mod export;
mod import;
mod init;
mod key_bindings;
mod list;
mod manual;
mod new_graph;
mod path;
#[cfg(feature = "postgres")]
mod push;
mod schema;
mod search;
mod show;
mod source;
mod stats;
mod timeline;

use std::io::Write;

use clap::Subcommand;

use super::context::Context;
use super::failure::Failure;

pub use explorer::{OpenCommand, PickCommand};

#[derive(Clone, Debug, Subcommand)]
pub(super) enum Command {
    /// Open the explorer, at ENTITY if one is given
    Open(OpenCommand),
    /// Find entities, relations, facts, paragraphs and sources, best matches first
    Search(search::SearchCommand),
    /// Choose an entity interactively and print its slug: `guanxi show "$(guanxi pick)"`
    Pick(PickCommand),
    /// List entities, relations, kinds, families, sources or contradictions
    List(list::ListCommand),
    /// Show a relation, a fact, a source, an entity with its relations, or what connects several entities
    Show(show::ShowCommand),
    /// Find the best paths between two entities, hop by hop
    Path(path::PathCommand),
    /// Find what several entities have in common
    Common(common::CommonCommand),
    /// List relations and facts by date: for an entity, between entities, on a date, or for the whole graph
    Timeline(timeline::TimelineCommand),
    /// List the sources, show one with its paragraphs, or show paragraphs with every claim drawn from them
    Source(source::SourceCommand),
    /// Write a footnoted Markdown dossier on an entity, or on what connects several entities
    Dossier(dossier::DossierCommand),
    /// Draw a map, paths, or an entity with its neighbours, as text
    Draw(draw::DrawCommand),
    /// Print Graphviz DOT: `guanxi dot lei-jun | dot -Tsvg > picture.svg`
    Dot(dot::DotCommand),
    /// Export the graph or part of it in another format
    Export(export::ExportCommand),
    /// Import tables, notes or JSON as a new graph, in which everything is cited
    ///
    /// Each table becomes a source whose paragraph n is row n, counting the header. guanxi guesses the meaning of each column
    /// from its header and prints the guesses; a YAML file given with --map overrides them:
    ///
    /// `tables: {ties.csv: {rows: relations, kind: owns, columns: {Von: from, Nach: to, Seit: start}}}`
    ///
    /// `relation_kinds: {owns: {back: is owned by}}`
    ///
    /// In the mapping file, `rows` is `entities`, `relations` or `nothing`; each value under `columns` is one of `name`, `id`, `kind`,
    /// `aliases`, `role`, `link`, `from`, `to`, `from_kind`, `to_kind`, `direction`, `start`, `end`, `when`, `weight`, `claim`,
    /// `document`, `document_title`, `document_publisher`, `document_date`, `value` and `skip`. `header: none` means that row 1
    /// is not a header; the columns are then called `column 1`, `column 2` and so on.
    ///
    /// A Markdown note becomes an entity, and each of its links a relation. A note whose front matter has `source`, `author` or
    /// `url` becomes a source. FollowTheMoney records become entities, relations and facts. For notes and FollowTheMoney, the
    /// mapping file may contain only `title` and `relation_kinds`.
    ///
    /// Rows, records and relations that cannot be imported are reported as errors. The graph is written without them, and the
    /// exit status is 1. Cells, comments and fields that are not imported are reported only as warnings.
    Import(import::ImportCommand),
    /// Show counts, hubs, brokers, groups and source coverage
    Stats(stats::StatsCommand),
    /// Compare two graphs, or git revisions of one: added, removed and changed records
    ///
    /// An argument that is not an existing path is read as a git revision: of the graph at the other path if one is
    /// given, otherwise of the graph that other commands open. To use guanxi as a git difftool:
    ///
    /// git config difftool.guanxi.cmd 'guanxi diff --of "${MERGED:-.}" "$LOCAL" "$REMOTE"'
    ///
    /// git difftool --dir-diff --tool guanxi REV
    Diff(diff::DiffCommand),
    /// Write a graph to a PostgreSQL database, replacing the one that was pushed there before
    ///
    /// The tables are written to a new schema, which then replaces the old one, so that readers see either the old graph or
    /// the new one. A schema that guanxi did not write is not replaced. Anything that the address does not specify is taken
    /// from PGHOST, PGUSER, PGPASSWORD and the like, or from `~/.pgpass` and `~/.pg_service.conf`.
    #[cfg(feature = "postgres")]
    Push(push::PushCommand),
    /// Check a graph's files for problems; fail if there are errors
    Check(check::CheckCommand),
    /// Create a folder with a graph to edit: a commented starter graph, or a copy of the built-in graph
    Init(init::InitCommand),
    /// Show the settings in effect, the path of the config file, and problems with the settings
    Config(config::ConfigCommand),
    /// List or remove cached graphs
    Cache(cache::CacheCommand),
    /// Print the JSON Schema of the YAML format, for completion and validation in editors
    ///
    /// With --graph, the schema lists the slugs, kinds and citations (`source#n`) of that graph, so that editors
    /// complete them and flag unknown ones. Files created by `guanxi init DIR` refer to DIR/.guanxi-schema.json:
    ///
    ///   guanxi schema --graph DIR > DIR/.guanxi-schema.json
    Schema,
    /// Print a completion script for a shell, or key bindings
    Completions(manual::CompletionsCommand),
    /// Print the manual page: `guanxi man | man -l -`
    Man(manual::ManCommand),
}

impl Command {
    /// Whether the command prints records as text, in which citations are linked and `--ascii` replaces symbols.
    pub(super) fn prints_records_as_text(&self) -> bool {
        matches!(
            self,
            Self::Search(_)
                | Self::List(_)
                | Self::Show(_)
                | Self::Path(_)
                | Self::Common(_)
                | Self::Timeline(_)
                | Self::Source(_)
                | Self::Stats(_)
        )
    }

    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        match self {
            // `main` runs these two, because they take over the terminal.
            Self::Open(_) | Self::Pick(_) => Ok(()),
            Self::Search(search) => search.run(context, out),
            Self::List(list) => list.run(context, out),
            Self::Show(show) => show.run(context, out),
            Self::Path(path) => path.run(context, out),
            Self::Common(common) => common.run(context, out),
            Self::Timeline(timeline) => timeline.run(context, out),
            Self::Source(source) => source.run(context, out),
            Self::Dossier(dossier) => dossier.run(context, out),
            Self::Draw(draw) => draw.run(context, out),
            Self::Dot(dot) => dot.run(context, out),
            Self::Export(export) => export.run(context, out),
            Self::Import(import) => import.run(context, out),
            Self::Stats(stats) => stats.run(context, out),
            #[cfg(feature = "postgres")]
            Self::Push(push) => push.run(context, out),
            Self::Diff(diff) => diff.run(context, out),
            Self::Check(check) => check.run(context, out),
            Self::Init(init) => init.run(out),
            Self::Config(config) => config.run(context, out),
            Self::Cache(cache) => cache.run(context, out),
            Self::Schema => schema::print_schema(context, out),
            Self::Completions(completions) => completions.run(out),
            Self::Man(man) => man.run(context, out),
        }
    }
}
