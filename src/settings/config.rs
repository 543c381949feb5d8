//! The contents of the config file: the valid values, and the problems with the others.

mod key_override;
mod key_tables;
mod reader;

use super::config_problem::ConfigProblem;
use super::setting::Setting;
use key_override::KeyOverride;
pub(super) use key_override::apply_overrides;

/// The contents of a config file.
#[derive(Clone, Debug, Default)]
pub struct Config {
    pub(super) values: Vec<ConfigValue>,
    pub(super) keys: Vec<KeyOverride>,
    pub(super) problems: Vec<ConfigProblem>,
}

/// The value of a setting, and the line of the file that sets it.
#[derive(Clone, Debug)]
pub(super) struct ConfigValue {
    pub(super) setting: Setting,
    pub(super) value: String,
    pub(super) line: u32,
}

impl Config {
    /// The name of the file in guanxi's config folder.
    pub(crate) const FILE_NAME: &str = "config.toml";

    /// Parses TOML. Never fails: invalid parts become problems, and the other parts apply.
    pub fn parse(text: &str) -> Self {
        reader::read(text)
    }

    /// The config of a file that cannot be read.
    pub(crate) fn unreadable(message: String) -> Self {
        let problem = ConfigProblem { variable: None, line: 0, column: 0, message, help: None };
        Self { problems: vec![problem], ..Self::default() }
    }
}
