use zerocopy::{FromBytes, Immutable, IntoBytes};

/// A line of a graph file, for messages and for opening an editor.
///
/// The model only stores the index of the file; the loader has the list of files.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, FromBytes, Immutable, IntoBytes,
)]
#[repr(C)]
pub struct FileLine {
    /// The index of the file in the loader's list.
    pub file: u32,
    /// The one-based line number; 0 if there is no file.
    pub line: u32,
}
