//! The width of text in terminal cells, summed over grapheme clusters.
//!
//! This is the width that ratatui paints, and it stays correct if text is cut between clusters. It differs from the
//! width of the whole string only if two clusters form a ligature (Arabic lam-alef), which terminals do not draw in one
//! cell either.

use std::borrow::Cow;
use std::sync::atomic::{AtomicBool, Ordering};

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::symbol::ascii::ascii_form;

/// How wide the terminal draws characters of ambiguous width, such as Greek and accented letters (UAX #11).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum AmbiguousWidth {
    /// One cell.
    #[default]
    Narrow,
    /// Two cells, as terminals for Chinese, Japanese and Korean do.
    Wide,
}

/// Whether [`AmbiguousWidth::Wide`] is in effect. It is a property of the terminal, so it is set once for the process.
static AMBIGUOUS_IS_WIDE: AtomicBool = AtomicBool::new(false);

impl AmbiguousWidth {
    pub(crate) const NAMES: [&str; 2] = ["narrow", "wide"];

    /// The width with this name; [`AmbiguousWidth::Narrow`] if there is none.
    pub(crate) fn from_name(name: &str) -> Self {
        if name == Self::NAMES[1] { Self::Wide } else { Self::Narrow }
    }

    pub(crate) fn in_effect() -> Self {
        if AMBIGUOUS_IS_WIDE.load(Ordering::Relaxed) { Self::Wide } else { Self::Narrow }
    }

    /// Uses this width for all text measured from now on. Under [`AmbiguousWidth::Wide`], callers show characters that
    /// have an [ASCII form](ascii_form) in that form, so these count as one cell.
    pub(crate) fn apply(self) {
        AMBIGUOUS_IS_WIDE.store(self == Self::Wide, Ordering::Relaxed);
    }

    pub(crate) fn measure(self, cluster: &str) -> usize {
        match self {
            Self::Wide if ascii_form(cluster).is_some() => cluster.width(),
            Self::Wide if cluster.starts_with(is_ambiguous_letter) => 2,
            Self::Wide => cluster.width_cjk(),
            Self::Narrow => cluster.width(),
        }
    }
}

/// The width of text in cells.
pub fn width(text: &str) -> usize {
    if text.is_ascii() {
        return text.len();
    }
    if AmbiguousWidth::in_effect() == AmbiguousWidth::Narrow && text.chars().all(is_own_cluster) {
        return text.width();
    }
    clusters(text).map(|(_, cells)| cells).sum()
}

/// Whether a letter is of ambiguous width (EastAsianWidth.txt, Unicode 16). `unicode_width` counts these letters as
/// narrow, but terminals that draw ambiguous characters wide do so for letters too.
fn is_ambiguous_letter(character: char) -> bool {
    matches!(
        character,
        'Α'..='Ρ' | 'Σ'..='Ω' | 'α'..='ρ' | 'σ'..='ω' | 'Ё' | 'А'..='я' | 'ё'
    ) || AMBIGUOUS_LATIN.contains(character)
}

const AMBIGUOUS_LATIN: &str = "ªºÆÐØÞßàáæèéêìíðòóøùúüþāđēěĦħīıĲĳĸĿŀŁłńňŉŊŋōŒœŦŧūǎǐǒǔǖǘǚǜɑɡ";

/// Whether a character always forms its own cluster in text of only such characters: Latin letters, dashes, quotes,
/// arrows, box drawing and Han. That is nearly all text, and finding clusters is slow.
fn is_own_cluster(character: char) -> bool {
    matches!(
        character,
        '\0'..='\u{2ff}'
            | '\u{2010}'..='\u{2027}'
            | '\u{2190}'..='\u{25ff}'
            | '\u{4e00}'..='\u{9fff}'
    )
}

/// The grapheme clusters of text (user-perceived characters), each with its width.
pub(crate) fn clusters(text: &str) -> impl DoubleEndedIterator<Item = (&str, usize)> {
    let ambiguous = AmbiguousWidth::in_effect();
    text.graphemes(true).map(move |cluster| (cluster, ambiguous.measure(cluster)))
}

pub(crate) fn has_visible_text(text: &str) -> bool {
    text.chars().any(|character| !character.is_whitespace() && character.width() != Some(0))
}

/// Cuts text to at most `cells`, between clusters. Cut text ends in `…` without a space before it.
pub(crate) fn fit(text: &str, cells: usize) -> Cow<'_, str> {
    // No string is wider than its byte count, so most calls need not measure it.
    if text.len() <= cells || width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let Some(room) = cells.checked_sub(1) else { return Cow::Borrowed("") };
    Cow::Owned(format!("{}…", prefix(text, room).trim_end()))
}

/// Cuts or pads text to exactly `cells`.
pub fn pad(text: &str, cells: usize) -> String {
    let fitted = fit(text, cells);
    let missing = cells.saturating_sub(width(&fitted));
    format!("{fitted}{}", " ".repeat(missing))
}

pub(crate) fn prefix(text: &str, cells: usize) -> &str {
    text.split_at(bytes_within(clusters(text), cells)).0
}

pub(crate) fn suffix(text: &str, cells: usize) -> &str {
    text.split_at(text.len() - bytes_within(clusters(text).rev(), cells)).1
}

fn bytes_within<'t>(clusters: impl Iterator<Item = (&'t str, usize)>, cells: usize) -> usize {
    let mut remaining = cells;
    let mut bytes = 0;
    for (cluster, width) in clusters {
        let Some(rest) = remaining.checked_sub(width) else { break };
        remaining = rest;
        bytes += cluster.len();
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::{
        AmbiguousWidth, clusters, fit, has_visible_text, is_own_cluster, pad, prefix, suffix, width,
    };

    #[test]
    fn cluster_width_matches_painting() {
        let widths =
            ["", "Xiaomi", "小鹏汽车", "e\u{301}tude", "👩‍👩‍👧", "🇨🇳", "♥\u{fe0f}", "§α", "\u{200b}"];
        assert_eq!(widths.map(width), [0, 6, 8, 5, 2, 2, 2, 2, 0]);
        assert_eq!(
            width("\u{644}\u{627}"),
            2,
            "lam and alef: a ligature in print, two cells in a terminal"
        );
    }

    #[test]
    fn characters_of_their_own_cluster_are_measured_as_clusters() {
        let characters =
            ('\0'..='\u{ffff}').filter(|letter| !letter.is_control() && is_own_cluster(*letter));
        for letter in characters {
            let text = format!("é{letter}鹏{letter}");
            let parts: Vec<usize> = clusters(&text).map(|(_, cells)| cells).collect();
            assert_eq!((parts.len(), parts.iter().sum::<usize>()), (4, width(&text)), "{text:?}");
        }
    }

    #[test]
    fn ambiguous_characters_are_wide_unless_they_have_an_ascii_form() {
        let measure = |width: AmbiguousWidth| {
            ["é", "я", "α", "·", "…", "●", "小", "a", "ç"].map(|text| width.measure(text))
        };
        assert_eq!(measure(AmbiguousWidth::Narrow), [1, 1, 1, 1, 1, 1, 2, 1, 1]);
        assert_eq!(measure(AmbiguousWidth::Wide), [2, 2, 2, 1, 1, 1, 2, 1, 1]);
    }

    #[test]
    fn text_is_cut_between_clusters() {
        assert_eq!(fit("Xiaomi", 6), "Xiaomi");
        assert_eq!(fit("Xiaomi", 5), "Xiao…");
        assert_eq!(fit("小鹏汽车", 8), "小鹏汽车");
        assert_eq!(fit("小鹏汽车", 7), "小鹏汽…");
        assert_eq!(fit("小鹏汽车", 6), "小鹏…");
        assert_eq!(fit("小鹏汽车", 1), "…");
        assert_eq!(fit("小鹏汽车", 0), "");
        assert_eq!(fit("a👩‍👩‍👧b👩‍👩‍👧", 4), "a👩‍👩‍👧…");
        assert_eq!(fit("Li Bin and", 4), "Li…", "no space before the ellipsis");
    }

    #[test]
    fn prefixes_and_suffixes_fit_their_cells() {
        assert_eq!(prefix("小鹏e\u{301}", 5), "小鹏e\u{301}");
        assert_eq!(prefix("小鹏e\u{301}", 3), "小");
        assert_eq!(suffix("小鹏e\u{301}", 3), "鹏e\u{301}");
        assert_eq!(suffix("小鹏e\u{301}", 2), "e\u{301}");
        assert_eq!(suffix("小鹏", 0), "");
    }

    #[test]
    fn text_is_padded_or_cut_to_its_column() {
        assert_eq!(pad("小鹏", 6), "小鹏  ");
        assert_eq!(pad("小鹏", 3), "小…");
        assert_eq!(pad("小鹏汽车", 4), "小… ");
        assert_eq!(pad("", 0), "");
    }

    #[test]
    fn blank_text_is_not_visible() {
        assert_eq!(
            ["", " \t", "\u{200b} \u{301}", " x "].map(has_visible_text),
            [false, false, false, true]
        );
    }
}
