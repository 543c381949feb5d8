//! The state while a graph is built from records.

use std::collections::HashMap;
use std::path::PathBuf;

use super::claim_ids::ClaimReferences;
use super::dropped::Dropped;
use super::suggest::Guesses;
use crate::load::location::Location;
use crate::load::problems::{LocatedProblem, NewProblem, Problems, Rule};
use crate::load::section::Section;
use crate::model::{Builder, EntityKindId, FileLine, RelationKindId, SourceId};

/// What to do about two entries with the same slug.
pub(super) const RENAME: &str = "give one of them another slug, or merge them";

/// Builds the graph from records and reports their problems.
#[derive(Debug, Default)]
pub(super) struct Resolver {
    pub(super) builder: Builder,
    pub(super) problems: Problems,
    /// The articles folder, and the paragraphs of each source in it.
    pub(super) folder: Option<PathBuf>,
    pub(super) articles: Vec<Option<Vec<String>>>,
    pub(super) guesses: Guesses,
    /// The keys of the current entry whose values were dropped because of an earlier problem.
    pub(super) cut: Vec<String>,
    pub(super) entity_kinds: HashMap<String, EntityKindId>,
    pub(super) relation_kinds: HashMap<String, RelationKindId>,
    pub(super) sources: HashMap<String, SourceId>,
    declared: HashMap<(Section, String), FileLine>,
    /// The sections with entries, in reading order.
    pub(super) seen: Vec<Section>,
    pub(super) dropped: Dropped,
    pub(super) claims: ClaimReferences,
}

impl Resolver {
    /// A resolver that adds to a list of problems and reads articles from a folder.
    pub(super) fn new(problems: Problems, folder: Option<PathBuf>) -> Self {
        Self { problems, folder, ..Self::default() }
    }

    pub(super) fn note(&mut self, file: u32, problems: Vec<LocatedProblem>) {
        for (position, problem) in problems {
            self.problems.add_at(file, position, problem);
        }
    }

    /// Reports a problem in a value, unless the value is missing because of an earlier problem.
    pub(super) fn report(
        &mut self,
        at: &Location<'_>,
        rule: Rule,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let lost = match rule {
            Rule::Missing => at.last_key(),
            Rule::Uncited => Some("cites"),
            _ => None,
        };
        if !lost.is_some_and(|key| self.cut.iter().any(|cut| cut == key)) {
            self.problems.add(at, NewProblem::new(rule, message, help));
        }
    }

    /// Records where a name is defined; fails with the first definition, as `file:line`, if there is one.
    pub(super) fn declare(&mut self, at: &Location<'_>, name: &str) -> Result<(), String> {
        let key = (at.section, name.to_owned());
        if let Some(first) = self.declared.get(&key) {
            return Err(self.describe(*first));
        }
        self.declared.insert(key, at.file_line());
        Ok(())
    }

    /// A position as `file:line`.
    pub(super) fn describe(&self, at: FileLine) -> String {
        let file = self.problems.name(at.file).map_or("", |file| &file.name);
        format!("{file}:{}", at.line)
    }
}
