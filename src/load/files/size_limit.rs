use crate::load::problems::{NewProblem, Rule};

/// The maximum total size of a graph's files and articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SizeLimit {
    bytes: u64,
}

impl SizeLimit {
    /// A limit in MiB.
    pub fn from_mib(mib: u64) -> Self {
        Self { bytes: mib.saturating_mul(1 << 20) }
    }

    pub(crate) fn bytes(self) -> u64 {
        self.bytes
    }

    /// The problem with files of `total` bytes.
    pub(crate) fn problem(self, total: u64) -> NewProblem {
        let mib = |bytes: u64| bytes.div_ceil(1 << 20);
        let message = format!(
            "{} MiB of files, more than the limit of {} MiB for a graph and its articles",
            mib(total),
            mib(self.bytes)
        );
        NewProblem::new(Rule::TooLarge, message, RAISE_LIMIT_HELP)
    }
}

impl Default for SizeLimit {
    /// Enough for a million entities.
    fn default() -> Self {
        Self::from_mib(1024)
    }
}

pub(super) const RAISE_LIMIT_HELP: &str =
    "raise the limit with `--max-size MIB`, or split the graph into smaller ones";
