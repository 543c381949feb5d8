//! Records side by side: aligned for reading, or with tabs for other programs.

use std::io::{self, Write};

use super::wrap::{Margins, width, wrapped};
use crate::cli::ink::{Ink, Role};

/// A table: names of columns, and rows of as many cells. Cells hold no tabs and no line ends.
#[derive(Clone, Debug, Default)]
pub(in crate::cli) struct Listing {
    columns: Vec<&'static str>,
    rows: Vec<Vec<String>>,
}

impl Listing {
    /// An empty table.
    pub(in crate::cli) fn new(columns: &[&'static str]) -> Self {
        Self { columns: columns.to_vec(), rows: Vec::new() }
    }

    /// Whether it has no rows.
    pub(in crate::cli) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Adds a row.
    pub(in crate::cli) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    /// Writes the table aligned; the last column wraps where the terminal is too narrow.
    pub(in crate::cli) fn table(
        &self,
        ink: Ink,
        columns: Option<usize>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        if self.rows.is_empty() {
            return Ok(());
        }
        let widths: Vec<usize> =
            (0..self.columns.len()).map(|place| self.width_of(place)).collect();
        let heads: Vec<String> =
            self.columns.iter().map(|name| ink.paint(Role::Aside, name)).collect();
        write_row(&heads, &widths, columns, out)?;
        self.rows.iter().try_for_each(|row| write_row(row, &widths, columns, out))
    }

    /// Writes the table with tabs between, a line of names first.
    pub(in crate::cli) fn tsv(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}", self.columns.join("\t"))?;
        self.rows.iter().try_for_each(|row| writeln!(out, "{}", row.join("\t")))
    }

    fn width_of(&self, place: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(place)).map(|cell| width(cell));
        cells.chain(self.columns.get(place).map(|name| width(name))).max().unwrap_or(0)
    }
}

fn write_row(
    cells: &[String],
    widths: &[usize],
    columns: Option<usize>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some((last, before)) = cells.split_last() else { return writeln!(out) };
    let mut head = String::new();
    for (cell, wide) in before.iter().zip(widths) {
        head.push_str(cell);
        head.push_str(&" ".repeat(wide.saturating_sub(width(cell)) + 2));
    }
    let indent = " ".repeat(width(&head));
    let lines = wrapped(last, columns, Margins { first: &head, rest: &indent });
    // An empty last cell leaves no blanks at the end of a line.
    lines.lines().try_for_each(|line| writeln!(out, "{}", line.trim_end()))
}

#[cfg(test)]
mod tests {
    use super::{Ink, Listing};

    #[test]
    fn columns_are_aligned_by_display_width() {
        let mut listing = Listing::new(&["name", "kind", "of"]);
        listing.row(["雷军", "person", ""].map(String::from));
        listing.row(["Porsche", "firm", "cars"].map(String::from));
        let mut out = Vec::new();
        listing.table(Ink::Plain, None, &mut out).expect("a Vec takes everything");
        let expected = "name     kind    of\n雷军     person\nPorsche  firm    cars\n";
        assert_eq!(String::from_utf8(out).expect("text"), expected);
    }
}
