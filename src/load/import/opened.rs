use crate::load::source::RecordSource;

/// The opened files of an import.
pub(crate) struct Opened<'t> {
    /// One for each file or sheet.
    pub(crate) sources: Vec<Box<dyn RecordSource + 't>>,
    /// The lines of output that describe how the files were read.
    pub(crate) mapping: Vec<String>,
    /// Whether a mapping file would have no effect, because the files themselves define each field.
    pub(crate) ignores_map: bool,
}
