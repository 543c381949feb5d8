mod body;
mod long_file;

pub(super) use body::Body;
pub(super) use long_file::{LongFile, LongFiles};

/// A graph file as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Its name in messages.
    pub name: String,
    /// Its contents.
    pub body: String,
}
