//! Reads through all parts of a workbook before it is opened, keeping almost nothing: the sizes declared in a ZIP archive cannot
//! be trusted, and calamine loads several parts into memory as a whole.

use std::collections::HashSet;
use std::io::Cursor;

use memchr::memmem;
use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::cell_name::cell_position;
use super::comments::{Comments, file_name};
use super::part_reader::{Exceeded, PartReader};
use super::{MAX_ROWS, MAX_TOTAL_ROWS};
use crate::load::import::table::scan::MAX_COLUMNS;
use crate::load::problems::{NewProblem, Rule};

/// The maximum number of files in an archive of the original ZIP format.
const MAX_PARTS: usize = 65_535;
/// The signature before each entry in the directory of an archive.
const DIRECTORY_ENTRY: &[u8] = b"PK\x01\x02";
const MAX_DEPTH: usize = 256;
/// The maximum number of XML elements in all parts: a million rows of 15 cells have 31 million. An entity or a comment counts
/// as an element.
const MAX_XML_ELEMENTS: usize = 32 << 20;
/// The maximum number of elements without text, such as empty cells. Each text makes up for [`ELEMENTS_PER_TEXT`] before it:
/// its own, its cell and row, and some empty cells.
const MAX_EMPTY_ELEMENTS: usize = 4 << 20;
const ELEMENTS_PER_TEXT: usize = 8;
/// The maximum size of a part that calamine loads as a whole. An element takes more space in memory than in the file, so
/// each counts for [`ELEMENT_BYTES`] more.
const MAX_LOADED_BYTES: u64 = 512 << 20;
const ELEMENT_BYTES: u64 = 24;
/// The elements of such parts: distinct strings, styles, named ranges.
const LOADED: [&str; 4] = ["sst", "styleSheet", "theme", "definedName"];
pub(super) const SAVE_AS_CSV_HELP: &str = "save the sheets as CSV files, and import those";

/// The maximum numbers of elements that calamine loads all at once. Excel has at most 65,490 cell formats, and 65,530
/// hyperlinks in a sheet.
const MAX_ELEMENTS: [(&[&str], usize, &str); 5] = [
    (&["xf", "font", "fill", "border", "numFmt"], 500_000, "cell formats"),
    (&["Relationship"], 1_000_000, "links between its parts"),
    (&["hyperlink"], 1_000_000, "hyperlinks"),
    (&["mergeCell"], 1_000_000, "merged cells"),
    (&["sheet"], 4_096, "sheets"),
];
const HYPERLINKS: usize = 2;
const MERGED_CELLS: usize = 3;

/// What a workbook contains.
#[derive(Default)]
pub(super) struct WorkbookScan {
    /// The number of elements of each kind in [`MAX_ELEMENTS`].
    counts: [usize; MAX_ELEMENTS.len()],
    pub(super) comments: Comments,
    /// Formulas may link to web addresses.
    pub(super) has_formulas: bool,
    /// The numbers of XML elements in all parts, and of those without text.
    elements: usize,
    empty_elements: usize,
    /// The number of rows in all sheets, including empty ones.
    rows: usize,
    /// The file names of the parts that were read as XML.
    parts: HashSet<String>,
}

/// Unpacks a workbook to measure it.
///
/// # Errors
///
/// Fails if `bytes` is not a ZIP archive, unpacks to more than `limit` bytes, or has a part that takes too much memory to
/// read. The message names the part.
pub(super) fn scan_workbook(bytes: &[u8], limit: u64) -> Result<WorkbookScan, NewProblem> {
    if memmem::find_iter(bytes, DIRECTORY_ENTRY).nth(MAX_PARTS).is_some() {
        return Err(too_many("the workbook", MAX_PARTS, "parts"));
    }
    let not_a_workbook =
        |_| NewProblem::new(Rule::Syntax, "this is not an XLSX workbook", SAVE_AS_CSV_HELP);
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(not_a_workbook)?;
    let declared = archive.decompressed_size().unwrap_or(0);
    if declared > u128::from(limit) {
        return Err(exceeds_limit("unpacked workbook"));
    }
    let (mut scan, mut total_left) = (WorkbookScan::default(), limit);
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(not_a_workbook)?;
        let name = file.name().map_err(not_a_workbook)?.into_owned();
        let mut part = PartScan::new(&name, PartReader::new(file, total_left), &mut scan);
        part.read()?;
        total_left = part.reader.get_ref().total_left();
    }
    scan.check_sheets()?;
    Ok(scan)
}

impl WorkbookScan {
    pub(super) fn has_hyperlinks(&self) -> bool {
        self.counts[HYPERLINKS] > 0
    }

    pub(super) fn has_merged_cells(&self) -> bool {
        self.counts[MERGED_CELLS] > 0
    }

    /// Fails if a sheet is a part that was not read as XML.
    fn check_sheets(&self) -> Result<(), NewProblem> {
        match self.comments.sheet_parts().find(|part| !self.parts.contains(*part)) {
            None => Ok(()),
            Some(part) => {
                let message = format!("`{part}`, the part of a sheet, is missing or not XML");
                Err(NewProblem::new(Rule::Syntax, message, SAVE_AS_CSV_HELP))
            }
        }
    }
}

/// A part that is read.
struct PartScan<'s, R> {
    name: &'s str,
    reader: Reader<PartReader<R>>,
    scan: &'s mut WorkbookScan,
    depth: usize,
    elements: u64,
    is_loaded: bool,
    /// The number of rows, and of cells in the current row, including empty ones.
    rows: usize,
    cells: usize,
}

impl<'s, R: std::io::Read> PartScan<'s, R> {
    fn new(name: &'s str, part: PartReader<R>, scan: &'s mut WorkbookScan) -> Self {
        let mut reader = Reader::from_reader(part);
        // As in calamine, so that both fail at the same place.
        let config = reader.config_mut();
        config.check_end_names = false;
        config.check_comments = false;
        config.expand_empty_elements = true;
        let (depth, elements, rows, cells) = (0, 0, 0, 0);
        Self { name, reader, scan, depth, elements, is_loaded: false, rows, cells }
    }

    fn read(&mut self) -> Result<(), NewProblem> {
        if is_xml(self.name) {
            self.scan.parts.insert(file_name(self.name));
            self.read_xml()?;
        }
        let part = self.reader.get_mut();
        let rest = part.skip_rest();
        match (rest, part.exceeded()) {
            (Ok(()), None) => Ok(()),
            (_, Some(exceeded)) => Err(self.exceeded(exceeded)),
            (Err(_), None) => {
                let message =
                    format!("this workbook is damaged: `{}` cannot be unpacked", self.name);
                Err(NewProblem::new(Rule::Syntax, message, SAVE_AS_CSV_HELP))
            }
        }
    }

    /// Reads until the end or an error; calamine fails at the same place.
    fn read_xml(&mut self) -> Result<(), NewProblem> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            self.reader.get_mut().start_piece();
            match self.reader.read_event_into(&mut buffer) {
                Ok(Event::Start(element)) => self.start(&element)?,
                Ok(Event::End(_)) => self.depth = self.depth.saturating_sub(1),
                Ok(Event::Eof) | Err(_) => return Ok(()),
                Ok(Event::Text(text)) if !text.trim_ascii().is_empty() => {
                    let empty = &mut self.scan.empty_elements;
                    *empty = empty.saturating_sub(ELEMENTS_PER_TEXT);
                }
                // Such as spaces; a tag comes next.
                Ok(Event::Text(_)) => {}
                Ok(_) => self.count_element(0)?,
            }
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), NewProblem> {
        (self.depth, self.elements) = (self.depth + 1, self.elements + 1);
        self.count_element(1)?;
        if self.depth > MAX_DEPTH {
            return Err(self.too_large(&format!("elements nested more than {MAX_DEPTH} deep")));
        }
        let name = element.local_name();
        let name = name.as_ref();
        self.is_loaded |= LOADED.contains(&name);
        let bytes = self.reader.buffer_position() + ELEMENT_BYTES * self.elements;
        if self.is_loaded && bytes > MAX_LOADED_BYTES {
            return Err(self.too_large("more data than can be loaded at once"));
        }
        self.count(name)?;
        self.count_row(name)?;
        self.examine(name, element)
    }

    /// Limits the time that all parts take.
    fn count_element(&mut self, empty: usize) -> Result<(), NewProblem> {
        self.scan.elements += 1;
        self.scan.empty_elements += empty;
        let (max, kind) = if self.scan.empty_elements > MAX_EMPTY_ELEMENTS {
            (MAX_EMPTY_ELEMENTS, "empty XML elements")
        } else if self.scan.elements > MAX_XML_ELEMENTS {
            (MAX_XML_ELEMENTS, "XML elements")
        } else {
            return Ok(());
        };
        Err(self.too_large(&format!("more than {max} {kind}, with those of the parts before it")))
    }

    /// Counts rows and cells. Sheets with too many are rejected here, before anything else reads them.
    fn count_row(&mut self, name: &str) -> Result<(), NewProblem> {
        match name {
            "row" => {
                (self.rows, self.scan.rows, self.cells) = (self.rows + 1, self.scan.rows + 1, 0);
            }
            // Other parts have elements of this name outside of rows.
            "c" if self.rows > 0 => self.cells += 1,
            _ => return Ok(()),
        }
        match (self.rows, self.scan.rows) {
            (0..=MAX_ROWS, 0..=MAX_TOTAL_ROWS) if self.cells <= MAX_COLUMNS => Ok(()),
            (0..=MAX_ROWS, 0..=MAX_TOTAL_ROWS) => {
                Err(self.too_large(&format!("a row of more than {MAX_COLUMNS} cells")))
            }
            (0..=MAX_ROWS, _) => Err(too_many("the workbook", MAX_TOTAL_ROWS, "rows")),
            _ => Err(self.too_large(&format!("more than {MAX_ROWS} rows"))),
        }
    }

    fn count(&mut self, name: &str) -> Result<(), NewProblem> {
        let kinds = MAX_ELEMENTS.iter().zip(&mut self.scan.counts);
        for ((names, max, description), count) in kinds {
            *count += usize::from(names.contains(&name));
            if *count > *max {
                return Err(self.too_large(&format!("more than {max} {description}")));
            }
        }
        Ok(())
    }

    /// Checks the positions and sizes in attributes, and records where comments are.
    fn examine(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), NewProblem> {
        let attribute = |name: &str| attribute(element, name).unwrap_or_default();
        let is_new = match name {
            "c" | "row" => return self.check_position(&attribute("r")),
            "mergeCell" | "hyperlink" | "dimension" | "f" => {
                self.scan.has_formulas |= name == "f";
                return self.check_position(&attribute("ref"));
            }
            "sst" => {
                let count: u64 = attribute("uniqueCount").parse().unwrap_or(0);
                if count.saturating_mul(ELEMENT_BYTES) > MAX_LOADED_BYTES {
                    return Err(self.too_large(&format!("{count} distinct strings")));
                }
                true
            }
            "comment" => {
                let cell = cell_position(&attribute("ref")).unwrap_or_default();
                self.scan.comments.add_comment(self.name, cell);
                true
            }
            "sheet" => self.scan.comments.add_sheet(attribute("name"), attribute("id")),
            "Relationship" => match attribute("Type").rsplit('/').next() {
                Some("worksheet") => {
                    self.scan.comments.add_sheet_part(attribute("Id"), &attribute("Target"))
                }
                Some("comments") => {
                    self.scan.comments.add_comment_part(self.name, &attribute("Target"));
                    true
                }
                _ => true,
            },
            _ => true,
        };
        if is_new { Ok(()) } else { Err(self.shared_part()) }
    }

    /// Fails if a reference such as `A1:B2` has a number that overflows in calamine.
    fn check_position(&self, reference: &str) -> Result<(), NewProblem> {
        let is_possible = |cell: &str| {
            let letters = cell.bytes().filter(u8::is_ascii_alphabetic).count();
            letters <= 3 && cell.len() - letters <= 7
        };
        if reference.split(':').all(is_possible) {
            return Ok(());
        }
        let message = format!("`{}`: `{reference:.40}` is not a cell", self.name);
        Err(NewProblem::new(Rule::Syntax, message, SAVE_AS_CSV_HELP))
    }

    fn shared_part(&self) -> NewProblem {
        let message = format!("`{}`: two sheets are the same part of the workbook", self.name);
        NewProblem::new(Rule::Syntax, message, SAVE_AS_CSV_HELP)
    }

    fn exceeded(&self, exceeded: Exceeded) -> NewProblem {
        match exceeded {
            Exceeded::Total => exceeds_limit("unpacked workbook"),
            Exceeded::Piece => {
                let kib = PartReader::<R>::MAX_PIECE >> 10;
                self.too_large(&format!("a string or tag of more than {kib} KiB"))
            }
        }
    }

    fn too_large(&self, contents: &str) -> NewProblem {
        let message = format!("`{}` has {contents}", self.name);
        NewProblem::new(Rule::TooLarge, message, SAVE_AS_CSV_HELP)
    }
}

/// Whether calamine may read a part. It does not read document properties and custom data, so these may have any size.
fn is_xml(name: &str) -> bool {
    let name = name.to_lowercase();
    let is_read = !name.starts_with("docprops/") && !name.starts_with("customxml/");
    is_read && matches!(name.rsplit('.').next(), Some("xml" | "rels"))
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = element.attributes();
    let mut attributes = attributes.with_checks(false).flatten();
    let attribute = attributes.find(|other| other.key.local_name().as_ref() == name)?;
    Some(unescape(&attribute.value).map_or_else(|_| attribute.value.to_string(), Into::into))
}

/// The problem with a part of a workbook that exceeds the size limit of the import.
pub(super) fn exceeds_limit(part: &str) -> NewProblem {
    let help = "split the workbook, or raise the limit with `--max-size MIB`";
    NewProblem::new(Rule::TooLarge, format!("the {part} exceeds the size limit"), help)
}

/// The problem with a part of a workbook that exceeds a fixed limit: "the workbook has more than 65535 parts".
pub(super) fn too_many(part: &str, max: usize, items: &str) -> NewProblem {
    let message = format!("{part} has more than {max} {items}");
    NewProblem::new(Rule::TooLarge, message, "split the workbook")
}
