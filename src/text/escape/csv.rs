//! CSV (RFC 4180), with formulas neutralised.

/// Quotes a cell if necessary. Spreadsheets evaluate a cell that starts like a formula, even if it is quoted; a
/// leading apostrophe marks it as text (OWASP, "CSV Injection").
pub(crate) fn escape_csv_cell(text: &str) -> String {
    let is_formula =
        text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let text = if is_formula { format!("'{text}") } else { text.to_owned() };
    if text.contains(['"', ',', '\r', '\n']) || text.starts_with(' ') || text.ends_with(' ') {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::escape_csv_cell;

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
        ] {
            assert_eq!(escape_csv_cell(text), expected);
        }
    }
}
