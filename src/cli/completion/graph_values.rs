//! Completion of argument values that come from the graph: slugs, kinds, families, sources and paragraphs.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use clap::{Arg, Command};
use clap_complete::engine::{ArgValueCompleter, CompletionCandidate};

use crate::cli::config_file::LoadedSettings;
use crate::load::{GraphSource, LoadOptions, load_with};
use crate::model::{Graph, Source};
use crate::query::Dimension;
use crate::settings::Setting;

/// Adds completion to each argument whose values come from the graph, which is loaded only if a value is completed.
///
/// Options are hidden until the word starts with a hyphen, so that they do not crowd out slugs.
pub(super) fn add_graph_values(mut program: Command, words: &[OsString]) -> Command {
    // Adds `--help`, which is hidden like the other options.
    program.build();
    let (source, options) = graph_to_load(words);
    let graph = Arc::new(LazyGraph { source, options, graph: OnceLock::new() });
    add_to_command(program, &graph)
}

struct LazyGraph {
    source: GraphSource,
    options: LoadOptions,
    graph: OnceLock<Arc<Graph>>,
}

impl LazyGraph {
    fn get(&self) -> &Graph {
        self.graph.get_or_init(|| load_with(&self.source, self.options.clone()).graph)
    }
}

fn add_to_command(command: Command, graph: &Arc<LazyGraph>) -> Command {
    let command = command.mut_args(|arg| add_to_argument(arg, graph));
    command.mut_subcommands(|subcommand| add_to_command(subcommand, graph))
}

fn add_to_argument(arg: Arg, graph: &Arc<LazyGraph>) -> Arg {
    let values = GraphValue::for_argument(&arg);
    let arg = if arg.is_positional() { arg } else { arg.hide(true) };
    if values.is_empty() {
        return arg;
    }
    let graph = Arc::clone(graph);
    arg.add(ArgValueCompleter::new(move |typed: &OsStr| {
        let typed = typed.to_str().unwrap_or_default();
        let candidates = values.iter().flat_map(|value| value.candidates(graph.get(), typed));
        candidates.collect::<Vec<_>>()
    }))
}

#[derive(Clone, Copy, Debug)]
enum GraphValue {
    Entity,
    Relation,
    /// A source, or a paragraph of one.
    Source,
    Filter(Dimension),
}

impl GraphValue {
    /// The types of values that an argument takes, determined by filter or placeholder (`ENTITY|RELATION|SOURCE`).
    fn for_argument(arg: &Arg) -> Vec<Self> {
        if let Some(dimension) = arg.get_long().and_then(Dimension::from_flag) {
            return vec![Self::Filter(dimension)];
        }
        let placeholder = arg.get_value_names().and_then(|names| names.first());
        let words = placeholder.map_or("", |name| name.as_str()).split('|');
        words.filter_map(Self::from_placeholder).collect()
    }

    fn from_placeholder(word: &str) -> Option<Self> {
        match word {
            "ENTITY" | "FROM" => Some(Self::Entity),
            "RELATION" => Some(Self::Relation),
            "SOURCE" | "SOURCE[#PARA[-PARA]]" => Some(Self::Source),
            _ => None,
        }
    }

    fn candidates(self, graph: &Graph, typed: &str) -> Vec<CompletionCandidate> {
        match self {
            Self::Entity => entities(graph, typed),
            Self::Relation => relations(graph, typed),
            Self::Source => sources(graph, typed),
            Self::Filter(dimension) => filter_values(graph, dimension, typed),
        }
    }
}

fn entities(graph: &Graph, typed: &str) -> Vec<CompletionCandidate> {
    let matches = graph.entities().filter(|entity| entity.slug().starts_with(typed));
    matches.map(|entity| candidate(entity.slug(), entity.name())).collect()
}

/// The outgoing relations of the entity before the first period.
fn relations(graph: &Graph, typed: &str) -> Vec<CompletionCandidate> {
    let entity = typed.split_once('.').and_then(|(slug, _)| graph.find_entity(slug));
    let outgoing = entity.into_iter().flat_map(|entity| graph.outgoing(entity));
    let relations = outgoing.map(|(relation, _)| graph.relation(relation));
    let named = relations.map(|relation| (relation.id_text().to_string(), relation.claim()));
    let matches = named.filter(|(name, _)| name.starts_with(typed));
    matches.map(|(name, claim)| candidate(&name, claim)).collect()
}

/// The sources, and the paragraphs of a source whose slug is complete.
fn sources(graph: &Graph, typed: &str) -> Vec<CompletionCandidate> {
    let matches = graph.sources().filter(|source| source.slug().starts_with(typed));
    let sources = matches.map(|source| candidate(source.slug(), source.title()));
    let slug = typed.split('#').next().unwrap_or_default();
    let paragraphs = graph.find_source(slug).map(|id| paragraphs(graph.source(id)));
    let matches = paragraphs.into_iter().flatten().filter(|(name, _)| name.starts_with(typed));
    sources.chain(matches.map(|(name, gist)| candidate(&name, gist))).collect()
}

/// The paragraphs of a source, as `source#n`, each with its gist.
fn paragraphs(source: Source<'_>) -> impl Iterator<Item = (String, &str)> {
    let numbered = (1..).zip(source.gists());
    numbered.map(move |(number, gist)| {
        (format!("{}#{number}", source.slug()), gist.unwrap_or_default())
    })
}

/// The values of a filter; after `!`, the values to exclude.
fn filter_values(graph: &Graph, dimension: Dimension, typed: &str) -> Vec<CompletionCandidate> {
    let (exclusion, typed) = typed.strip_prefix('!').map_or(("", typed), |rest| ("!", rest));
    let matches = dimension.value_names(graph).filter(|name| name.starts_with(typed));
    // Unlike slugs, the names of families are free text, which a shell might interpret.
    let safe = matches.filter(|name| name.chars().all(|c| c.is_alphanumeric() || "-_".contains(c)));
    safe.map(|name| CompletionCandidate::new(format!("{exclusion}{name}"))).collect()
}

fn candidate(value: &str, description: &str) -> CompletionCandidate {
    let description = (!description.is_empty()).then(|| description.to_owned().into());
    CompletionCandidate::new(value).help(description)
}

/// The graph given on the command line, or the one that guanxi opens without `--graph`, and how to load it.
fn graph_to_load(words: &[OsString]) -> (GraphSource, LoadOptions) {
    let has_flag = |flag: &str| words.iter().any(|word| word == flag);
    let flag = |setting| match setting {
        Setting::Graph => graph_flag(words).map(OsString::from),
        Setting::FollowLinks => has_flag("--follow-links").then(|| "always".into()),
        Setting::Cache => has_flag("--no-cache").then(|| "false".into()),
        _ => None,
    };
    let settings = LoadedSettings::load(None, &flag);
    (settings.graph_source(), settings.load_options())
}

/// The value of `--graph`, in the same word or the next word. Bash passes the `=` of `--graph=PATH` as a separate word.
fn graph_flag(words: &[OsString]) -> Option<PathBuf> {
    let mut words = words.iter().filter_map(|word| word.to_str()).filter(|word| *word != "=");
    let word = words.find(|word| *word == "--graph" || word.starts_with("--graph="))?;
    let path = word.strip_prefix("--graph=").or_else(|| words.next())?;
    Some(expand_home(path))
}

/// Expands `~`, which the shell has not yet done in a line that is still being typed.
fn expand_home(path: &str) -> PathBuf {
    let home = path.strip_prefix("~/").zip(env::var_os("HOME"));
    home.map_or_else(|| PathBuf::from(path), |(rest, home)| Path::new(&home).join(rest))
}
