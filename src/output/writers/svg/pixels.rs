use std::fmt;

/// A coordinate or length in pixels, written with at most one decimal place.
#[derive(Clone, Copy)]
pub(super) struct Pixels(pub(super) f64);

impl fmt::Display for Pixels {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = format!("{:.1}", self.0);
        let text = text.strip_suffix(".0").unwrap_or(&text);
        f.write_str(if text == "-0" { "0" } else { text })
    }
}

#[cfg(test)]
mod tests {
    use super::Pixels;

    #[test]
    fn whole_pixels_have_no_decimal_places() {
        let written = [2.0, -0.01, 1.26, -3.5].map(|value| Pixels(value).to_string());
        assert_eq!(written, ["2", "0", "1.3", "-3.5"]);
    }
}
