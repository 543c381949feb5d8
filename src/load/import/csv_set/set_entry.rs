use std::cell::OnceCell;

use super::record::{record, scalar, value};
use super::set_file::SetFile;
use super::set_source::SharedTables;
use crate::load::import::table::Row;
use crate::load::json::yaml_entry;
use crate::load::location::{LineColumn, Locate, ValueStep};
use crate::load::problems::LocatedProblem;
use crate::load::section::Section;
use crate::load::source::ReadEntry;
use crate::load::yaml::{YamlNode, YamlValue, prune_entry, read_tree};

/// A row of a table, with the rows of other tables that belong to its record.
#[derive(Debug)]
pub(super) struct SetEntry<'s, 't> {
    shared: &'s SharedTables<'t>,
    file: &'s SetFile<'t>,
    section: Section,
    row: &'s Row,
    /// The record without invalid values. Built when a position is first needed.
    tree: OnceCell<Option<YamlNode>>,
}

impl<'s, 't> SetEntry<'s, 't> {
    pub(super) fn new(
        shared: &'s SharedTables<'t>,
        file: &'s SetFile<'t>,
        section: Section,
        row: &'s Row,
    ) -> Self {
        Self { shared, file, section, row, tree: OnceCell::new() }
    }

    /// Reads the entry; `None` if the row has none for the section.
    pub(super) fn read<'e>(&self) -> Option<ReadEntry<'e>> {
        let mut problems = Vec::new();
        let mut reading = match self.build_tree(&mut problems)? {
            Ok(tree) => read_tree(self.section, tree),
            Err(problem) => ReadEntry { problems: vec![problem], ..ReadEntry::default() },
        };
        reading.problems.append(&mut problems);
        for (position, problem) in &mut reading.problems {
            problem.file = Some(position.1);
            position.1 = 0;
        }
        Some(reading)
    }

    /// The positions in the tree are those of [`SetFile::tree_position`].
    fn build_tree(
        &self,
        problems: &mut Vec<LocatedProblem>,
    ) -> Option<Result<YamlNode, LocatedProblem>> {
        let key = Section::ALL.iter().find(|(other, _)| *other == self.section)?.1;
        if self.section.is_single() {
            return self.single(key);
        }
        let record = record(self.file, self.row, self.shared, problems);
        Some(record.and_then(|record| yaml_entry(self.section, None, record)))
    }

    /// The tree of a row of the graph's table, such as `title: …`.
    fn single(&self, key: &str) -> Option<Result<YamlNode, LocatedProblem>> {
        let (file, position) = (self.file, self.file.tree_position(self.row));
        let mut columns = file.kind.columns().iter().enumerate();
        let (index, column) = columns.find(|(_, column)| column.key == key)?;
        let value = value(column, file.cell_at(self.row, index), position);
        let tree = |value| {
            let fields = vec![(scalar(position, key), value)];
            YamlNode { position, value: YamlValue::Map(fields) }
        };
        value.map(|value| value.map(tree)).transpose()
    }

    fn tree_position(&self, steps: &[ValueStep<'_>]) -> LineColumn {
        let pruned_tree = || {
            let mut tree = self.build_tree(&mut Vec::new())?.ok()?;
            prune_entry(self.section, &mut tree);
            Some(tree)
        };
        let tree = self.tree.get_or_init(pruned_tree).as_ref();
        tree.map_or_else(|| self.file.tree_position(self.row), |tree| tree.walk(steps).position)
    }
}

impl Locate for SetEntry<'_, '_> {
    fn locate(&self, steps: &[ValueStep<'_>]) -> LineColumn {
        (self.tree_position(steps).0, 0)
    }

    fn other_file(&self, steps: &[ValueStep<'_>]) -> Option<u32> {
        Some(self.tree_position(steps).1)
    }
}
