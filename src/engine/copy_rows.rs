//! The text format of COPY: one line per row, with tabs between the cells.

use std::borrow::Cow;
use std::io::{self, Write};

/// A cell of a row.
pub(super) enum CopyCell<'a> {
    Null,
    Text(Cow<'a, str>),
}

/// Writes rows, and calls `on_row` for each.
pub(super) struct CopyRows<'w> {
    out: &'w mut dyn Write,
    line: Vec<u8>,
    on_row: &'w dyn Fn(),
}

impl<'w> CopyRows<'w> {
    pub(super) fn new(out: &'w mut dyn Write, on_row: &'w dyn Fn()) -> Self {
        Self { out, line: Vec::new(), on_row }
    }

    pub(super) fn add(&mut self, cells: &[CopyCell<'_>]) -> io::Result<()> {
        self.line.clear();
        for (index, cell) in cells.iter().enumerate() {
            if index > 0 {
                self.line.push(b'\t');
            }
            match cell {
                CopyCell::Null => self.line.extend(b"\\N"),
                CopyCell::Text(text) => escape(text, &mut self.line),
            }
        }
        self.line.push(b'\n');
        (self.on_row)();
        self.out.write_all(&self.line)
    }
}

fn escape(text: &str, line: &mut Vec<u8>) {
    for byte in text.bytes() {
        match byte {
            b'\\' => line.extend(b"\\\\"),
            b'\n' => line.extend(b"\\n"),
            b'\r' => line.extend(b"\\r"),
            b'\t' => line.extend(b"\\t"),
            byte => line.push(byte),
        }
    }
}

impl<'a> From<&'a str> for CopyCell<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for CopyCell<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl From<bool> for CopyCell<'_> {
    fn from(value: bool) -> Self {
        if value { "t" } else { "f" }.into()
    }
}

impl From<usize> for CopyCell<'_> {
    fn from(number: usize) -> Self {
        number.to_string().into()
    }
}

impl From<u32> for CopyCell<'_> {
    fn from(number: u32) -> Self {
        number.to_string().into()
    }
}

impl<T: Into<Self>> From<Option<T>> for CopyCell<'_> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

#[cfg(test)]
mod tests {
    use super::CopyRows;

    #[test]
    fn text_never_ends_a_cell_or_row() {
        let mut out = Vec::new();
        let mut rows = CopyRows::new(&mut out, &|| {});
        let row =
            ["a\tb\nc\\.".into(), "\\N".into(), None::<&str>.into(), 7_usize.into(), true.into()];
        rows.add(&row).expect("a Vec should accept any bytes");
        assert_eq!(String::from_utf8_lossy(&out), "a\\tb\\nc\\\\.\t\\\\N\t\\N\t7\tt\n");
    }
}
