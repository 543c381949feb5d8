//! Search: names typed any way, the right entity first.

mod find;
mod hit;
mod index;

pub use find::{Found, find_one};
pub use hit::{Answer, Field, Hit};
pub use index::Index;
