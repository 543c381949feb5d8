//! The hyperlinks in the cells of a sheet.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::rc::Rc;

use calamine::{Hyperlink, XlsxError};
use csv::StringRecord;

use super::cell_name::{CellPosition, cell_name, cell_names};
use super::formula_links::formula_links;
use super::workbook_scan::WorkbookScan;
use super::{Workbook, cell_text};
use crate::load::import::documents::is_address;
use crate::load::import::table::first_few::FirstFew;
use crate::load::import::table::guess::LINK_SUFFIX;
use crate::load::import::table::header::{MAX_HEADER_ROW, header_index};
use crate::load::import::table::scan::MAX_COLUMNS;
use crate::load::problems::{NewProblem, Rule};
use crate::text::count;

/// The maximum number of cells with links that are read from a sheet, including empty cells.
const MAX_LINKED_CELLS: usize = 1 << 20;

/// The web addresses that cells link to without showing them. They become columns to the right of all others, one for
/// each column with such cells.
#[derive(Debug, Default)]
pub(super) struct CellLinks {
    /// By the cell that links to them.
    addresses: HashMap<CellPosition, Rc<str>>,
    /// The columns with linking cells, each with its index and header.
    columns: Vec<(u32, String)>,
    /// The zero-based row of these headers.
    header_row: u32,
    /// The number of columns before those of the addresses.
    pub(super) width: u32,
    /// The cells whose hyperlinks are not imported: header cells, empty cells, and cells that link to anything but a web
    /// address.
    ignored: BTreeSet<CellPosition>,
    /// The first of the cells with links that are beyond [`MAX_LINKED_CELLS`].
    first_omitted: Option<CellPosition>,
}

impl CellLinks {
    /// Reads the hyperlinks and linking formulas of a sheet, and the cells that have them.
    pub(super) fn read(
        workbook: &mut Workbook,
        sheet: &str,
        scan: &WorkbookScan,
    ) -> Result<Self, XlsxError> {
        let hyperlinks =
            if scan.has_hyperlinks() { hyperlinks(workbook, sheet)? } else { Vec::new() };
        let formulas = if scan.has_formulas { formula_links(workbook, sheet)? } else { Vec::new() };
        let starts = hyperlinks.iter().map(|link| link.range.start);
        let ignored: BTreeSet<CellPosition> =
            starts.chain(formulas.iter().map(|(cell, _)| *cell)).collect();
        let header_row = if ignored.is_empty() { 0 } else { header_row(workbook, sheet)? };
        let formulas = formulas.into_iter().filter_map(|(cell, link)| Some((cell, link?)));
        let mut linked = linked_cells(hyperlinks, formulas, header_row + 1);
        let mut targets: HashMap<CellPosition, Rc<str>> = HashMap::new();
        for (cell, address) in linked.by_ref().take(MAX_LINKED_CELLS) {
            targets.entry(cell).or_insert(address);
        }
        let first_omitted = linked.next().map(|(cell, _)| cell);
        let mut links = Self { header_row, ignored, first_omitted, ..Self::default() };
        let mut headers = HashMap::new();
        if targets.is_empty() {
            return Ok(links);
        }
        let mut cells = workbook.worksheet_cells_reader(sheet)?;
        while let Some(cell) = cells.next_cell()? {
            let (position, text) = (cell.get_position(), cell_text(cell.get_value()));
            links.width = links.width.max(position.1.saturating_add(1));
            if position.0 == header_row {
                headers.insert(position.1, text);
            } else if let Some(address) = targets.remove(&position).filter(|_| !text.is_empty()) {
                links.ignored.remove(&position);
                if address.trim_end_matches('/') != text.trim().trim_end_matches('/') {
                    links.addresses.insert(position, address);
                }
            }
        }
        let columns: BTreeSet<u32> = links.addresses.keys().map(|(_, column)| *column).collect();
        let mut header = |column| headers.remove(&column).unwrap_or_default();
        links.columns = columns.into_iter().map(|column| (column, header(column))).collect();
        Ok(links)
    }

    /// The problems with the hyperlinks that are not imported.
    pub(super) fn problems(&self, sheet: &str) -> impl Iterator<Item = NewProblem> {
        let omitted = self.first_omitted.map(|cell| omitted_problem(sheet, cell));
        self.ignored_problem(sheet).into_iter().chain(omitted)
    }

    fn ignored_problem(&self, sheet: &str) -> Option<NewProblem> {
        let mut ignored = FirstFew::default();
        self.ignored.iter().for_each(|cell| ignored.add(|| cell_name(*cell)));
        let (cells, names) = (count(ignored.count(), "cell", "cells"), cell_names(&ignored));
        let message = format!(
            "sheet `{sheet}`: the hyperlinks of {cells} ({names}) are not imported, only the text is"
        );
        let help = "only a link from a cell below the header to a web address is imported";
        (!self.ignored.is_empty()).then(|| NewProblem::new(Rule::NotMapped, message, help))
    }

    /// The cells of a row in the address columns, which follow `width` other columns. Trailing empty cells are left out.
    pub(super) fn texts_in(&self, row: u32) -> Vec<String> {
        let text = |(column, header): &(u32, String)| match row {
            row if row == self.header_row => format!("{header}{LINK_SUFFIX}"),
            _ => self.addresses.get(&(row, *column)).map(ToString::to_string).unwrap_or_default(),
        };
        let mut texts: Vec<String> = self.columns.iter().map(text).collect();
        while texts.last().is_some_and(String::is_empty) {
            texts.pop();
        }
        texts
    }

    /// The number of columns of the sheet, including those of the addresses.
    pub(super) fn total_width(&self) -> usize {
        self.width as usize + self.columns.len()
    }
}

fn hyperlinks(workbook: &mut Workbook, sheet: &str) -> Result<Vec<Hyperlink>, XlsxError> {
    match workbook.hyperlinks_by_sheet_name(sheet) {
        Err(XlsxError::NotAWorksheet(_) | XlsxError::WorksheetNotFound(_)) => Ok(Vec::new()),
        hyperlinks => hyperlinks,
    }
}

/// The problem with links on more cells than are read.
fn omitted_problem(sheet: &str, first: CellPosition) -> NewProblem {
    let message = format!(
        "sheet `{sheet}`: the hyperlinks of {} and further cells are not imported, as ranges with links have more than {MAX_LINKED_CELLS} cells",
        cell_name(first)
    );
    NewProblem::new(Rule::NotMapped, message, "link only the cells that have text")
}

/// Every cell that links to a web address, from a row on, with the address. Hyperlinks on ranges come last, the largest at the
/// end, as they may have very many cells.
fn linked_cells(
    hyperlinks: Vec<Hyperlink>,
    formulas: impl Iterator<Item = (CellPosition, Rc<str>)>,
    first_row: u32,
) -> impl Iterator<Item = (CellPosition, Rc<str>)> {
    let is_single = |link: &Hyperlink| link.range.start == link.range.end;
    let (single, mut ranges): (Vec<_>, Vec<_>) = hyperlinks.into_iter().partition(is_single);
    ranges.sort_by_key(|Hyperlink { range, .. }| {
        let rows = range.end.0.saturating_sub(range.start.0);
        let columns = range.end.1.saturating_sub(range.start.1);
        (u64::from(rows) + 1) * (u64::from(columns) + 1)
    });
    let cells = move |links: Vec<Hyperlink>| {
        let links = links.into_iter().filter_map(|link| Some((link.range, address(link)?.into())));
        links.flat_map(move |(range, address): (_, Rc<str>)| {
            let cells = (range.start.0.max(first_row)..=range.end.0)
                .flat_map(move |row| (range.start.1..=range.end.1).map(move |it| (row, it)));
            cells.map(move |cell| (cell, Rc::clone(&address)))
        })
    };
    let formulas = formulas.filter(move |(cell, _)| cell.0 >= first_row);
    cells(single).chain(formulas).chain(cells(ranges))
}

/// The zero-based row of the header, as in the table that the sheet becomes.
fn header_row(workbook: &mut Workbook, sheet: &str) -> Result<u32, XlsxError> {
    // Without blank rows, as in the table that the sheet becomes.
    let mut rows: BTreeMap<u32, StringRecord> = BTreeMap::new();
    let mut cells = workbook.worksheet_cells_reader(sheet)?;
    while let Some(cell) = cells.next_cell()? {
        let ((row, column), text) = (cell.get_position(), cell_text(cell.get_value()));
        // The columns are checked when the sheet is read.
        if !text.is_empty() && (column as usize) < MAX_COLUMNS {
            if !rows.contains_key(&row) && rows.len() == MAX_HEADER_ROW {
                break;
            }
            let record = rows.entry(row).or_default();
            (record.len()..column as usize).for_each(|_| record.push_field(""));
            record.push_field(&text);
        }
    }
    let (numbers, records): (Vec<u32>, Vec<StringRecord>) = rows.into_iter().unzip();
    Ok(numbers.get(header_index(&records)).copied().unwrap_or(0))
}

/// The web address of a hyperlink, whose fragment workbooks store separately.
fn address(link: Hyperlink) -> Option<String> {
    let target = link.target.filter(|target| is_address(target))?;
    Some(match link.location {
        Some(fragment) => format!("{target}#{fragment}"),
        None => target,
    })
}
