//! Tables, written with aligned columns for people, or tab-separated for programs.
#![expect(clippy::indexing_slicing, reason = "rows and widths have an item for each column")]

use std::io::{self, Write};

use serde_json::Value;

use crate::cli::painted::width;
use crate::cli::ui::Ui;
use crate::text::{Role, fit, on_one_line, split_bar};

use super::wrap::wrap_painted;

const COLUMN_GAP: usize = 2;

/// Pairs of minimum widths in cells, for prose columns and then for all columns, tried in order until the table fits.
const MIN_WIDTHS: [(usize, usize); 3] = [(24, 30), (12, 12), (2, 2)];

/// The maximum width of a bar, in cells.
const MAX_BAR: usize = 20;
/// The minimum width of a bar, in cells.
const MIN_BAR: usize = 6;

/// The minimum width of a truncated column, in cells.
const MIN_TRUNCATED_WIDTH: usize = 12;

/// A table: column names and rows. Cells contain no tabs or line breaks.
pub(in crate::cli) struct Listing {
    columns: Vec<&'static str>,
    rows: Vec<Vec<String>>,
    /// The index of a row, and the line that divides it from the rows above.
    divider: Option<(usize, &'static str)>,
    /// A column that is truncated, rather than wrapped, if the terminal is too narrow.
    truncated_column: Option<usize>,
    /// A bar after each row, if there is room; empty for none.
    bars: Vec<Bar>,
}

/// A number that is drawn as a bar.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct Bar {
    pub(in crate::cli) number: usize,
    /// The part of the number that is drawn lighter.
    pub(in crate::cli) light: usize,
}

impl Listing {
    pub(in crate::cli) fn new<const N: usize>(
        columns: [&'static str; N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) -> Self {
        let rows = rows.into_iter().map(|row| row.map(one_line).into()).collect();
        Self {
            columns: columns.to_vec(),
            rows,
            divider: None,
            truncated_column: None,
            bars: Vec::new(),
        }
    }

    pub(in crate::cli) fn from_records(keys: &[&'static str], records: &[Value]) -> Self {
        let row =
            |record: &Value| keys.iter().map(|key| one_line(cell_text(&record[key]))).collect();
        let rows = records.iter().map(row).collect();
        Self {
            columns: keys.to_vec(),
            rows,
            divider: None,
            truncated_column: None,
            bars: Vec::new(),
        }
    }

    /// Adds a line above a row; TSV omits it.
    pub(in crate::cli) fn with_divider(self, row: usize, line: &'static str) -> Self {
        Self { divider: (row < self.rows.len()).then_some((row, line)), ..self }
    }

    pub(in crate::cli) fn with_column_names(
        self,
        columns: impl IntoIterator<Item = &'static str>,
    ) -> Self {
        Self { columns: columns.into_iter().collect(), ..self }
    }

    /// Truncates this column, rather than wrapping it, if the terminal is too narrow.
    pub(in crate::cli) fn with_truncated_column(self, index: usize) -> Self {
        Self { truncated_column: Some(index), ..self }
    }

    /// Draws a bar after each row of aligned output, if there are several and the terminal has room.
    pub(in crate::cli) fn with_bars(self, bars: impl IntoIterator<Item = Bar>) -> Self {
        let bars: Vec<Bar> = bars.into_iter().collect();
        // A single bar compares nothing.
        Self { bars: if bars.len() > 1 { bars } else { Vec::new() }, ..self }
    }

    pub(in crate::cli) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Writes the table, unless it is empty, with aligned columns. In a narrow terminal, text wraps within its column.
    pub(in crate::cli) fn write_table(&self, ui: Ui, out: &mut dyn Write) -> io::Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let widths = self.widths(ui.width);
        let headers: Vec<String> =
            self.columns.iter().map(|name| ui.palette.paint(Role::Dim, name)).collect();
        write_row(&headers, &widths, out)?;
        for (index, row) in self.rows.iter().enumerate() {
            if let Some((_, line)) = self.divider.filter(|(row, _)| *row == index) {
                writeln!(out, "{}", ui.palette.paint(Role::Dim, line))?;
            }
            let mut row = row.clone();
            if let Some(index) = self.truncated_column {
                row[index] = fit(&row[index], widths[index]).into_owned();
            }
            row.extend(self.bar(index, &widths, ui.width));
            let bar_width = row.get(widths.len()).map(|bar| width(bar));
            write_row(&row, &widths.iter().copied().chain(bar_width).collect::<Vec<_>>(), out)?;
        }
        Ok(())
    }

    /// The bar after a row; `None` if there is none, or no room for it.
    fn bar(&self, row: usize, widths: &[usize], columns: Option<usize>) -> Option<String> {
        let used = widths.iter().map(|width| width + COLUMN_GAP).sum::<usize>();
        let cells = columns.map_or(MAX_BAR, |columns| columns.saturating_sub(used).min(MAX_BAR));
        let max = self.bars.iter().map(|bar| bar.number).max()?;
        let Bar { number, light } = *self.bars.get(row)?;
        (cells >= MIN_BAR).then(|| split_bar(number, light, max, cells))
    }

    pub(in crate::cli) fn to_lines(&self, ui: Ui) -> io::Result<Vec<String>> {
        let mut out = Vec::new();
        self.write_table(ui, &mut out)?;
        Ok(String::from_utf8_lossy(&out).lines().map(str::to_owned).collect())
    }

    pub(in crate::cli) fn write_tsv(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", self.columns.join("\t"))?;
        self.rows.iter().try_for_each(|row| writeln!(out, "{}", row.join("\t")))
    }

    fn widths(&self, columns: Option<usize>) -> Vec<usize> {
        let mut widths: Vec<usize> =
            (0..self.columns.len()).map(|index| self.column_width(index)).collect();
        let gaps = COLUMN_GAP * widths.len().saturating_sub(1);
        let room = columns.unwrap_or(usize::MAX);
        narrow(&mut widths, room.saturating_sub(gaps), |index| {
            if self.truncated_column == Some(index) { MIN_TRUNCATED_WIDTH } else { usize::MAX }
        });
        let is_prose: Vec<bool> = (0..widths.len()).map(|index| self.is_prose(index)).collect();
        narrow(&mut widths, room.saturating_sub(gaps), |index| {
            if is_prose[index] { usize::MAX } else { self.word_width(index) }
        });
        for (prose, any) in MIN_WIDTHS {
            narrow(&mut widths, room.saturating_sub(gaps), |index| {
                if is_prose[index] { prose } else { usize::MAX }
            });
            narrow(&mut widths, room.saturating_sub(gaps), |_| any);
        }
        widths
    }

    /// Whether a column contains spaces, and may wrap. Ids stay whole if possible, so that they can be copied.
    fn is_prose(&self, index: usize) -> bool {
        self.rows.iter().filter_map(|row| row.get(index)).any(|cell| cell.contains(' '))
    }

    /// The width of the longest word in a column or its name: a narrower column would break words.
    fn word_width(&self, index: usize) -> usize {
        let name = self.columns.get(index).copied().unwrap_or_default();
        let cells = self.rows.iter().filter_map(|row| row.get(index)).map(String::as_str);
        let words = cells.chain([name]).flat_map(str::split_whitespace);
        words.map(width).max().unwrap_or(0)
    }

    fn column_width(&self, index: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(index)).map(|cell| width(cell));
        cells.chain(self.columns.get(index).map(|name| width(name))).max().unwrap_or(0)
    }
}

/// Replaces line breaks and tabs, which would start another row or column.
fn one_line(cell: String) -> String {
    let is_break = |character: char| match character {
        '\u{2028}' | '\u{2029}' => true,
        other => other.is_control() && other.is_whitespace(),
    };
    if cell.contains(is_break) { on_one_line(&cell) } else { cell }
}

fn cell_text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Narrows columns until they fit or each is at its minimum width, always the widest one that can still shrink.
fn narrow(widths: &mut [usize], room: usize, min: impl Fn(usize) -> usize) {
    let mut excess = widths.iter().sum::<usize>().saturating_sub(room);
    while excess > 0 {
        let shrinkable =
            widths.iter_mut().enumerate().filter(|(index, width)| **width > min(*index));
        let Some((_, widest)) = shrinkable.max_by_key(|(_, width)| **width) else { return };
        *widest -= 1;
        excess -= 1;
    }
}

fn write_row(cells: &[String], widths: &[usize], out: &mut dyn Write) -> io::Result<()> {
    let cells: Vec<Vec<&str>> = cells
        .iter()
        .zip(widths)
        .map(|(cell, cell_width)| wrap_painted(cell, *cell_width, *cell_width))
        .collect();
    let height = cells.iter().map(Vec::len).max().unwrap_or(0).max(1);
    for y in 0..height {
        let mut line = String::new();
        for (cell, cell_width) in cells.iter().zip(widths) {
            let text = cell.get(y).copied().unwrap_or_default();
            line.push_str(text);
            line.push_str(&" ".repeat(cell_width.saturating_sub(width(text)) + COLUMN_GAP));
        }
        // Empty cells at the end of a row must not leave trailing spaces.
        writeln!(out, "{}", line.trim_end())?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Listing, Ui};
    use crate::text::Palette;
    use serde_json::json;

    fn table(listing: &Listing, width: Option<usize>) -> String {
        let mut out = Vec::new();
        listing
            .write_table(Ui { palette: Palette::Plain, width }, &mut out)
            .expect("writing to a Vec cannot fail");
        String::from_utf8(out).expect("text")
    }

    #[test]
    fn columns_are_aligned_by_display_width() {
        let rows = [["雷军", "person", ""], ["Porsche", "firm", "cars"]];
        let listing = Listing::new(["name", "kind", "of"], rows.map(|row| row.map(String::from)));
        let expected = "name     kind    of\n雷军     person\nPorsche  firm    cars\n";
        assert_eq!(table(&listing, None), expected);
    }

    #[test]
    fn prose_wraps_within_its_column_and_ids_stay_whole() {
        let row = ["a-long-slug-here", "Head of Xiaomi Auto", "wrote opinion for a paper"];
        let listing = Listing::new(["id", "name", "role"], [row.map(String::from)]);
        let expected = "\
id                name           role
a-long-slug-here  Head of        wrote opinion
                  Xiaomi Auto    for a paper
";
        assert_eq!(table(&listing, Some(46)), expected);
    }

    #[test]
    fn column_names_wrap_before_ids_and_no_row_is_wider_than_the_terminal() {
        let rows = [["10", "0", "37", "courage-speech"]];
        let listing = Listing::new(
            ["relations", "not cited", "citing one paragraph", "id"],
            rows.map(|row| row.map(String::from)),
        );
        let expected = "\
relations  not    citing     id
           cited  one
                  paragraph
10         0      37         courage-speech
";
        assert_eq!(table(&listing, Some(43)), expected);
        for columns in 14..60 {
            let shown = table(&listing, Some(columns));
            assert!(shown.lines().all(|line| line.len() <= columns), "{columns}:\n{shown}");
        }
    }

    #[test]
    fn a_cell_is_one_line() {
        let cells = ["a\tb\r\nc\n\nd", "two  spaces"].map(String::from);
        let listing = Listing::new(["id", "text"], [cells]);
        let expected = "id       text\na b c d  two  spaces\n";
        assert_eq!(table(&listing, None), expected);
        let records = [json!({"id": "a\u{2028}b"})];
        assert_eq!(table(&Listing::from_records(&["id"], &records), None), "id\na b\n");
    }

    #[test]
    fn records_become_rows() {
        let records = [json!({"id": "a", "line": 3, "help": null}), json!({"line": 4, "id": "b"})];
        let listing = Listing::from_records(&["id", "line", "help"], &records)
            .with_column_names(["id", "row", ""]);
        assert_eq!(table(&listing, None), "id  row\na   3\nb   4\n");
    }
}
