//! Decompresses a workbook without keeping it, before it is read.

use std::io::{self, Cursor, Read as _};

use zip::ZipArchive;

use crate::load::problems::{NewProblem, Rule};
use crate::text::count;

/// The shared texts of a workbook are read at once, and each takes more memory than in the file.
const MAX_SHARED_TEXTS: usize = 8_000_000;
pub(super) const HELP: &str = "save the sheets as CSV files, and import those";

/// What is counted in the XML of a workbook.
const SHARED_TEXT: &[u8] = b"<si";
const HYPERLINK: &[u8] = b"<hyperlink ";
/// Formulas whose result is not stored.
const UNCALCULATED: [&[u8]; 4] = [b"</f><v/>", b"</f><v />", b"</f><v></v>", b"</f></c>"];
/// One less than the longest of them.
const MAX_OVERLAP: usize = 10;

/// Checks the size of a workbook, and returns what is in it but cannot be read. The sizes that an archive states need not be true.
///
/// # Errors
///
/// Fails if this is not a workbook, or a larger one.
pub(super) fn scan_workbook(bytes: &[u8], limit: u64) -> Result<Vec<NewProblem>, NewProblem> {
    let not_a_workbook = |_| NewProblem::new(Rule::Syntax, "this is not a workbook in XLSX", HELP);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(not_a_workbook)?;
    let (mut left, mut hyperlinks, mut uncalculated) = (limit, 0, 0);
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(not_a_workbook)?;
        let mut counter = Counter::default();
        io::copy(&mut file.take(left.saturating_add(1)), &mut counter)
            .map_err(|_| NewProblem::new(Rule::Syntax, "this workbook is damaged", HELP))?;
        left = left.checked_sub(counter.bytes).ok_or_else(|| too_large("unpacked workbook"))?;
        if counter.shared_texts > MAX_SHARED_TEXTS {
            return Err(too_large("number of texts"));
        }
        hyperlinks += counter.hyperlinks;
        uncalculated += counter.uncalculated;
    }
    Ok(left_out(hyperlinks, uncalculated))
}

fn left_out(hyperlinks: usize, uncalculated: usize) -> Vec<NewProblem> {
    let mut problems = Vec::new();
    if hyperlinks > 0 {
        let hyperlinks = count(hyperlinks, "hyperlink", "hyperlinks");
        let message = format!("of {hyperlinks}, only the text of the cell is read");
        let help = "write an address that matters into a cell of its own";
        problems.push(NewProblem::new(Rule::NotMapped, message, help));
    }
    if uncalculated > 0 {
        let formulas = count(uncalculated, "formula has", "formulas have");
        let message = format!("{formulas} no stored result, so the cell is empty");
        let help = "open the workbook in a spreadsheet program, and save it";
        problems.push(NewProblem::new(Rule::NotMapped, message, help));
    }
    problems
}

pub(super) fn too_large(part: &str) -> NewProblem {
    let message = format!("the {part} is larger than what can still be read");
    NewProblem::new(
        Rule::TooLarge,
        message,
        "split the workbook, or raise the limit with `--max-size MIB`",
    )
}

/// Counts bytes and certain parts of XML.
#[derive(Default)]
struct Counter {
    bytes: u64,
    shared_texts: usize,
    hyperlinks: usize,
    uncalculated: usize,
    /// The end of what has been written, and then the next part.
    window: Vec<u8>,
}

impl io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes += bytes.len() as u64;
        let old = self.window.len();
        self.window.extend_from_slice(bytes);
        self.shared_texts += count_new(&self.window, old, SHARED_TEXT);
        self.hyperlinks += count_new(&self.window, old, HYPERLINK);
        for pattern in UNCALCULATED {
            self.uncalculated += count_new(&self.window, old, pattern);
        }
        self.window.drain(..self.window.len().saturating_sub(MAX_OVERLAP));
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// How often a pattern occurs, without the occurrences that are all in the `old` part.
fn count_new(window: &[u8], old: usize, pattern: &[u8]) -> usize {
    let start = (old + 1).saturating_sub(pattern.len());
    window[start..].windows(pattern.len()).filter(|part| *part == pattern).count()
}
