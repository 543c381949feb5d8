//! Converts a frame to ASCII characters, cell by cell.

use std::num::NonZeroU16;

use ratatui::buffer::{Buffer, CellDiffOption};
use ratatui::layout::Rect;

use crate::text::{AmbiguousWidth, ascii_form};

/// The width of a character that the terminal draws wide, in cells.
const WIDE: NonZeroU16 = NonZeroU16::MIN.saturating_add(1);

/// Replaces lines and symbols. Other characters stay, marked for ratatui if the terminal draws them wide.
pub(in super::super) fn convert(buffer: &mut Buffer, area: Rect, ambiguous: AmbiguousWidth) {
    for at in area.positions() {
        if buffer[at].symbol().is_ascii() {
            continue;
        }
        let form = ascii_form(buffer[at].symbol());
        let cell = &mut buffer[at];
        if let Some(form) = form {
            cell.set_symbol(form);
        } else if ambiguous == AmbiguousWidth::Wide && ambiguous.measure(cell.symbol()) > 1 {
            cell.set_diff_option(CellDiffOption::ForcedWidth(WIDE));
        }
    }
}

#[cfg(test)]
mod tests {
    use ratatui::buffer::{Buffer, CellDiffOption};

    use super::{WIDE, convert};
    use crate::text::AmbiguousWidth;

    fn converted(ambiguous: AmbiguousWidth) -> Vec<(String, CellDiffOption)> {
        let mut buffer = Buffer::with_lines(["│aЮ "]);
        let area = buffer.area;
        convert(&mut buffer, area, ambiguous);
        buffer.content.iter().map(|cell| (cell.symbol().to_owned(), cell.diff_option)).collect()
    }

    #[test]
    fn lines_become_ascii_and_wide_characters_cover_two_cells() {
        let mut expected =
            ["|", "a", "Ю", " "].map(|symbol| (symbol.to_owned(), CellDiffOption::None));
        assert_eq!(converted(AmbiguousWidth::Narrow), expected);
        expected[2].1 = CellDiffOption::ForcedWidth(WIDE);
        assert_eq!(converted(AmbiguousWidth::Wide), expected);
    }
}
