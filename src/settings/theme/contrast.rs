//! The contrast of two colours, as defined by WCAG 2.2.

use anstyle::RgbColor;

/// The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, "contrast ratio").
pub(super) fn contrast(a: RgbColor, b: RgbColor) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The relative luminance of a colour, from 0 to 1 (WCAG 2.2, "relative luminance").
fn luminance(color: RgbColor) -> f64 {
    let [red, green, blue] = linear(color);
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The components of a colour in linear sRGB, from 0 to 1 (IEC 61966-2-1).
pub(super) fn linear(RgbColor(red, green, blue): RgbColor) -> [f64; 3] {
    [red, green, blue].map(|component| {
        let component = f64::from(component) / 255.0;
        if component <= 0.04045 {
            component / 12.92
        } else {
            ((component + 0.055) / 1.055).powf(2.4)
        }
    })
}
