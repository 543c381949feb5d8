use std::borrow::Cow;

use super::document;
use super::entry::{Entry, EntryForm};
use super::in_order::{read_in_order, reading_threads};
use super::read::{EntryReader, MAX_BYTES, read};
use super::sections::{entries, problems, unknown_section};
use super::split::{BLOCK_BYTES, BlockRange, EntryBlock, SplitFile, SplitSection, split};
use super::tree::{TreeError, YamlNode, parse_whole};
use crate::load::problems::{LocatedProblem, NewProblem, Rule};
use crate::load::section::Section;
use crate::load::source::{Add, ReadEntry, ReadOutcome, RecordSource};
use crate::load::text::Body;

const BATCH_BYTES: usize = 4 << 20;

#[derive(Debug)]
pub(crate) struct YamlFile<'t> {
    file: u32,
    body: Body<'t>,
    /// The byte offset of the end of the first document.
    end: usize,
    pieces: Vec<Piece>,
    /// If the file is not in memory, blocks of about this many bytes are read at once.
    batch_bytes: usize,
    /// The number of threads that read entries.
    threads: usize,
    problems: Vec<LocatedProblem>,
    /// Errors in entries that may be valid when the file is parsed as a whole.
    split_errors: Vec<TreeError>,
}

#[derive(Debug)]
enum Piece {
    /// A section, split into entries by line.
    Lines(SplitSection),
    Tree(YamlNode),
}

impl<'t> YamlFile<'t> {
    /// Splits sections in block style into entries by line, even if they are not valid YAML, so that an error affects
    /// only one entry. Parses other sections as trees, and a file that is not a block mapping of sections as one tree.
    pub(crate) fn new(file: u32, body: Body<'t>) -> Self {
        Self::with_blocks(file, body, (BLOCK_BYTES, BATCH_BYTES), reading_threads())
    }

    /// Splits a file into blocks and batches of these sizes, to be read by this many threads.
    fn with_blocks(
        file: u32,
        body: Body<'t>,
        (block_bytes, batch_bytes): (usize, usize),
        threads: usize,
    ) -> Self {
        let (pieces, problems, split_errors) = (Vec::new(), Vec::new(), Vec::new());
        let mut yaml_file = Self {
            file,
            body,
            end: body.len(),
            pieces,
            batch_bytes,
            threads,
            problems,
            split_errors,
        };
        let mut parts = split(body, yaml_file.end, block_bytes);
        if parts.may_have_markers {
            let (end, second_document_line) = document::first_document(body);
            if end < body.len() {
                parts = split(body, end, block_bytes);
            }
            yaml_file.end = end;
            let problem = |line| ((line, 1), document::second_document_problem());
            yaml_file.problems.extend(second_document_line.map(problem));
        }
        yaml_file.add_parts(parts);
        yaml_file
    }

    fn add_parts(&mut self, parts: SplitFile) {
        if parts.may_be_irregular {
            match self.read_whole() {
                Ok(()) => return,
                Err(error) => self.report(error, &parts.stray_lines()),
            }
        }
        for part in parts.sections {
            let range = part.range.clone();
            let tree = part.may_be_irregular.then(|| parse_whole(self.body, range, part.line - 1));
            match tree.unwrap_or(Ok(None)) {
                Ok(Some(tree)) => self.add_tree(tree),
                Ok(None) => self.pieces.push(Piece::Lines(part)),
                Err(error)
                    if error.may_be_valid_in_file()
                        && !parts.may_be_irregular
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
        self.problems.extend(unknown_keys.map(|(key, line)| ((line, 1), unknown_section(&key))));
    }

    /// Replaces the pieces with one tree of the whole file.
    fn read_whole(&mut self) -> Result<(), TreeError> {
        let tree = parse_whole(self.body, 0..self.end, 0)?;
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
            let (first, message) = match run {
                [line] => (*line, format!("line {line} is not read")),
                [first, .., last] => (*first, format!("lines {first} to {last} are not read")),
                [] => continue,
            };
            let problem = NewProblem::new(Rule::LeftOut, message, "fix the syntax error first");
            self.problems.push(((first, 0), problem));
        }
        self.problems.push((error.position, error.problem));
    }

    /// The entries of a section, in file order.
    fn batches(&self, section: Section) -> impl Iterator<Item = Batch<'_>> {
        self.pieces.iter().flat_map(move |piece| {
            let (blocks, tree) = match piece {
                Piece::Lines(part) if part.section == section => (part.blocks.as_slice(), None),
                Piece::Lines(_) => (&[][..], None),
                Piece::Tree(tree) => (&[][..], Some(tree)),
            };
            batches(blocks, self.batch_bytes).map(Batch::Blocks).chain(tree.map(Batch::Tree))
        })
    }

    /// The byte offset and the text of consecutive blocks. A huge block is truncated, except in sources: its last entry
    /// remains too large.
    fn read_blocks(&self, section: Section, blocks: &[BlockRange]) -> (usize, Cow<'t, str>) {
        let [first, .., last] = blocks else {
            let [only] = blocks else { return (0, Cow::default()) };
            let most = if section == Section::Sources { usize::MAX } else { 2 * MAX_BYTES };
            let end = only.range.end.min(only.range.start.saturating_add(most));
            return (only.range.start, self.body.read(only.range.start..end));
        };
        (first.range.start, self.body.read(first.range.start..last.range.end))
    }
}

/// Groups blocks into batches of at most this many bytes, or of one larger block.
fn batches(blocks: &[BlockRange], bytes: usize) -> impl Iterator<Item = &[BlockRange]> {
    let mut rest = blocks;
    std::iter::from_fn(move || {
        let start = rest.first()?.range.start;
        let is_within = |block: &&BlockRange| block.range.end - start <= bytes;
        let batch;
        (batch, rest) = rest.split_at(rest.iter().take_while(is_within).count().max(1));
        Some(batch)
    })
}

/// Entries that are read from the file at once.
#[derive(Clone, Copy)]
enum Batch<'p> {
    Blocks(&'p [BlockRange]),
    Tree(&'p YamlNode),
}

/// Entries that one thread reads.
#[derive(Clone, Copy)]
enum Run<'p> {
    Block(EntryBlock<'p>),
    Tree(&'p YamlNode),
}

/// An entry, and what was read from it.
type EntryReading<'p> = (Entry<'p>, Result<ReadEntry<'p>, TreeError>);

impl<'p> Run<'p> {
    fn entries(self, section: Section) -> impl Iterator<Item = Entry<'p>> {
        let (block, tree) = match self {
            Self::Block(block) => (Some(block), None),
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
        // A break only ends the section.
        let _ = self.batches(section).try_for_each(|batch| {
            let blocks = if let Batch::Blocks(blocks) = batch { blocks } else { &[] };
            let (start, text) = self.read_blocks(section, blocks);
            let runs: Vec<Run<'_>> = match batch {
                Batch::Blocks(_) => {
                    blocks.iter().map(|block| Run::Block(block.of(&text, start))).collect()
                }
                Batch::Tree(tree) => vec![Run::Tree(tree)],
            };
            read_in_order(
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
            )
        });
        self.split_errors.extend(split_errors);
    }

    fn problems(&self) -> &[LocatedProblem] {
        &self.problems
    }

    fn is_empty(&self) -> bool {
        let has_entry = |section, batch| match batch {
            Batch::Blocks(_) => true,
            Batch::Tree(tree) => entries(tree, section).next().is_some(),
        };
        let mut sections = Section::ALL.iter().map(|(section, _)| *section);
        !sections.any(|section| self.batches(section).any(|batch| has_entry(section, batch)))
    }

    /// Asks for another pass if an entry is not valid YAML on its own, but the whole file is.
    fn finish(&mut self) -> ReadOutcome {
        let split_errors = std::mem::take(&mut self.split_errors);
        if self.body.has_changed() {
            let message = "the file changed while it was read";
            let help = "read it again once it is complete";
            return ReadOutcome::Done(vec![(
                (0, 0),
                NewProblem::new(Rule::Unreadable, message, help),
            )]);
        }
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
