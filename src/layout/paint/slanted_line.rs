//! Paints slanted lines in braille, or with the four ASCII strokes.

use crate::layout::picture::{Point, dots_between};

use super::cells::Cell;
use super::glyph::{GlyphSet, Stroke};
use super::painter::Painter;

impl Painter {
    pub(super) fn slanted_line(&mut self, points: &[Point], cell: &Cell) {
        for pair in points.windows(2) {
            match self.options.glyph_set {
                GlyphSet::Unicode => self.braille_line(pair[0], pair[1], cell),
                GlyphSet::Ascii => self.ascii_line(pair[0], pair[1], cell),
            }
        }
    }

    /// Paints a line with braille dots. A heavy line is two dots thick; a dashed or dotted one has gaps.
    fn braille_line(&mut self, from: Point, to: Point, cell: &Cell) {
        let is_flat = from.x.abs_diff(to.x) > 2 * from.y.abs_diff(to.y);
        let offset = if is_flat { (0, 1) } else { (1, 0) };
        for (index, (x, y)) in dots_between(from, to).into_iter().enumerate() {
            if !is_drawn(cell.stroke, index) {
                continue;
            }
            let is_heavy = is_heavy(cell.stroke);
            let second = is_heavy.then_some((x + offset.0, y + offset.1));
            for dot in std::iter::once((x, y)).chain(second) {
                let Some(at) = self.dots.set(dot) else { continue };
                let glyph = self.dots.glyph(at).to_string();
                if let Some(target) = self.cells.get_mut(at) {
                    *target = Cell { glyph, ..cell.clone() };
                }
            }
        }
    }

    /// Paints a line with ASCII strokes, one per column of a flat line and one per row of a steep one.
    fn ascii_line(&mut self, from: Point, to: Point, cell: &Cell) {
        let (right, down) = (span(from.x, to.x), span(from.y, to.y));
        let steps = right.abs().max(down.abs()).max(1);
        // The coordinate nearest to the line after `step` steps, in integer arithmetic.
        let coordinate = |start: u16, length: i32, step: i32| {
            let twice = 2 * step * length + steps * length.signum();
            i32::from(start) + twice / (2 * steps)
        };
        let at = |step: i32| (coordinate(from.x, right, step), coordinate(from.y, down, step));
        let mut previous = at(0);
        for step in 0..=steps {
            let (x, y) = at(step);
            let adjacent = if step == 0 { at(1) } else { previous };
            let offset = ((x - adjacent.0).abs(), (y - adjacent.1).abs());
            previous = (x, y);
            let index = usize::try_from(step).unwrap_or_default();
            let glyph = ascii_stroke(cell.stroke, index, offset, right.signum() * down.signum());
            let (Some(glyph), Some(at)) = (glyph, Point::from_signed((x, y))) else { continue };
            if let Some(target) = self.cells.get_mut(at) {
                *target = Cell { glyph: glyph.to_owned(), ..cell.clone() };
            }
        }
    }
}

fn span(from: u16, to: u16) -> i32 {
    i32::from(to) - i32::from(from)
}

/// Whether the dot at an index is painted: five of eight dots of a dashed line, one of four dots of a dotted line.
fn is_drawn(stroke: Stroke, index: usize) -> bool {
    match stroke {
        Stroke::Solid | Stroke::Heavy => true,
        Stroke::Dashed | Stroke::HeavyDashed => index % 8 < 5,
        Stroke::Dotted | Stroke::HeavyDotted => index.is_multiple_of(4),
    }
}

fn is_heavy(stroke: Stroke) -> bool {
    matches!(stroke, Stroke::Heavy | Stroke::HeavyDashed | Stroke::HeavyDotted)
}

/// `None` for a gap. `step` is the number of columns and rows that the line moves; `slope` is positive if the line
/// falls from left to right, and negative if it rises.
fn ascii_stroke(
    stroke: Stroke,
    index: usize,
    step: (i32, i32),
    slope: i32,
) -> Option<&'static str> {
    match stroke {
        Stroke::Dotted => return Some("."),
        Stroke::HeavyDotted => return Some(":"),
        Stroke::Dashed | Stroke::HeavyDashed if index % 2 == 1 => return None,
        _ => {}
    }
    let (horizontal, vertical) = if is_heavy(stroke) { ("=", "#") } else { ("-", "|") };
    Some(match step {
        (_, 0) => horizontal,
        (0, _) => vertical,
        _ if slope > 0 => "\\",
        _ => "/",
    })
}
