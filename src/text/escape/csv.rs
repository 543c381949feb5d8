//! CSV (RFC 4180), with formulas neutralised.

/// Quotes a cell if necessary. Spreadsheets evaluate a cell that starts like a formula, even if it is quoted; a leading
/// apostrophe marks it as text (OWASP, "CSV Injection"). Text that already looks marked gets another apostrophe, so
/// that [`unescape_csv_cell`] restores every string.
pub(crate) fn escape_csv_cell(text: &str) -> String {
    let text = if is_formula(text) { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\r', '\n']) || text.starts_with(' ') || text.ends_with(' ') {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text
}

/// The text of a parsed cell, without the apostrophe before a formula.
pub(crate) fn unescape_csv_cell(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|text| is_formula(text)).unwrap_or(cell)
}

/// Whether a string starts like a formula, after any number of apostrophes.
fn is_formula(text: &str) -> bool {
    let text = text.trim_start_matches('\'');
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::{escape_csv_cell, unescape_csv_cell};

    #[test]
    fn cells_are_quoted_and_never_formulas() {
        for (text, expected) in [
            ("plain", "plain"),
            ("a, b", "\"a, b\""),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("=1+1", "'=1+1"),
            ("@SUM(A1), b", "\"'@SUM(A1), b\""),
            ("＝1", "'＝1"),
            ("-5", "'-5"),
            ("'-5", "''-5"),
            ("'tis", "'tis"),
            ("'", "'"),
        ] {
            assert_eq!(escape_csv_cell(text), expected);
            if !expected.contains('"') {
                assert_eq!(unescape_csv_cell(expected), text);
            }
        }
    }
}
