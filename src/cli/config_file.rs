//! Finds and reads the config file, and resolves the settings.

use std::env;
use std::ffi::OsString;
use std::fmt;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use crate::load::{
    ArticleReading, DatabaseReader, GraphCache, GraphSource, LinkPolicy, LoadOptions, Problem,
    SizeLimit,
};
use crate::model::escape_hostile;
use crate::settings::{Config, ConfigProblem, Setting, SettingSources, Settings};
use crate::system::{error_text, read_regular_file};

/// The value of `--config` that disables the config file.
const NO_FILE: &str = "none";
const CONFIG_VARIABLE: &str = "GUANXI_CONFIG";
const MAX_BYTES: u64 = 1 << 20;
#[cfg(feature = "postgres")]
const DATABASE_READER: Option<DatabaseReader> = Some(crate::engine::DATABASE_READER);
#[cfg(not(feature = "postgres"))]
const DATABASE_READER: Option<DatabaseReader> = None;

#[derive(Clone, Debug)]
pub(super) enum ConfigFile {
    /// A file given by a flag or the environment.
    Explicit(PathBuf),
    /// The file in the user's config folder, which need not exist.
    Default(PathBuf),
    /// No file; the message says why.
    Unavailable(&'static str),
}

/// The settings in effect, and the config file with its text.
#[derive(Clone, Debug)]
pub(super) struct LoadedSettings {
    pub(super) file: ConfigFile,
    pub(super) settings: Settings,
    pub(super) text: String,
}

impl ConfigFile {
    /// The file given by a flag, else by the environment, else `guanxi/config.toml` in `XDG_CONFIG_HOME`, else in
    /// `~/.config` (XDG Base Directory Specification), on macOS as well.
    fn find(flag: Option<&Path>) -> Self {
        let variable = env::var_os(CONFIG_VARIABLE);
        let explicit = flag.map(Path::as_os_str).or(variable.as_deref());
        match explicit {
            Some(name) if name.is_empty() || name == NO_FILE => {
                Self::Unavailable("the config file is disabled by --config or GUANXI_CONFIG")
            }
            Some(path) => Self::Explicit(path.into()),
            None => user_folder("XDG_CONFIG_HOME", ".config").map_or(
                Self::Unavailable(
                    "no config file: neither XDG_CONFIG_HOME nor HOME is set to an absolute path",
                ),
                |folder| Self::Default(folder.join(Config::FILE_NAME)),
            ),
        }
    }

    pub(super) fn path(&self) -> Option<&Path> {
        match self {
            Self::Explicit(path) | Self::Default(path) => Some(path),
            Self::Unavailable(_) => None,
        }
    }

    /// The text of the file. Empty if the config file is disabled, or if the default file does not exist.
    fn read(&self) -> Result<String, String> {
        let Some(path) = self.path() else { return Ok(String::new()) };
        match read_regular_file(path, MAX_BYTES) {
            // A home or config folder may be set to `/dev/null`, so that there is no file.
            Err(error)
                if [ErrorKind::NotFound, ErrorKind::NotADirectory].contains(&error.kind())
                    && matches!(self, Self::Default(_)) =>
            {
                Ok(String::new())
            }
            read => {
                let bytes = read.map_err(|error| describe_read_error(&error))?;
                String::from_utf8(bytes).map_err(|_| "the file is not UTF-8 text".to_owned())
            }
        }
    }
}

impl fmt::Display for ConfigFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Explicit(path) | Self::Default(path) => {
                f.write_str(&escape_hostile(&path.to_string_lossy()))
            }
            Self::Unavailable(reason) => f.write_str(reason),
        }
    }
}

impl LoadedSettings {
    /// Reads the config file, with `config` as the value of `--config`, and resolves every setting.
    pub(super) fn load(config: Option<&Path>, flag: &dyn Fn(Setting) -> Option<OsString>) -> Self {
        let file = ConfigFile::find(config);
        let (text, config) = match file.read() {
            Ok(text) => {
                let config = Config::parse(&text);
                (text, config)
            }
            Err(message) => (String::new(), Config::unreadable(message)),
        };
        let config_folder = file.path().and_then(Path::parent).unwrap_or(Path::new(""));
        let variable = |name: &str| env::var_os(name);
        let settings =
            Settings::resolve(config, &SettingSources { flag, variable: &variable, config_folder });
        Self { file, settings, text }
    }

    pub(super) fn graph_source(&self) -> GraphSource {
        let settings = &self.settings;
        GraphSource::find(settings.requested_graph(), settings.default_graph(), Path::new(""))
    }

    /// How to load the graph; its articles are read on demand.
    pub(super) fn load_options(&self) -> LoadOptions {
        let settings = &self.settings;
        let links =
            if settings.follows_links() { LinkPolicy::Anywhere } else { LinkPolicy::WithinFolder };
        LoadOptions {
            articles: settings.path(Setting::Articles).map(Path::to_owned),
            reading: ArticleReading::OnDemand,
            limit: settings.max_size().map(SizeLimit::from_mib).unwrap_or_default(),
            links,
            cache: graph_cache().filter(|_| settings.uses_cache()),
            database: DATABASE_READER,
            ..LoadOptions::default()
        }
    }

    pub(super) fn problems(&self) -> Vec<Problem> {
        self.settings.problems.iter().map(|problem| self.problem(problem)).collect()
    }

    fn problem(&self, problem: &ConfigProblem) -> Problem {
        let (file, path) = match problem.variable {
            Some(variable) => (variable.to_owned(), None),
            None => (self.file.to_string(), self.file.path().map(Path::to_owned)),
        };
        let position = (problem.line, problem.column);
        let help = problem.help.as_deref();
        Problem::in_settings((file, path), position, &self.text, (&problem.message, help))
    }
}

/// The folder of cached graphs: `guanxi` in `XDG_CACHE_HOME`, else in `~/.cache` (XDG Base Directory Specification), on
/// macOS as well.
pub(super) fn graph_cache() -> Option<GraphCache> {
    user_folder("XDG_CACHE_HOME", ".cache").map(GraphCache::new)
}

/// The folder `guanxi` in the folder that a variable names, else in `below_home` in the home folder. `None` if
/// neither is set to an absolute path; relative ones are ignored (XDG Base Directory Specification).
pub(super) fn user_folder(variable: &str, below_home: &str) -> Option<PathBuf> {
    let absolute =
        |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    let home = || absolute("HOME").map(|home| home.join(below_home));
    absolute(variable).or_else(home).map(|folder| folder.join("guanxi"))
}

fn describe_read_error(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "no such file".to_owned(),
        _ => format!("the file cannot be read: {}", error_text(error)),
    }
}
