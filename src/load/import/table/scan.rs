//! Checks a table before it is parsed, so that an unclosed quote or an endless row wastes neither time nor memory.

use crate::load::problems::{NewProblem, Rule};

/// The maximum number of columns in an Excel sheet.
pub(super) const MAX_COLUMNS: usize = 16_384;
const MAX_ROW_BYTES: usize = 1 << 20;
/// The maximum number of consecutive blank rows. They take little space in the file, but each is a paragraph of the source.
const MAX_BLANK_ROWS: usize = 1 << 20;

/// The first row that cannot be parsed.
pub(super) struct BadRow {
    /// The byte offset of its start.
    pub(super) offset: usize,
    pub(super) line: u32,
    pub(super) problem: NewProblem,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ScanState {
    FieldStart,
    Unquoted,
    Quoted,
    /// After a quote in a quoted field: it ends the field, or is the first of two.
    QuoteInQuoted,
}

/// Finds the first bad row, following quotes in the same way as the csv crate.
#[expect(clippy::indexing_slicing, clippy::string_slice, reason = "rows start at line starts")]
pub(super) fn find_bad_row(text: &str, delimiter: u8) -> Option<BadRow> {
    let mut row = ScannedRow { start: 0, line: 1, columns: 1, quote_line: 1 };
    let mut blank_rows = 0;
    let (mut state, mut line) = (ScanState::FieldStart, 1);
    for (index, byte) in text.bytes().enumerate() {
        let is_quoted = state == ScanState::Quoted;
        line += u32::from(byte == b'\n');
        if !is_quoted && byte == b'\n' {
            let is_blank = text[row.start..index].trim_end_matches('\r').is_empty();
            blank_rows = if is_blank { blank_rows + 1 } else { 0 };
            row = ScannedRow { start: index + 1, line, columns: 1, quote_line: line };
        } else if !is_quoted && byte == delimiter {
            row.columns += 1;
        } else if byte == b'"' && state == ScanState::FieldStart {
            row.quote_line = line;
        }
        state = next_state(state, byte, delimiter);
        if blank_rows == MAX_BLANK_ROWS && index + 1 < text.len() {
            let message = format!("{MAX_BLANK_ROWS} blank rows");
            return Some(row.bad(&message, "delete blank rows"));
        }
        if row.columns > MAX_COLUMNS {
            return Some(row.bad(&format!("more than {MAX_COLUMNS} columns"), "split the table"));
        }
        if index + 1 - row.start > MAX_ROW_BYTES {
            let is_unclosed =
                state == ScanState::Quoted && !closes(&text.as_bytes()[index + 1..], delimiter);
            return Some(if is_unclosed { row.unclosed_quote() } else { row.too_long() });
        }
    }
    (state == ScanState::Quoted).then(|| row.unclosed_quote())
}

fn next_state(state: ScanState, byte: u8, delimiter: u8) -> ScanState {
    let is_quote = byte == b'"';
    match state {
        ScanState::Quoted if is_quote => ScanState::QuoteInQuoted,
        ScanState::Quoted => ScanState::Quoted,
        ScanState::FieldStart | ScanState::QuoteInQuoted if is_quote => ScanState::Quoted,
        _ if byte == delimiter || byte == b'\n' => ScanState::FieldStart,
        _ => ScanState::Unquoted,
    }
}

/// Whether the rest of a quoted cell ends with a quote. A quote followed by other text opens another cell, so the closing
/// quote of this one is missing.
fn closes(rest: &[u8], delimiter: u8) -> bool {
    let mut state = ScanState::Quoted;
    for byte in rest {
        let was_quote = state == ScanState::QuoteInQuoted;
        state = next_state(state, *byte, delimiter);
        if was_quote && state != ScanState::Quoted {
            return state == ScanState::FieldStart || *byte == b'\r';
        }
    }
    state == ScanState::QuoteInQuoted
}

struct ScannedRow {
    start: usize,
    line: u32,
    columns: usize,
    /// The line of its last opening quote.
    quote_line: u32,
}

impl ScannedRow {
    fn too_long(&self) -> BadRow {
        let message = format!("a row of more than {} MiB", MAX_ROW_BYTES >> 20);
        self.bad(&message, "keep long text in separate files")
    }

    fn unclosed_quote(&self) -> BadRow {
        let help = "close the quote; a quote within a quoted cell is written twice";
        let bad = self.bad("the quote that opens here is not closed", help);
        BadRow { line: self.quote_line, ..bad }
    }

    fn bad(&self, reason: &str, help: &str) -> BadRow {
        let message = format!("{reason}; this row and all after it are left out");
        let problem = NewProblem::new(Rule::Syntax, message, help);
        BadRow { offset: self.start, line: self.line, problem }
    }
}

#[cfg(test)]
mod tests {
    use super::find_bad_row;

    fn bad_row(text: &str) -> Option<(usize, u32)> {
        find_bad_row(text, b',').map(|bad| (bad.offset, bad.line))
    }

    #[test]
    fn a_long_cell_is_called_too_long_if_its_quote_is_closed() {
        let is_unclosed = |end: &str| {
            let bad = find_bad_row(&format!("a,b\n1,\"{}{end}", "x\n".repeat(1 << 20)), b',');
            bad.map(|bad| bad.problem.message.starts_with("the quote"))
        };
        for end in ["\"", "\"\n2,3\n", "\"\r\n", "\",4\n", "said \"\"no\"\"\"\n"] {
            assert_eq!(is_unclosed(end), Some(false), "{end}");
        }
        for end in ["", "\n2,\"y\"\n", "said \"\"no\"\"\n"] {
            assert_eq!(is_unclosed(end), Some(true), "{end}");
        }
    }

    #[test]
    fn quotes_are_followed_to_their_end() {
        assert_eq!(bad_row("a,b\n\"x\ny\",\"say \"\"no\"\"\"\n5\" pipe,2\n"), None);
        assert_eq!(bad_row("a,b\n1,2\n3,\"4\n5,6\n"), Some((8, 3)));
        assert_eq!(bad_row(&format!("a\n{}", "x".repeat(2 << 20))), Some((2, 2)));
        assert_eq!(bad_row(&format!("a\n\n\"{}", "x,\n".repeat(1 << 20))), Some((3, 3)));
        assert_eq!(bad_row(&",".repeat(1_000_000)), Some((0, 1)));
        let gap = |rows: usize| format!("a\n{}b\n", "\r\n".repeat(rows));
        assert_eq!(bad_row(&gap(1 << 19)), None);
        assert_eq!(bad_row(&gap(1 << 21)), Some((2 + (2 << 20), (1 << 20) + 2)));
    }
}
