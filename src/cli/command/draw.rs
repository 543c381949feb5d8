//! `guanxi draw`: prints the canvas of the explorer as text.

mod record;

use std::io::Write;

use clap::{Args, ValueEnum};

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filters::Filters;
use crate::cli::output_file::OutputFile;
use crate::cli::path_ends;
use crate::cli::subject::{self, LimitFlag, MAX_PICTURE_ENTITIES};
use crate::cli::ui::ProgressLine;
use crate::layout::{
    CellRole, Cells, Drawing, EgoRequest, GlyphSet, Leg, PaintOptions, Size, StripRequest, ego,
    paint, path_strip,
};
use crate::output::map_with_legend;
use crate::query::{Hop, Path, neighbourhood, paths, ties_in_reading_order};
use crate::text::{Palette, Role};
use record::record;

/// The default width of a picture if the output does not go to a terminal.
const DEFAULT_WIDTH: u16 = 100;
const DEFAULT_HEIGHT: u16 = 40;

const EGO_NEEDS_ENTITY: &str = "an ego view needs an entity: `guanxi draw --view ego ENTITY`";

#[derive(Args, Clone, Debug)]
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
    /// Page of neighbours to draw; with --view path, the number of the path (1 is the best)
    #[arg(long, value_name = "N", default_value_t = 1)]
    page: usize,
    /// Exclude an entity, or a relation by id, from paths; repeatable
    #[arg(long, value_name = "ENTITY")]
    avoid: Vec<String>,
    /// Draw with ASCII characters only; names are not converted
    #[arg(long)]
    ascii: bool,
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
    /// A path between two entities, hop by hop
    Path,
}

fn parse_size(typed: &str) -> Result<Size, &'static str> {
    let sides = typed.split_once(['x', 'X']);
    let parsed = sides
        .and_then(|(width, height)| Some(Size::new(width.parse().ok()?, height.parse().ok()?)));
    parsed.ok_or("expected columns and rows such as 120x40")
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
        let glyph_set = if self.ascii { GlyphSet::Ascii } else { GlyphSet::Unicode };
        self.output.write(context, out, |sink| {
            if self.json {
                return writeln!(sink, "{}", record(graph, &drawing));
            }
            let cells = paint(&drawing, PaintOptions { glyph_set, ..PaintOptions::default() });
            write!(sink, "{}", self.format_text(&cells, self.output.ui(context).palette))
        })
    }

    /// The ego view of the first entity.
    fn ego(&self, context: &Context) -> Result<Drawing, Failure> {
        let graph = context.graph()?;
        let filter = self.filters.resolve(graph)?;
        let seeds = subject::resolve_entities(context, &self.entities)?;
        let focus = seeds[0];
        let depth = self.depth.unwrap_or(context.settings().depth());
        let selection = &neighbourhood(graph, &seeds, depth, &filter).selection;
        let ties = &ties_in_reading_order(graph, focus, &filter);
        let (size, page) = (self.size(context), self.page.saturating_sub(1));
        let tone_sign = self.output.ui(context).palette.into();
        let (expanded, previous) = (&[], None);
        let request =
            EgoRequest { graph, focus, selection, ties, size, expanded, tone_sign, page, previous };
        Ok(ego(&request))
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
        let Size { width, height } = self.size(context);
        // The legend takes the last row.
        let size = Size::new(width, height.saturating_sub(1));
        Ok(map_with_legend(graph, selection, seeds.first().copied(), size))
    }

    /// The path numbered `page` between two entities, where 1 is the best.
    fn path(&self, context: &Context) -> Result<Drawing, Failure> {
        let graph = context.graph()?;
        if self.entities.len() < 2 {
            let message = "a path needs two ends: `guanxi draw --view path FROM TO`";
            return Err(Failure::Usage(message.to_owned()));
        }
        let ends = path_ends::two_ends(context, &self.entities)?;
        let [from, to] = [ends[0].as_str(), ends[1].as_str()];
        let query = path_ends::query(context, [from, to], &self.filters, &self.avoid)?;
        let paths = paths(graph, &query, self.page.max(1))
            .map_err(|error| Failure::Usage(error.to_string()))?;
        // As for pages of neighbours, a number that is too large selects the last path.
        let path = paths.paths.last().ok_or_else(|| {
            Failure::NotFound(path_ends::no_path_message(graph, [from, to], &query))
        })?;
        let (from, size) = (path.entities[0], self.size(context));
        Ok(path_strip(&StripRequest { graph, from, legs: &legs(path), size }))
    }

    /// The cells as text, without the empty rows at the bottom unless a size was given.
    fn format_text(&self, cells: &Cells, palette: Palette) -> String {
        let text = cells.format_cells(|cell| palette.paint(text_role(cell.role), &cell.glyph));
        if self.size.is_some() { text } else { format!("{}\n", text.trim_end()) }
    }

    fn size(&self, context: &Context) -> Size {
        let width = self.output.ui(context).width.and_then(|width| u16::try_from(width).ok());
        let default_size = Size::new(width.unwrap_or(DEFAULT_WIDTH), DEFAULT_HEIGHT);
        self.size.unwrap_or(default_size)
    }
}

fn legs(path: &Path) -> Vec<Leg> {
    let leg = |hop: &Hop| Leg { to: hop.to, relations: hop.relations().collect() };
    path.hops.iter().map(leg).collect()
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
