//! The rectangles of the screen, for layout and drawing.
#![expect(clippy::indexing_slicing, reason = "there is an area for each pane")]

use ratatui::layout::{Constraint, Layout, Margin, Position, Rect, Size};

use super::action::Pane;

/// How the panes are arranged on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, serde::Serialize)]
pub enum Arrangement {
    /// The panes share the screen, if it is large enough.
    #[default]
    Tiled,
    /// The active pane fills the screen.
    Single,
}

/// The rectangles of the screen; a part with an empty rectangle is not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    /// The top line: program, graph, focus, filters.
    pub(crate) status: Rect,
    /// The bottom line: trail and keys.
    pub(crate) footer: Rect,
    /// Everything between the status line and the footer.
    pub(crate) body: Rect,
    /// The panes, borders included.
    areas: [Rect; 4],
}

/// The minimum size of a screen that panes can share, in cells.
const MIN_SHARED: Size = Size { width: 64, height: 16 };
/// The minimum width of a screen on which the entity list stays visible while another pane is active, in cells.
const MIN_LIST_WIDTH: u16 = 104;
/// The minimum size of a screen on which the reader has its own column, in cells.
const MIN_READER_COLUMN: Size = Size { width: 150, height: 30 };

/// Divides the screen into panes, one of which is active.
pub(crate) fn panes(size: Size, arrangement: Arrangement, active: Pane) -> Panes {
    let screen = Rect::new(0, 0, size.width, size.height);
    let [status, rest] = split_rows(screen, u16::from(screen.height > 1));
    let [body, footer] = split_rows(rest, rest.height - u16::from(rest.height > 2));
    let mut panes = Panes { status, footer, body, ..Panes::default() };
    let is_large = screen.width >= MIN_SHARED.width && screen.height >= MIN_SHARED.height;
    match arrangement {
        Arrangement::Tiled if is_large => panes.areas = tiled_areas(body, active),
        _ => panes.areas[active as usize] = body,
    }
    panes
}

/// The area inside the border of a pane; the whole area if the pane is too small for a border.
pub fn inner(pane: Rect) -> Rect {
    if has_border(pane) { pane.inner(Margin::new(1, 1)) } else { pane }
}

/// Whether a pane is large enough to be worth a border.
pub fn has_border(pane: Rect) -> bool {
    pane.width >= 6 && pane.height >= 4
}

/// The area of a popup: most of the body, or all of it on small screens.
pub(crate) fn popup_area(body: Rect) -> Rect {
    let width = if body.width < 100 { body.width } else { (body.width * 4 / 5).min(130) };
    let height = if body.height < 30 { body.height } else { (body.height * 4 / 5).min(46) };
    Rect::new(body.x + (body.width - width) / 2, body.y + (body.height - height) / 2, width, height)
}

impl Panes {
    /// The rectangle of a pane, borders included.
    pub fn area(&self, pane: Pane) -> Rect {
        self.areas[pane as usize]
    }

    pub(crate) fn pane_at(&self, cell: Position) -> Option<Pane> {
        Pane::ALL.into_iter().find(|pane| self.area(*pane).contains(cell))
    }
}

/// The areas of the panes in the order of [`Pane::ALL`].
fn tiled_areas(body: Rect, active: Pane) -> [Rect; 4] {
    let list = match body.width {
        width if width >= MIN_READER_COLUMN.width => 32,
        width if width >= MIN_LIST_WIDTH => 28,
        _ if active == Pane::Entities => 28,
        _ => 0,
    };
    let [entities, main] = split_columns(body, list);
    if body.width >= MIN_READER_COLUMN.width && body.height >= MIN_READER_COLUMN.height {
        let [left, reader] = split_columns(main, main.width * 3 / 5);
        let [canvas, relations] = split_rows(left, left.height * 3 / 5);
        return [entities, canvas, relations, reader];
    }
    let [canvas, lower] = split_rows(main, main.height * 11 / 20);
    let [relations, reader] = split_columns(lower, lower.width * 9 / 20);
    [entities, canvas, relations, reader]
}

fn split_rows(area: Rect, upper: u16) -> [Rect; 2] {
    Layout::vertical([Constraint::Length(upper), Constraint::Fill(1)]).areas(area)
}

fn split_columns(area: Rect, left: u16) -> [Rect; 2] {
    Layout::horizontal([Constraint::Length(left), Constraint::Fill(1)]).areas(area)
}

#[cfg(test)]
mod tests {
    use super::{Arrangement, Pane, Panes, inner, panes, popup_area};
    use ratatui::layout::{Rect, Size};

    fn tiled_panes(width: u16, height: u16, pane: Pane) -> Panes {
        panes(Size { width, height }, Arrangement::Tiled, pane)
    }

    fn visible_rects(panes: &Panes) -> Vec<Rect> {
        let all = Pane::ALL.map(|pane| panes.area(pane));
        let mut all: Vec<Rect> = all.into_iter().chain([panes.status, panes.footer]).collect();
        all.retain(|rect| !rect.is_empty());
        all
    }

    #[test]
    fn panes_fill_the_screen_and_never_overlap() {
        for width in (0..=210).step_by(3).chain([1000]) {
            for height in (0..=70).chain([400]) {
                for pane in Pane::ALL {
                    let panes = tiled_panes(width, height, pane);
                    let cells: u32 = visible_rects(&panes).iter().map(|rect| rect.area()).sum();
                    assert_eq!(cells, u32::from(width) * u32::from(height), "{width}x{height}");
                    for rect in visible_rects(&panes) {
                        let others =
                            visible_rects(&panes).into_iter().filter(|other| *other != rect);
                        assert!(others.into_iter().all(|other| !other.intersects(rect)));
                        assert_eq!(inner(rect).intersection(rect), inner(rect));
                    }
                    assert_eq!(
                        popup_area(panes.body).intersection(panes.body),
                        popup_area(panes.body)
                    );
                    assert!(
                        panes.body.is_empty() || !panes.area(pane).is_empty(),
                        "{width}x{height}"
                    );
                }
            }
        }
    }
}
