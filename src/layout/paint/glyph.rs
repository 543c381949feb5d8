//! The glyph of a cell of line: four bits and a table.

use crate::layout::picture::Direction;
use crate::text::symbol::{DASHED, DOTTED, HEAVY, SOLID};

/// The sides of a cell that a line touches.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct LineSides(u8);

/// The line style; a cell in which lines meet uses the plainest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Stroke {
    /// A plain line: what the source states.
    #[default]
    Solid,
    /// A thick line: unfriendly.
    Heavy,
    /// Dashes: implied, or an opinion.
    Dashed,
    /// Thick dashes: an unfriendly opinion.
    HeavyDashed,
    /// Dots: alleged, or denied.
    Dotted,
    /// Thick dots: something unfriendly alleged.
    HeavyDotted,
}

/// The characters of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum GlyphSet {
    /// Box drawing, arrows and braille.
    #[default]
    Unicode,
    /// ASCII only; names stay as they are.
    Ascii,
}

/// Glyphs by line bits, one for each direction in the order of [`Direction`]: up 1, right 2, down 4, left 8.
const BOXES: [&str; 16] =
    [" ", "╵", "╶", "╰", "╷", "│", "╭", "├", "╴", "╯", "─", "┴", "╮", "┤", "┬", "┼"];
const ASCII: [&str; 16] =
    [" ", "|", "-", "`", "|", "|", ".", "+", "-", "'", "-", "+", ".", "+", "+", "+"];

impl LineSides {
    pub(super) const NONE: Self = Self(0);
    pub(super) const VERTICAL: Self = Self(5);
    pub(super) const HORIZONTAL: Self = Self(10);

    pub(super) fn towards(direction: Direction) -> Self {
        Self(1 << direction as u8)
    }

    pub(super) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(super) fn without(self, direction: Direction) -> Self {
        Self(self.0 & !Self::towards(direction).0)
    }

    pub(super) fn includes(self, other: Self) -> bool {
        self.and(other) == self
    }

    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub(super) fn glyph(self, stroke: Stroke, script: GlyphSet) -> &'static str {
        match (script, self.0) {
            (GlyphSet::Unicode, 5) => VERTICAL[stroke as usize],
            (GlyphSet::Unicode, 10) => HORIZONTAL[stroke as usize],
            (GlyphSet::Unicode, bits) => BOXES[usize::from(bits & 15)],
            (GlyphSet::Ascii, 10) => ASCII_HORIZONTAL[stroke as usize],
            (GlyphSet::Ascii, bits) => ASCII[usize::from(bits & 15)],
        }
    }
}

/// Straight lines by stroke; corners and joints are always plain, as Unicode has no dashed ones.
const HORIZONTAL: [&str; 6] = [SOLID.glyph, HEAVY.glyph, DASHED.glyph, "╍", DOTTED.glyph, "┉"];
const VERTICAL: [&str; 6] = ["│", "┃", "╎", "╏", "┊", "┋"];
const ASCII_HORIZONTAL: [&str; 6] =
    [SOLID.ascii, HEAVY.ascii, DASHED.ascii, DASHED.ascii, DOTTED.ascii, ":"];

pub(super) fn head(towards: Direction, script: GlyphSet) -> &'static str {
    match script {
        GlyphSet::Unicode => ["▲", "▶", "▼", "◀"][towards as usize],
        GlyphSet::Ascii => ["^", ">", "v", "<"][towards as usize],
    }
}
