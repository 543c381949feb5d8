//! Layer 2, settings as data: the key table, its scopes and the help.

mod help;
mod key_scope;
mod keys;
mod task;

pub use help::{HelpContent, HelpRow};
pub use key_scope::KeyScope;
pub use keys::{Binding, KEYS, bindings, continuations};
pub use task::{TASKS, Task};
