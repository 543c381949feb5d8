//! The glyphs of lines: each cell has four bits, which are an index into a table.

use crate::layout::picture::{Direction, Point};
use crate::text::symbol::{DASHED, DOTTED, HEAVY, SOLID};

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

/// The characters that a picture uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum GlyphSet {
    /// Box drawing, arrows and other symbols.
    #[default]
    Unicode,
    /// ASCII only, except in names.
    Ascii,
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

    /// The glyph of a line at a point. In ASCII, a heavy line that is also dashed or dotted alternates between the glyphs
    /// of both.
    pub(super) fn glyph(self, at: Point, stroke: Stroke, glyph_set: GlyphSet) -> &'static str {
        let ascii = ASCII_STRAIGHT[stroke as usize][usize::from((at.x ^ at.y) & 1)];
        match (glyph_set, self.0) {
            (GlyphSet::Unicode, 5) => VERTICAL[stroke as usize],
            (GlyphSet::Unicode, 10) => HORIZONTAL[stroke as usize],
            (GlyphSet::Unicode, bits) => BOX_DRAWING[usize::from(bits & 15)],
            (GlyphSet::Ascii, 5 | 10) if stroke != Stroke::Solid => ascii,
            (GlyphSet::Ascii, bits) => ASCII[usize::from(bits & 15)],
        }
    }
}

/// The glyphs of straight lines by stroke. Corners and junctions are always solid, as Unicode has no dashed ones.
const HORIZONTAL: [&str; 6] = [SOLID.glyph, HEAVY.glyph, DASHED.glyph, "╍", DOTTED.glyph, "┉"];
const VERTICAL: [&str; 6] = ["│", "┃", "╎", "╏", "┊", "┋"];
/// The two alternating glyphs of straight lines by stroke, whether they are horizontal or vertical.
const ASCII_STRAIGHT: [[&str; 2]; 6] = [
    [SOLID.ascii, SOLID.ascii],
    [HEAVY.ascii, HEAVY.ascii],
    [DASHED.ascii, DASHED.ascii],
    [HEAVY.ascii, DASHED.ascii],
    [DOTTED.ascii, DOTTED.ascii],
    [HEAVY.ascii, DOTTED.ascii],
];

pub(super) fn arrowhead(towards: Direction, glyph_set: GlyphSet) -> &'static str {
    match glyph_set {
        GlyphSet::Unicode => ["▲", "▶", "▼", "◀"][towards as usize],
        GlyphSet::Ascii => ["^", ">", "v", "<"][towards as usize],
    }
}
