//! Where in the graph's files a thing is written.

/// A place in the files a graph was read from, for messages and for opening an editor there.
///
/// The model only carries it; the loader knows what file the number means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileLine {
    /// The position of the file in the loader's list.
    pub file: u32,
    /// The line, counted from 1; 0 if it was not read from a file.
    pub line: u32,
}
