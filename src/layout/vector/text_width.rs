use crate::layout::picture::to_f64;
use crate::text::proportional_width;

/// The width of text at a font size, in pixels.
pub(super) fn text_width(text: &str, font_size: u16) -> f64 {
    to_f64(proportional_width(text)) * f64::from(font_size) / 1000.0
}
