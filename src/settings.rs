//! Layer 2, settings as data: the user's options, the key table with its scopes, and the help.

mod config;
mod config_problem;
mod effective;
mod help;
mod key_name;
mod key_scope;
mod key_table;
mod keys;
mod setting;
mod starter_hint;
mod task;
mod theme;

pub use config::Config;
pub use config_problem::ConfigProblem;
pub use effective::{EffectiveValue, Origin, SettingSources, Settings};
pub use help::{HelpContent, HelpRow};
pub use key_name::KEY_NAMES;
pub use key_scope::KeyScope;
pub use key_table::{KeyRow, KeyTable};
pub use keys::{Binding, KEYS, TASKS};
pub use setting::Setting;
pub use starter_hint::{STARTER_HINTS, StarterHint};
pub use task::Task;
pub use theme::{ColorDepth, Theme, ThemeChoice};
