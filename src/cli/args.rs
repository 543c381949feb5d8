//! The command line and its help.

use std::borrow::Cow;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgMatches, Args, CommandFactory, FromArgMatches, Parser, ValueEnum};

use super::command::{Command, OpenCommand, PickCommand};
use super::config_file::LoadedSettings;
use super::context::Context;
use super::misspelling::suggest_command;
use super::output_file::is_file;
use super::print::Format;
use super::run::report_failure;
use super::ui::{self, Audience, PagerMode, UseColor};
use crate::load::DatabaseAddress;
use crate::model::escape_hostile;
use crate::settings::{Setting, Theme};
use crate::text::AmbiguousWidth;

const AFTER_HELP: &str = "\
Examples:
  guanxi                                  open the explorer
  guanxi porsche                          open the explorer at Porsche
  guanxi show \"Lei Jun\"                   who is this, and who says so?
  guanxi path lei-jun porsche             how are these two connected?
  guanxi source courage-speech#4          which claims are drawn from this paragraph?
  guanxi dot lei-jun | dot -Tsvg > a.svg  a picture to share

The graph is the one named by --graph or GUANXI_GRAPH, else ./graph if it contains guanxi.yaml, else the \
current folder if that does, else the one named by the config file, else the built-in graph.

Exit status: 0 on success; 1 if nothing is found, a check fails or an import is incomplete; 2 on a usage error, or if a file cannot be read or written.";

const GLOBAL_HEADING: &str = "Global options";

/// Explore a knowledge graph in which every relation answers "says who?".
///
/// Without a command, guanxi opens the explorer, at ENTITY if one is given. ENTITY is a slug, a
/// name, an alias, initials, or a word or word prefix unique to one entity; multi-word names need
/// no quotes. On a terminal, a close misspelling is also accepted, with a note.
#[derive(Clone, Debug, Parser)]
#[command(
    name = "guanxi",
    version,
    after_help = AFTER_HELP,
    max_term_width = 100,
    override_usage = "guanxi [OPTIONS] [ENTITY]\n       guanxi [OPTIONS] COMMAND …",
    subcommand_help_heading = "Commands",
)]
pub struct Arguments {
    /// The explorer's arguments, given without a command.
    #[command(flatten)]
    pub(super) open: OpenCommand,
    #[command(flatten)]
    pub(super) global: GlobalFlags,
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    /// `None` if it depends on where standard output goes.
    #[arg(skip)]
    audience: Option<Audience>,
}

#[derive(Args, Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
pub(super) struct GlobalFlags {
    #[arg(long, help = "The graph: a folder that contains guanxi.yaml, or a single YAML or JSON file [env: GUANXI_GRAPH]", global = true, help_heading = GLOBAL_HEADING, value_name = "PATH")]
    pub(super) graph: Option<PathBuf>,
    #[arg(long, help = "Folder with the full text of the articles, one SOURCE.txt per source [env: GUANXI_ARTICLES]", global = true, help_heading = GLOBAL_HEADING, value_name = "DIR")]
    pub(super) articles: Option<PathBuf>,
    #[arg(long, help = "Maximum total size of the graph's files and articles, in MiB [env: GUANXI_MAX_SIZE] [default: 1024]", global = true, help_heading = GLOBAL_HEADING, value_name = "MIB")]
    max_size: Option<u64>,
    #[arg(long, help = "Follow symbolic links that lead out of the graph's folder [env: GUANXI_FOLLOW_LINKS; set it to `always`]", global = true, help_heading = GLOBAL_HEADING)]
    follow_links: bool,
    #[arg(long, help = "Neither read the graph from the cache nor save it there [env: GUANXI_CACHE; set it to `false`]", global = true, help_heading = GLOBAL_HEADING)]
    no_cache: bool,
    #[arg(long, help = "When to use colour [env: GUANXI_COLOR]", global = true, help_heading = GLOBAL_HEADING, value_name = "WHEN")]
    pub(super) color: Option<UseColor>,
    #[arg(long, help = "Colours for a dark or a light background, or the terminal's own 16 (ansi); auto detects the background in the explorer, and means ansi elsewhere [env: GUANXI_THEME]", global = true, help_heading = GLOBAL_HEADING, value_name = "THEME", value_parser = Theme::NAMES)]
    theme: Option<String>,
    #[arg(long, help = "Show lines and symbols as ASCII characters; letters are not converted [env: GUANXI_ASCII]", global = true, help_heading = GLOBAL_HEADING)]
    ascii: bool,
    #[arg(long, help = "How wide the terminal draws East Asian ambiguous characters; wide implies --ascii [env: GUANXI_AMBIGUOUS_WIDTH]", global = true, help_heading = GLOBAL_HEADING, value_name = "WIDTH", value_parser = AmbiguousWidth::NAMES)]
    ambiguous_width: Option<String>,
    #[arg(long, help = "The config file, or `none` to ignore it [env: GUANXI_CONFIG] [default: see `guanxi config path`]", global = true, help_heading = GLOBAL_HEADING, value_name = "FILE")]
    pub(super) config: Option<PathBuf>,
    #[arg(long, help = "Do not use a pager for output that exceeds the screen; GUANXI_PAGER or PAGER sets the pager", global = true, help_heading = GLOBAL_HEADING)]
    no_pager: bool,
}

impl GlobalFlags {
    fn flag_value(&self, setting: Setting) -> Option<OsString> {
        let path = |path: &Option<PathBuf>| path.as_ref().map(|path| path.as_os_str().to_owned());
        match setting {
            Setting::Graph => path(&self.graph),
            Setting::Articles => path(&self.articles),
            Setting::MaxSize => self.max_size.map(|mib| mib.to_string().into()),
            Setting::FollowLinks => self.follow_links.then(|| "always".into()),
            Setting::Cache => self.no_cache.then(|| "false".into()),
            Setting::Color => {
                self.color.and_then(|color| Some(color.to_possible_value()?.get_name().into()))
            }
            Setting::Theme => self.theme.as_ref().map(OsString::from),
            Setting::Ascii => self.ascii.then(|| "true".into()),
            Setting::AmbiguousWidth => self.ambiguous_width.as_ref().map(OsString::from),
            Setting::Depth | Setting::Editor | Setting::Opener => None,
        }
    }
}

impl Arguments {
    /// Parses the command line.
    ///
    /// # Errors
    ///
    /// Fails with an exit status if help, the version or an error was printed instead.
    pub fn parse_from(args: impl IntoIterator<Item = OsString>) -> Result<Self, ExitCode> {
        let args: Vec<OsString> = args.into_iter().collect();
        let parsed = Self::command().try_get_matches_from(&args).and_then(|matches| {
            let audience = audience_of(&matches);
            let mut arguments =
                Self { audience, ..Self::from_arg_matches(&matches)? }.validate()?;
            arguments.open.is_bare = arguments.command.is_none();
            Ok(arguments)
        });
        parsed.map_err(|error| match suggest_command(&Self::command(), error, &args) {
            Ok(nearest) => {
                ui::print_message(format!("no such command: did you mean `guanxi {nearest}`?"));
                ExitCode::from(2)
            }
            Err(error) => {
                let error = escape_arguments(error);
                // clap prints help to standard output and errors to standard error.
                match error.print() {
                    Err(failure) if !error.use_stderr() => report_failure(&failure.into()),
                    _ => ExitCode::from(if error.use_stderr() { 2 } else { 0 }),
                }
            }
        })
    }

    /// The context of the command, with the graph and the settings that the arguments select.
    pub fn context(&self) -> Context {
        let flag = |setting| self.global.flag_value(setting);
        let settings = LoadedSettings::load(self.global.config.as_deref(), &flag);
        settings.settings.ambiguous_width().apply();
        let mut context = Context::new(settings, Self::command);
        context.audience = self.audience.unwrap_or(context.audience);
        context
    }

    pub(super) fn pager(&self) -> PagerMode {
        if self.global.no_pager { PagerMode::Never } else { PagerMode::Auto }
    }

    /// Whether citations in the output become hyperlinks: only in text, on a terminal that supports them.
    pub(super) fn adds_links(&self, color: UseColor) -> bool {
        self.prints_records_as_text() && ui::supports_links(color)
    }

    /// Whether the output is text in which citations become hyperlinks and `--ascii` replaces symbols: not JSON or TSV.
    pub(super) fn prints_records_as_text(&self) -> bool {
        self.command.as_ref().is_some_and(Command::prints_records_as_text)
            && self.audience.is_none()
    }

    /// The arguments of the explorer, if there is no other command.
    pub fn open_command(&self) -> Option<&OpenCommand> {
        match &self.command {
            None => Some(&self.open),
            Some(Command::Open(open)) => Some(open),
            Some(_) => None,
        }
    }

    /// The arguments of `guanxi pick`, if that is the command.
    pub fn pick_command(&self) -> Option<&PickCommand> {
        match &self.command {
            Some(Command::Pick(pick)) => Some(pick),
            _ => None,
        }
    }

    /// Rejects explorer arguments before a command, where they would be ignored.
    fn validate(self) -> Result<Self, clap::Error> {
        if self.command.is_none() || self.open == OpenCommand::default() {
            return Ok(self);
        }
        let message = "put the entity, --depth and filters after the command";
        Err(Self::command().error(ErrorKind::ArgumentConflict, message))
    }
}

/// Escapes hostile characters in the arguments that an error quotes, and removes passwords from database addresses.
fn escape_arguments(mut error: clap::Error) -> clap::Error {
    let is_text =
        |value: &ContextValue| matches!(value, ContextValue::String(_) | ContextValue::Strings(_));
    let texts = error.context().filter(|(_, value)| is_text(value));
    let texts: Vec<_> = texts.map(|(kind, value)| (kind, value.to_string())).collect();
    for (kind, text) in texts {
        let address = DatabaseAddress::from_path(Path::new(&text));
        let shown = address
            .map_or_else(|| escape_hostile(&text), |address| Cow::Owned(address.to_string()));
        if let Cow::Owned(shown) = shown {
            error.insert(kind, ContextValue::String(shown));
            // A suggestion would quote the argument unescaped.
            error.remove(ContextKind::Suggested);
        }
    }
    error
}

/// The audience of a command that writes a file, JSON or TSV; `None` if it depends on where standard output goes.
fn audience_of(matches: &ArgMatches) -> Option<Audience> {
    let (_, command) = matches.subcommand()?;
    let output: Option<&PathBuf> = command.try_get_one("output").ok().flatten();
    if output.is_some_and(|path| is_file(path)) {
        return Some(Audience::File);
    }
    let json = command.try_get_one("json").ok().flatten() == Some(&true);
    let format = command.try_get_one("format").ok().flatten();
    let prints_records = json || format.is_some_and(|format: &Format| *format != Format::Table);
    prints_records.then_some(Audience::Program)
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::Arguments;

    #[test]
    fn the_clap_definition_is_valid() {
        Arguments::command().debug_assert();
    }
}
