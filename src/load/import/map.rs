use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::load::files::read_text;
use crate::load::location::{LineColumn, line_column};
use crate::load::problems::{FileName, LocatedProblem, NewProblem, Rule};
use crate::text::did_you_mean;

/// The maximum number of names that a message lists.
const MAX_LISTED: usize = 30;

/// A mapping file (`--map`): what the user specifies about the imported files, in place of guesses.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct ImportMap {
    /// The title of the graph.
    pub(crate) title: Option<String>,
    /// The tables, by the name of their file or sheet.
    pub(crate) tables: BTreeMap<String, TableMap>,
    /// The wording of relation kinds, by the text in the table.
    pub(crate) relation_kinds: BTreeMap<String, KindMap>,
    /// The name of the folder that is imported; `None` if the first path is a file. Not part of the file.
    #[serde(skip)]
    pub(super) folder: Option<String>,
    /// The file and its text. Not part of it.
    #[serde(skip)]
    pub(super) file: Option<(FileName, String)>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct TableMap {
    /// What the rows are: `entities`, `relations` or `nothing`.
    pub(crate) rows: Option<String>,
    /// `none` if the table has no header.
    pub(crate) header: Option<String>,
    /// The kind for rows without one.
    pub(crate) kind: Option<String>,
    /// The meaning of columns, by header.
    pub(crate) columns: BTreeMap<String, String>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct KindMap {
    pub(crate) says: Option<String>,
    pub(crate) back: Option<String>,
    pub(crate) mutual: Option<bool>,
    pub(crate) family: Option<String>,
    pub(crate) tone: Option<String>,
}

impl TableMap {
    pub(super) fn has_no_header(&self) -> bool {
        self.header.as_deref() == Some("none")
    }
}

impl ImportMap {
    /// # Errors
    ///
    /// Fails with the position of the problem if the file cannot be read or has the wrong shape.
    pub(super) fn read(path: &Path, limit: u64) -> Result<Self, (LineColumn, NewProblem)> {
        let text = read_text(path, limit).map_err(|problem| ((0, 0), problem))?;
        let map: Result<Self, _> = serde_yaml::from_str(&text);
        let file = Some((FileName::from_path(path), text));
        map.map(|map| Self { file, ..map }).map_err(|error| {
            let position = error
                .location()
                .map_or((0, 0), |location| line_column(location.line(), location.column()));
            let message = error.to_string();
            let reason = message.split(" at line ").next().unwrap_or(&message).to_owned();
            let help = "a mapping file has `title`, `tables` (file or sheet: {rows, header, kind, columns}) and `relation_kinds`";
            (position, NewProblem::new(Rule::WrongShape, reason, help))
        })
    }

    /// The problem with a name that the mapping file has, on the first line with it.
    pub(super) fn unknown(&self, name: &str, description: &str, known: &[&str]) -> LocatedProblem {
        let help = did_you_mean(name, known.iter().copied())
            .unwrap_or_else(|| format!("write one of {}", listed(known)));
        let message = format!("unknown {description} in the mapping file: `{name}`");
        let mut problem = NewProblem::new(Rule::BadValue, message, help);
        let text = self.file.as_ref().map_or("", |(_, text)| text);
        let index = text.lines().position(|line| line.contains(name));
        problem.outside_file = self.file.as_ref().map(|(file, _)| Box::new(file.clone()));
        ((index.map_or(0, |index| line_column(index + 1, 1).0), 0), problem)
    }
}

/// `a, b, c`, or only the first names of many.
fn listed(names: &[&str]) -> String {
    match names.split_at_checked(MAX_LISTED) {
        Some((first, others @ [_, ..])) => {
            format!("{}, … ({} more)", first.join(", "), others.len())
        }
        _ => names.join(", "),
    }
}
