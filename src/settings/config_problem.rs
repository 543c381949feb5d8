/// A problem in the config file or in an environment variable. Its text may contain control characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigProblem {
    /// The environment variable; `None` if the problem is in the config file.
    pub(crate) variable: Option<&'static str>,
    /// The one-based line in the file; 0 for the whole file.
    pub line: u32,
    /// The one-based column, in characters; 0 for the whole line or file.
    pub column: u32,
    /// The error message, in lower case and without a full stop.
    pub(crate) message: String,
    /// A suggested fix.
    pub(crate) help: Option<String>,
}
