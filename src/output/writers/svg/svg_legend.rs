use std::io::{self, Write};

use super::kind_symbol::kind_symbol;
use super::pixels::Pixels;
use super::svg_node::kind_class;
use super::svg_text::SvgText;
use crate::layout::{LEGEND_FONT_SIZE, LegendEntry, LegendSample};

/// The length of a line that shows a tone or a standing, in pixels.
const LINE_LENGTH: f64 = 32.0;

/// Writes the legend.
pub(super) fn write_legend(entries: &[LegendEntry], out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, r#"<g class="legend" font-size="{LEGEND_FONT_SIZE}">"#)?;
    for entry in entries {
        let (x, y) = (Pixels(entry.at.x), Pixels(entry.at.y));
        match entry.sample {
            LegendSample::Kind(kind) => {
                let middle = Pixels(entry.at.x + 5.0);
                let (class, symbol) = (kind_class(kind), kind_symbol(kind));
                let transform = format!("translate({middle},{y})");
                writeln!(
                    out,
                    r#"<g class="node {class}"><path d="{symbol}" transform="{transform}"/></g>"#
                )?;
            }
            LegendSample::Line(tone, standing) => {
                let line = format!("M{x},{y}h{LINE_LENGTH}");
                writeln!(out, r#"<g class="edge {tone} {standing}"><path d="{line}"/></g>"#)?;
            }
            LegendSample::Text => {}
        }
        let (text, x, y) = (&*entry.text, entry.text_left(), entry.at.y + 4.0);
        SvgText { text, x, y, width: entry.text_width() }.write("", out)?;
    }
    writeln!(out, "</g>")
}
