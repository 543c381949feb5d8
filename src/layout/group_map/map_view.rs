//! The part of a map that the screen shows.

use crate::layout::picture::{Point, Rect, Size};

/// The range of the zoom, in steps.
const ZOOM_RANGE: (i8, i8) = (-4, 6);
/// The maximum size of a map.
const MAX_SIZE: Size = Size { width: 600, height: 300 };
/// The minimum number of cells between the cursor and the edges of the screen.
const MARGIN: (u16, u16) = (4, 2);

/// The zoom of a map, and the part of it that the screen shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MapView {
    /// The zoom in steps. At 0 the map fills the screen; each step up is half as large again, each step down shows half
    /// as many entities.
    pub zoom: i8,
    /// The cell of the map in the top left corner of the screen.
    pub origin: Point,
}

impl MapView {
    /// The screen position of a cell of the map, which may be off the screen.
    pub(crate) fn screen_cell(self, at: Point) -> (i32, i32) {
        let offset = |at: u16, origin: u16| i32::from(at) - i32::from(origin);
        (offset(at.x, self.origin.x), offset(at.y, self.origin.y))
    }

    pub(crate) fn zoomed(self, steps: i8) -> Self {
        let zoom = self.zoom.saturating_add(steps).clamp(ZOOM_RANGE.0, ZOOM_RANGE.1);
        Self { zoom, ..self }
    }

    /// The size of the map on a screen of this size.
    pub(crate) fn map_size(self, screen: Size) -> Size {
        let larger = |cells: u16, max: u16| {
            let grow = |cells: u16, _| (cells.saturating_add(cells / 2)).min(max.max(cells));
            (0..self.zoom.max(0)).fold(cells, grow)
        };
        Size::new(larger(screen.width, MAX_SIZE.width), larger(screen.height, MAX_SIZE.height))
    }

    /// The maximum number of entities to show on a screen of this size.
    pub(crate) fn max_members(self, screen: Size) -> usize {
        match u32::try_from(-i32::from(self.zoom)) {
            Ok(steps) if self.zoom == ZOOM_RANGE.0 || steps > 4 => 0,
            Ok(steps) if steps > 0 => (usize::from(screen.height) * 2) >> steps,
            _ => usize::MAX,
        }
    }

    /// The view, moved right and down by a number of cells, but not beyond the map.
    pub(crate) fn panned(self, (right, down): (i32, i32), map: Size, screen: Size) -> Self {
        let moved = |start: u16, by: i32, map: u16, screen: u16| {
            let end = i32::from(map.saturating_sub(screen));
            u16::try_from((i32::from(start) + by).clamp(0, end)).unwrap_or(0)
        };
        let x = moved(self.origin.x, right, map.width, screen.width);
        let y = moved(self.origin.y, down, map.height, screen.height);
        Self { origin: Point::new(x, y), ..self }
    }

    /// The view, moved as little as possible to show a node with a margin.
    pub(crate) fn scrolled_to(self, node: Rect, map: Size, screen: Size) -> Self {
        let shift = |start: u16, first: u16, last: u16, length: u16, margin: u16| {
            let margin = i32::from(margin.min(length / 4));
            let (first, last) = (i32::from(first) - margin, i32::from(last) + margin);
            let (start, end) = (i32::from(start), i32::from(start) + i32::from(length));
            (first - start).min(0) + (last - end).max(0).min((first - start).max(0))
        };
        let right = shift(self.origin.x, node.x, node.right(), screen.width, MARGIN.0);
        let down = shift(self.origin.y, node.y, node.bottom(), screen.height, MARGIN.1);
        self.panned((right, down), map, screen)
    }

    /// The view that shows a node at the given cell of the screen.
    pub(crate) fn with_node_at(self, node: Rect, at: (i32, i32), map: Size, screen: Size) -> Self {
        let (x, y) = (i32::from(node.x), i32::from(node.y));
        let start = Self { origin: Point::default(), ..self };
        start.panned((x - at.0, y - at.1), map, screen)
    }
}

#[cfg(test)]
mod tests {
    use super::{MapView, Point, Rect, Size};

    const SCREEN: Size = Size { width: 80, height: 24 };

    fn view(zoom: i8) -> MapView {
        MapView { zoom, ..MapView::default() }
    }

    #[test]
    fn zooming_in_makes_the_map_larger_and_zooming_out_shows_less() {
        assert_eq!(view(0).map_size(SCREEN), SCREEN);
        assert_eq!(view(2).map_size(SCREEN), Size::new(180, 54));
        assert_eq!(view(-2).map_size(SCREEN), SCREEN);
        assert_eq!((view(0).max_members(SCREEN), view(-1).max_members(SCREEN)), (usize::MAX, 24));
        assert_eq!(view(0).zoomed(-99).max_members(SCREEN), 0);
    }

    #[test]
    fn panning_stays_on_the_map() {
        let map = Size::new(120, 36);
        assert_eq!(view(1).panned((999, 5), map, SCREEN).origin, Point::new(40, 5));
        assert_eq!(view(1).panned((-5, -5), map, SCREEN).origin, Point::new(0, 0));
        assert_eq!(view(0).panned((7, 7), SCREEN, SCREEN).origin, Point::new(0, 0));
    }

    #[test]
    fn the_view_moves_only_to_show_a_node_outside_it() {
        let map = Size::new(120, 36);
        let node = Rect::line(Point::new(90, 30), 10);
        let moved = view(1).scrolled_to(node, map, SCREEN);
        assert_eq!(moved.origin, Point::new(24, 9));
        assert_eq!(moved.scrolled_to(node, map, SCREEN), moved);
        assert_eq!(moved.with_node_at(node, (60, 20), map, SCREEN).origin, Point::new(30, 10));
    }
}
