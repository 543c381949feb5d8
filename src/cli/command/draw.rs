//! `guanxi draw`: prints the canvas of the explorer as text.

mod record;

use std::io::Write;

use clap::{Args, ValueEnum};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filters::Filters;
use crate::cli::output_file::OutputFile;
use crate::cli::path_ends;
use crate::cli::picture_size::{DEFAULT_HEIGHT, DEFAULT_WIDTH, parse_size};
use crate::cli::subject::{self, LimitFlag, MAX_PICTURE_ENTITIES};
use crate::cli::ui::ProgressLine;
use crate::layout::{
    Cell, CellRole, Cells, Drawing, EgoRequest, GlyphSet, Highlight, PaintOptions, Size, ego, paint,
};
use crate::output::{draw_paths, map_with_texts};
use crate::query::{neighbourhood, paths, ties_in_reading_order};
use crate::text::{Palette, Role, to_ascii, width};
use record::record;

/// The number of paths to draw, as in the explorer.
const DRAWN_PATHS: usize = 9;

const LIMIT_HELP: &str =
    "With --view map, include only the N most connected entities [default: 2000]";

const EGO_NEEDS_ENTITY: &str = "an ego view needs an entity: `guanxi draw --view ego ENTITY`";

#[derive(Args, Clone, Debug)]
#[command(mut_arg("limit", |limit| limit.help(LIMIT_HELP)))]
pub(crate) struct DrawCommand {
    /// The entity to centre on, and others to include; with --view path, the two ends [default: the whole graph]
    #[arg(value_name = "ENTITY")]
    entities: Vec<String>,
    /// What to draw [default: ego, or map without an ENTITY]
    #[arg(long, value_name = "VIEW")]
    view: Option<PictureView>,
    #[arg(
        long,
        help = "Number of hops around the entity [env: GUANXI_DEPTH] [default: 1]",
        value_name = "N"
    )]
    depth: Option<usize>,
    /// Columns and rows, such as 120x40 [default: terminal width (100 if unknown) x 40]
    #[arg(long, value_name = "WxH", value_parser = parse_size)]
    size: Option<Size>,
    /// Page of neighbours to draw; with --view map, page of the relations written out below the map; with --view path,
    /// the path to show in the first row (1 is the best; at most 1000)
    #[arg(long, value_name = "N", default_value_t = 1)]
    page: usize,
    /// With --view path, exclude an entity, all entities that match filters, or a relation given by its id; repeatable
    #[arg(long, value_name = "ENTITY")]
    avoid: Vec<String>,
    /// Print the layout as JSON, with positions in terminal cells
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    limit: LimitFlag,
    #[command(flatten)]
    output: OutputFile,
    #[command(flatten)]
    filters: Filters,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum PictureView {
    /// An entity with its neighbours around it
    Ego,
    /// The whole graph, or the part around the given entities, with connected entities close together
    Map,
    /// The best paths between two entities, hop by hop
    Path,
}

impl DrawCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let graph = context.graph()?;
        let drawing = match (self.view, &self.entities[..]) {
            (Some(PictureView::Map), _) | (None, []) => self.map(context)?,
            (Some(PictureView::Path), _) => self.path(context)?,
            (Some(PictureView::Ego), []) => {
                return Err(Failure::Usage(EGO_NEEDS_ENTITY.to_owned()));
            }
            (Some(PictureView::Ego) | None, _) => self.ego(context)?,
        };
        let glyph_set = context.glyph_set();
        self.output.write(context, out, |sink| {
            if self.json {
                return writeln!(sink, "{}", record(graph, &drawing));
            }
            let cells = paint(&drawing, PaintOptions { glyph_set, ..PaintOptions::default() });
            let text = self.format_text(&cells, self.output.ui(context).palette);
            match glyph_set {
                GlyphSet::Unicode => write!(sink, "{text}"),
                GlyphSet::Ascii => write!(sink, "{}", to_ascii(&text)),
            }
        })
    }

    /// The ego view of the first entity.
    fn ego(&self, context: &Context) -> Result<Drawing, Failure> {
        let graph = context.graph()?;
        let filter = self.filters.resolve(graph)?;
        let seeds = subject::resolve_entities(context, &self.entities)?;
        let Some(&focus) = seeds.first() else {
            return Err(Failure::Usage(EGO_NEEDS_ENTITY.to_owned()));
        };
        let depth = self.depth.unwrap_or(context.settings().depth());
        let selection = &neighbourhood(graph, &seeds, depth, &filter).selection;
        let ties = &ties_in_reading_order(graph, focus, &filter);
        let (size, page) = (self.size(context), self.page.saturating_sub(1));
        let (tone_sign, glyph_set) = (self.output.ui(context).palette.into(), context.glyph_set());
        let request = EgoRequest::new(graph, focus, selection, ties, size);
        let mut drawing = ego(&EgoRequest { tone_sign, glyph_set, page, ..request });
        add_reveal_options(&mut drawing);
        Ok(drawing)
    }

    /// The map of the whole graph, or of the neighbourhood of the given entities.
    fn map(&self, context: &Context) -> Result<Drawing, Failure> {
        let graph = context.graph()?;
        let filter = self.filters.resolve(graph)?;
        let seeds = subject::resolve_entities(context, &self.entities)?;
        let depth = self.depth.unwrap_or(context.settings().depth());
        let selection = subject::select(graph, &seeds, depth, &filter);
        let selection = &self.limit.apply(graph, &seeds, selection, MAX_PICTURE_ENTITIES);
        let _progress = ProgressLine::start("drawing the map");
        let (focus, glyph_set) = (seeds.first().copied(), context.glyph_set());
        let page = self.page.saturating_sub(1);
        Ok(map_with_texts(graph, selection, focus, (self.size(context), page), glyph_set))
    }

    /// The best paths between two entities. The first row shows the path numbered `page`, where 1 is the best.
    #[expect(clippy::indexing_slicing, reason = "a path visits its ends")]
    fn path(&self, context: &Context) -> Result<Drawing, Failure> {
        let graph = context.graph()?;
        if self.entities.len() < 2 {
            let message = "a path needs two ends: `guanxi draw --view path FROM TO`";
            return Err(Failure::Usage(message.to_owned()));
        }
        let ends = path_ends::two_ends(context, &self.entities)?;
        let [from, to] = [ends[0].as_str(), ends[1].as_str()];
        let query = path_ends::query(context, [from, to], &self.filters, &self.avoid)?;
        let paths = paths(graph, &query, self.page.max(DRAWN_PATHS))
            .map_err(|error| Failure::Usage(error.to_string()))?
            .paths;
        let first = paths.first().ok_or_else(|| {
            Failure::NotFound(path_ends::no_path_message(graph, [from, to], &query))
        })?;
        // As with pages of neighbours, a number that is too large selects the last path.
        let index = self.page.clamp(1, paths.len()) - 1;
        let label_style = (self.output.ui(context).palette.into(), context.glyph_set());
        Ok(draw_paths(graph, &paths, index, first.entities[0], self.size(context), label_style))
    }

    /// The cells as text, without the empty rows at the bottom unless a size was given.
    fn format_text(&self, cells: &Cells, palette: Palette) -> String {
        let text = cells.format_cells(|cell| palette.paint(cell_role(cell), &cell.glyph));
        if self.size.is_some() { text } else { format!("{}\n", text.trim_end()) }
    }

    fn size(&self, context: &Context) -> Size {
        let width = self.output.ui(context).width.and_then(|width| u16::try_from(width).ok());
        let default_size = Size::new(width.unwrap_or(DEFAULT_WIDTH), DEFAULT_HEIGHT);
        self.size.unwrap_or(default_size)
    }
}

/// Adds the options that reveal what an ego view hides, if they fit, to the note that says what is hidden.
fn add_reveal_options(drawing: &mut Drawing) {
    let (hidden, columns) = (drawing.hidden, usize::from(drawing.size.width));
    let Some(note) = drawing.notes.last_mut().filter(|_| hidden.describe().is_some()) else {
        return;
    };
    let options = [("--page", hidden.pages > 1), ("--size", hidden.among > 0)];
    let needed = options.iter().filter(|(_, is_needed)| *is_needed).map(|(option, _)| *option);
    let needed: Vec<&str> = needed.collect();
    let text = format!(" · {}", needed.join(", "));
    if !needed.is_empty() && width(&note.text) + width(&text) <= columns {
        note.text += &text;
    }
}

/// The role of a cell: `Dim` if something else is emphasised.
fn cell_role(cell: &Cell) -> Role {
    if cell.highlight == Highlight::Dimmed { Role::Dim } else { text_role(cell.role) }
}

fn text_role(role: CellRole) -> Role {
    match role {
        CellRole::Focus | CellRole::Entity(_) | CellRole::Group => Role::Strong,
        CellRole::Line(Some(tone))
        | CellRole::Head(Some(tone))
        | CellRole::Label(Some(tone), _) => Role::Tone(tone),
        CellRole::Hint => Role::Dim,
        _ => Role::Text,
    }
}
