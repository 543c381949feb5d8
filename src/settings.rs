//! Layer 2, settings as data: the key table and its scopes.

mod key_scope;
mod keys;
mod task;

pub use key_scope::KeyScope;
pub use keys::{Binding, KEYS, bindings, continuations};
pub use task::{TASKS, Task};
