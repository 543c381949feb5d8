use super::bounding_box::BoundingBox;
use super::text_width::text_width;

/// The font size of labels, in pixels.
pub(crate) const LABEL_FONT_SIZE: u16 = 11;
/// The height of a label, in pixels.
const HEIGHT: f64 = 14.0;
/// The space to the left and right of the text, in pixels.
const PADDING: f64 = 3.0;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct CurveLabel {
    pub(crate) text: String,
    /// The area, including some space around the text.
    pub(crate) area: BoundingBox,
}

impl CurveLabel {
    /// A label at the origin.
    pub(super) fn new(text: String) -> Self {
        let half_width = Self::text_width(&text) / 2.0 + PADDING;
        let area = BoundingBox { half_width, half_height: HEIGHT / 2.0, ..BoundingBox::default() };
        Self { text, area }
    }

    /// The width of the text, in pixels.
    pub(crate) fn text_width(text: &str) -> f64 {
        text_width(text, LABEL_FONT_SIZE)
    }
}
