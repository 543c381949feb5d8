use std::io::{self, Write};

use super::pixels::Pixels;
use crate::text::escape::Xml;

/// A line of text, stretched to the same width in any font.
pub(super) struct SvgText<'t> {
    pub(super) text: &'t str,
    pub(super) x: f64,
    /// The baseline.
    pub(super) y: f64,
    pub(super) width: f64,
}

impl SvgText<'_> {
    /// Writes the text with additional attributes, unless its width is 0.
    pub(super) fn write(&self, attributes: &str, out: &mut dyn Write) -> io::Result<()> {
        if self.width <= 0.0 {
            return Ok(());
        }
        let (x, y, width) = (Pixels(self.x), Pixels(self.y), Pixels(self.width));
        writeln!(
            out,
            r#"<text {attributes} x="{x}" y="{y}" textLength="{width}" lengthAdjust="spacingAndGlyphs">{}</text>"#,
            Xml(self.text)
        )
    }
}
