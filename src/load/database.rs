//! Graphs in a database. The tables are read by another layer, which may not be part of the build, and arrive here as strings
//! with the columns of the CSV set, so that they become records like those of files.

mod address;

use std::collections::BTreeMap;
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};

use super::files::{Files, SizeLimit};
use super::problems::{FileName, NewProblem, Problem, Rule};
use super::progress::LoadProgress;
use super::text::Text;
use crate::model::escape_hostile;
pub use address::DatabaseAddress;

/// Why a database cannot be read or written, and what to do about it. The text may quote data as is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DatabaseFailure {
    pub(crate) message: String,
    pub(crate) help: String,
}

/// Reads the tables of a database, in the order of [`SetTable::ALL`](super::import::csv_set::SetTable::ALL). Together they
/// are not larger than the limit.
pub(crate) type ReadTables =
    fn(&DatabaseAddress, SizeLimit, &Arc<LoadProgress>) -> Result<Vec<Text>, DatabaseFailure>;

/// What reads databases.
#[derive(Clone, Copy, Debug)]
pub struct DatabaseReader(pub(crate) ReadTables);

/// Reads the tables of a graph as if they were its files.
pub(super) fn read(
    address: &DatabaseAddress,
    reader: Option<DatabaseReader>,
    limit: SizeLimit,
    progress: &Arc<LoadProgress>,
) -> Files {
    let mut files = Files::new(limit);
    let not_built = || {
        Err(DatabaseFailure {
            message: "this build of guanxi does not read databases".to_owned(),
            help: "build it with `cargo install --path . --features postgres`".to_owned(),
        })
    };
    match reader.map_or_else(not_built, |reader| (reader.0)(address, limit, progress)) {
        Ok(texts) => files.texts = texts,
        Err(DatabaseFailure { message, help }) => {
            let name = FileName { name: address.to_string(), path: None };
            let problem = NewProblem::new(Rule::Unreadable, message, help);
            files.problems.add_in_file(&name, (0, 0), problem);
        }
    }
    files.bytes_left = files.bytes_left.saturating_sub(files.text_bytes());
    files
}

/// Locates problems by the table and the key of a row, as the rows of a database have no lines.
pub(super) fn locate_by_key(problems: &mut [Problem], texts: &[Text]) {
    for text in texts {
        let is_in_table = |problem: &&mut Problem| problem.file == text.name && problem.line > 0;
        let mut by_line: BTreeMap<u32, Vec<&mut Problem>> = BTreeMap::new();
        for problem in problems.iter_mut().filter(is_in_table) {
            by_line.entry(problem.line).or_default().push(problem);
        }
        let mut reader = ReaderBuilder::new().has_headers(false).from_reader(text.body.as_bytes());
        let mut row = StringRecord::new();
        while !by_line.is_empty() && reader.read_record(&mut row).unwrap_or(false) {
            let line = row.position().and_then(|at| u32::try_from(at.line()).ok());
            let problems = line.and_then(|line| by_line.remove(&line));
            for problem in problems.into_iter().flatten() {
                problem.file = format!("{} {}", text.name, key(&row));
                (problem.line, problem.column) = (0, 0);
            }
        }
    }
}

/// The first non-empty cell of a row, in backticks.
fn key(row: &StringRecord) -> String {
    let key = row.iter().find(|cell| !cell.is_empty()).unwrap_or("without a key");
    let short: String = key.chars().take(80).collect();
    format!("`{}`", escape_hostile(&short))
}
