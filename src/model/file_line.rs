/// A line of a graph file, for messages and for opening an editor.
///
/// The model only stores it; the loader knows which file the number means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileLine {
    /// The index of the file in the loader's list.
    pub file: u32,
    /// The line, counted from 1; 0 if it was not read from a file.
    pub line: u32,
}
