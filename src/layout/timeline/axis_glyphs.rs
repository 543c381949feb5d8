use crate::layout::picture::GlyphSet;

pub(super) struct AxisGlyphs {
    /// The heights of a bar within one cell, the lowest first; the last one fills the cell.
    pub(super) bars: &'static [&'static str],
    /// An event at a certain date.
    pub(super) certain: &'static str,
    /// An event at an uncertain date, within one column.
    pub(super) uncertain: &'static str,
    /// A span of time within which an event happened.
    pub(super) vague: &'static str,
    /// A span of time over which a claim held.
    pub(super) interval: &'static str,
    /// A span of time over which a claim held, with uncertain ends.
    pub(super) vague_interval: &'static str,
    pub(super) left: &'static str,
    pub(super) right: &'static str,
    pub(super) line: &'static str,
    pub(super) tick: &'static str,
    /// A publication.
    pub(super) published: &'static str,
    pub(super) separator: &'static str,
    pub(super) ellipsis: &'static str,
}

impl AxisGlyphs {
    pub(super) fn new(glyph_set: GlyphSet) -> &'static Self {
        match glyph_set {
            GlyphSet::Unicode => &UNICODE,
            GlyphSet::Ascii => &ASCII,
        }
    }
}

static UNICODE: AxisGlyphs = AxisGlyphs {
    bars: &["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    certain: "●",
    uncertain: "○",
    vague: "░",
    interval: "━",
    vague_interval: "╍",
    left: "◀",
    right: "▶",
    line: "─",
    tick: "┬",
    published: "▴",
    separator: " · ",
    ellipsis: "…",
};

static ASCII: AxisGlyphs = AxisGlyphs {
    bars: &[".", "#"],
    certain: "*",
    uncertain: "o",
    vague: ":",
    interval: "=",
    vague_interval: "_",
    left: "<",
    right: ">",
    line: "-",
    tick: "+",
    published: "^",
    separator: " - ",
    ellipsis: "~",
};
