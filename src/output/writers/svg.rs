//! A drawing as vector graphics, with the same positions as in the terminal.
//!
//! The output is self-contained SVG 1.1, without scripts, fonts or links. Colours follow the viewer's light or dark
//! setting; as in the terminal, meaning never depends on colour alone.

use std::fmt::{self, Write as _};
use std::io;

use super::super::extract::Extract;
use crate::layout::{Arrowhead, Border, Direction, Drawing, Edge, Node, Point, Rect, to_cells};
use crate::model::{RelationId, Tone};
use crate::text::escape::Xml;
use crate::text::{doubts, in_brackets, name_beside_role, width};

/// The size of a cell in pixels, about that of a monospaced character at 14 pixels.
const CELL_WIDTH: u32 = 9;
const CELL_HEIGHT: u32 = 20;
/// The margin around the picture, in cells.
const MARGIN: u16 = 1;
/// The number of colour classes for kinds in the style sheet.
const KIND_CLASS_COUNT: usize = 8;

const STYLE: &str = include_str!("svg/style.css");

/// Writes the picture as an SVG document; the tooltip of each line lists its claims and citations.
pub(super) fn svg(extract: &Extract<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let drawing = extract.drawing();
    let (left, top, right, bottom) = bounds(&drawing);
    let (x, y) = (pixels_x(left), pixels_y(top));
    let (width, height) =
        (pixels_x(right - left), pixels_y(bottom - top) + pixels_y(to_cells(drawing.notes.len())));
    writeln!(
        out,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="{x} {y} {width} {height}" width="{width}" height="{height}" role="img">"#
    )?;
    writeln!(out, "<title>{}</title>\n<style>\n{STYLE}</style>", Xml(extract.graph.title()))?;
    let mut writer = SvgWriter { extract, text: String::new() };
    drawing.edges.iter().for_each(|edge| writer.line(edge));
    drawing.edges.iter().for_each(|edge| writer.label(edge));
    let focus = drawing.focus;
    for node in &drawing.nodes {
        writer.node(node, if focus == Some(node.id) { " focus" } else { "" });
    }
    // The terminal shows the notes in its last rows; here they come directly below the picture.
    for (row, note) in (bottom..).zip(&drawing.notes) {
        writer.text("aside", Point::new(left.saturating_add(MARGIN), row), &note.text);
    }
    writeln!(out, "{}</svg>", writer.text)
}

/// The bounds of all names and lines of a drawing, plus a margin: left, top, right, bottom.
fn bounds(drawing: &Drawing) -> (u16, u16, u16, u16) {
    let nodes = drawing.nodes.iter().map(|node| node.at);
    let labels = drawing.edges.iter().map(Edge::label_rect);
    let points = drawing.edges.iter().flat_map(|edge| edge.points.iter());
    let points = points.map(|point| Rect::line(*point, 1));
    let all: Vec<Rect> = nodes.chain(labels).chain(points).collect();
    let left = all.iter().map(|rect| rect.x).min().unwrap_or(0).saturating_sub(MARGIN);
    let top = all.iter().map(|rect| rect.y).min().unwrap_or(0).saturating_sub(MARGIN);
    let right = all.iter().map(|rect| rect.right()).max().unwrap_or(0).saturating_add(MARGIN);
    let bottom = all.iter().map(|rect| rect.bottom()).max().unwrap_or(0).saturating_add(MARGIN);
    (left, top, right, bottom)
}

struct SvgWriter<'g> {
    extract: &'g Extract<'g>,
    text: String,
}

impl SvgWriter<'_> {
    /// Writes the line of an edge with its arrowheads, and its claims as a tooltip.
    fn line(&mut self, edge: &Edge) {
        let class = format!("{} {}", tone(edge.tone), edge.standing.as_str());
        let claims: Vec<String> = edge.relations.iter().map(|id| self.claim(*id)).collect();
        let claims = claims.join("\n");
        self.add(format_args!("<g class=\"edge {class}\">\n<title>{claims}</title>\n"));
        let path: Vec<String> = edge.points.iter().map(|point| coordinates(*point)).collect();
        if path.len() > 1 {
            self.add(format_args!("<path d=\"M{}\"/>\n", path.join("L")));
        }
        edge.heads.iter().for_each(|head| self.arrowhead(*head));
        self.add(format_args!("</g>\n"));
    }

    /// Writes the label of an edge on a background that hides the line below.
    fn label(&mut self, edge: &Edge) {
        self.background(edge.label_rect());
        self.text(&format!("label {}", tone(edge.tone)), edge.label_at, &edge.label);
    }

    fn node(&mut self, node: &Node, focus: &str) {
        let entity = self.extract.selection.entity(self.extract.graph, node.id);
        let class = format!("node kind{}{focus}", node.kind.index() % KIND_CLASS_COUNT);
        let role = entity.role().map(|role| format!(": {role}")).unwrap_or_default();
        let tooltip = format!("{}{role}", name_beside_role(self.extract.graph, node.id));
        self.add(format_args!("<g class=\"{class}\">\n<title>{}</title>\n", Xml(&tooltip)));
        if node.border == Border::None {
            self.background(node.label_rect());
        } else {
            self.frame(node.at);
        }
        self.text("name", node.label_at, &node.label);
        self.add(format_args!("</g>\n"));
    }

    /// Writes a frame through the middle of the rectangle's outer cells, as in the terminal.
    fn frame(&mut self, rect: Rect) {
        let (x, y) = centre(Point::new(rect.x, rect.y));
        let (y, height) = if rect.height > 1 {
            (y, pixels_y(rect.height - 1))
        } else {
            (pixels_y(rect.y), CELL_HEIGHT)
        };
        let width = pixels_x(rect.width.saturating_sub(1));
        self.add(format_args!(
            "<rect class=\"frame\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" rx=\"8\"/>\n"
        ));
    }

    fn background(&mut self, rect: Rect) {
        let (x, y) = (pixels_x(rect.x), pixels_y(rect.y));
        let (width, height) = (pixels_x(rect.width), pixels_y(rect.height));
        self.add(format_args!(
            "<rect class=\"background\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/>\n"
        ));
    }

    fn arrowhead(&mut self, head: Arrowhead) {
        let (x, y) = (f64::from(head.at.x) + 0.5, f64::from(head.at.y) + 0.5);
        let (x, y) = (x * f64::from(CELL_WIDTH), y * f64::from(CELL_HEIGHT));
        let angle = match head.towards {
            Direction::Right => 0,
            Direction::Down => 90,
            Direction::Left => 180,
            Direction::Up => 270,
        };
        self.add(format_args!(
            "<path class=\"head\" d=\"M5,0L-4,5L-4,-5Z\" transform=\"translate({x},{y}) rotate({angle})\"/>\n"
        ));
    }

    /// Writes text that exactly fills its cells in any font.
    fn text(&mut self, class: &str, start: Point, text: &str) {
        let width = pixels_x(to_cells(width(text)));
        if width == 0 {
            return;
        }
        let (x, y) = (pixels_x(start.x), pixels_y(start.y) + CELL_HEIGHT * 7 / 10);
        self.add(format_args!(
            "<text class=\"{class}\" x=\"{x}\" y=\"{y}\" textLength=\"{width}\" lengthAdjust=\"spacingAndGlyphs\">{}</text>\n",
            Xml(text)
        ));
    }

    /// A claim with its citations, escaped: `Lei Jun says that … [winning-with-decency#37]`.
    fn claim(&self, id: RelationId) -> String {
        let relation = self.extract.graph.relation(id);
        let cites: Vec<String> =
            relation.cites().map(|cite| cite.reference(self.extract.graph)).collect();
        let doubts = in_brackets(&doubts(relation));
        Xml(&format!("{}{doubts} [{}]", relation.claim(), cites.join(", "))).to_string()
    }

    fn add(&mut self, arguments: fmt::Arguments<'_>) {
        // Writing to a String cannot fail.
        let _ = self.text.write_fmt(arguments);
    }
}

fn tone(tone: Option<Tone>) -> &'static str {
    tone.map_or("mixed", Tone::as_str)
}

fn coordinates(point: Point) -> String {
    let (x, y) = centre(point);
    format!("{x},{y}")
}

fn centre(cell: Point) -> (u32, u32) {
    (pixels_x(cell.x) + CELL_WIDTH / 2, pixels_y(cell.y) + CELL_HEIGHT / 2)
}

fn pixels_x(columns: u16) -> u32 {
    u32::from(columns) * CELL_WIDTH
}

fn pixels_y(rows: u16) -> u32 {
    u32::from(rows) * CELL_HEIGHT
}

#[cfg(test)]
mod tests {
    use super::{Extract, svg};
    use crate::model::sample::graph;
    use crate::model::{EntityId, Selection};
    use crate::output::export_format::write_to_string;
    use crate::query::Filter;

    #[test]
    fn pictures_contain_every_name_and_every_claim() {
        let graph = graph("a -praises-> b\n c -praises-> a");
        let (all, filter) = (Selection::all(&graph), Filter::default());
        let extract = Extract::new(&graph, vec![EntityId::new(0)], filter, all);
        let text = write_to_string(|out| svg(&extract, out)).expect("SVG is text");
        for expected in [
            ">A</text>",
            ">B</text>",
            ">C</text>",
            "<title>a praises b. [article#1]</title>",
            "class=\"edge positive stated\"",
        ] {
            assert!(text.contains(expected), "{expected}: {text}");
        }
        assert_eq!(text.matches("class=\"head\"").count(), 2);
        assert!(text.ends_with("</svg>\n"));
    }
}
