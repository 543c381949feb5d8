use std::collections::BTreeMap;
use std::path::Path;

use serde::Deserialize;

use crate::load::files::read_text;
use crate::load::location::{LineColumn, line_column};
use crate::load::problems::{FileName, LocatedProblem, NewProblem, Rule};
use crate::load::yaml::{YamlValue, parse_part};
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

    /// The problem with a name in the mapping file: a key, or the value of one. The path consists of this key and those above it.
    pub(super) fn unknown(
        &self,
        path: &[&str],
        name: &str,
        description: &str,
        known: &[&str],
    ) -> LocatedProblem {
        let help = did_you_mean(name, known.iter().copied())
            .unwrap_or_else(|| format!("write one of {}", listed(known)));
        let message = format!("unknown {description} in the mapping file: `{name}`");
        let mut problem = NewProblem::new(Rule::BadValue, message, help);
        problem.outside_file = self.file.as_ref().map(|(file, _)| Box::new(file.clone()));
        ((self.line_of(path, name).unwrap_or(0), 0), problem)
    }

    /// The line of the last key of a path, if this is the name, or else of its value.
    fn line_of(&self, path: &[&str], name: &str) -> Option<u32> {
        let (_, text) = self.file.as_ref()?;
        let mut node = parse_part(text, 0).ok()??;
        let mut line = None;
        for step in path {
            let YamlValue::Map(entries) = node.value else { return line };
            let found = entries.into_iter().find(|(key, _)| key.scalar() == Some(step));
            let Some((key, value)) = found else { return line };
            line = Some(if *step == name { key.position.0 } else { value.position.0 });
            node = value;
        }
        line
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
