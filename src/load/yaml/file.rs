use super::document;
use super::entry::{Entry, EntryForm};
use super::read::EntryReader;
use super::sections::{entries, problems, unknown_section};
use super::split::{SplitSection, split};
use super::tree::{TreeError, YamlNode, parse_whole};
use crate::load::problems::{LocatedProblem, NewProblem, Rule};
use crate::load::section::Section;
use crate::load::source::{Add, ReadOutcome, RecordSource};
use crate::load::text::Text;

#[derive(Debug)]
pub(crate) struct YamlFile<'t> {
    file: u32,
    body: &'t str,
    pieces: Vec<Piece<'t>>,
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
        let (body, second_document_line) = document::first_document(&text.body);
        let problems = second_document_line
            .map(|line| ((line, 1), document::second_document_problem()))
            .into_iter()
            .collect();
        let mut yaml_file =
            Self { file, body, pieces: Vec::new(), problems, split_errors: Vec::new() };
        yaml_file.split_into_pieces();
        yaml_file
    }

    fn split_into_pieces(&mut self) {
        let parts = split(self.body);
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

    fn entries(&self, section: Section) -> impl Iterator<Item = Entry<'_>> {
        self.pieces.iter().flat_map(move |piece| {
            let (lines, tree) = match piece {
                Piece::Lines(part) if part.section == section => (part.entries.as_slice(), None),
                Piece::Lines(_) => (&[][..], None),
                Piece::Tree(tree) => (&[][..], Some(tree)),
            };
            let texts = lines.iter().map(|(line, text)| EntryForm::Text(*line, text));
            let nodes = tree.into_iter().flat_map(move |tree| entries(tree, section));
            texts.chain(nodes).map(move |form| Entry { section, form })
        })
    }
}

impl RecordSource for YamlFile<'_> {
    fn read(&mut self, section: Section, add: Add<'_>) {
        let mut split_errors = Vec::new();
        for entry in self.entries(section) {
            let reader = EntryReader::new(entry, self.file);
            let (record, split_error) = reader.record();
            split_errors.extend(split_error);
            if add(record).is_break() {
                break;
            }
        }
        self.split_errors.extend(split_errors);
    }

    fn problems(&self) -> &[LocatedProblem] {
        &self.problems
    }

    fn is_empty(&self) -> bool {
        Section::ALL.iter().all(|(section, _)| self.entries(*section).next().is_none())
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
