use std::io::{self, Write};

use super::super::extract::Extract;
use crate::layout::{PaintOptions, paint};

pub(super) fn write_picture(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let selected = extract.screen.and_then(|screen| screen.selected);
    let cells = paint(&extract.drawing(), PaintOptions { selected, ..PaintOptions::default() });
    out.write_all(cells.to_text().as_bytes())
}
