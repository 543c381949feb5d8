/// The characters that a picture uses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum GlyphSet {
    /// Box drawing, arrows and other symbols.
    #[default]
    Unicode,
    /// ASCII only, except in names.
    Ascii,
}
