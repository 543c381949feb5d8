//! Breaks text into lines following the Unicode rules.
//!
//! The Unicode line breaking algorithm (UAX #14) never starts a line with a Chinese comma or ends one with an opening
//! bracket. Two of its rules are tailored (section 8): no break after a hyphen, because slugs, citations and flags are
//! copied from the screen; and a break is allowed between a closing quote and a bracket, `“so” [source#1]`, as in
//! Unicode 15.1 and later, which `unicode-linebreak` does not implement yet.
#![expect(clippy::string_slice, reason = "offsets are those of breaks")]

use std::ops::Range;

use unicode_linebreak::linebreaks;

use super::width::{clusters, fit, width};

/// Wraps text to `cells` and returns the byte range of each line.
///
/// Spaces at a break are dropped, and a word is split only if it is wider than a line. Every line has at least one
/// cluster, so a cluster wider than `cells` overflows. Empty text is one empty line; zero cells give no lines.
pub fn wrap(text: &str, cells: usize) -> Vec<Range<usize>> {
    if cells == 0 { Vec::new() } else { wrap_hanging(text, cells, cells) }
}

/// Like [`wrap`], with a different width for the first line; both widths are raised to at least one cell.
pub(crate) fn wrap_hanging(text: &str, first: usize, rest: usize) -> Vec<Range<usize>> {
    let (first, rest) = (first.max(1), rest.max(1));
    let mut lines =
        LineBreaker { text, rest, room: first, start: 0, filled: 0, ranges: Vec::new() };
    let mut end = 0;
    for next in breaks(text) {
        lines.add_piece(end..next);
        end = next;
    }
    lines.finish()
}

/// The byte offsets of possible line breaks, including the end of the text.
fn breaks(text: &str) -> impl Iterator<Item = usize> {
    let mut start = 0;
    // Splitting allows a break between a closing quote and a bracket.
    let breaks = text.split_inclusive("” ").flat_map(move |part| {
        let before = start;
        start += part.len();
        linebreaks(part).map(move |(offset, _)| before + offset)
    });
    breaks.filter(|offset| *offset == text.len() || !text[..*offset].ends_with('-'))
}

/// Like [`wrap`], but returns the text of at most `limit` lines; the last one ends in `…` if there are more.
pub fn wrap_within(text: &str, cells: usize, limit: usize) -> Vec<String> {
    let ranges = wrap(text, cells);
    let line = |(index, range): (usize, &Range<usize>)| {
        let is_cut = index + 1 == limit && ranges.len() > limit;
        if is_cut {
            fit(&text[range.start..], cells).into_owned()
        } else {
            text[range.clone()].to_owned()
        }
    };
    ranges.iter().enumerate().take(limit).map(line).collect()
}

struct LineBreaker<'t> {
    text: &'t str,
    rest: usize,
    room: usize,
    start: usize,
    /// The width of the current line, with trailing spaces.
    filled: usize,
    ranges: Vec<Range<usize>>,
}

impl LineBreaker<'_> {
    fn add_piece(&mut self, piece: Range<usize>) {
        let text = &self.text[piece.clone()];
        let word = text.trim_end();
        let word_width = width(word);
        if self.filled + word_width > self.room && self.has_text_before(piece.start) {
            self.end_line(piece.start);
        }
        if self.filled + word_width <= self.room {
            self.filled += word_width;
        } else {
            self.split_word(piece.start, word);
        }
        self.filled += width(&text[word.len()..]);
    }

    /// Adds a word that is wider than a line, split over several lines.
    fn split_word(&mut self, mut offset: usize, word: &str) {
        for (cluster, cells) in clusters(word) {
            if self.filled + cells > self.room && offset > self.start {
                self.end_line(offset);
            }
            self.filled += cells;
            offset += cluster.len();
        }
    }

    fn has_text_before(&self, end: usize) -> bool {
        !self.text[self.start..end].trim_end().is_empty()
    }

    fn end_line(&mut self, end: usize) {
        let line = self.text[self.start..end].trim_end();
        self.ranges.push(self.start..self.start + line.len());
        (self.start, self.filled, self.room) = (end, 0, self.rest);
    }

    /// Ends the last line, without trailing spaces if they do not fit, and returns all lines.
    fn finish(mut self) -> Vec<Range<usize>> {
        let end = self.text.len();
        if self.filled > self.room {
            self.end_line(end);
        } else {
            self.ranges.push(self.start..end);
        }
        self.ranges
    }
}

#[cfg(test)]
mod tests {
    use super::{width, wrap, wrap_hanging, wrap_within};

    fn lines(text: &str, cells: usize) -> Vec<&str> {
        wrap(text, cells).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn lines_break_at_spaces_and_drop_them() {
        assert_eq!(lines("one two three", 7), ["one two", "three"]);
        assert_eq!(lines("one two three", 8), ["one two", "three"]);
        assert_eq!(lines("one   two", 5), ["one", "two"]);
        assert_eq!(lines("one", 7), ["one"]);
        assert_eq!(lines("  indented", 6), ["  inde", "nted"]);
        assert_eq!(lines("one  ", 4), ["one"]);
    }

    #[test]
    fn empty_text_is_one_empty_line_and_zero_cells_give_no_lines() {
        assert_eq!(lines("", 7), [""]);
        assert_eq!(lines("word", 0), Vec::<&str>::new());
        assert_eq!(wrap_hanging("ab", 0, 0), [0..1, 1..2], "at least one cell");
    }

    #[test]
    fn a_word_wider_than_a_line_is_split_between_clusters() {
        assert_eq!(lines("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(lines("a bcdefg", 4), ["a", "bcde", "fg"]);
        assert_eq!(lines("👩‍👩‍👧👩‍👩‍👧e\u{301}", 3), ["👩‍👩‍👧", "👩‍👩‍👧e\u{301}"]);
        assert_eq!(lines("余承东", 1), ["余", "承", "东"], "no line is empty");
    }

    #[test]
    fn chinese_wraps_between_characters_but_not_before_a_comma() {
        assert_eq!(lines("余承东说话", 5), ["余承", "东说", "话"]);
        assert_eq!(lines("余承东，说话", 6), ["余承", "东，说", "话"]);
        assert_eq!(lines("他说《遥遥领先》", 6), ["他说", "《遥遥", "领先》"]);
    }

    #[test]
    fn quotes_brackets_and_dashes_stay_with_their_word() {
        assert_eq!(lines("He said “never” (twice)", 9), ["He said", "“never”", "(twice)"]);
        assert_eq!(lines("cars—and phones", 6), ["cars—", "and", "phones"]);
        assert_eq!(lines("about 50 % of 2021/24", 7), ["about", "50 % of", "2021/24"]);
    }

    #[test]
    fn lines_never_break_after_a_hyphen() {
        assert_eq!(lines("see courage-speech#4", 15), ["see", "courage-speech#", "4"]);
        assert_eq!(lines("guanxi dot --depth 2", 13), ["guanxi dot", "--depth 2"]);
    }

    #[test]
    fn the_first_line_may_be_shorter() {
        let text = "one two three four";
        let lines: Vec<&str> =
            wrap_hanging(text, 5, 10).into_iter().map(|line| &text[line]).collect();
        assert_eq!(lines, ["one", "two three", "four"]);
    }

    #[test]
    fn truncated_text_ends_in_an_ellipsis() {
        assert_eq!(wrap_within("one two three four", 9, 2), ["one two", "three fo…"]);
        assert_eq!(wrap_within("one two", 9, 2), ["one two"]);
        assert!(wrap_within("one two", 9, 0).is_empty());
    }

    #[test]
    fn no_line_exceeds_its_width_and_no_text_is_lost() {
        let text = "Li Bin strongly urged 雷军, e\u{301}tude 👩‍👩‍👧 (included)  –  to build cars/vans";
        for cells in 2..40 {
            let lines = lines(text, cells);
            assert!(lines.iter().all(|line| width(line) <= cells), "{cells}: {lines:?}");
            assert_eq!(lines.concat().replace(' ', ""), text.replace(' ', ""));
        }
    }
}
