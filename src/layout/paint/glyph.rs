//! The glyphs of lines: a bit for each side of a cell that they touch, as an index into a table.
#![expect(clippy::indexing_slicing, reason = "strokes, directions and four bits have a glyph")]

use crate::layout::picture::{Direction, GlyphSet};
use crate::text::symbol::{DASHED, DOTTED, HEAVY, HEAVY_DASHED, HEAVY_DOTTED, SOLID};

/// The sides of a cell that a line touches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct LineSides(u8);

/// The style of a line. A cell that several lines share uses the first of their styles in this order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Stroke {
    /// A thin line: stated.
    #[default]
    Solid,
    /// A thick line: stated and negative.
    Heavy,
    /// Thin dashes: implied, or an opinion.
    Dashed,
    /// Thick dashes: negative, and implied or an opinion.
    HeavyDashed,
    /// Thin dots: alleged or denied.
    Dotted,
    /// Thick dots: negative, and alleged or denied.
    HeavyDotted,
}

/// The glyphs by the bits of [`LineSides`], in the order of [`Direction`]: up 1, right 2, down 4, left 8.
const BOX_DRAWING: [&str; 16] =
    [" ", "╵", "╶", "╰", "╷", "│", "╭", "├", "╴", "╯", "─", "┴", "╮", "┤", "┬", "┼"];
const ASCII: [&str; 16] =
    [" ", "|", "-", "`", "|", "|", ".", "+", "-", "'", "-", "+", ".", "+", "+", "+"];

impl LineSides {
    pub(super) const NONE: Self = Self(0);
    pub(super) const VERTICAL: Self = Self(5);
    pub(super) const HORIZONTAL: Self = Self(10);

    pub(super) fn from_direction(direction: Direction) -> Self {
        Self(1 << direction as u8)
    }

    pub(super) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn without(self, direction: Direction) -> Self {
        Self(self.0 & !Self::from_direction(direction).0)
    }

    pub(super) fn includes(self, other: Self) -> bool {
        self.union(other) == self
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn glyph(self, stroke: Stroke, glyph_set: GlyphSet) -> &'static str {
        match (glyph_set, self.0) {
            (GlyphSet::Unicode, 5) => VERTICAL[stroke as usize],
            (GlyphSet::Unicode, 10) => HORIZONTAL[stroke as usize],
            (GlyphSet::Unicode, bits) => BOX_DRAWING[usize::from(bits & 15)],
            (GlyphSet::Ascii, 5 | 10) if stroke != Stroke::Solid => ASCII_STRAIGHT[stroke as usize],
            (GlyphSet::Ascii, bits) => ASCII[usize::from(bits & 15)],
        }
    }
}

/// The glyphs of straight lines by stroke. Corners and junctions are always solid, as Unicode has no dashed ones.
const HORIZONTAL: [&str; 6] =
    [SOLID.glyph, HEAVY.glyph, DASHED.glyph, HEAVY_DASHED.glyph, DOTTED.glyph, HEAVY_DOTTED.glyph];
const VERTICAL: [&str; 6] = ["│", "┃", "╎", "╏", "┊", "┋"];
/// The glyphs of straight lines by stroke, horizontal or vertical. Each shows both tone and standing, so even a line of
/// a single cell does.
const ASCII_STRAIGHT: [&str; 6] =
    [SOLID.ascii, HEAVY.ascii, DASHED.ascii, HEAVY_DASHED.ascii, DOTTED.ascii, HEAVY_DOTTED.ascii];

pub(super) fn arrowhead(towards: Direction, glyph_set: GlyphSet) -> &'static str {
    match glyph_set {
        GlyphSet::Unicode => ["▲", "▶", "▼", "◀"][towards as usize],
        GlyphSet::Ascii => ["^", ">", "v", "<"][towards as usize],
    }
}

#[cfg(test)]
mod tests {
    use super::{GlyphSet, LineSides, Stroke};

    #[test]
    fn a_single_cell_of_a_line_shows_its_tone_and_standing() {
        let strokes = [
            Stroke::Solid,
            Stroke::Heavy,
            Stroke::Dashed,
            Stroke::HeavyDashed,
            Stroke::Dotted,
            Stroke::HeavyDotted,
        ];
        for sides in [LineSides::HORIZONTAL, LineSides::VERTICAL] {
            for glyph_set in [GlyphSet::Unicode, GlyphSet::Ascii] {
                let mut glyphs = strokes.map(|stroke| sides.glyph(stroke, glyph_set)).to_vec();
                glyphs.sort_unstable();
                glyphs.dedup();
                assert_eq!(glyphs.len(), strokes.len(), "{glyphs:?}");
            }
        }
    }
}
