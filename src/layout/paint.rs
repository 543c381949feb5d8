//! From a drawing to cells. Nothing is decided here: what lies where comes from the drawing.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::model::{RelationId, Standing, Tone};

use super::braille::Dots;
use super::cells::{Cell, Cells, Highlight, Owner, Role};
use super::drawing::{Course, Drawing, Edge, Frame, Node, Shape};
use super::glyph::{Lines, Script, Stroke, head};
use super::place::{Direction, Point, Rect};

/// How a drawing is painted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// Which characters it may use.
    pub script: Script,
    /// The relation that stands out.
    pub selected: Option<RelationId>,
}

/// Paints a drawing, on a grid of the drawing's size. What lies outside is left out.
///
/// Lines come first, labels over them, so that no line ever runs through a label.
#[must_use]
pub fn paint(drawing: &Drawing, look: Look) -> Cells {
    let selected = look.selected.and_then(|relation| drawing.edge_of(relation));
    let (cells, dots) = (Cells::blank(drawing.size), Dots::new(drawing.size));
    let mut painter = Painter { cells, dots, look };
    for (index, edge) in drawing.edges.iter().enumerate() {
        painter.edge(index, edge, Highlight::Plain);
    }
    for (index, edge) in drawing.edges.iter().enumerate() {
        painter.words(index, edge, Highlight::Plain);
    }
    if let Some(index) = selected {
        painter.edge(index, &drawing.edges[index], Highlight::Selected);
    }
    for (index, node) in drawing.nodes.iter().enumerate() {
        if drawing.shape == Shape::Map {
            painter.clear_beside(node.label_rect());
        }
        let is_focus = drawing.focus == Some(node.id);
        painter.node(index, node, if is_focus { Role::Focus } else { Role::Entity(node.kind) });
    }
    if let Some(index) = selected {
        painter.words(index, &drawing.edges[index], Highlight::Selected);
    }
    for note in &drawing.notes {
        painter.text(note.at, &note.text, &Cell { role: Role::Hint, ..Cell::default() });
    }
    painter.cells
}

struct Painter {
    cells: Cells,
    dots: Dots,
    look: Look,
}

impl Painter {
    fn edge(&mut self, index: usize, edge: &Edge, highlight: Highlight) {
        let cell = Cell {
            role: Role::Line(edge.tone),
            owner: Owner::Edge(index),
            highlight,
            stroke: stroke(edge),
            ..Cell::default()
        };
        if edge.course == Course::Straight {
            self.slanted(&edge.points, &cell);
        } else {
            self.polyline(&edge.points, edge.course, &cell);
        }
        for arrow in &edge.heads {
            let glyph = head(arrow.towards, self.look.script);
            let role = Role::Head(edge.tone);
            self.text(arrow.at, glyph, &Cell { role, ..cell.clone() });
        }
    }

    /// Writes what an edge says. Words come after all lines: a slanted one keeps off nothing.
    fn words(&mut self, index: usize, edge: &Edge, highlight: Highlight) {
        let role = Role::Label(edge.tone, edge.standing);
        let (text, at) = edge.label_for(self.look.selected);
        let owner = Owner::Edge(index);
        self.text(at, text, &Cell { role, owner, highlight, ..Cell::default() });
    }

    fn node(&mut self, index: usize, node: &Node, role: Role) {
        let cell = Cell { role, owner: Owner::Node(index), ..Cell::default() };
        if node.frame == Frame::Round {
            self.frame(node.at, &Cell { role: Role::Frame, ..cell.clone() });
        }
        if node.frame == Frame::Brackets {
            self.brackets(node.at, &Cell { role: Role::Frame, ..cell.clone() });
        }
        self.text(node.label_at, &node.label, &cell);
    }

    fn frame(&mut self, at: Rect, cell: &Cell) {
        let (right, bottom) = (at.right().saturating_sub(1), at.bottom().saturating_sub(1));
        let corners = [
            Point::new(at.x, at.y),
            Point::new(right, at.y),
            Point::new(right, bottom),
            Point::new(at.x, bottom),
            Point::new(at.x, at.y),
        ];
        for pair in corners.windows(2) {
            self.line(pair[0], pair[1], Course::Alone, cell);
        }
        for x in at.x..=right {
            self.close(Point::new(x, at.y), Direction::Down, cell);
            self.close(Point::new(x, bottom), Direction::Up, cell);
        }
        for y in at.y..=bottom {
            self.close(Point::new(at.x, y), Direction::Right, cell);
            self.close(Point::new(right, y), Direction::Left, cell);
        }
    }

    /// Takes the line away that runs from a cell of a frame inwards, unless it is a corner's own.
    fn close(&mut self, at: Point, inwards: Direction, cell: &Cell) {
        let script = self.look.script;
        let Some(place) = self.cells.get_mut(at) else { return };
        if place.lines.leaves(inwards.opposite()) {
            place.lines = place.lines.without(inwards);
            place.lines.glyph(Stroke::Solid, script).clone_into(&mut place.glyph);
            *place = Cell {
                glyph: std::mem::take(&mut place.glyph),
                lines: place.lines,
                ..cell.clone()
            };
        }
    }

    fn brackets(&mut self, at: Rect, cell: &Cell) {
        self.text(Point::new(at.x, at.y), "[", cell);
        self.text(Point::new(at.right().saturating_sub(1), at.y), "]", cell);
    }

    /// Draws a line around its corners; both ends reach out towards what they end at.
    fn polyline(&mut self, points: &[Point], course: Course, cell: &Cell) {
        for pair in points.windows(2) {
            self.line(pair[0], pair[1], course, cell);
        }
        let first = points.first_chunk().map(|[end, inner]| (*end, *inner));
        let last = points.last_chunk().map(|[inner, end]| (*end, *inner));
        for (end, inner) in first.into_iter().chain(last) {
            if let Some(towards) = way(inner, end)
                && !self.branches_off(end, towards)
            {
                self.piece(end, Lines::towards(towards), cell);
            }
        }
    }

    /// Leaves a blank on either side of a name among slanted lines.
    fn clear_beside(&mut self, name: Rect) {
        let sides = [name.x.checked_sub(1), Some(name.right())];
        for x in sides.into_iter().flatten() {
            self.text(Point::new(x, name.y), " ", &Cell::default());
        }
    }

    /// Draws a line as the crow flies.
    fn slanted(&mut self, points: &[Point], cell: &Cell) {
        for pair in points.windows(2) {
            for at in self.dots.line(pair[0], pair[1]) {
                let Some(place) = self.cells.get_mut(at) else { continue };
                *place = cell.clone();
                place.glyph = match self.look.script {
                    Script::Boxes => self.dots.glyph(at).to_string(),
                    Script::Ascii => ".".to_owned(),
                };
            }
        }
    }

    /// Whether a line that ends in a cell hangs on one that runs across it there.
    fn branches_off(&self, end: Point, towards: Direction) -> bool {
        let across = match towards {
            Direction::Up | Direction::Down => [Direction::Left, Direction::Right],
            Direction::Left | Direction::Right => [Direction::Up, Direction::Down],
        };
        let lines = self.cells.get(end).map_or(Lines::NONE, |cell| cell.lines);
        across.into_iter().all(|side| lines.leaves(side))
    }

    /// Draws a straight line, ends included; each end leaves through its inner side only.
    fn line(&mut self, from: Point, to: Point, course: Course, cell: &Cell) {
        let Some(towards) = way(from, to) else { return };
        let upright = matches!(towards, Direction::Up | Direction::Down);
        let plain = Cell { stroke: Stroke::Solid, ..cell.clone() };
        let cell = if upright && course == Course::Trunk { &plain } else { cell };
        let mut at = from;
        loop {
            let mut lines = Lines::NONE;
            if at != from {
                lines = lines.and(Lines::towards(towards.opposite()));
            }
            if at != to {
                lines = lines.and(Lines::towards(towards));
            }
            self.piece(at, lines, cell);
            if at == to {
                return;
            }
            at = step(at, towards);
        }
    }

    /// Adds line bits to a cell.
    fn piece(&mut self, at: Point, lines: Lines, cell: &Cell) {
        let script = self.look.script;
        let Some(place) = self.cells.get_mut(at) else { return };
        let old = std::mem::take(place);
        let shared = !old.lines.is_empty() && old.owner != cell.owner;
        *place = cell.clone();
        place.lines = old.lines.and(lines);
        if shared {
            place.stroke = old.stroke.min(cell.stroke);
            place.role = if old.role == cell.role { cell.role } else { Role::Trunk };
        }
        if shared && cell.highlight == Highlight::Plain {
            place.highlight = old.highlight;
        }
        place.lines.glyph(place.stroke, script).clone_into(&mut place.glyph);
    }

    /// Writes text from a cell to the right; a letter that would stick out is left out.
    fn text(&mut self, at: Point, text: &str, cell: &Cell) {
        let mut at = at;
        for letter in text.graphemes(true) {
            let letter = plain(letter, cell.role, self.look.script);
            let wide = letter.width();
            let last = at.x.saturating_add(super::place::cells(wide.saturating_sub(1)));
            if wide == 0 || self.cells.get(Point::new(last, at.y)).is_none() {
                continue;
            }
            for (piece, glyph) in
                std::iter::once(letter).chain(std::iter::repeat_n("", wide - 1)).enumerate()
            {
                let here = Point::new(at.x.saturating_add(super::place::cells(piece)), at.y);
                if let Some(place) = self.cells.get_mut(here) {
                    *place = Cell { glyph: glyph.to_owned(), ..cell.clone() };
                }
            }
            at.x = last.saturating_add(1);
        }
    }
}

/// A letter in the script asked for: our own signs have a plain form, names stay as they are.
fn plain(letter: &str, role: Role, script: Script) -> &str {
    let named = matches!(role, Role::Entity(_) | Role::Focus);
    match (script, letter) {
        (Script::Ascii, "…") => "~",
        (Script::Ascii, "•") => "o",
        (Script::Ascii, "·") if !named => "*",
        (Script::Ascii, "▸") if !named => ">",
        (Script::Ascii, "◂") if !named => "<",
        (Script::Ascii, "≠") if !named => "#",
        (Script::Ascii, "↺") if !named => "@",
        _ => letter,
    }
}

/// The direction of a straight line; nothing for a point or a slanted one.
fn way(from: Point, to: Point) -> Option<Direction> {
    match (from.x.cmp(&to.x), from.y.cmp(&to.y)) {
        (std::cmp::Ordering::Equal, std::cmp::Ordering::Less) => Some(Direction::Down),
        (std::cmp::Ordering::Equal, std::cmp::Ordering::Greater) => Some(Direction::Up),
        (std::cmp::Ordering::Less, std::cmp::Ordering::Equal) => Some(Direction::Right),
        (std::cmp::Ordering::Greater, std::cmp::Ordering::Equal) => Some(Direction::Left),
        _ => None,
    }
}

fn step(at: Point, towards: Direction) -> Point {
    match towards {
        Direction::Up => Point::new(at.x, at.y.saturating_sub(1)),
        Direction::Down => Point::new(at.x, at.y.saturating_add(1)),
        Direction::Left => Point::new(at.x.saturating_sub(1), at.y),
        Direction::Right => Point::new(at.x.saturating_add(1), at.y),
    }
}

/// The line style of an edge: thick where it is unfriendly, broken where it is not stated.
fn stroke(edge: &Edge) -> Stroke {
    let unfriendly = edge.tone == Some(Tone::Negative);
    match (edge.standing, unfriendly) {
        (Standing::Stated, false) => Stroke::Solid,
        (Standing::Stated, true) => Stroke::Heavy,
        (Standing::Implied | Standing::Opinion, false) => Stroke::Dashed,
        (Standing::Implied | Standing::Opinion, true) => Stroke::HeavyDashed,
        (Standing::Alleged | Standing::Denied, false) => Stroke::Dotted,
        (Standing::Alleged | Standing::Denied, true) => Stroke::HeavyDotted,
    }
}
