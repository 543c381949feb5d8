//! Measures a workbook before it is parsed, by unpacking it without keeping the result.

use std::io::{self, Cursor, Read as _};

use zip::ZipArchive;

use crate::load::problems::{NewProblem, Rule};

/// Shared strings are loaded into memory all at once, and each takes more space there than in the file.
const MAX_SHARED_STRINGS: usize = 8_000_000;
/// Hyperlinks are loaded into memory sheet by sheet. Spreadsheet programs write at most 65,530 in a sheet.
const MAX_HYPERLINKS: usize = 2_000_000;
pub(super) const SAVE_AS_CSV_HELP: &str = "save the sheets as CSV files, and import those";

/// The start tags to count in the XML of a workbook.
const SHARED_STRING: &[u8] = b"<si";
/// Also counts end tags and relationships, but misses no hyperlink, whatever its prefix.
const HYPERLINK: &[u8] = b"hyperlink";
const MERGED_CELL: &[u8] = b"mergeCell ";
/// The texts of cells cannot contain it, since `<` is escaped in XML.
const COMMENT: &[u8] = b"<comment ";
/// Formulas whose result is not stored.
const UNCALCULATED: [&[u8]; 4] = [b"</f><v/>", b"</f><v />", b"</f><v></v>", b"</f></c>"];
/// One byte less than the longest pattern, so that a pattern split between two writes is found.
const MAX_OVERLAP: usize = 10;

/// What a workbook contains.
#[derive(Default)]
pub(super) struct WorkbookScan {
    pub(super) has_hyperlinks: bool,
    /// Whether there are formulas whose result is not stored.
    pub(super) has_uncalculated: bool,
    pub(super) has_merged_cells: bool,
    /// The number of comments on cells.
    pub(super) comments: usize,
}

/// Unpacks a workbook to measure it, because the sizes declared in a ZIP archive cannot be trusted.
///
/// # Errors
///
/// Fails if `bytes` is not a ZIP archive, unpacks to more than `limit` bytes, or has too many distinct strings or
/// hyperlinks.
pub(super) fn scan_workbook(bytes: &[u8], limit: u64) -> Result<WorkbookScan, NewProblem> {
    let not_a_workbook =
        |_| NewProblem::new(Rule::Syntax, "this is not an XLSX workbook", SAVE_AS_CSV_HELP);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(not_a_workbook)?;
    let (mut left, mut hyperlinks) = (limit, 0);
    let mut scan = WorkbookScan::default();
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(not_a_workbook)?;
        let mut counter = Counter::default();
        io::copy(&mut file.take(left.saturating_add(1)), &mut counter).map_err(|_| {
            NewProblem::new(Rule::Syntax, "this workbook is damaged", SAVE_AS_CSV_HELP)
        })?;
        left = left.checked_sub(counter.bytes).ok_or_else(|| exceeds_limit("unpacked workbook"))?;
        if counter.shared_strings > MAX_SHARED_STRINGS {
            return Err(too_many("the workbook", MAX_SHARED_STRINGS, "distinct strings"));
        }
        hyperlinks += counter.hyperlinks;
        scan.has_uncalculated |= counter.uncalculated > 0;
        scan.has_merged_cells |= counter.merged_cells > 0;
        scan.comments += counter.comments;
        if hyperlinks > MAX_HYPERLINKS {
            return Err(too_many("the workbook", MAX_HYPERLINKS, "hyperlinks"));
        }
    }
    Ok(WorkbookScan { has_hyperlinks: hyperlinks > 0, ..scan })
}

/// The problem of a part of a workbook that exceeds the size limit of the import.
pub(super) fn exceeds_limit(part: &str) -> NewProblem {
    let help = "split the workbook, or raise the limit with `--max-size MIB`";
    NewProblem::new(Rule::TooLarge, format!("the {part} exceeds the size limit"), help)
}

/// The problem of a part of a workbook that exceeds a fixed limit: "the workbook has more than 8000000 distinct strings".
pub(super) fn too_many(part: &str, max: usize, items: &str) -> NewProblem {
    let message = format!("{part} has more than {max} {items}");
    NewProblem::new(Rule::TooLarge, message, "split the workbook")
}

/// Counts bytes and certain parts of XML.
#[derive(Default)]
struct Counter {
    bytes: u64,
    shared_strings: usize,
    hyperlinks: usize,
    uncalculated: usize,
    merged_cells: usize,
    comments: usize,
    /// The tail of the previous writes, followed by the current one.
    window: Vec<u8>,
}

impl io::Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes += bytes.len() as u64;
        let old = self.window.len();
        self.window.extend_from_slice(bytes);
        self.shared_strings += count_new(&self.window, old, SHARED_STRING);
        self.hyperlinks += count_new(&self.window, old, HYPERLINK);
        self.merged_cells += count_new(&self.window, old, MERGED_CELL);
        self.comments += count_new(&self.window, old, COMMENT);
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

/// The number of times a pattern occurs, excluding those entirely within the first `old` bytes.
fn count_new(window: &[u8], old: usize, pattern: &[u8]) -> usize {
    let start = (old + 1).saturating_sub(pattern.len());
    window[start..].windows(pattern.len()).filter(|part| *part == pattern).count()
}
