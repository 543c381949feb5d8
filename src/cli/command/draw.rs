//! `guanxi draw`: the canvas of the explorer as text.

use std::io::Write;
use std::str::FromStr;

use clap::Args;
use serde_json::{Value, json};

use crate::cli::args::Filters;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Status};
use crate::cli::ink::{Ink, Role};
use crate::cli::output::Output;
use crate::cli::subject;
use crate::layout::{self, Cells, Drawing, Edge, Ego, Look, Node, Point, Script, Size, ego, paint};
use crate::model::{EntityId, Graph};
use crate::query::{neighbourhood, ties_in_order};

/// Columns of a picture that goes to no terminal.
const USUAL_WIDTH: u16 = 100;
/// Rows of a picture where nobody says how many.
const USUAL_HEIGHT: u16 = 40;

/// What to draw, and how large.
#[derive(Args, Clone, Debug)]
pub struct Draw {
    /// The entity in the middle
    #[arg(value_name = "ENTITY")]
    entity: String,
    /// How many hops around it
    #[arg(long, value_name = "N", default_value_t = 1)]
    depth: usize,
    /// Columns and rows: 120x40 [the terminal's width, or 100, by 40]
    #[arg(long, value_name = "WxH")]
    size: Option<Measure>,
    /// Which page of the neighbours, where not all fit on one
    #[arg(long, value_name = "N", default_value_t = 1)]
    page: usize,
    /// No box drawing: letters and signs of ASCII only, names as they are
    #[arg(long)]
    ascii: bool,
    /// The places of everything, in cells
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    output: Output,
    #[command(flatten)]
    filters: Filters,
}

/// A size as it is typed.
#[derive(Clone, Copy, Debug)]
struct Measure(Size);

impl FromStr for Measure {
    type Err = &'static str;

    fn from_str(typed: &str) -> Result<Self, Self::Err> {
        let sides = typed.split_once(['x', 'X']);
        let parsed = sides
            .and_then(|(width, height)| Some(Size::new(width.parse().ok()?, height.parse().ok()?)));
        parsed.map(Self).ok_or("expected columns and rows such as 120x40")
    }
}

impl Draw {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Status, Failure> {
        let graph = context.graph()?;
        let drawing = self.drawing(context, subject::entity(context, &self.entity)?)?;
        let script = if self.ascii { Script::Ascii } else { Script::Boxes };
        self.output.write(context, out, |sink| {
            if self.json {
                writeln!(sink, "{}", record(graph, &drawing))?;
            } else {
                let cells = paint(&drawing, Look { script, ..Look::default() });
                write!(sink, "{}", self.text(&cells, context.ink))?;
            }
            Ok(())
        })?;
        Ok(Status::Done)
    }

    fn drawing(&self, context: &Context, focus: EntityId) -> Result<Drawing, Failure> {
        let graph = context.graph()?;
        let filter = self.filters.words().resolve(graph)?;
        let around = neighbourhood(graph, &[focus], self.depth, &filter);
        let ties = ties_in_order(graph, focus, &filter);
        Ok(ego(&Ego {
            graph,
            focus,
            selection: &around.selection,
            ties: &ties,
            size: self.size(context),
            page: self.page.saturating_sub(1),
            before: None,
        }))
    }

    /// The picture; empty rows below it only where its size was asked for.
    fn text(&self, cells: &Cells, ink: Ink) -> String {
        let text = coloured(cells, ink);
        if self.size.is_some() { text } else { format!("{}\n", text.trim_end()) }
    }

    fn size(&self, context: &Context) -> Size {
        let width = context.width.and_then(|width| u16::try_from(width).ok());
        let usual = Size::new(width.unwrap_or(USUAL_WIDTH), USUAL_HEIGHT);
        self.size.map_or(usual, |Measure(size)| size)
    }
}

/// The picture as text, each row without blanks at its end.
fn coloured(cells: &Cells, ink: Ink) -> String {
    if ink == Ink::Plain {
        return cells.to_text();
    }
    let rows = (0..cells.size().height).map(|y| {
        let row = cells.row(y).iter().map(|cell| ink.paint(role(cell.role), &cell.glyph));
        let row: String = row.collect();
        format!("{}\n", row.trim_end())
    });
    rows.collect::<Vec<String>>().concat()
}

fn role(role: layout::Role) -> Role {
    match role {
        layout::Role::Focus | layout::Role::Entity(_) => Role::Name,
        layout::Role::Line(Some(tone))
        | layout::Role::Head(Some(tone))
        | layout::Role::Label(Some(tone), _) => Role::Tone(tone),
        layout::Role::Hint => Role::Aside,
        _ => Role::Plain,
    }
}

/// `{size, nodes, edges, hidden}`, all in cells.
fn record(graph: &Graph, drawing: &Drawing) -> Value {
    let hidden = drawing.hidden;
    json!({
        "size": [drawing.size.width, drawing.size.height],
        "nodes": drawing.nodes.iter().map(|node| node_record(graph, node)).collect::<Vec<Value>>(),
        "edges": drawing.edges.iter().map(|edge| edge_record(graph, edge)).collect::<Vec<Value>>(),
        "hidden": {
            "entities": hidden.entities,
            "relations": hidden.relations,
            "page": hidden.page + 1,
            "pages": hidden.pages,
        },
    })
}

fn node_record(graph: &Graph, node: &Node) -> Value {
    json!({
        "id": graph.entity(node.id).slug(),
        "label": node.label,
        "label_at": point(node.label_at),
        "x": node.at.x,
        "y": node.at.y,
        "w": node.at.width,
        "h": node.at.height,
    })
}

fn edge_record(graph: &Graph, edge: &Edge) -> Value {
    let relations = edge.relations.iter().map(|id| graph.relation(*id).name().to_string());
    json!({
        "relations": relations.collect::<Vec<String>>(),
        "from": graph.entity(edge.from).slug(),
        "to": graph.entity(edge.to).slug(),
        "points": edge.points.iter().copied().map(point).collect::<Vec<Value>>(),
        "label": edge.label,
        "label_at": point(edge.label_at),
    })
}

fn point(at: Point) -> Value {
    json!([at.x, at.y])
}
