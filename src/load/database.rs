//! Graphs in a database. The tables are read by another layer, which may not be part of the build, and arrive here as texts
//! with the columns of the CSV set, so that they become records like those of files.

use std::collections::BTreeMap;
use std::fmt;
use std::path::Path;
use std::sync::Arc;

use csv::{ReaderBuilder, StringRecord};

use super::files::{Files, SizeLimit};
use super::graph_source::GraphSource;
use super::import::csv_set;
use super::loaded::{LoadOptions, LoadedGraph, assemble_from};
use super::problems::{FileName, NewProblem, Problem, Rule};
use super::progress::LoadProgress;
use super::text::Text;
use crate::model::escape_hostile;

const SCHEMES: [&str; 2] = ["postgres://", "postgresql://"];
const PASSWORD_PARAMETERS: [&str; 2] = ["password", "sslpassword"];

/// The address of a graph in a database: `postgres://USER@HOST/DATABASE?schema=NAME`. Whatever shows it, shows it without its
/// password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseAddress {
    url: String,
}

impl DatabaseAddress {
    /// The address, if a path is one.
    pub fn from_path(path: &Path) -> Option<Self> {
        let url = path.to_str()?;
        let is_address = SCHEMES.iter().any(|scheme| url.starts_with(scheme));
        is_address.then(|| Self { url: url.to_owned() })
    }

    /// The address as given, possibly with a password.
    #[cfg(feature = "postgres")]
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// The address without its password. A password may contain any character, even if it should be encoded, so everything
    /// up to the last `@` is taken for the user and the password.
    fn without_password(&self) -> String {
        let (scheme, rest) = self.url.split_once("://").unwrap_or_default();
        let (user, rest) = match rest.rsplit_once('@') {
            Some((credentials, rest)) => (credentials.split(':').next(), rest),
            None => (None, rest),
        };
        let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
        let is_shown = |parameter: &&str| {
            let key = parameter.split('=').next().unwrap_or_default();
            !PASSWORD_PARAMETERS.iter().any(|secret| key.eq_ignore_ascii_case(secret))
        };
        let parameters: Vec<&str> =
            query.split('&').filter(|part| !part.is_empty()).filter(is_shown).collect();
        let user = user.map_or_else(String::new, |user| format!("{user}@"));
        let query = if parameters.is_empty() { "" } else { "?" };
        format!("{scheme}://{user}{place}{query}{}", parameters.join("&"))
    }
}

impl fmt::Display for DatabaseAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&escape_hostile(&self.without_password()))
    }
}

impl fmt::Debug for DatabaseAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Why a database cannot be read or written, and what to do about it. The text may quote data as is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DatabaseFailure {
    pub(crate) message: String,
    pub(crate) help: String,
}

/// Reads the tables of a database, in the order of [`SetTable::ALL`](csv_set::SetTable::ALL). The texts together are not larger
/// than the limit.
pub(crate) type ReadTables =
    fn(&DatabaseAddress, SizeLimit, &Arc<LoadProgress>) -> Result<Vec<Text>, DatabaseFailure>;

/// What reads databases.
#[derive(Clone, Copy)]
pub struct DatabaseReader(pub(crate) ReadTables);

impl fmt::Debug for DatabaseReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("DatabaseReader")
    }
}

/// Loads a graph from a database. Articles are read only from a folder that was chosen.
pub(super) fn load_database(address: &DatabaseAddress, options: LoadOptions) -> LoadedGraph {
    let mut files = Files::new(options.limit);
    let not_built = || {
        Err(DatabaseFailure {
            message: "this build of guanxi does not read databases".to_owned(),
            help: "build it with `cargo install --path . --features postgres`".to_owned(),
        })
    };
    let read = |reader: DatabaseReader| (reader.0)(address, options.limit, &options.progress);
    match options.database.map_or_else(not_built, read) {
        Ok(texts) => files.texts = texts,
        Err(DatabaseFailure { message, help }) => {
            let name = FileName { name: address.to_string(), path: None };
            let problem = NewProblem::new(Rule::Unreadable, message, help);
            files.problems.add_in_file(&name, (0, 0), problem);
        }
    }
    files.bytes_left = files.bytes_left.saturating_sub(files.text_bytes());
    let (source, articles) = (GraphSource::Database(address.clone()), options.articles.clone());
    assemble_from(source, files, articles, options, |texts, _| csv_set::open_tables(texts))
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

/// The first cells of a row, up to one that names it.
fn key(row: &StringRecord) -> String {
    let key = row.iter().find(|cell| !cell.is_empty()).unwrap_or("without a key");
    let short: String = key.chars().take(80).collect();
    format!("`{}`", escape_hostile(&short))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::DatabaseAddress;

    #[test]
    fn an_address_is_shown_without_its_password() {
        for (url, shown) in [
            ("postgres://h/db", "postgres://h/db"),
            ("postgres://u:secret@h:5432/db?schema=x", "postgres://u@h:5432/db?schema=x"),
            ("postgresql://u:se/cr?et@h/db", "postgresql://u@h/db"),
            ("postgres://u:sec@ret@h/db", "postgres://u@h/db"),
            ("postgres://:secret@/db", "postgres://@/db"),
            ("postgres://h/db?password=secret&schema=x", "postgres://h/db?schema=x"),
            ("postgres://h/db?PASSWORD=secret", "postgres://h/db"),
        ] {
            let address = DatabaseAddress::from_path(Path::new(url)).expect("an address");
            assert_eq!(address.to_string(), shown);
            assert_eq!(format!("{address:?}"), shown);
        }
        assert_eq!(DatabaseAddress::from_path(Path::new("graph/postgres:")), None);
    }
}
