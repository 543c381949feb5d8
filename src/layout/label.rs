//! Text in cells: how wide it is, and how it is cut.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// How many cells a text fills.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    text.graphemes(true).map(UnicodeWidthStr::width).sum()
}

/// The text, whole, or cut with … so that it fills no more than `columns`.
///
/// A letter that fills two cells is kept whole or dropped whole; 0 columns leave nothing.
#[must_use]
pub fn fit(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    if columns == 0 {
        return String::new();
    }
    let mut cut = start(text, columns - 1).trim_end().to_owned();
    cut.push('…');
    cut
}

/// The longest start of a text that fills no more than `columns`.
pub(super) fn start(text: &str, columns: usize) -> &str {
    let mut filled = 0;
    let mut end = 0;
    for (at, letter) in text.grapheme_indices(true) {
        filled += letter.width();
        if filled > columns {
            break;
        }
        end = at + letter.len();
    }
    &text[..end]
}

/// What [`reads`] gives for a text that is shown whole.
pub(super) const WHOLE: usize = 100;

/// How well a text of `wanted` columns reads where `shown` of them are shown: two halves of two
/// words tell less than one whole word, so it is the square of the share.
pub(super) fn reads(shown: usize, wanted: usize) -> usize {
    let shown = shown.min(wanted);
    (WHOLE * shown * shown).checked_div(wanted * wanted).unwrap_or(WHOLE)
}

#[cfg(test)]
mod tests {
    use super::{fit, width};

    #[test]
    fn wide_letters_are_never_torn() {
        assert_eq!(width("小鹏汽车"), 8);
        assert_eq!(fit("小鹏汽车", 8), "小鹏汽车");
        assert_eq!(fit("小鹏汽车", 7), "小鹏汽…");
        assert_eq!(fit("小鹏汽车", 6), "小鹏…");
        assert_eq!(fit("小鹏汽车", 1), "…");
        assert_eq!(fit("小鹏汽车", 0), "");
        assert_eq!(fit("Li Bin and", 4), "Li…", "no blank before the ellipsis");
    }
}
