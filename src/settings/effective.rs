//! The settings in effect, and where each comes from.
#![expect(clippy::indexing_slicing, reason = "there is a value for each setting")]

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::config::{Config, ConfigValue, apply_overrides};
use super::config_problem::ConfigProblem;
use super::key_table::KeyTable;
use super::setting::{Setting, SettingType};
use super::theme::Theme;
use crate::system::split_list;
use crate::text::AmbiguousWidth;

/// Where the value of a setting comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A command-line flag.
    Flag,
    /// An environment variable.
    Variable(&'static str),
    /// This line of the config file.
    File(u32),
    /// The setting has its default value.
    Default,
}

/// The value of a setting, and its origin.
#[derive(Clone, Debug)]
pub struct EffectiveValue {
    /// `None` for a default that depends on the graph or the current folder.
    pub(crate) value: Option<OsString>,
    /// Where the value comes from.
    pub origin: Origin,
}

/// The settings in effect: flags override environment variables, which override the config file.
#[derive(Clone, Debug)]
pub struct Settings {
    /// In the order of [`Setting::ALL`].
    values: Vec<EffectiveValue>,
    /// The keys in effect.
    pub keys: KeyTable,
    /// The problems in the config file and in the environment variables.
    pub problems: Vec<ConfigProblem>,
}

/// The inputs from which the settings are resolved, besides the config file.
pub struct SettingSources<'a> {
    /// The values of command-line flags.
    pub flag: &'a dyn Fn(Setting) -> Option<OsString>,
    /// The values of environment variables.
    pub variable: &'a dyn Fn(&str) -> Option<OsString>,
    /// The folder of the config file, to which paths in that file are relative.
    pub config_folder: &'a Path,
}

impl Settings {
    /// Resolves every setting.
    pub fn resolve(config: Config, sources: &SettingSources<'_>) -> Self {
        let Config { values, keys, mut problems } = config;
        let keys = apply_overrides(keys, &mut problems);
        let resolve = |setting| effective_value(setting, &values, sources, &mut problems);
        Self { values: Setting::ALL.into_iter().map(resolve).collect(), keys, problems }
    }

    /// The value of a setting, and where it comes from.
    pub fn get(&self, setting: Setting) -> &EffectiveValue {
        &self.values[setting as usize]
    }

    /// The same settings, as if a flag named another graph.
    #[must_use]
    pub(crate) fn with_graph(&self, path: &Path) -> Self {
        let mut settings = self.clone();
        settings.values[Setting::Graph as usize] =
            EffectiveValue { value: Some(path.as_os_str().to_owned()), origin: Origin::Flag };
        settings
    }

    /// A setting as a path; `None` for a default that depends on the graph or the current folder.
    pub fn path(&self, setting: Setting) -> Option<&Path> {
        self.get(setting).value.as_deref().map(Path::new)
    }

    /// The graph that a flag or a variable names.
    pub(crate) fn requested_graph(&self) -> Option<&Path> {
        self.path(Setting::Graph).filter(|_| !self.is_from_file(Setting::Graph))
    }

    /// The graph that the config file names, for folders without a graph of their own.
    pub(crate) fn default_graph(&self) -> Option<&Path> {
        self.path(Setting::Graph).filter(|_| self.is_from_file(Setting::Graph))
    }

    fn is_from_file(&self, setting: Setting) -> bool {
        matches!(self.get(setting).origin, Origin::File(_))
    }

    /// A setting as text; empty for a default that depends on the graph or the current folder.
    pub fn text(&self, setting: Setting) -> String {
        let value = self.get(setting).value.as_deref().unwrap_or_default();
        value.to_string_lossy().into_owned()
    }

    /// The commands that open a URL, to be tried in order.
    pub fn openers(&self) -> Vec<String> {
        let (text, origin) = (self.text(Setting::Opener), self.get(Setting::Opener).origin);
        match origin {
            // Other programs treat this variable as a list, too.
            Origin::Variable("BROWSER") => split_list(&text),
            _ => vec![text],
        }
    }

    /// The number of hops around an entity.
    pub fn depth(&self) -> usize {
        self.text(Setting::Depth).parse().unwrap_or(1)
    }

    /// The colour theme.
    pub(crate) fn theme(&self) -> Theme {
        Theme::from_name(&self.text(Setting::Theme))
    }

    /// How wide the terminal draws characters of ambiguous width.
    pub(crate) fn ambiguous_width(&self) -> AmbiguousWidth {
        AmbiguousWidth::from_name(&self.text(Setting::AmbiguousWidth))
    }

    /// Whether lines and symbols are shown as ASCII characters. They must be if the terminal draws ambiguous characters
    /// wide, as they would not fit their cells otherwise.
    pub(crate) fn is_ascii(&self) -> bool {
        self.text(Setting::Ascii) == "true" || self.ambiguous_width() == AmbiguousWidth::Wide
    }

    /// Whether large graphs are saved in the cache.
    pub(crate) fn uses_cache(&self) -> bool {
        self.text(Setting::Cache) == "true"
    }

    /// Whether symbolic links that lead out of the graph's folder are followed.
    pub(crate) fn follows_links(&self) -> bool {
        self.text(Setting::FollowLinks) == "always"
    }

    /// The maximum total size of a graph's files and articles, in MiB.
    pub(crate) fn max_size(&self) -> Option<u64> {
        self.text(Setting::MaxSize).parse().ok()
    }
}

/// The first value of a setting that is given and valid, in order of precedence. Reports invalid environment variables.
fn effective_value(
    setting: Setting,
    values: &[ConfigValue],
    sources: &SettingSources<'_>,
    problems: &mut Vec<ConfigProblem>,
) -> EffectiveValue {
    let mut variable = |name: &'static str| {
        let value = (sources.variable)(name).filter(|value| !value.is_empty())?;
        let error = setting.validate(&value).err();
        problems.extend(error.iter().map(|(message, help)| ConfigProblem {
            variable: Some(name),
            line: 0,
            column: 0,
            message: message.clone(),
            help: Some(help.clone()),
        }));
        let origin = Origin::Variable(name);
        error.is_none().then_some(EffectiveValue { value: Some(value), origin })
    };
    let flag = (sources.flag)(setting);
    let own_variable = variable(setting.variable());
    let shared_variable = setting.shared_variables().iter().find_map(|name| variable(name));
    let in_file =
        values.iter().find(|value| value.setting == setting).map(|found| EffectiveValue {
            value: Some(resolve_file_value(setting, &found.value, sources)),
            origin: Origin::File(found.line),
        });
    flag.map(|value| EffectiveValue { value: Some(value), origin: Origin::Flag })
        .or(own_variable)
        .or(in_file)
        .or(shared_variable)
        .unwrap_or_else(|| EffectiveValue {
            value: setting.default().map(OsString::from),
            origin: Origin::Default,
        })
}

/// Resolves a relative path against the folder of the config file, and expands `~` to the home folder. Database addresses
/// stay as they are.
fn resolve_file_value(setting: Setting, value: &str, sources: &SettingSources<'_>) -> OsString {
    if setting.setting_type() != SettingType::Path || value.contains("://") {
        return value.into();
    }
    let below_home = value.strip_prefix("~/").or((value == "~").then_some(""));
    let home = below_home.and((sources.variable)("HOME")).map(PathBuf::from);
    match (below_home, home) {
        (Some(below), Some(home)) => home.join(below).into_os_string(),
        _ => sources.config_folder.join(OsStr::new(value)).into_os_string(),
    }
}
