use super::document;
use super::entry::{Entry, EntryForm};
use super::in_order::{read_in_order, reading_threads};
use super::read::{EntryReader, read};
use super::sections::{entries, problems, unknown_section};
use super::split::{BLOCK_BYTES, Block, SplitSection, split};
use super::tree::{TreeError, YamlNode, parse_whole};
use crate::load::problems::{LocatedProblem, NewProblem, Rule};
use crate::load::section::Section;
use crate::load::source::{Add, ReadEntry, ReadOutcome, RecordSource};
use crate::load::text::Text;

#[derive(Debug)]
pub(crate) struct YamlFile<'t> {
    file: u32,
    body: &'t str,
    pieces: Vec<Piece<'t>>,
    /// The number of threads that read entries.
    threads: usize,
    problems: Vec<LocatedProblem>,
    /// Errors in entries that may be valid when the file is parsed as a whole.
    split_errors: Vec<TreeError>,
}

#[derive(Debug)]
enum Piece<'t> {
    /// A section, split into entries by line.
    Lines(SplitSection<'t>),
    Tree(YamlNode),
}

impl<'t> YamlFile<'t> {
    /// Splits sections in block style into entries by line, even if they are not valid YAML, so that an error affects
    /// only one entry. Parses other sections as trees, and a file that is not a block mapping of sections as one tree.
    pub(crate) fn new(file: u32, text: &'t Text) -> Self {
        Self::with_blocks(file, text, BLOCK_BYTES, reading_threads())
    }

    /// Splits a file into blocks of this size, to be read by this many threads.
    fn with_blocks(file: u32, text: &'t Text, block_bytes: usize, threads: usize) -> Self {
        let (body, second_document_line) = document::first_document(&text.body);
        let problems = second_document_line
            .map(|line| ((line, 1), document::second_document_problem()))
            .into_iter()
            .collect();
        let mut yaml_file =
            Self { file, body, pieces: Vec::new(), threads, problems, split_errors: Vec::new() };
        yaml_file.split_into_pieces(block_bytes);
        yaml_file
    }

    fn split_into_pieces(&mut self, block_bytes: usize) {
        let parts = split(self.body, block_bytes);
        if parts.is_irregular {
            match self.read_whole() {
                Ok(()) => return,
                Err(error) => self.report(error, &parts.stray_lines()),
            }
        }
        for part in parts.sections {
            let tree = part.is_irregular.then(|| parse_whole(part.text, part.line - 1));
            match tree.unwrap_or(Ok(None)) {
                Ok(Some(tree)) => self.add_tree(tree),
                Ok(None) => self.pieces.push(Piece::Lines(part)),
                Err(error)
                    if error.may_be_valid_in_file()
                        && !parts.is_irregular
                        && self.read_whole().is_ok() =>
                {
                    return;
                }
                Err(error) => {
                    self.report(error, &part.stray);
                    self.pieces.push(Piece::Lines(part));
                }
            }
        }
        let unknown_keys = parts.unknown_keys.into_iter();
        self.problems.extend(unknown_keys.map(|(key, line)| ((line, 1), unknown_section(key))));
    }

    /// Replaces the pieces with one tree of the whole file.
    fn read_whole(&mut self) -> Result<(), TreeError> {
        let tree = parse_whole(self.body, 0)?;
        self.pieces.clear();
        // A second document remains a problem.
        self.problems
            .retain(|(_, problem)| problem.message == document::second_document_problem().message);
        if let Some(tree) = tree {
            self.add_tree(tree);
        }
        Ok(())
    }

    fn add_tree(&mut self, tree: YamlNode) {
        self.problems.extend(problems(&tree));
        self.pieces.push(Piece::Tree(tree));
    }

    /// Reports an error, and the `stray` lines that are not read because of it.
    fn report(&mut self, error: TreeError, stray: &[u32]) {
        let line = error.position.0;
        for run in stray.chunk_by(|line, next| line + 1 == *next).filter(|run| **run != [line]) {
            let message = match run {
                [line] => format!("line {line} is not read"),
                [first, .., last] => format!("lines {first} to {last} are not read"),
                [] => continue,
            };
            let problem = NewProblem::new(Rule::LeftOut, message, "fix the syntax error first");
            self.problems.push(((run[0], 0), problem));
        }
        self.problems.push((error.position, error.problem));
    }

    /// The runs of entries of a section, in file order.
    fn runs(&self, section: Section) -> impl Iterator<Item = Run<'_, 't>> {
        self.pieces.iter().flat_map(move |piece| {
            let (blocks, tree) = match piece {
                Piece::Lines(part) if part.section == section => (part.blocks.as_slice(), None),
                Piece::Lines(_) => (&[][..], None),
                Piece::Tree(tree) => (&[][..], Some(tree)),
            };
            blocks.iter().map(Run::Block).chain(tree.map(Run::Tree))
        })
    }
}

/// Entries that one thread reads.
#[derive(Clone, Copy)]
enum Run<'p, 't> {
    Block(&'p Block<'t>),
    Tree(&'p YamlNode),
}

/// An entry, and what was read from it.
type EntryReading<'p> = (Entry<'p>, Result<ReadEntry<'p>, TreeError>);

impl<'p> Run<'p, '_> {
    fn entries(self, section: Section) -> impl Iterator<Item = Entry<'p>> {
        let (block, tree) = match self {
            Self::Block(block) => (Some(*block), None),
            Self::Tree(tree) => (None, Some(tree)),
        };
        let texts = block.into_iter().flat_map(move |block| block.entries(section));
        let texts = texts.map(|(line, text)| EntryForm::Text(line, text));
        let nodes = tree.into_iter().flat_map(move |tree| entries(tree, section));
        texts.chain(nodes).map(move |form| Entry { section, form })
    }

    fn read(self, section: Section) -> Vec<EntryReading<'p>> {
        self.entries(section).map(|entry| (entry, read(&entry))).collect()
    }
}

impl RecordSource for YamlFile<'_> {
    fn read(&mut self, section: Section, add: Add<'_>) {
        let mut split_errors = Vec::new();
        let runs: Vec<Run<'_, '_>> = self.runs(section).collect();
        // A break only ends the section.
        let _ = read_in_order(
            &runs,
            self.threads,
            |run| run.read(section),
            |readings| {
                readings.into_iter().try_for_each(|(entry, reading)| {
                    let reader = EntryReader::new(entry, self.file);
                    let (record, split_error) = reader.record(reading);
                    split_errors.extend(split_error);
                    add(record)
                })
            },
        );
        self.split_errors.extend(split_errors);
    }

    fn problems(&self) -> &[LocatedProblem] {
        &self.problems
    }

    fn is_empty(&self) -> bool {
        let has_entry = |section, run: Run<'_, '_>| run.entries(section).next().is_some();
        Section::ALL
            .iter()
            .all(|(section, _)| !self.runs(*section).any(|run| has_entry(*section, run)))
    }

    /// Asks for another pass if an entry is not valid YAML on its own, but the whole file is.
    fn finish(&mut self) -> ReadOutcome {
        let split_errors = std::mem::take(&mut self.split_errors);
        if split_errors.is_empty() {
            return ReadOutcome::Done(Vec::new());
        }
        let Err(error_in_file) = self.read_whole() else { return ReadOutcome::Retry };
        let mut problems: Vec<LocatedProblem> =
            split_errors.into_iter().map(|error| error.into_part_problem(&error_in_file)).collect();
        // A syntax error is already reported for its entry.
        if error_in_file.problem.rule != Rule::Syntax {
            problems.push((error_in_file.position, error_in_file.problem));
        }
        ReadOutcome::Done(problems)
    }
}

#[cfg(test)]
mod tests;
