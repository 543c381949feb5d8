//! Paints edges, nodes and notes. Later items may cover earlier ones.

use crate::layout::picture::{
    Border, ClaimStyle, Drawing, Edge, GlyphSet, Node, Note, PictureForm, Point, Rect, Routing,
    to_cells,
};
use crate::model::{RelationId, Standing, Tone};
use crate::text::{ascii_form, clusters, width};

use super::cells::{Cell, CellRole, Cells, Highlight, Owner};
use super::glyph::{Stroke, arrowhead};

/// The options of [`paint`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PaintOptions {
    /// The characters to use.
    pub glyph_set: GlyphSet,
    /// The relation to highlight.
    pub selected: Option<RelationId>,
}

/// Paints a drawing on a grid of its size, and clips everything outside.
///
/// All lines are painted before all labels, so that no line runs through a label.
#[expect(clippy::indexing_slicing, reason = "`edge_index` finds edges of the drawing")]
pub fn paint(drawing: &Drawing, options: PaintOptions) -> Cells {
    let selected = options.selected.and_then(|relation| drawing.edge_index(relation));
    // Maps and paths show the selected edge among the others.
    let is_ego = !matches!(drawing.form, PictureForm::Map | PictureForm::Strip);
    let unselected =
        if is_ego && selected.is_some() { Highlight::Dimmed } else { Highlight::Plain };
    let mut painter = Painter { cells: Cells::blank(drawing.size), options, unselected };
    for at in &drawing.boxes {
        painter.paint_group_box(*at);
    }
    for (index, edge) in drawing.edges.iter().enumerate() {
        let highlight = if edge.is_secondary { Highlight::Dimmed } else { unselected };
        painter.paint_edge(index, edge, highlight);
    }
    for (index, edge) in drawing.edges.iter().enumerate() {
        if selected != Some(index) {
            painter.paint_label(index, edge);
        }
    }
    if let Some(index) = selected {
        painter.paint_edge(index, &drawing.edges[index], Highlight::Selected);
    }
    for (index, node) in drawing.nodes.iter().enumerate() {
        let is_focus = drawing.focus == Some(node.id);
        let role = match &node.group {
            Some(_) => CellRole::Group,
            None if is_focus => CellRole::Focus,
            None => CellRole::Entity(node.kind),
        };
        if node.group.is_some() {
            painter.clear_around(node.name_rect());
        }
        let is_end = selected.is_some_and(|edge| drawing.edges[edge].has_end(node.id));
        let highlight = if is_ego && is_end { Highlight::Selected } else { Highlight::Plain };
        painter.paint_node(index, node, role, highlight);
    }
    if let Some(index) = selected {
        painter.paint_selected_label(index, &drawing.edges[index]);
    }
    for note in &drawing.notes {
        let is_lit = selected.is_some_and(|edge| is_caption(drawing, &drawing.edges[edge], note));
        let role = if is_lit { CellRole::Label(None, Standing::Stated) } else { CellRole::Hint };
        painter.paint_text(note.at, &note.text, &Cell { role, ..Cell::default() });
    }
    painter.cells
}

/// Whether a note is part of the caption of an edge on a path: one of the rows directly below its label.
fn is_caption(drawing: &Drawing, edge: &Edge, note: &Note) -> bool {
    let Point { x, y } = edge.label_at;
    let is_row = |row: u16| drawing.notes.iter().any(|note| note.at == Point::new(x, row));
    drawing.form == PictureForm::Strip
        && note.at.x == x
        && note.at.y > y
        && (y + 1..note.at.y).all(is_row)
}

pub(super) struct Painter {
    pub(super) cells: Cells,
    pub(super) options: PaintOptions,
    /// The highlight of edges that are not selected.
    unselected: Highlight,
}

impl Painter {
    fn paint_edge(&mut self, index: usize, edge: &Edge, highlight: Highlight) {
        let style = self.style(edge);
        let cell = Cell {
            role: CellRole::Line(style.tone),
            owner: Owner::Edge(index),
            highlight,
            stroke: stroke(style),
            net: if let Routing::Net(net) = edge.routing { Some(net) } else { None },
            ..Cell::default()
        };
        self.paint_polyline(&edge.points, edge.routing, &cell);
        for arrow in edge.heads_for(self.options.selected) {
            let glyph = arrowhead(arrow.towards, self.options.glyph_set);
            let role = CellRole::Head(style.tone);
            self.paint_text(arrow.at, glyph, &Cell { role, ..cell.clone() });
        }
    }

    /// The style of the relation that the label names; on a map, where lines may have no label, that of all relations.
    pub(super) fn style(&self, edge: &Edge) -> ClaimStyle {
        let mut style = edge.style_for(self.options.selected);
        if matches!(edge.routing, Routing::Net(_)) {
            (style.tone, style.standing) = (edge.tone, edge.standing);
        }
        style
    }

    fn paint_label(&mut self, index: usize, edge: &Edge) {
        let style = self.style(edge);
        let role = CellRole::Label(style.tone, style.standing);
        let (text, at) = edge.label_for(self.options.selected);
        let owner = Owner::Edge(index);
        let highlight = if edge.is_secondary { Highlight::Dimmed } else { self.unselected };
        let cell = Cell { role, owner, highlight, ..Cell::default() };
        for (text, at) in std::iter::once((text, at)).chain(edge.rows_below()) {
            self.paint_text(at, text, &cell);
        }
    }

    fn paint_node(&mut self, index: usize, node: &Node, role: CellRole, highlight: Highlight) {
        let cell = Cell { role, owner: Owner::Node(index), highlight, ..Cell::default() };
        let frame = Cell { role: CellRole::Frame, highlight: Highlight::Plain, ..cell.clone() };
        match node.border {
            Border::None => {}
            Border::Round => self.paint_frame(node.at, &frame),
            Border::Brackets => self.paint_brackets(node.at, &frame),
        }
        if let Some(symbol) = node.symbol {
            let glyph = match self.options.glyph_set {
                GlyphSet::Unicode => symbol.glyph,
                GlyphSet::Ascii => symbol.ascii,
            };
            self.paint_text(node.name_rect().top_left(), glyph, &cell);
        }
        self.paint_text(node.label_at, &node.label, &cell);
        for rest in &node.label_below {
            self.paint_text(rest.at, &rest.text, &cell);
        }
        if let Some(folded) = &node.folded {
            self.paint_text(folded.at, &folded.text, &Cell { role: CellRole::Hint, ..cell });
        }
    }

    /// Clears the cell on either side of a name, to separate a title from the border of its group.
    fn clear_around(&mut self, name: Rect) {
        let sides = [name.x.checked_sub(1), Some(name.right())];
        for x in sides.into_iter().flatten() {
            self.paint_text(Point::new(x, name.y), " ", &Cell::default());
        }
    }

    /// Paints text that starts in a cell; characters outside the picture are skipped.
    pub(super) fn paint_text(&mut self, at: Point, text: &str, cell: &Cell) {
        let mut at = at;
        for (character, _) in clusters(text) {
            let character = to_glyph_set(character, cell.role, self.options.glyph_set);
            let columns = width(character);
            let last = at.x.saturating_add(to_cells(columns.saturating_sub(1)));
            if columns == 0 || self.cells.get(Point::new(last, at.y)).is_none() {
                continue;
            }
            for x in at.x..=last {
                let glyph = if x == at.x { character } else { "" }.to_owned();
                if let Some(target) = self.cells.get_mut(Point::new(x, at.y)) {
                    *target = Cell { glyph, ..cell.clone() };
                }
            }
            at.x = last.saturating_add(1);
        }
    }
}

/// The form of a character in a glyph set. Symbols have an ASCII form; names stay as they are, except for an ellipsis.
fn to_glyph_set(character: &str, role: CellRole, glyph_set: GlyphSet) -> &str {
    let is_name = matches!(role, CellRole::Entity(_) | CellRole::Focus);
    if glyph_set == GlyphSet::Unicode || (is_name && character != "…") {
        return character;
    }
    ascii_form(character).unwrap_or(character)
}

/// Heavy if the tone is negative, dashed or dotted unless the standing is stated.
fn stroke(style: ClaimStyle) -> Stroke {
    let is_negative = style.tone == Some(Tone::Negative);
    match (style.standing, is_negative) {
        (Standing::Stated, false) => Stroke::Solid,
        (Standing::Stated, true) => Stroke::Heavy,
        (Standing::Implied | Standing::Opinion, false) => Stroke::Dashed,
        (Standing::Implied | Standing::Opinion, true) => Stroke::HeavyDashed,
        (Standing::Alleged | Standing::Denied, false) => Stroke::Dotted,
        (Standing::Alleged | Standing::Denied, true) => Stroke::HeavyDotted,
    }
}
