//! Layer 2, what can be configured, as data: the key table.

mod key_scope;
mod keys;
mod task;

pub use key_scope::KeyScope;
pub use keys::{Binding, KEYS, bindings, continuations};
pub use task::{TASKS, Task};
