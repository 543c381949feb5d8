//! The settings: their names, variables, defaults and accepted values.

use std::ffi::OsStr;

use super::theme::Theme;
use crate::text::{AmbiguousWidth, did_you_mean};

/// A setting, which has a default and can be changed in the config file and by an environment variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// The graph to open.
    Graph,
    /// The folder with the full text of the articles.
    Articles,
    /// The maximum total size of a graph's files and articles, in MiB.
    MaxSize,
    /// Whether to follow symbolic links that lead out of the graph's folder.
    FollowLinks,
    /// Whether large graphs are saved in the cache.
    Cache,
    /// The number of hops around an entity.
    Depth,
    /// When to use colour.
    Color,
    /// The colour theme.
    Theme,
    /// Whether lines and symbols are shown as ASCII characters.
    Ascii,
    /// How wide the terminal draws characters of ambiguous width.
    AmbiguousWidth,
    /// The command that edits a file.
    Editor,
    /// The command that opens a URL.
    Opener,
}

/// The values that a setting accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SettingType {
    /// A path. In the config file, a relative path is relative to the folder of the file, and `~` is the home folder.
    Path,
    /// A command with its arguments.
    Command,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// One of these words.
    Word(&'static [&'static str]),
}

/// A message that a value is invalid, and a suggestion.
pub(super) type InvalidValue = (String, String);

impl Setting {
    /// Every setting, in the order in which they are listed.
    pub const ALL: [Self; 12] = [
        Self::Graph,
        Self::Articles,
        Self::MaxSize,
        Self::FollowLinks,
        Self::Cache,
        Self::Depth,
        Self::Color,
        Self::Theme,
        Self::Ascii,
        Self::AmbiguousWidth,
        Self::Editor,
        Self::Opener,
    ];

    /// The name of the setting in the config file, and of its flag, if any.
    pub fn name(self) -> &'static str {
        match self {
            Self::Graph => "graph",
            Self::Articles => "articles",
            Self::MaxSize => "max-size",
            Self::FollowLinks => "follow-links",
            Self::Cache => "cache",
            Self::Depth => "depth",
            Self::Color => "color",
            Self::Theme => "theme",
            Self::Ascii => "ascii",
            Self::AmbiguousWidth => "ambiguous-width",
            Self::Editor => "editor",
            Self::Opener => "opener",
        }
    }

    /// The environment variable that overrides the config file.
    pub fn variable(self) -> &'static str {
        match self {
            Self::Graph => "GUANXI_GRAPH",
            Self::Articles => "GUANXI_ARTICLES",
            Self::MaxSize => "GUANXI_MAX_SIZE",
            Self::FollowLinks => "GUANXI_FOLLOW_LINKS",
            Self::Cache => "GUANXI_CACHE",
            Self::Depth => "GUANXI_DEPTH",
            Self::Color => "GUANXI_COLOR",
            Self::Theme => "GUANXI_THEME",
            Self::Ascii => "GUANXI_ASCII",
            Self::AmbiguousWidth => "GUANXI_AMBIGUOUS_WIDTH",
            Self::Editor => "GUANXI_EDITOR",
            Self::Opener => "GUANXI_OPENER",
        }
    }

    /// What the setting determines, for the help and the README.
    pub fn help(self) -> &'static str {
        match self {
            Self::Graph => {
                "the graph to open; the config file's value applies only if the current folder contains no graph"
            }
            Self::Articles => "the folder with the full text of the articles",
            Self::MaxSize => "maximum total size of a graph's files and articles, in MiB",
            Self::FollowLinks => "follow links out of the graph's folder: never, always",
            Self::Cache => "cache large graphs so that they open faster: true, false",
            Self::Depth => "number of hops around an entity",
            Self::Color => "when to use colour: auto, always, never",
            Self::Theme => {
                "colours: auto (by the background), dark, light, ansi (the terminal's own)"
            }
            Self::Ascii => "show lines and symbols as ASCII characters: true, false",
            Self::AmbiguousWidth => {
                "how the terminal draws East Asian ambiguous characters: narrow, wide (implies ascii)"
            }
            Self::Editor => "command that edits a file [default: VISUAL, EDITOR, then vi]",
            Self::Opener => {
                "command that opens a URL [default: the first command in BROWSER that starts, else xdg-open or open]"
            }
        }
    }

    /// Environment variables that other programs use as well. The config file overrides these.
    pub(super) fn shared_variables(self) -> &'static [&'static str] {
        match self {
            Self::Editor => &["VISUAL", "EDITOR"],
            Self::Opener => &["BROWSER"],
            _ => &[],
        }
    }

    /// The default; `None` if the default depends on the graph or the current folder.
    pub(super) fn default(self) -> Option<&'static str> {
        match self {
            Self::Graph | Self::Articles => None,
            Self::MaxSize => Some("1024"),
            Self::FollowLinks => Some("never"),
            Self::Cache => Some("true"),
            Self::Depth => Some("1"),
            Self::Color | Self::Theme => Some("auto"),
            Self::Ascii => Some("false"),
            Self::AmbiguousWidth => Some("narrow"),
            Self::Editor => Some("vi"),
            Self::Opener => Some(if cfg!(target_os = "macos") { "open" } else { "xdg-open" }),
        }
    }

    pub(super) fn setting_type(self) -> SettingType {
        match self {
            Self::Graph | Self::Articles => SettingType::Path,
            Self::MaxSize | Self::Depth => SettingType::Number,
            Self::FollowLinks => SettingType::Word(&["never", "always"]),
            Self::Color => SettingType::Word(&["auto", "always", "never"]),
            Self::Theme => SettingType::Word(&Theme::NAMES),
            Self::Cache | Self::Ascii => SettingType::Boolean,
            Self::AmbiguousWidth => SettingType::Word(&AmbiguousWidth::NAMES),
            Self::Editor | Self::Opener => SettingType::Command,
        }
    }

    pub(super) fn validate(self, value: &OsStr) -> Result<(), InvalidValue> {
        let (name, shown) = (self.name(), value.to_string_lossy());
        let invalid = |help| Err((format!("invalid value `{shown}` for `{name}`"), help));
        match self.setting_type() {
            SettingType::Path | SettingType::Command if shown.trim().is_empty() => Err((
                format!("`{name}` is empty"),
                "remove the setting to use the default".to_owned(),
            )),
            SettingType::Number if shown.parse::<usize>().is_err() => {
                invalid("expected a whole number such as 2".to_owned())
            }
            SettingType::Boolean if shown != "true" && shown != "false" => {
                invalid("expected true or false".to_owned())
            }
            SettingType::Word(words) if !words.contains(&&*shown) => {
                let suggestion = did_you_mean(&shown, words.iter().copied());
                invalid(suggestion.unwrap_or_else(|| format!("expected {}", words.join(", "))))
            }
            _ => Ok(()),
        }
    }
}
