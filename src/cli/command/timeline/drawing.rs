//! `guanxi timeline --draw`: the events on a time axis.

use std::io::Write;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::picture_size::{DEFAULT_HEIGHT, DEFAULT_WIDTH, parse_size};
use crate::layout::{AxisRequest, Size, time_axis};
use crate::model::When;
use crate::output::axis_content;
use crate::query::{Dimension, Filter, Timeline};

#[derive(Args, Clone, Debug)]
pub(super) struct DrawFlags {
    /// Draw the events on a time axis; the axis spans --since to --until, or the given date
    #[arg(long, conflicts_with_all = ["format", "json"])]
    pub(super) draw: bool,
    /// Columns and rows of the drawing, such as 120x40 [default: terminal width (100 if unknown) x 40]
    #[arg(long, value_name = "WxH", value_parser = parse_size, requires = "draw")]
    size: Option<Size>,
}

impl DrawFlags {
    /// Draws the events on a date, or all events over the filter's period.
    pub(super) fn write(
        &self,
        context: &Context,
        timeline: &Timeline,
        date: Option<When>,
        filter: &Filter,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        let graph = context.graph()?;
        let limit = |dimension| date.or_else(|| filter.date(dimension));
        let period = [Dimension::Since, Dimension::Until].map(limit);
        let axis = time_axis(&AxisRequest {
            graph,
            content: &axis_content(graph, timeline, period),
            size: self.size(context),
            glyph_set: context.glyph_set(),
            selected: None,
        });
        let palette = context.ui.palette;
        for row in axis.rows() {
            let texts = row.into_iter().map(|(role, text)| palette.paint(role, &text));
            writeln!(out, "{}", texts.collect::<String>().trim_end())?;
        }
        Ok(())
    }

    fn size(&self, context: &Context) -> Size {
        let width = context.ui.width.and_then(|width| u16::try_from(width).ok());
        self.size.unwrap_or(Size::new(width.unwrap_or(DEFAULT_WIDTH), DEFAULT_HEIGHT))
    }
}
