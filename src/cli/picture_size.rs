//! The size of a picture on the command line.

use crate::layout::Size;

/// The width of a picture, in cells, if no size is given and the output does not go to a terminal.
pub(super) const DEFAULT_WIDTH: u16 = 100;
/// The height of a picture, in cells, if no size is given.
pub(super) const DEFAULT_HEIGHT: u16 = 40;

pub(super) fn parse_size(typed: &str) -> Result<Size, &'static str> {
    let sides = typed.split_once(['x', 'X']);
    let parsed = sides
        .and_then(|(width, height)| Some(Size::new(width.parse().ok()?, height.parse().ok()?)));
    parsed.ok_or("expected columns and rows such as 120x40")
}
