//! One file of a graph, as text.

/// A file that has been read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Its name as shown in messages.
    pub name: String,
    /// What it holds.
    pub body: String,
}
